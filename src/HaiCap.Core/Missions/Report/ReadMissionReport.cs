using System.Runtime.CompilerServices;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Board;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Missions.Topics;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Report;

/// <summary>
/// What the caller may see of a period as it stood at a moment, told from the acts: the figures, and each recommendation page by page. Asked again for the same
/// moment it is the same.
/// </summary>
public sealed class ReadMissionReport(HaiCapDb db, MissionAccess access, AgencyNames names, UnitDirectory units, VisitLog visits, TopicTitles titles, KindBook kinds)
{
    private const int PageSize = 200;

    /// <summary>ACC-001.</summary>
    /// <param name="told">Each line that was counted, for who shows how far it is.</param>
    public async Task<Outcome<MissionReport>> HandleAsync(Actor by, ReportPeriod period, Action<int>? told = null, CancellationToken cancellationToken = default)
    {
        var viewer = await access.ViewerAsync(by, cancellationToken);
        if (!viewer.Ok)
        {
            return viewer.As<MissionReport>();
        }

        var (tally, counted) = (new ReportTally(period), 0);
        await foreach (var line in LinesAsync(viewer.Value, period, cancellationToken))
        {
            tally.Add(line);
            told?.Invoke(++counted);
        }

        var directory = await units.GetAsync(cancellationToken);
        var day = period.AsOf.LocalDay();
        var states = viewer.Value.IsMinistry ? await visits.StatesAsync(period.AsOf, cancellationToken) : null;
        return tally.End(
            code => directory.Find(code, day) is { } unit ? viewer.Value.IsMinistry ? unit.Name : unit.FullName : code,
            await visits.NamesAsync(tally.Delegations, period.AsOf, cancellationToken), await titles.OfAsync(tally.Topics, period.AsOf, cancellationToken),
            states is null ? [] : [.. directory.Provinces(day).OrderBy(unit => unit.Code, StringComparer.Ordinal).Select(unit => (unit.Name, states.GetValueOrDefault(unit.Code, ProvinceVisit.None)))],
            await kinds.GetAsync(db, cancellationToken));
    }

    /// <summary>How many there are to go through. ACC-001.</summary>
    public async Task<Outcome<int>> CountAsync(Actor by, ReportPeriod period, CancellationToken cancellationToken = default)
    {
        var viewer = await access.ViewerAsync(by, cancellationToken);
        return viewer.Ok ? await Of(viewer.Value, period).CountAsync(cancellationToken) : viewer.As<int>();
    }

    /// <summary>Each recommendation by province and in the order it was asked. Nothing for who may not read.</summary>
    public async IAsyncEnumerable<ReportLine> LinesAsync(Actor by, ReportPeriod period, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (await access.ViewerAsync(by, cancellationToken) is { Ok: true } viewer)
        {
            await foreach (var line in LinesAsync(viewer.Value, period, cancellationToken))
            {
                yield return line;
            }
        }
    }

    private IQueryable<Recommendation> Of(MissionViewer viewer, ReportPeriod period)
    {
        var (from, before) = (period.Begins, period.Ends < period.AsOf ? period.Ends : period.AsOf.AddTicks(TimeSpan.TicksPerMicrosecond));
        return access.Seen(viewer).Where(row => row.AskedAt >= from && row.AskedAt < before);
    }

    private async IAsyncEnumerable<ReportLine> LinesAsync(MissionViewer viewer, ReportPeriod period, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var all = Of(viewer, period);
        for (var last = ("", Guid.Empty); ;)
        {
            var (province, id) = last;
            var page = await all.Where(row => string.Compare(row.ProvinceCode, province) > 0 || (row.ProvinceCode == province && row.Id.CompareTo(id) > 0))
                .OrderBy(row => row.ProvinceCode).ThenBy(row => row.Id).Take(PageSize).ToListAsync(cancellationToken);
            foreach (var group in page.GroupBy(row => row.ProvinceCode))
            {
                foreach (var line in await OfProvinceAsync(viewer, [.. group], period.AsOf, cancellationToken))
                {
                    yield return line;
                }
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            last = (page[^1].ProvinceCode, page[^1].Id);
        }
    }

    private async Task<List<ReportLine>> OfProvinceAsync(MissionViewer viewer, List<Recommendation> rows, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        using var province = db.Tenant.Open(rows[0].ProvinceCode);
        var subjects = rows.ConvertAll(row => MissionSubjects.OfRecommendation(row.Id));
        var acts = (await db.Set<Act>().AsNoTracking().Where(act => subjects.Contains(act.Subject) && act.At <= asOf).OrderBy(act => act.Subject).ThenBy(act => act.Seq).ToListAsync(cancellationToken))
            .ToLookup(act => act.Subject, StringComparer.Ordinal);
        var standings = rows.ConvertAll(row => RecommendationStanding.Of(acts[MissionSubjects.OfRecommendation(row.Id)]));
        var sent = standings.Select(standing => standing?.AnswerId).OfType<Guid>().ToList();
        var answers = await db.Set<RecommendationAnswer>().AsNoTracking().Where(answer => sent.Contains(answer.Id)).ToDictionaryAsync(answer => answer.Id, cancellationToken);
        var shelf = await kinds.GetAsync(db, cancellationToken);
        var lines = new List<ReportLine>();
        foreach (var (row, standing) in rows.Zip(standings).Where(one => one.Second is not null))
        {
            var owner = await OwnerAsync(row, standing!.UnitId, cancellationToken);
            lines.Add(new(
                row.Code, viewer.IsMinistry ? row.ProvinceCode : row.UnitCode, await names.AskerAsync(row.ProvinceCode, row.AskerId, row.UnitCode, cancellationToken), row.Kind, row.Field, row.Text, row.AskedAt, standing,
                owner, standing.AnswerId is { } id ? answers.GetValueOrDefault(id) : null,
                row.ProvinceCode, row.UnitCode, row.DelegationId, TopicOf(acts[MissionSubjects.OfRecommendation(row.Id)]))
            { KindName = shelf.Find(row.Kind)?.Name ?? row.Kind });
        }

        return lines;
    }

    /// <summary>The question it was of after the last of the acts.</summary>
    private static Guid? TopicOf(IEnumerable<Act> acts) => acts.Aggregate(
        default(Guid?), (topic, act) => act.Name == ActNames.Of<RecommendationGrouped>() ? act.DataAs<RecommendationGrouped>().TopicId : act.Name == ActNames.Of<RecommendationUngrouped>() ? null : topic);

    /// <summary>Who had it then: a unit of the ministry or of the province that asked.</summary>
    private async Task<string> OwnerAsync(Recommendation row, Guid unit, CancellationToken cancellationToken) =>
        (await names.FindAsync(row.OwnerProvince, unit, cancellationToken) ?? await names.FindAsync(row.ProvinceCode, unit, cancellationToken)
            ?? await names.FindAsync(Tenant.Nation, unit, cancellationToken))?.ShortName ?? "";
}
