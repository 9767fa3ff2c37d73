using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Acts;

/// <summary>Requests that were done already.</summary>
public sealed class ApiRequests(HaiCapDb db, TimeProvider time) : IPruning
{
    public static readonly Problem AnotherBody = new(
        "API-010",
        "Khóa chống gửi lặp này đã dùng cho một yêu cầu có nội dung khác. Dùng khóa mới cho yêu cầu mới.",
        "This Idempotency-Key was used for a request with other content. Use a new key for a new request.");

    /// <summary>What the request led to when it was first sent; null when it is new. API-010: the key was used for something else.</summary>
    public async Task<Outcome<ApiRequest?>> FindAsync(OnceOnly once, CancellationToken cancellationToken = default)
    {
        var before = await db.Set<ApiRequest>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.KeyId == once.KeyId && row.KeyHash == once.KeyHash, cancellationToken);
        return before is not null && !before.Fingerprint.AsSpan().SequenceEqual(once.Fingerprint) ? AnotherBody : (Outcome<ApiRequest?>)before;
    }

    /// <summary>Forgets what is older than a week. Returns how many rows went.</summary>
    public async Task<int> PruneAsync(CancellationToken cancellationToken = default)
    {
        var until = time.Now() - ApiRequest.KeptFor;
        await using var write = await db.BeginWriteAsync(cancellationToken);
        var gone = await db.AcrossProvinces<ApiRequest>("old requests of every province are forgotten").Where(row => row.At <= until).ExecuteDeleteAsync(cancellationToken);
        await write.CommitAsync(cancellationToken);
        return gone;
    }
}
