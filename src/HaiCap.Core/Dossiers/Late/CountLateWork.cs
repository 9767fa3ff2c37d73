using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Late;

/// <summary>One line of a tally, which filters.</summary>
/// <param name="Name">Empty for what has no name of its own: nobody, and of steps an opinion that is asked.</param>
/// <param name="Procedure">Of a step.</param>
public sealed record LateTally(string Name, int Count, LateFilter Into, string? Procedure = null);

/// <summary>How much work is late, is due soon or stands still, and where.</summary>
/// <param name="ByStep">Empty when paused work is looked at.</param>
public sealed record LateCounts(IReadOnlyDictionary<LateReason, int> Reasons, IReadOnlyList<LateTally> ByUnit, IReadOnlyList<LateTally> ByStep, IReadOnlyList<LateTally> ByOfficer, bool Oversees)
{
    public int Late => Reasons.Where(pair => pair.Key < LateReason.Soon).Sum(pair => pair.Value);

    /// <summary>On the list under the present filter.</summary>
    public int Listed => ByUnit.Sum(tally => tally.Count);
}

/// <summary>What was counted for one scope, before any filter.</summary>
internal sealed record LateFrame(IReadOnlyList<LateGroup> Groups, IReadOnlyDictionary<Guid, string> Officers);

/// <summary>Counts kept for five seconds for each scope: whoever turns pages and filters counts once.</summary>
public sealed class LateFrames(TimeProvider time)
{
    internal Kept<(string Province, string Scope), LateFrame> Kept { get; } = new(time, TimeSpan.FromSeconds(5), most: 2000);
}

/// <summary>
/// Four statements whatever is open: what is late or due soon, grouped, along the index of what is due; what has most of its time gone, along one that holds
/// nothing else; what stands still; names. Only rows that are counted are read, so a million dossiers in time cost nothing.
/// </summary>
public sealed class CountLateWork(HaiCapDb db, LateScopes scopes, LateFrames frames, GrantBook book, PublishedProcedures published, TimeProvider time)
{
    public async Task<Outcome<LateCounts>> HandleAsync(Actor by, LateFilter filter, CancellationToken cancellationToken = default)
    {
        if (await scopes.FindAsync(by, cancellationToken) is not { } scope)
        {
            return Access.Refused;
        }

        var frame = await frames.Kept.GetAsync((db.ProvinceCode, scope.Name), scope, (_, seen, stop) => CountAsync(seen, stop), cancellationToken);
        var shelf = await book.AgenciesAsync(db, cancellationToken);
        var reasons = frame.Groups.GroupBy(group => group.Reason).ToDictionary(group => group.Key, group => group.Sum(one => one.Count));
        return new LateCounts(
            reasons,
            Tallies(frame.Groups.Where(group => group.Fits(filter)).GroupBy(group => group.Unit)
                .Select(group => new LateTally(shelf.Find(group.Key)?.Name ?? "", group.Sum(one => one.Count), filter with { Unit = group.Key }))),
            filter.Reason == LateReason.Paused ? [] : Tallies(await StepsAsync(frame, filter, cancellationToken)),
            Tallies(frame.Groups.Where(group => group.Fits(filter)).GroupBy(group => group.Officer).Select(group => new LateTally(
                group.Key is { } officer ? frame.Officers.GetValueOrDefault(officer, "") : "", group.Sum(one => one.Count), filter with { Officer = group.Key, Nobody = group.Key is null }))),
            scope.Units is not { Count: 0 });
    }

    /// <summary>Stands for the step where an opinion is asked: a dossier's own step goes on beside it.</summary>
    public const string Opinion = "y-kien";

    private async Task<List<LateTally>> StepsAsync(LateFrame frame, LateFilter filter, CancellationToken cancellationToken)
    {
        var tallies = new List<LateTally>();
        foreach (var group in frame.Groups.Where(group => group.Fits(filter)).GroupBy(group => (group.Procedure, group.Step)))
        {
            var newest = group.MaxBy(one => one.Version)!;
            var step = newest.Step == Opinion ? "" : Workflow.Find((await published.GetAsync(newest.Version, cancellationToken)).Read().Steps, newest.Step)?.Name ?? newest.Step;
            tallies.Add(new LateTally(
                step ?? "", group.Sum(one => one.Count), filter with { Procedure = group.Key.Procedure, Step = group.Key.Step }, newest.ProcedureName));
        }

        return tallies;
    }

    private static List<LateTally> Tallies(IEnumerable<LateTally> tallies) =>
        [.. tallies.OrderByDescending(tally => tally.Count).ThenBy(tally => tally.Name, StringComparer.Create(VietnameseText.Culture, ignoreCase: true))];

    private async Task<LateFrame> CountAsync(LateScope scope, CancellationToken cancellationToken)
    {
        var (lateBefore, soon) = (Lateness.LateBefore(time.Now()), await scopes.SoonAsync(cancellationToken));
        var paused = await PausedOf(scope.Of(db)).GroupBy(work => new { work.HolderUnitId, work.HolderOfficerId }).Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        List<LateGroup> groups =
        [
            .. await GroupAsync(ReasonedWork.Of(db, scope.Of(db).Where(soon), lateBefore, LateReason.Soon), cancellationToken),
            .. await GroupAsync(ReasonedWork.Of(db, LateScopes.MostGone(scope.Of(db), lateBefore, soon), lateBefore, LateReason.MostGone), cancellationToken),
            .. paused.Select(group => new LateGroup(LateReason.Paused, group.Key.HolderUnitId, group.Key.HolderOfficerId, "", "", Guid.Empty, Step: null, group.Count)),
        ];
        var officers = groups.Select(group => group.Officer).OfType<Guid>().Distinct().ToList();
        return new LateFrame(
            groups,
            await db.Set<Officer>().AsNoTracking().Where(officer => officers.Contains(officer.Id)).ToDictionaryAsync(officer => officer.Id, officer => officer.Name, cancellationToken));
    }

    private static async Task<List<LateGroup>> GroupAsync(IQueryable<ReasonedWork> rows, CancellationToken cancellationToken)
    {
        var groups = await rows
            .GroupBy(row => new
            {
                row.Reason, row.Work.HolderUnitId, row.Work.HolderOfficerId, row.Work.Kind, row.Dossier.ProcedureCode, row.Dossier.ProcedureVersionId, row.Dossier.StepKey,
            })
            .Select(group => new { group.Key, Name = group.Max(row => row.Dossier.ProcedureName), Count = group.Count() })
            .ToListAsync(cancellationToken);
        return groups.ConvertAll(group => new LateGroup(
            (LateReason)group.Key.Reason, group.Key.HolderUnitId, group.Key.HolderOfficerId, group.Key.ProcedureCode, group.Name ?? "", group.Key.ProcedureVersionId,
            group.Key.Kind == WorkKind.Consultation ? Opinion : group.Key.StepKey, group.Count));
    }

    /// <summary>A result that waits to be fetched stands still too, but waits for nobody's answer.</summary>
    internal static IQueryable<OpenWork> PausedOf(IQueryable<OpenWork> works)
    {
        var paused = OpenWork.Paused;
        return works.Where(work => work.DueKey == paused && work.WaitsFor != WaitsFor.Nobody);
    }
}
