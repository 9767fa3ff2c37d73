using HaiCap.Core.Data;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Missions.Similar;

/// <summary>
/// Every recommendation of the nation in memory, to be compared; who may read one is asked elsewhere, of what was found. It asks the database at most
/// every few seconds how many there are, and reads those that came.
/// </summary>
public sealed class SimilarBook(IServiceScopeFactory scopes, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile Shelf? shelf;

    public async ValueTask<SimilarIndex> GetAsync(CancellationToken cancellationToken = default)
    {
        var now = time.Now();
        if (shelf is { } current && now >= current.AskedAt && now - current.AskedAt < Patience)
        {
            return current.Index;
        }

        // One asks; those who come meanwhile are served what there is.
        if (!await gate.WaitAsync(shelf is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellationToken))
        {
            return shelf!.Index;
        }

        try
        {
            return (shelf = await AskAsync(shelf, now, cancellationToken)).Index;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>After something was asked here, so that the next to ask finds it at once.</summary>
    public void AskAgain()
    {
        if (shelf is { } current)
        {
            shelf = current with { AskedAt = DateTimeOffset.MinValue };
        }
    }

    public void Dispose() => gate.Dispose();

    /// <summary>What of a recommendation is compared: what is asked, and what it is asked for.</summary>
    public static string TextOf(string? asks, string? difficulty) => $"{asks} . {difficulty}";

    private async Task<Shelf> AskAsync(Shelf? before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
        var all = db.AcrossProvinces<Recommendation>("what is asked in one province is asked in others").AsNoTracking();
        var many = await all.CountAsync(cancellationToken);
        if (before is not null && before.Index.Count == many)
        {
            return before with { AskedAt = now };
        }

        if (before is not null && !before.Index.IsWorn)
        {
            var newest = before.Newest;
            var more = await ReadAsync(db, all.Where(row => row.Id.CompareTo(newest) > 0), cancellationToken);
            var next = before.Index.With(more);
            if (next.Count == many && more.Count > 0)
            {
                return new(next, more[^1].Id, now);
            }
        }

        // The first time, a worn index, or one that came late under an older id.
        var whole = await ReadAsync(db, all, cancellationToken);
        return new(new SimilarIndex(whole), whole.Count == 0 ? Guid.Empty : whole[^1].Id, now);
    }

    private static async Task<List<SimilarDocument>> ReadAsync(HaiCapDb db, IQueryable<Recommendation> rows, CancellationToken cancellationToken)
    {
        var difficulties = db.AcrossProvinces<Difficulty>("what is asked is compared with why it is asked").AsNoTracking();
        var read = await rows.OrderBy(row => row.Id)
            .Join(difficulties, row => new { row.ProvinceCode, Id = row.DifficultyId }, why => new { why.ProvinceCode, why.Id }, (row, why) => new { row.Id, row.Text, Why = why.Text })
            .OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return read.ConvertAll(row => new SimilarDocument(row.Id, TextOf(row.Text, row.Why)));
    }

    private sealed record Shelf(SimilarIndex Index, Guid Newest, DateTimeOffset AskedAt);
}
