using System.Text.Json;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace HaiCap.Core.Notifications;

/// <summary>One line of the morning's digest: how many dossiers are so near to, or so far past, the due time of a clock.</summary>
public sealed record DigestGroup(BellClock Clock, string Rung, int Count, NoticeNews? News = null);

/// <param name="Unit">Short name of the unit that has the work.</param>
/// <param name="Holder">The officer who has it, where it is somebody else.</param>
public sealed record NoticeLine(Notice Notice, string? Unit, string? Holder);

/// <param name="Open">Newest first, the urgent before the others; at most <see cref="NoticeBook.MostShown"/>.</param>
/// <param name="Ended">What ended lately, with why.</param>
/// <param name="Morning">What was told this morning; null before it was, or when there was nothing.</param>
public sealed record NoticePage(IReadOnlyList<NoticeLine> Open, IReadOnlyList<NoticeLine> Ended, int OpenCount, int Unread, IReadOnlyList<DigestGroup>? Morning, DateTimeOffset? MorningAt);

/// <summary>An officer's own notices; nobody reads another's.</summary>
public sealed class NoticeBook(HaiCapDb db, GrantBook book, NoticeCounts counts, TimeProvider time)
{
    public const int MostShown = 200;

    public async Task<NoticePage> OfAsync(Actor by, CancellationToken cancellationToken = default)
    {
        if (by is not { Kind: ActorKind.Officer, Id: { } me })
        {
            return new NoticePage([], [], 0, 0, null, null);
        }

        var mine = db.Set<Notice>().AsNoTracking().Where(row => row.OfficerId == me);
        var open = await mine.Where(row => row.EndedAt == null).OrderByDescending(row => row.Urgent).ThenBy(row => row.ReadAt != null).ThenBy(row => row.DueAt).ThenBy(row => row.Code)
            .Take(MostShown).ToListAsync(cancellationToken);
        var number = open.Count < MostShown ? open.Count : await mine.CountAsync(row => row.EndedAt == null, cancellationToken);
        var since = time.Now().AddDays(-2);
        var ended = await mine.Where(row => row.EndedAt > since).OrderByDescending(row => row.EndedAt).Take(20).ToListAsync(cancellationToken);
        var day = time.Now().LocalDay();
        var digest = await db.Set<Digest>().AsNoTracking().FirstOrDefaultAsync(row => row.OfficerId == me && row.Day == day, cancellationToken);
        return new NoticePage(
            await LinesAsync(open, me, cancellationToken), await LinesAsync(ended, me, cancellationToken), number, await counts.OfAsync(db, me, cancellationToken),
            digest is null ? null : JsonSerializer.Deserialize<List<DigestGroup>>(digest.Groups, Digests.Json), digest?.At);
    }

    /// <summary>All of them have been seen.</summary>
    public async Task MarkReadAsync(Actor by, CancellationToken cancellationToken = default)
    {
        if (by is { Kind: ActorKind.Officer, Id: { } me })
        {
            var now = time.Now();
            await db.Set<Notice>().Where(row => row.OfficerId == me && row.ReadAt == null && row.At <= now)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.ReadAt, now), cancellationToken);
            counts.Forget(db.ProvinceCode, me);
        }
    }

    private async Task<IReadOnlyList<NoticeLine>> LinesAsync(List<Notice> rows, Guid me, CancellationToken cancellationToken)
    {
        var shelf = await book.AgenciesAsync(db, cancellationToken);
        var lines = new List<NoticeLine>(rows.Count);
        foreach (var row in rows)
        {
            var holder = row.HolderOfficerId is { } other && other != me ? (await book.OfficerAsync(db, other, cancellationToken))?.Name : null;
            lines.Add(new NoticeLine(row, shelf.Find(row.UnitId)?.ShortName, holder));
        }

        return lines;
    }
}

/// <summary>How many open notices an officer has not read, for the number in the menu of each page: kept for fifteen seconds.</summary>
public sealed class NoticeCounts(TimeProvider time) : INewsReader
{
    private readonly Kept<(string Province, Guid Officer), int> kept = new(time, TimeSpan.FromSeconds(15));

    public ValueTask<int> OfAsync(HaiCapDb db, Guid officer, CancellationToken cancellationToken = default) => kept.GetAsync(
        (db.ProvinceCode, officer), db,
        static (key, db, stop) => db.Set<Notice>().CountAsync(row => row.OfficerId == key.Officer && row.EndedAt == null && row.ReadAt == null, stop), cancellationToken);

    public void Forget(string province, Guid officer) => kept.Forget((key, _) => key == (province, officer));

    public bool Concerns(object row) => row is Notice;

    public object NewsOf(EntityEntry entry) => entry.Entity is Notice notice ? (notice.ProvinceCode, notice.OfficerId) : entry.Entity;

    public void Tell(IReadOnlyList<object> news)
    {
        var told = news.OfType<(string, Guid)>().ToHashSet();
        kept.Forget((key, _) => told.Contains(key));
    }
}
