using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Data.Files;

/// <summary>
/// Files of the province that is open. Access is the caller's to check, again at each download: the store knows contents, not dossiers.
/// </summary>
public sealed class FileStore(FileFolder folder, FileLimits limits, ClamAv scanner, HaiCapDb db, IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>Keeps what somebody attaches: streamed, at most <see cref="FileLimits.MaxFileBytes"/>, of an accepted kind by content; clean where clamd is asked; FIL-001 to FIL-006, FIL-008, FIL-009.</summary>
    /// <remarks>Call it before the transaction of the use case: it commits a small row of its own, and SQLite has one writer at a time.</remarks>
    public Task<Outcome<StoredFile>> SaveAsync(Stream content, CancellationToken cancellationToken = default) =>
        SaveAsync(content, limits.MaxFileBytes, file => CheckAsync(file, cancellationToken), cancellationToken);

    /// <summary>Keeps a file this system made itself (a result, a receipt), without the limit for attachments. Same remark.</summary>
    public async Task<StoredFile> SaveOwnAsync(ReadOnlyMemory<byte> content, FileKind kind, CancellationToken cancellationToken = default)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        return (await SaveAsync(stream, long.MaxValue, _ => Task.FromResult<Outcome<FileKind>>(kind), cancellationToken)).Value;
    }

    /// <summary>What the province knows of a content; null when it never stored it.</summary>
    public Task<StoredFile?> FindAsync(string hash, CancellationToken cancellationToken = default) =>
        db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(x => x.Hash == hash, cancellationToken);

    /// <summary>The content, to be disposed by the caller; FIL-007 when this province has no such file.</summary>
    public async Task<Outcome<Stream>> OpenAsync(string hash, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(hash, cancellationToken) is null || folder.Open(hash) is not { } content)
            return FileProblems.Missing();
        return content;
    }

    /// <summary>The whole content in memory, for the makers of letters.</summary>
    public async Task<Outcome<byte[]>> ReadAsync(string hash, CancellationToken cancellationToken = default)
    {
        var opened = await OpenAsync(hash, cancellationToken);
        if (!opened.Ok)
            return opened.As<byte[]>();
        await using var content = opened.Value;
        using var memory = new MemoryStream((int)content.Length);
        await content.CopyToAsync(memory, cancellationToken);
        return memory.ToArray();
    }

    private async Task<Outcome<FileKind>> CheckAsync(Stream content, CancellationToken cancellationToken)
    {
        var kind = FileContent.Detect(content);
        if (!kind.Ok)
            return kind;
        var clean = await scanner.CheckAsync(content, cancellationToken);
        return clean.Ok ? kind : clean.As<FileKind>();
    }

    private async Task<Outcome<StoredFile>> SaveAsync(Stream content, long limit, Func<Stream, Task<Outcome<FileKind>>> check, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is not null)
            throw new InvalidOperationException("Save files before the transaction begins.");
        var kept = await folder.KeepAsync(content, limit, check, cancellationToken);
        return kept.Ok ? await RegisterAsync(kept.Value, cancellationToken) : kept.As<StoredFile>();
    }

    private async Task<StoredFile> RegisterAsync(FileFolder.Kept kept, CancellationToken cancellationToken)
    {
        if (await FindAsync(kept.Hash, cancellationToken) is { } known)
            return known;
        var row = new StoredFile { ProvinceCode = db.ProvinceCode, Hash = kept.Hash, Size = kept.Size, Kind = kept.Kind, CreatedAt = time.Now() };
        await using var scope = scopes.CreateAsyncScope();
        using var province = scope.ServiceProvider.GetRequiredService<Tenant>().Open(db.ProvinceCode);
        var own = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
        own.Add(row);
        try
        {
            await own.SaveChangesAsync(cancellationToken);
            return row;
        }
        catch (DbUpdateException failure)
        {
            // Somebody may have stored the same content in the same moment.
            return await FindAsync(kept.Hash, cancellationToken) ?? throw new InvalidOperationException($"File {kept.Hash} was not registered.", failure);
        }
    }
}
