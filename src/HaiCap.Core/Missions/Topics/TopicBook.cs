using HaiCap.Core.Data;
using HaiCap.Core.Missions.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Topics;

/// <summary>Topics with who asks them. Everybody who reads recommendations may know that a question is asked, and by how many; not by whom.</summary>
public sealed class TopicBook(HaiCapDb db)
{
    /// <summary>Topics of the nation and of a province.</summary>
    public IQueryable<Topic> Known(string province) =>
        db.AcrossProvinces<Topic>("a province reads which questions the whole country asks").AsNoTracking().Where(topic => topic.ProvinceCode == Tenant.Nation || topic.ProvinceCode == province);

    public async Task<IReadOnlyList<TopicLine>> LinesAsync(IReadOnlyList<Topic> topics, CancellationToken cancellationToken = default)
    {
        var counts = await CountAsync([.. topics.Select(topic => topic.Id)], cancellationToken);
        return [.. topics.Select(topic => new TopicLine(topic, counts.GetValueOrDefault(topic.Id, TopicCount.None)))];
    }

    private async Task<Dictionary<Guid, TopicCount>> CountAsync(IReadOnlyList<Guid> topics, CancellationToken cancellationToken)
    {
        if (topics.Count == 0)
        {
            return [];
        }

        // One row for each place and topic: some hundreds, summed here, so that a commune counts once.
        var places = await db.AcrossProvinces<Recommendation>("how many communes of how many provinces ask the same").AsNoTracking()
            .Where(row => row.TopicId != null && topics.Contains(row.TopicId.Value))
            .GroupBy(row => new { row.TopicId, row.ProvinceCode, row.UnitCode, row.AskerId })
            .Select(place => new { Topic = place.Key.TopicId!.Value, place.Key.ProvinceCode, place.Key.UnitCode, place.Key.AskerId, Asked = place.Count(), Open = place.Count(row => row.DueAt != null), Last = place.Max(row => row.AskedAt) })
            .ToListAsync(cancellationToken);
        return places.GroupBy(place => place.Topic).ToDictionary(
            topic => topic.Key,
            topic => new TopicCount(
                topic.Sum(place => place.Asked), topic.Where(place => place.UnitCode.Length == 5).Select(place => place.UnitCode).Distinct().Count(),
                topic.Where(place => place.UnitCode.Length != 5).Select(place => place.AskerId).Distinct().Count(), topic.Select(place => place.ProvinceCode).Distinct().Count(),
                topic.Sum(place => place.Open), topic.Max(place => place.Last)));
    }
}
