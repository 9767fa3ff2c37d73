using HaiCap.Core.Acts;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Missions.Topics;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Board;

/// <param name="Place">Code of a province; for a province of a commune.</param>
public sealed record BoardFilter(string? Kind = null, string? Field = null, string? Place = null);

/// <param name="Places">By code; where nothing was asked there is no line.</param>
/// <param name="Kinds">By code.</param>
/// <param name="Months">The last twelve, the first first: 202607.</param>
/// <param name="MedianHours">From asking to the answer; null where nothing is answered.</param>
/// <param name="NinetiethHours">Nine of ten answers were sent within it.</param>
/// <param name="Oldest">Owed for longest.</param>
/// <param name="Delegations">What delegations heard, in their order; what places asked by themselves is not in it.</param>
/// <param name="OnTheSpot">Answered by heads of delegations where it was asked.</param>
/// <param name="Topics">The most asked first.</param>
/// <param name="Visits">By code of the province; only where the viewer is the ministry.</param>
public sealed record MissionBoard(
    MissionViewer Viewer, BoardFilter Filter, BoardCount Total, IReadOnlyDictionary<string, BoardCount> Places, IReadOnlyDictionary<string, BoardCount> Kinds, IReadOnlyList<int> Months,
    IReadOnlyDictionary<(string Kind, int Month), BoardCount> ByMonth, int? MedianHours, int? NinetiethHours, IReadOnlyList<RecommendationLine> Oldest,
    IReadOnlyList<DelegationCount> Delegations, int OnTheSpot, IReadOnlyList<TopicAsked> Topics, IReadOnlyDictionary<string, ProvinceVisit> Visits);

/// <summary>All recommendations the caller may see, in figures: by some statements, however many there are.</summary>
public sealed class ShowMissionBoard(MissionAccess access, AgencyNames names, VisitLog visits, TopicTitles titles, TimeProvider time)
{
    private const int MonthsShown = 12;
    private const int OldestShown = 10;

    /// <summary>ACC-001.</summary>
    public async Task<Outcome<MissionBoard>> HandleAsync(Actor by, BoardFilter filter, CancellationToken cancellationToken = default)
    {
        var viewer = await access.ViewerAsync(by, cancellationToken);
        if (!viewer.Ok)
        {
            return viewer.As<MissionBoard>();
        }

        var (now, rows) = (time.Now(), Narrowed(access.Seen(viewer.Value), filter));
        var cells = await CellsAsync(rows, viewer.Value, now, cancellationToken);
        var hours = (await rows.Where(row => row.AnswerHours != null && row.DueAt == null).GroupBy(row => row.AnswerHours).Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken)).ConvertAll(one => (one.Key!.Value, one.Count));
        var oldest = new List<RecommendationLine>();
        foreach (var row in await rows.Where(row => row.DueAt != null).OrderBy(row => row.AskedAt).ThenBy(row => row.Id).Take(OldestShown).ToListAsync(cancellationToken))
        {
            oldest.Add(new(
                row, await names.AskerAsync(row.ProvinceCode, row.AskerId, row.UnitCode, cancellationToken), await names.OfAsync(row.OwnerProvince, row.OwnerId, cancellationToken), row.DueAt < now));
        }

        var heard = await HeardAsync(rows, now, cancellationToken);
        return new MissionBoard(
            viewer.Value, filter, BoardCount.Sum(cells.Select(cell => cell.Count)), By(cells, cell => cell.Place), By(cells, cell => cell.Kind), MonthsTo(now),
            By(cells, cell => (cell.Kind, cell.Month)), AnswerTimes.Within(hours, 0.5m), AnswerTimes.Within(hours, 0.9m), oldest,
            heard, heard.Sum(one => one.OnTheSpot), await TopicsAsync(rows, now, cancellationToken),
            viewer.Value.IsMinistry ? await visits.StatesAsync(now, cancellationToken) : new Dictionary<string, ProvinceVisit>(StringComparer.Ordinal));
    }

    private async Task<IReadOnlyList<DelegationCount>> HeardAsync(IQueryable<Recommendation> rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var counts = await rows.Where(row => row.DelegationId != null).GroupBy(row => row.DelegationId!.Value).Select(group => new
        {
            group.Key, Asked = group.Count(), Owed = group.Count(row => row.DueAt != null), Late = group.Count(row => row.DueAt < now),
            Answered = group.Count(row => row.DueAt == null && row.AnswerHours != null), OnTheSpot = group.Count(row => row.DueAt == null && row.OnTheSpot),
        }).ToDictionaryAsync(one => one.Key, cancellationToken);
        return
        [
            .. (await visits.NamesAsync([.. counts.Keys], now, cancellationToken)).Select(one => (one.Name, Count: counts[one.Id]))
                .Select(one => new DelegationCount(one.Name, new(one.Count.Asked, one.Count.Owed, one.Count.Late, one.Count.Answered), one.Count.OnTheSpot)),
        ];
    }

    private async Task<IReadOnlyList<TopicAsked>> TopicsAsync(IQueryable<Recommendation> rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var top = await rows.Where(row => row.TopicId != null).GroupBy(row => row.TopicId!.Value).Select(group => new
        {
            group.Key, Asked = group.Count(), Owed = group.Count(row => row.DueAt != null),
        }).OrderByDescending(one => one.Asked).ThenBy(one => one.Key).Take(TopicAsked.Most).ToListAsync(cancellationToken);
        if (top.Count == 0)
        {
            return [];
        }

        // Who asks is counted of the few that are shown.
        var ids = top.ConvertAll(one => one.Key);
        var places = (await rows.Where(row => row.TopicId != null && ids.Contains(row.TopicId.Value)).Select(row => new { Topic = row.TopicId!.Value, row.ProvinceCode, row.UnitCode }).Distinct()
            .ToListAsync(cancellationToken)).ToLookup(place => place.Topic);
        var called = await titles.OfAsync(ids, now, cancellationToken);
        return
        [
            .. top.Where(one => called.ContainsKey(one.Key)).Select(one => new TopicAsked(
                called[one.Key].Code, called[one.Key].Title, one.Asked, one.Owed, places[one.Key].Select(place => place.UnitCode).Distinct().Count(),
                places[one.Key].Select(place => place.ProvinceCode).Distinct().Count())),
        ];
    }

    private static IQueryable<Recommendation> Narrowed(IQueryable<Recommendation> rows, BoardFilter filter)
    {
        rows = filter.Kind is { } kind ? rows.Where(row => row.Kind == kind) : rows;
        rows = filter.Field is { } field ? rows.Where(row => row.Field == field) : rows;
        return filter.Place is not { } place ? rows : place.Length == 2 ? rows.Where(row => row.ProvinceCode == place) : rows.Where(row => row.UnitCode == place);
    }

    private static async Task<List<BoardCell>> CellsAsync(IQueryable<Recommendation> rows, MissionViewer viewer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // In the order of the index: the database counts as it walks.
        var counted = viewer.IsMinistry
            ? rows.GroupBy(row => new { Place = row.ProvinceCode, row.Kind, row.AskedMonth })
            : rows.GroupBy(row => new { Place = row.UnitCode, row.Kind, row.AskedMonth });
        var cells = await counted.Select(group => new
        {
            group.Key.Place, group.Key.Kind, group.Key.AskedMonth, Asked = group.Count(), Owed = group.Count(row => row.DueAt != null), Late = group.Count(row => row.DueAt < now),
            Answered = group.Count(row => row.DueAt == null && row.AnswerHours != null),
        }).ToListAsync(cancellationToken);
        return cells.ConvertAll(cell => new BoardCell(cell.Place, cell.Kind, cell.AskedMonth, new(cell.Asked, cell.Owed, cell.Late, cell.Answered)));
    }

    private static Dictionary<TKey, BoardCount> By<TKey>(IEnumerable<BoardCell> cells, Func<BoardCell, TKey> key)
        where TKey : notnull => cells.GroupBy(key).ToDictionary(group => group.Key, group => BoardCount.Sum(group.Select(cell => cell.Count)));

    private static List<int> MonthsTo(DateTimeOffset now)
    {
        var day = now.LocalDay();
        return [.. Enumerable.Range(1 - MonthsShown, MonthsShown).Select(day.AddMonths).Select(month => (month.Year * 100) + month.Month)];
    }
}
