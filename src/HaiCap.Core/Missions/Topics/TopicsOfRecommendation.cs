using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Missions.Similar;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Topics;

/// <summary>The topic of one recommendation, and for the secretary those like it with the topics it may go under.</summary>
public sealed class TopicsOfRecommendation(HaiCapDb db, MissionAccess access, TopicBook book, FindSimilar similar, ListTopics list)
{
    /// <param name="Similar">Those like it that are not of its topic; only for the secretary, as the rest.</param>
    /// <param name="Likely">Code of the topic most of them are of.</param>
    public sealed record Around(TopicLine? Topic, bool MayGroup, IReadOnlyList<SimilarLine> Similar, IReadOnlyList<TopicLine> Known, string? Likely);

    public async Task<Around> HandleAsync(Actor by, Recommendation row, string difficulty, CancellationToken cancellationToken = default)
    {
        var topic = row.TopicId is not { } id ? null
            : await book.Known(db.ProvinceCode).FirstOrDefaultAsync(one => one.Id == id, cancellationToken) is { } found ? (await book.LinesAsync([found], cancellationToken))[0] : null;
        if (db.ProvinceCode != (row.Addressee == Addressee.Ministry ? Tenant.Nation : row.ProvinceCode) || !(await access.SecretaryAsync(by, cancellationToken)).Ok)
        {
            return new(topic, false, [], [], null);
        }

        var near = await similar.HandleAsync(by, row.Text, difficulty, row.Id, 12, cancellationToken: cancellationToken);
        var lines = near.Ok ? near.Value.Lines.Where(line => line.Row.Addressee == row.Addressee && (line.Row.TopicId is null || line.Row.TopicId != row.TopicId)).ToList() : [];
        var topics = await list.HandleAsync(by, cancellationToken);
        IReadOnlyList<TopicLine> known = topics.Ok ? [.. topics.Value.Lines.Where(line => line.Row.ProvinceCode == db.ProvinceCode && line.Row.Id != row.TopicId)] : [];
        var likely = lines.Where(line => line.Topic is not null && line.Score >= SimilarIndex.Same).GroupBy(line => line.Topic!).MaxBy(group => group.Sum(line => line.Score))?.Key;
        return new(topic, true, lines, known, likely);
    }
}
