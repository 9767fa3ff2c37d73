using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Succession;

/// <summary>The dry run: every effect of a plan by kind, and every block. It changes nothing; on the day it is asked once more.</summary>
public sealed class ForetellPlan(HaiCapDb db, GrantBook book, AuthorityBook authority, TouchedWork touched, ForetellSurroundings surroundings)
{
    public async Task<Foretold> HandleAsync(SuccessionPlan plan, CancellationToken cancellationToken = default)
    {
        var (terms, day) = (plan.Read(), plan.EffectiveOn);
        var shelf = await book.AgenciesAsync(db, cancellationToken);
        var register = await authority.RegisterAsync(db, cancellationToken);
        var faults = PlanRules.Check(terms, shelf, day).ToList();
        var instrument = register.Instruments.GetValueOrDefault(plan.InstrumentId);
        if (instrument is null || !instrument.InForceOn(day))
        {
            faults.Add(instrument is null ? SuccessionProblems.NoInstrument : SuccessionProblems.InstrumentLater);
        }

        if (faults.Count > 0)
        {
            return new Foretold(new PlanOutcome(shelf, shelf, [], [], [], [], [], []), faults, [], [], [], []);
        }

        var outcome = PlanOutcome.Of(shelf, plan, instrument!.Citation);
        var (posts, blocks) = PlanPosts.Of(outcome, terms, await PositionsAsync(outcome, day, cancellationToken), day);
        var work = await touched.ListAsync(outcome, day, cancellationToken);
        var procedures = await ProceduresAsync(day, cancellationToken);
        var effects = UnitEffects.Of(outcome, posts, day).ToList();
        effects.AddRange(await surroundings.HandleAsync(outcome, posts, day, cancellationToken));
        var found = CompetenceEffects.Of(outcome, register, procedures, posts, day);
        effects.AddRange(found.Effects);
        return new Foretold(outcome, [.. blocks, .. WorkBlocks(outcome, work), .. found.Blocks], effects, Flows(outcome, work), work, posts);
    }

    private async Task<IReadOnlyList<Position>> PositionsAsync(PlanOutcome outcome, DateOnly day, CancellationToken cancellationToken)
    {
        var units = outcome.Ended.Select(agency => agency.Id).Concat(outcome.Successions.Select(one => one.SuccessorId)).Distinct().ToList();
        return await db.Set<Position>().AsNoTracking().Include(position => position.Officer)
            .Where(position => units.Contains(position.AgencyId) && (position.ValidTo == null || position.ValidTo >= day)).ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<ProcedureFacts>> ProceduresAsync(DateOnly day, CancellationToken cancellationToken) =>
        [.. (await db.Set<ProcedureVersion>().AsNoTracking().Where(row => row.ValidTo == null || row.ValidTo >= day).ToListAsync(cancellationToken)).Select(ProcedureFacts.Of)];

    private static IEnumerable<Problem> WorkBlocks(PlanOutcome outcome, IReadOnlyList<TouchedDossier> work)
    {
        string NameOf(Guid unit) => outcome.Before.Find(unit)?.Name ?? "…";
        foreach (var lost in work.Where(one => one.After is null && !one.Claimed).GroupBy(one => one.Giver(outcome.Givers)))
        {
            yield return SuccessionProblems.WorkWithoutRule(NameOf(lost.Key), lost.Count(), lost.First().Code);
        }

        foreach (var claimed in work.Where(one => one.Claimed).GroupBy(one => one.Giver(outcome.Givers)))
        {
            yield return SuccessionProblems.TwoClaims(NameOf(claimed.Key), claimed.Count(), claimed.First().Code);
        }
    }

    private static IReadOnlyList<WorkFlow> Flows(PlanOutcome outcome, IReadOnlyList<TouchedDossier> work) =>
    [
        .. work.Where(one => one.After is null || one.After != one.Before).GroupBy(one => (From: one.Giver(outcome.Givers), To: ToOf(one, outcome)))
            .Select(flow => new WorkFlow(outcome.Before.Find(flow.Key.From)!, outcome.After.Find(flow.Key.To), flow.Count()))
            .OrderBy(flow => flow.From.Code.Text, StringComparer.Ordinal).ThenBy(flow => flow.To?.Code.Text, StringComparer.Ordinal),
    ];

    /// <summary>Where the part of the unit it is listed under goes.</summary>
    public static Guid? ToOf(TouchedDossier one, PlanOutcome outcome)
    {
        var giver = one.Giver(outcome.Givers);
        return one.After is not { } after ? null
            : giver == one.Before.Holder ? after.Holder : giver == one.Before.Competent ? after.Competent : giver == one.Before.Division ? after.Division : after.Receiving;
    }
}
