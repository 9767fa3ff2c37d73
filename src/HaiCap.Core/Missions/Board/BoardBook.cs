using System.Collections.Concurrent;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Recommendations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Missions.Board;

/// <summary>
/// What the board counts of every recommendation of the nation, in memory; who may see which is asked elsewhere, by the rule the database is asked by. What this
/// process changes is read again at once, what others change within seconds: rows bear when they were changed, and hosts' clocks differ by less than the overlap.
/// </summary>
public sealed class BoardBook(IServiceScopeFactory scopes, TimeProvider time) : INewsReader, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly ConcurrentQueue<Guid> changed = new();
    private Shelf shelf = new([], [], null);

    public async ValueTask<IReadOnlyList<BoardFact>> GetAsync(CancellationToken cancellationToken = default)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            var now = time.Now();
            var own = Drain();
            if (own.Count > 0 || shelf.AskedAt is not { } asked || now < asked || now - asked >= Patience)
            {
                await ReadAsync(own, now, cancellationToken);
            }

            return shelf.Facts;
        }
        finally
        {
            gate.Release();
        }
    }

    public bool Concerns(object row) => row is Recommendation;

    public void Tell(IReadOnlyList<object> news)
    {
        foreach (var row in news.Cast<Recommendation>())
        {
            changed.Enqueue(row.Id);
        }
    }

    public void Dispose() => gate.Dispose();

    private List<Guid> Drain()
    {
        var ids = new List<Guid>();
        while (changed.TryDequeue(out var id))
        {
            ids.Add(id);
        }

        return ids;
    }

    private async Task ReadAsync(List<Guid> own, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var all = scope.ServiceProvider.GetRequiredService<HaiCapDb>().AcrossProvinces<Recommendation>("the board of the ministry counts what every province asks").AsNoTracking();
        try
        {
            var since = shelf.AskedAt is { } asked ? (asked < now ? asked : now) - Overlap : DateTimeOffset.MinValue;
            var rows = await all.Where(row => row.ChangedAt >= since).Select(BoardFact.Of).ToListAsync(cancellationToken);
            foreach (var some in own.Except(rows.Select(row => row.Id)).Chunk(500))
            {
                var ids = some.ToList();
                rows.AddRange(await all.Where(row => ids.Contains(row.Id)).Select(BoardFact.Of).ToListAsync(cancellationToken));
            }

            shelf = shelf.With(rows, now);
        }
        catch
        {
            own.ForEach(changed.Enqueue);
            throw;
        }
    }

    /// <param name="Facts">Given to readers: never changed, but replaced.</param>
    /// <param name="Places">Where each stands in <paramref name="Facts"/>; used behind the gate alone.</param>
    /// <param name="AskedAt">When the database was last asked what changed; null: never.</param>
    private sealed record Shelf(BoardFact[] Facts, Dictionary<Guid, int> Places, DateTimeOffset? AskedAt)
    {
        public Shelf With(List<BoardFact> rows, DateTimeOffset now)
        {
            var news = rows.FindAll(row => !Places.TryGetValue(row.Id, out var at) || Facts[at] != row);
            if (news.Count == 0)
            {
                return this with { AskedAt = now };
            }

            // Few places, kinds and paths stand in many: each is kept once.
            var words = Facts.Length == 0 ? new Dictionary<string, string>(StringComparer.Ordinal) : null;
            var facts = new BoardFact[Facts.Length + news.Count(row => !Places.ContainsKey(row.Id))];
            Facts.CopyTo(facts, 0);
            foreach (var row in news)
            {
                if (!Places.TryGetValue(row.Id, out var at))
                {
                    Places.Add(row.Id, at = Places.Count);
                }

                facts[at] = words is null ? row : row with
                {
                    ProvinceCode = Once(row.ProvinceCode), UnitCode = Once(row.UnitCode), Field = Once(row.Field), Kind = Once(row.Kind), AskerPath = Once(row.AskerPath), OwnerPath = Once(row.OwnerPath),
                };
            }

            return new Shelf(facts, Places, now);

            string Once(string word) => words.TryGetValue(word, out var known) ? known : words[word] = word;
        }
    }
}
