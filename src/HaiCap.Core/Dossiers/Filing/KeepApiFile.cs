using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Filing;

/// <summary>Keeps a file another system sends ahead of the dossier it belongs to, checked by its content as on the pages. Sent twice it is one file.</summary>
public sealed class KeepApiFile(HaiCapDb db, Access access, FileStore files, TimeProvider time)
{
    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

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

        // Sent anew it is kept for another month; one that was forgotten in this moment is noted again below.
        var (hash, now) = (stored.Value.Hash, time.Now());
        if (await OwnAsync(key, hash, cancellationToken) is { } known && (now - known.At < OneDay || await AgainAsync(known, now, cancellationToken)))
        {
            return known;
        }

        var file = new ApiFile { ProvinceCode = db.ProvinceCode, KeyId = key, Hash = hash, Size = stored.Value.Size, Kind = stored.Value.Kind, At = now };
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

    private async Task<bool> AgainAsync(ApiFile known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var write = await db.BeginWriteAsync(cancellationToken);
        var there = await db.Set<ApiFile>().Where(file => file.KeyId == known.KeyId && file.Hash == known.Hash).ExecuteUpdateAsync(file => file.SetProperty(row => row.At, now), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return there > 0;
    }

    private Task<ApiFile?> OwnAsync(Guid key, string hash, CancellationToken cancellationToken) =>
        db.Set<ApiFile>().AsNoTracking().FirstOrDefaultAsync(file => file.KeyId == key && file.Hash == hash, cancellationToken);
}
