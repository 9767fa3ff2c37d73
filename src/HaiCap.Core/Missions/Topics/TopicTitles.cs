using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Topics;

/// <summary>What topics were called at a moment.</summary>
public sealed class TopicTitles(HaiCapDb db, TopicBook book)
{
    /// <summary>Of those the open tenant knows, with their codes.</summary>
    public async Task<IReadOnlyDictionary<Guid, (string Code, string Title)>> OfAsync(IReadOnlyList<Guid> topics, DateTimeOffset asOf, CancellationToken cancellationToken = default)
    {
        var titles = new Dictionary<Guid, (string Code, string Title)>();
        var rows = topics.Count == 0 ? [] : await book.Known(db.ProvinceCode).Where(topic => topics.Contains(topic.Id)).ToListAsync(cancellationToken);
        foreach (var tenant in rows.GroupBy(row => row.ProvinceCode))
        {
            using var open = db.Tenant.Open(tenant.Key);
            var subjects = tenant.Select(row => MissionSubjects.OfTopic(row.Id)).ToList();
            var acts = (await db.Set<Act>().AsNoTracking().Where(act => subjects.Contains(act.Subject) && act.At <= asOf).OrderBy(act => act.Seq).ToListAsync(cancellationToken))
                .ToLookup(act => act.Subject, StringComparer.Ordinal);
            foreach (var row in tenant)
            {
                titles[row.Id] = (row.Code, acts[MissionSubjects.OfTopic(row.Id)].Select(TitleOf).LastOrDefault(title => title is not null) ?? row.Title);
            }
        }

        return titles;
    }

    private static string? TitleOf(Act act) => act.Name == ActNames.Of<TopicOpened>() ? act.DataAs<TopicOpened>().Title
        : act.Name == ActNames.Of<TopicRenamed>() ? act.DataAs<TopicRenamed>().Title : null;
}
