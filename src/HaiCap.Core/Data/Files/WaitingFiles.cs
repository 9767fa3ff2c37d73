using System.Security.Cryptography;

namespace HaiCap.Core.Data.Files;

/// <summary>
/// What somebody sent to look at what it would do, until they say so: one a person and purpose, beside what is coming in, and swept away with it after a day. It is known
/// by its content and found by nobody else.
/// </summary>
public sealed class WaitingFiles(FileFolder folder)
{
    private const int BufferSize = 81_920;

    /// <summary>Keeps it in the place of what this person sent for this purpose before. Its SHA-256; FIL-001, FIL-002.</summary>
    /// <param name="purpose">A word of lower-case letters.</param>
    public async Task<Outcome<string>> KeepAsync(Guid person, string purpose, Stream content, long limit, CancellationToken cancellationToken = default)
    {
        var place = Directory.CreateDirectory(Path.Combine(folder.Root, "incoming")).FullName;
        var path = Path.Combine(place, Path.GetRandomFileName());
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long size = 0;
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, FileOptions.Asynchronous))
            {
                var buffer = new byte[BufferSize];
                for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
                {
                    size += read;
                    if (size > limit)
                    {
                        return FileProblems.TooLarge(limit) with { Field = "file" };
                    }

                    hash.AppendData(buffer.AsSpan(0, read));
                    await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                }
            }

            if (size == 0)
            {
                return FileProblems.Empty() with { Field = "file" };
            }

            Drop(person, purpose);
            var token = Convert.ToHexStringLower(hash.GetHashAndReset());
            File.Move(path, PathOf(person, purpose, token), overwrite: true);
            return token;
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Null: it is not there any more, or was never this person's.</summary>
    public FileStream? Open(Guid person, string purpose, string? token)
    {
        if (token is not { Length: 64 } || token.AsSpan().ContainsAnyExcept("0123456789abcdef") || PathOf(person, purpose, token) is var path && !File.Exists(path))
        {
            return null;
        }

        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.Asynchronous);
    }

    public void Drop(Guid person, string purpose)
    {
        foreach (var old in Directory.EnumerateFiles(Path.Combine(folder.Root, "incoming"), $"{NameOf(person, purpose)}*"))
        {
            File.Delete(old);
        }
    }

    private string PathOf(Guid person, string purpose, string token) => Path.Combine(folder.Root, "incoming", NameOf(person, purpose) + token);

    private static string NameOf(Guid person, string purpose) => $"{purpose}-{person:N}-";
}
