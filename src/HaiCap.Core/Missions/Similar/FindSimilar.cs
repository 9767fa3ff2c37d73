using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Missions.Topics;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Similar;

/// <param name="Score">0 … 1.</param>
/// <param name="Topic">Code of its topic.</param>
public sealed record SimilarLine(Recommendation Row, string Asker, float Score, string? Topic);

/// <param name="Lines">Those the caller may read, the nearest first.</param>
/// <param name="Topics">Topics of near ones, the nearest first, with how many places ask.</param>
/// <param name="Elsewhere">Near ones the caller may not read and that are of no topic yet: only how many.</param>
public sealed record SimilarView(IReadOnlyList<SimilarLine> Lines, IReadOnlyList<TopicLine> Topics, int Elsewhere)
{
    public static SimilarView Nothing { get; } = new([], [], 0);

    public bool Any => Lines.Count > 0 || Topics.Count > 0 || Elsewhere > 0;
}

/// <summary>What was asked already and may be the same question.</summary>
public sealed class FindSimilar(HaiCapDb db, MissionAccess access, SimilarBook book, TopicBook topics, AgencyNames names)
{
    private const int Looked = 40;

    /// <summary>Fewer letters say nothing yet.</summary>
    private const int LeastText = 12;

    /// <summary>ACC-001.</summary>
    /// <param name="except">The recommendation itself.</param>
    /// <param name="shown">So many at most.</param>
    public async Task<Outcome<SimilarView>> HandleAsync(
        Actor by, string? asks, string? difficulty, Guid? except = null, int shown = 5, float least = SimilarIndex.Near, CancellationToken cancellationToken = default)
    {
        var viewer = await access.ViewerAsync(by, cancellationToken);
        if (!viewer.Ok)
        {
            return viewer.As<SimilarView>();
        }

        if ((asks?.Trim().Length ?? 0) + (difficulty?.Trim().Length ?? 0) < LeastText)
        {
            return SimilarView.Nothing;
        }

        var index = await book.GetAsync(cancellationToken);
        var scores = index.Search(SimilarBook.TextOf(asks, difficulty), least, Looked).Where(found => found.Id != except).ToDictionary(found => found.Id, found => found.Score);
        if (scores.Count == 0)
        {
            return SimilarView.Nothing;
        }

        var ids = scores.Keys.ToList();
        var near = await db.AcrossProvinces<Recommendation>("whether others ask the same is told without telling who").AsNoTracking()
            .Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.TopicId }).ToListAsync(cancellationToken);
        var seen = await access.Seen(viewer.Value).Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var ofTopics = near.Where(row => row.TopicId is not null).Select(row => row.TopicId!.Value).Distinct().ToList();
        var known = ofTopics.Count == 0 ? [] : await topics.Known(db.ProvinceCode).Where(topic => ofTopics.Contains(topic.Id)).ToListAsync(cancellationToken);
        var order = near.Where(row => row.TopicId is not null).GroupBy(row => row.TopicId!.Value).ToDictionary(group => group.Key, group => group.Max(row => scores[row.Id]));
        var lines = new List<SimilarLine>();
        foreach (var row in seen.OrderByDescending(row => scores[row.Id]).ThenByDescending(row => row.Id).Take(shown))
        {
            lines.Add(new(row, await names.AskerAsync(row.ProvinceCode, row.AskerId, row.UnitCode, cancellationToken), scores[row.Id], known.Find(topic => topic.Id == row.TopicId)?.Code));
        }

        var readable = seen.Select(row => row.Id).ToHashSet();
        return new SimilarView(
            lines, await topics.LinesAsync([.. known.OrderByDescending(topic => order[topic.Id]).Take(3)], cancellationToken),
            near.Count(row => !readable.Contains(row.Id) && known.TrueForAll(topic => topic.Id != row.TopicId)));
    }
}
