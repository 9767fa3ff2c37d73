using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Filing;

/// <summary>Keeps a file another system sends ahead of the dossier it belongs to, checked by its content as on the pages. Sent twice it is one file.</summary>
public sealed class KeepApiFile(HaiCapDb db, Access access, FileStore files, TimeProvider time)
{
    public async Task<Outcome<ApiFile>> HandleAsync(Actor by, Stream content, CancellationToken cancellationToken = default)
    {
        var allowed = await access.DecideAsync(by, Permission.FileForSomebody, cancellationToken: cancellationToken);
        if (!allowed.Ok || by is not { Kind: ActorKind.Integrator, Id: { } key })
        {
            return Access.Refused;
        }

        var stored = await files.SaveAsync(content, cancellationToken);
        if (!stored.Ok)
        {
            return stored.As<ApiFile>();
        }

        var hash = stored.Value.Hash;
        if (await OwnAsync(key, hash, cancellationToken) is { } known)
        {
            return known;
        }

        var file = new ApiFile { ProvinceCode = db.ProvinceCode, KeyId = key, Hash = hash, Size = stored.Value.Size, Kind = stored.Value.Kind, At = time.Now() };
        db.Add(file);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return file;
        }
        catch (DbUpdateException failure)
        {
            // The same system sent the same content in the same moment.
            db.Entry(file).State = EntityState.Detached;
            return await OwnAsync(key, hash, cancellationToken) is { } same ? same : throw new InvalidOperationException($"File {hash} was not noted.", failure);
        }
    }

    private Task<ApiFile?> OwnAsync(Guid key, string hash, CancellationToken cancellationToken) =>
        db.Set<ApiFile>().AsNoTracking().FirstOrDefaultAsync(file => file.KeyId == key && file.Hash == hash, cancellationToken);
}
