using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Topics;

/// <param name="Lines">Members the caller may read, the newest first; the others are only counted.</param>
/// <param name="MayGroup">The secretariat of whom it is asked.</param>
public sealed record TopicView(TopicLine Topic, IReadOnlyList<RecommendationLine> Lines, Guid? Next, IReadOnlyList<Act> Story, bool MayGroup);

/// <summary>The questions that are asked most, and one of them with those who ask it.</summary>
public sealed class ListTopics(HaiCapDb db, MissionAccess access, TopicBook book, AgencyNames names, TimeProvider time)
{
    public const int PageSize = 50;

    /// <param name="MayGroup">The secretariat.</param>
    public sealed record Page(IReadOnlyList<TopicLine> Lines, bool MayGroup);

    /// <summary>The most asked first. ACC-001.</summary>
    public async Task<Outcome<Page>> HandleAsync(Actor by, CancellationToken cancellationToken = default)
    {
        var viewer = await access.ViewerAsync(by, cancellationToken);
        if (!viewer.Ok)
        {
            return viewer.As<Page>();
        }

        var topics = await book.Known(db.ProvinceCode).OrderByDescending(topic => topic.Id).ToListAsync(cancellationToken);
        var lines = await book.LinesAsync(topics, cancellationToken);
        return new Page(
            [.. lines.Where(line => line.Count.Asked > 0).OrderByDescending(line => line.Count.Communes + line.Count.Others).ThenByDescending(line => line.Count.Asked)],
            (await access.SecretaryAsync(by, cancellationToken)).Ok);
    }

    /// <summary>ACC-001, MIS-022.</summary>
    public async Task<Outcome<TopicView>> ShowAsync(Actor by, string code, Guid? after = null, CancellationToken cancellationToken = default)
    {
        var viewer = await access.ViewerAsync(by, cancellationToken);
        if (!viewer.Ok)
        {
            return viewer.As<TopicView>();
        }

        code = code.ToUpperInvariant();
        if (await book.Known(db.ProvinceCode).FirstOrDefaultAsync(row => row.Code == code, cancellationToken) is not { } topic)
        {
            return MissionProblems.NoTopic;
        }

        var mine = topic.ProvinceCode == db.ProvinceCode && (await access.SecretaryAsync(by, cancellationToken)).Ok;
        var rows = access.Seen(viewer.Value).Where(row => row.TopicId == topic.Id);
        rows = after is { } last ? rows.Where(row => row.Id.CompareTo(last) < 0) : rows;
        var found = await rows.OrderByDescending(row => row.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        var now = time.Now();
        var lines = new List<RecommendationLine>();
        foreach (var row in found.Take(PageSize))
        {
            lines.Add(new(row, await names.AskerAsync(row.ProvinceCode, row.AskerId, row.UnitCode, cancellationToken), await names.OfAsync(row.OwnerProvince, row.OwnerId, cancellationToken), row.DueAt < now));
        }

        var subject = MissionSubjects.OfTopic(topic.Id);
        IReadOnlyList<Act> story = mine ? await db.Set<Act>().AsNoTracking().Where(act => act.Subject == subject).OrderBy(act => act.Seq).ToListAsync(cancellationToken) : [];
        return new TopicView((await book.LinesAsync([topic], cancellationToken))[0], lines, found.Count > PageSize ? found[PageSize - 1].Id : null, story, mine);
    }
}
