using HaiCap.Core.Acts;
using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Succession;

/// <summary>One plan in the list.</summary>
/// <param name="Citation">The instrument that orders it.</param>
public sealed record PlanLine(SuccessionPlan Plan, string Citation, SuccessionRun? Run);

/// <summary>A plan with its dry run, while it has not taken effect, and how far it is afterwards.</summary>
/// <param name="Foretold">Null once it took effect or was withdrawn.</param>
public sealed record PlanView(
    SuccessionPlan Plan, LegalInstrument? Instrument, AgencyShelf Shelf, Foretold? Foretold, SuccessionRun? Run, bool MayEdit, bool MayReview, bool IsOwn);

/// <summary>Who sees to plans: the administrator of every unit in it draws it up; a second one, or the head over them, reviews it.</summary>
public sealed class SuccessionDesk(HaiCapDb db, Access access, GrantBook book, AuthorityBook authority, ForetellPlan foretell)
{
    /// <summary>The latest first. ACC-001 for who neither draws up nor reviews any.</summary>
    public async Task<Outcome<IReadOnlyList<PlanLine>>> ListAsync(Actor by, CancellationToken cancellationToken = default)
    {
        if (await MayAsync(by, null, cancellationToken) is { Ok: false } refused)
        {
            return refused.As<IReadOnlyList<PlanLine>>();
        }

        var instruments = (await authority.RegisterAsync(db, cancellationToken)).Instruments;
        var runs = await db.Set<SuccessionRun>().AsNoTracking().ToDictionaryAsync(run => run.PlanId, cancellationToken);
        var lines = new List<PlanLine>();
        foreach (var plan in await db.Set<SuccessionPlan>().AsNoTracking().OrderByDescending(row => row.EffectiveOn).ThenByDescending(row => row.Id).Take(200).ToListAsync(cancellationToken))
        {
            if ((await MayAsync(by, plan.Read(), cancellationToken)).Ok)
            {
                lines.Add(new PlanLine(plan, instruments.GetValueOrDefault(plan.InstrumentId)?.Citation ?? "—", runs.GetValueOrDefault(plan.Id)));
            }
        }

        return lines;
    }

    /// <summary>SUC-001, ACC-001.</summary>
    public async Task<Outcome<PlanView>> ShowAsync(Actor by, Guid id, CancellationToken cancellationToken = default)
    {
        if (await db.Set<SuccessionPlan>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } plan)
        {
            return SuccessionProblems.NoPlan;
        }

        if (await MayAsync(by, plan.Read(), cancellationToken) is { Ok: false } refused)
        {
            return refused.As<PlanView>();
        }

        var open = plan.State is PlanState.Drawn or PlanState.Reviewed;
        return new PlanView(
            plan, (await authority.RegisterAsync(db, cancellationToken)).Instruments.GetValueOrDefault(plan.InstrumentId), await book.AgenciesAsync(db, cancellationToken),
            open ? await foretell.HandleAsync(plan, cancellationToken) : null,
            await db.Set<SuccessionRun>().AsNoTracking().FirstOrDefaultAsync(run => run.PlanId == id, cancellationToken),
            open && (await DecideAsync(by, Permission.ManageOrganization, plan.Read(), cancellationToken)).Ok,
            plan.State == PlanState.Drawn && plan.DrawnById != by.Id && (await DecideAsync(by, Permission.ReviewSuccession, plan.Read(), cancellationToken)).Ok,
            plan.DrawnById == by.Id);
    }

    /// <summary>A permission over every unit the plan changes, takes work to or founds under.</summary>
    public async Task<Outcome<Actor>> DecideAsync(Actor by, Permission permission, PlanTerms terms, CancellationToken cancellationToken)
    {
        var shelf = await book.AgenciesAsync(db, cancellationToken);
        var allowed = await access.DecideAsync(by, permission, cancellationToken: cancellationToken);
        foreach (var code in terms.Touched.Concat(terms.Handings.Select(one => one.To)).Concat(terms.New.Select(one => one.Parent)).Distinct(StringComparer.Ordinal))
        {
            if (allowed.Ok && AgencyCode.TryParse(code, out var parsed) && shelf.Find(parsed) is { } unit)
            {
                allowed = await access.DecideAsync(by, permission, new AccessTarget([], unit.Path, null), cancellationToken);
            }
        }

        return allowed.Ok && terms.New.Any(one => one.Parent.Length == 0) && by.Kind != ActorKind.System
            ? await access.DecideAsync(by, permission, new AccessTarget([], shelf.Of(AgencyKind.ProvincialCommittee).FirstOrDefault()?.Path, null), cancellationToken)
            : allowed;
    }

    private async Task<Outcome<Actor>> MayAsync(Actor by, PlanTerms? terms, CancellationToken cancellationToken)
    {
        var draws = await DecideAsync(by, Permission.ManageOrganization, terms ?? new(), cancellationToken);
        return draws.Ok ? draws : await DecideAsync(by, Permission.ReviewSuccession, terms ?? new(), cancellationToken);
    }
}
