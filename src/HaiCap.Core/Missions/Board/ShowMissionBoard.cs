using HaiCap.Core.Acts;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Missions.Topics;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Board;

/// <param name="Place">Code of a province; for a province of a commune.</param>
public sealed record BoardFilter(string? Kind = null, string? Field = null, string? Place = null);

/// <param name="Places">By code; where nothing was asked there is no line.</param>
/// <param name="Kinds">By code.</param>
/// <param name="Months">Twelve, the first first: 202607. The last is this one, or, where nothing was asked for a year, the last in which something was.</param>
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

/// <summary>All recommendations the caller may see, in figures: counted in memory, the few that are told by name read.</summary>
public sealed class ShowMissionBoard(MissionAccess access, BoardBook book, AgencyNames names, VisitLog visits, TopicTitles titles, TimeProvider time)
{
    private const int MonthsShown = 12;
    private const int OldestShown = 10;

    /// <summary>ACC-001.</summary>
    public async Task<Outcome<MissionBoard>> HandleAsync(Actor by, BoardFilter filter, CancellationToken cancellationToken = default)
    {
        var found = await access.ViewerAsync(by, cancellationToken);
        if (!found.Ok)
        {
            return found.As<MissionBoard>();
        }

        var (now, viewer, all) = (time.Now(), found.Value, await book.GetAsync(cancellationToken));
        var tally = new BoardTally(now, viewer.IsMinistry).Count(all.Where(fact => IsIn(fact, filter)).Where(MissionAccess.SeesInMemory<BoardFact>(viewer)), OldestShown);
        var heard = await HeardAsync(tally, now, cancellationToken);
        return new MissionBoard(
            viewer, filter, tally.Total, tally.By(cell => cell.Place), tally.By(cell => cell.Kind), MonthsTo(now, tally), tally.By(cell => (cell.Kind, cell.Month)),
            AnswerTimes.Within(tally.Hours, 0.5m), AnswerTimes.Within(tally.Hours, 0.9m), await OldestAsync(viewer, tally.Oldest(), now, cancellationToken),
            heard, heard.Sum(one => one.OnTheSpot), await TopicsAsync(tally, now, cancellationToken),
            viewer.IsMinistry ? await visits.StatesAsync(now, cancellationToken) : new Dictionary<string, ProvinceVisit>(StringComparer.Ordinal));
    }

    private static bool IsIn(BoardFact fact, BoardFilter filter) =>
        (filter.Kind is null || fact.Kind == filter.Kind) && (filter.Field is null || fact.Field == filter.Field)
        && (filter.Place is not { } place || (place.Length == 2 ? fact.ProvinceCode : fact.UnitCode) == place);

    private async Task<IReadOnlyList<RecommendationLine>> OldestAsync(MissionViewer viewer, IReadOnlyList<Guid> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var lines = new List<RecommendationLine>();
        if (ids.Count == 0)
        {
            return lines;
        }

        foreach (var row in (await access.Seen(viewer).Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken)).OrderBy(row => row.AskedAt).ThenBy(row => row.Id))
        {
            lines.Add(new(
                row, await names.AskerAsync(row.ProvinceCode, row.AskerId, row.UnitCode, cancellationToken), await names.OfAsync(row.OwnerProvince, row.OwnerId, cancellationToken), row.DueAt < now));
        }

        return lines;
    }

    private async Task<IReadOnlyList<DelegationCount>> HeardAsync(BoardTally tally, DateTimeOffset now, CancellationToken cancellationToken) =>
    [
        .. (await visits.NamesAsync([.. tally.Heard.Keys], now, cancellationToken)).Select(one => new DelegationCount(one.Name, tally.Heard[one.Id].Count, tally.Heard[one.Id].OnTheSpot)),
    ];

    private async Task<IReadOnlyList<TopicAsked>> TopicsAsync(BoardTally tally, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var top = tally.Topics(TopicAsked.Most);
        var called = await titles.OfAsync([.. top.Select(one => one.Id)], now, cancellationToken);
        return
        [
            .. top.Where(one => called.ContainsKey(one.Id)).Select(one => new TopicAsked(called[one.Id].Code, called[one.Id].Title, one.Count.Asked, one.Count.Owed, one.Places, one.Provinces)),
        ];
    }

    private static List<int> MonthsTo(DateTimeOffset now, BoardTally tally)
    {
        var day = now.LocalDay();
        if (tally.LastMonth is { } last && new DateOnly(last / 100, last % 100, 1) is var asked && asked <= day.AddMonths(-MonthsShown))
        {
            day = asked;
        }

        return [.. Enumerable.Range(1 - MonthsShown, MonthsShown).Select(day.AddMonths).Select(month => (month.Year * 100) + month.Month)];
    }
}
