using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Acts;

/// <summary>Every stored file of the open province is on the disk, whole and unchanged.</summary>
public sealed class FileVerification(FileFolder folder) : IVerification
{
    private const int ChunkSize = 500;

    public async IAsyncEnumerable<Finding> CheckAsync(
        HaiCapDb db, IProgress<int>? progress, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var last = ""; ;)
        {
            var chunk = await db.Set<StoredFile>().AsNoTracking().Where(file => file.Hash.CompareTo(last) > 0)
                .OrderBy(file => file.Hash).Take(ChunkSize).ToListAsync(cancellationToken);
            foreach (var file in chunk)
            {
                if (await CheckAsync(file, cancellationToken) is { } finding)
                    yield return finding;
                progress?.Report(1);
            }
            if (chunk.Count < ChunkSize)
                break;
            last = chunk[^1].Hash;
        }
    }

    private async Task<Finding?> CheckAsync(StoredFile file, CancellationToken cancellationToken)
    {
        var row = $"stored_files {file.ProvinceCode} {file.Hash}";
        if (file.Hash.Length != 64 || file.Hash.AsSpan().ContainsAnyExcept("0123456789abcdef"))
            return new(row, "Mã băm của tệp không hợp lệ.", "The hash of the file is not one.");
        var hash = await folder.HashAsync(file.Hash, cancellationToken);
        if (hash is null)
            return new(row, "Tệp đã mất khỏi kho lưu trữ.", "The file is gone from storage.");
        if (hash != file.Hash)
            return new(row, "Nội dung tệp không khớp với mã băm.", "The file does not match its hash.");
        return new FileInfo(folder.PathOf(file.Hash)).Length == file.Size
            ? null
            : new(row, "Dung lượng ghi không đúng với tệp.", "The size on record is not the file's.");
    }
}
