using System.Security.Cryptography;

namespace HaiCap.Core.Data.Files;

/// <summary>The attachments on disk: <c>files/ab/cd/abcd…</c> under the data folder, each named by the SHA-256 of its content and never changed.</summary>
public sealed class FileFolder(DatabaseOptions options)
{
    private const int BufferSize = 81_920;

    public string Root { get; } = Path.Combine(options.DataFolder, "files");

    /// <summary>Where a content lies, whether or not it is there.</summary>
    /// <exception cref="ArgumentException">Not a hash: nothing else may become part of a path.</exception>
    public string PathOf(string hash)
    {
        if (hash.Length != 64 || hash.AsSpan().ContainsAnyExcept("0123456789abcdef"))
            throw new ArgumentException("Not a SHA-256 in lower-case hexadecimal.", nameof(hash));
        return Path.Combine(Root, hash[..2], hash[2..4], hash);
    }

    public bool Has(string hash) => File.Exists(PathOf(hash));

    public Stream? Open(string hash)
    {
        var path = PathOf(hash);
        return File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan)
            : null;
    }

    /// <summary>The SHA-256 the content has now; null when there is no file.</summary>
    public async Task<string?> HashAsync(string hash, CancellationToken cancellationToken)
    {
        await using var content = Open(hash);
        return content is null ? null : Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
    }

    /// <summary>Streams a content into the folder. It appears under its name only when it is whole and on the disk.</summary>
    /// <param name="check">Looks at the whole content before it is kept; problems mean it is not.</param>
    internal async Task<Outcome<Kept>> KeepAsync(Stream content, long limit, Func<Stream, Task<Outcome<FileKind>>> check, CancellationToken cancellationToken)
    {
        var incoming = Path.Combine(Root, "incoming");
        Directory.CreateDirectory(incoming);
        var path = Path.Combine(incoming, Path.GetRandomFileName());
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.Asynchronous);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[BufferSize];
            long size = 0;
            for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                size += read;
                if (size > limit)
                    return FileProblems.TooLarge(limit);
                hash.AppendData(buffer.AsSpan(0, read));
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            var kind = await check(file);
            if (!kind.Ok)
                return kind.As<Kept>();
            file.Flush(flushToDisk: true);
            var name = Convert.ToHexStringLower(hash.GetHashAndReset());
            Place(path, PathOf(name));
            return new Kept(name, size, kind.Value);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>A file for the moment: gone when it is closed.</summary>
    internal FileStream OpenScratch()
    {
        var incoming = Path.Combine(Root, "incoming");
        Directory.CreateDirectory(incoming);
        return new FileStream(
            Path.Combine(incoming, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
    }

    /// <summary>Takes away what uploads that never ended have left. Uploads of the last day may still be running.</summary>
    public void Sweep(DateTimeOffset now)
    {
        var incoming = new DirectoryInfo(Path.Combine(Root, "incoming"));
        if (!incoming.Exists)
            return;
        foreach (var file in incoming.EnumerateFiles().Where(f => f.LastWriteTimeUtc < now.UtcDateTime.AddDays(-1)))
            file.Delete();
    }

    // Replacing a file of the same content changes nothing, and mends it should the disk have damaged it.
    private static void Place(string from, string to)
    {
        var folder = Path.GetDirectoryName(to)!;
        Directory.CreateDirectory(folder);
        File.Move(from, to, overwrite: true);
        DirectorySync.Flush(folder);
    }

    internal sealed record Kept(string Hash, long Size, FileKind Kind);
}
