using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Heirs;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Processing;

/// <summary>Which dossier, and the number of its last act when its page was drawn: an act in between is noticed.</summary>
public sealed record DossierRef(string Code, int? ExpectedSeq = null);

/// <summary>What an act led to.</summary>
public sealed record DossierMoved(string Code, DossierState State);

/// <summary>Opens dossiers for acts: finds, checks that nobody acted meanwhile, asks access, and asks the rules. Every use case begins here.</summary>
public sealed class DossierDesk(HaiCapDb db, ActRecorder acts, Access access, GrantBook book, CalendarBook calendars, PublishedProcedures procedures, LadderBook ladders, TimeProvider time)
{
    // What every act changes, in one round trip: the dossier, the work open on it, its present stay, and the end of its chain.
    private static readonly CompiledRead<string, Opening> ByCode = new((db, code) => db.Set<Dossier>().Where(row => row.Code == code)
        .LeftJoin(db.Set<OpenWork>().Where(work => work.Kind == WorkKind.Step), row => row.Id, work => work.DossierId, (row, work) => new { Dossier = row, Work = work })
        .LeftJoin(db.Set<DossierHop>().Where(hop => hop.DoneAt == null), row => row.Dossier.Id, hop => hop.DossierId, (row, hop) => new { row.Dossier, row.Work, Hop = hop })
        .LeftJoin(db.Set<ActHead>(), row => DossierSubject.Of(row.Dossier.Id), head => head.Subject, (row, head) => new Opening(row.Dossier, row.Work, row.Hop, head)));

    /// <summary>For an officer's act at the present step.</summary>
    public async Task<Outcome<OpenedDossier>> OpenAsync(DossierRef which, Actor by, StepAct act, CancellationToken cancellationToken)
    {
        var found = await FindOpeningAsync(which, cancellationToken);
        if (!found.Ok)
        {
            return found.As<OpenedDossier>();
        }

        var dossier = found.Value.Dossier;
        var allowed = await access.DecideAsync(by, Workflow.PermissionOf(act), await HolderOfAsync(dossier, cancellationToken), cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<OpenedDossier>();
        }

        var opened = await OpenAsync(found.Value, allowed.Value, cancellationToken);
        return !Workflow.StateAllows(dossier.State, act) || (act != StepAct.Stop && !Workflow.Offers(opened.Step, act))
            ? DossierProblems.NotNow(dossier.State)
            : opened;
    }

    /// <summary>
    /// For the applicant's own act: the owner online, the system the dossier was filed through, or the counter that took it, on the applicant's behalf.
    /// </summary>
    public async Task<Outcome<OpenedDossier>> OpenForApplicantAsync(DossierRef which, Actor by, CancellationToken cancellationToken)
    {
        var found = await FindOpeningAsync(which, cancellationToken);
        if (!found.Ok)
        {
            return found.As<OpenedDossier>();
        }

        var dossier = found.Value.Dossier;
        if (by.Kind == ActorKind.Citizen)
        {
            return by.Id is null || dossier.CitizenId != by.Id ? DossierProblems.NotFound : await OpenAsync(found.Value, by, cancellationToken);
        }

        var centre = (await book.AgenciesAsync(db, cancellationToken)).Find(dossier.ReceivingAgencyId)?.Path
            ?? throw new InvalidOperationException($"{dossier.Code} was taken by an agency that is not there.");
        var allowed = await access.DecideAsync(by, Permission.FileForSomebody, new AccessTarget([centre], centre, HolderOfficerId: null), cancellationToken);
        if (allowed.Ok && by.Kind == ActorKind.Integrator && !await IsFiledByAsync(dossier, by, cancellationToken))
        {
            return Access.Refused;
        }

        return allowed.Ok ? await OpenAsync(found.Value, allowed.Value with { OnBehalfOf = dossier.ApplicantName }, cancellationToken) : allowed.As<OpenedDossier>();
    }

    /// <summary>Whether a system filed the dossier itself: it stands for the applicant then, and for nobody else's.</summary>
    public Task<bool> IsFiledByAsync(Dossier dossier, Actor system, CancellationToken cancellationToken) =>
        db.Set<Act>().AnyAsync(act => act.Subject == dossier.Subject && act.Seq == 1 && act.ActorKind == ActorKind.Integrator && act.ActorId == system.Id, cancellationToken);

    /// <summary>For what happens by itself.</summary>
    internal async Task<OpenedDossier?> OpenForSystemAsync(string code, CancellationToken cancellationToken) =>
        await FindOpeningAsync(new DossierRef(code), cancellationToken) is { Ok: true, Value: var opening } ? await OpenAsync(opening, Actor.System, cancellationToken) : null;

    /// <summary>For an act whose dossier is there already: one that is being filed, or that a use case has read by itself.</summary>
    public async Task<OpenedDossier> OpenAsync(Dossier dossier, Actor by, CancellationToken cancellationToken) => await OpenAsync(
        new Opening(
            dossier,
            db.Set<OpenWork>().Local.FirstOrDefault(work => work.DossierId == dossier.Id && work.Kind == WorkKind.Step)
                ?? await db.Set<OpenWork>().FirstOrDefaultAsync(work => work.DossierId == dossier.Id && work.Kind == WorkKind.Step, cancellationToken),
            await db.Set<DossierHop>().Where(hop => hop.DossierId == dossier.Id).OrderByDescending(hop => hop.Number).FirstOrDefaultAsync(cancellationToken),
            Head: null),
        by,
        cancellationToken);

    private async Task<OpenedDossier> OpenAsync(Opening opening, Actor by, CancellationToken cancellationToken)
    {
        var version = await procedures.GetAsync(opening.Dossier.ProcedureVersionId, cancellationToken);
        var calendar = await calendars.ForAsync(opening.Dossier.CompetentAgencyId, cancellationToken);
        var unitLadders = await ladders.GetAsync(db, cancellationToken);
        return new OpenedDossier(db, acts, opening.Dossier, version.Read(), calendar, await calendars.RulesAsync(cancellationToken), by, NowFor(opening.Dossier, opening.Hop))
        {
            Matter = unitLadders.Agencies.Successions.Count == 0
                ? new WorkOf(version.Code, version.Field, Commune: null)
                : DossierMatter.Of(version, opening.Dossier.Answers, unitLadders.Agencies.Find(opening.Dossier.ReceivingAgencyId)),
            Hop = opening.Hop,
            Work = opening.Work,
            Ladders = unitLadders,
        };
    }

    /// <summary>Who holds it: what decides an act at a step. Reading asks <see cref="TargetOfAsync"/>, which knows who was consulted.</summary>
    private async ValueTask<AccessTarget> HolderOfAsync(Dossier dossier, CancellationToken cancellationToken)
    {
        var holder = (await book.AgenciesAsync(db, cancellationToken)).Find(dossier.HolderUnitId)?.Path;
        return new AccessTarget(holder is null ? [] : [holder], holder, dossier.HolderOfficerId);
    }

    /// <summary>A server's clock that was set back must not date an act before what it follows: it then happens at the instant of the last change known.</summary>
    private DateTimeOffset NowFor(Dossier dossier, DossierHop? last)
    {
        DateTimeOffset?[] known = [dossier.SubmittedAt, dossier.AcceptedAt, dossier.DecidedAt, last?.StartedAt, last?.DoneAt];
        var (now, latest) = (time.Now(), known.Max());
        return latest > now ? latest.Value : now;
    }

    public async Task<AccessTarget> TargetOfAsync(Dossier dossier, CancellationToken cancellationToken)
    {
        var consulted = db.Set<Consultation>().Where(asked => asked.DossierId == dossier.Id);
        Guid[] parts = [dossier.ReceivingAgencyId, dossier.CompetentAgencyId, dossier.DivisionId, dossier.HolderUnitId ?? dossier.DivisionId];

        // Two searches in an index: with OR between them every agency of the province would be read.
        var paths = await db.Set<Agency>().Where(agency => parts.Contains(agency.Id)).Select(agency => new { agency.Id, agency.Path })
            .Union(consulted.Join(db.Set<Agency>(), asked => asked.AskedUnitId, agency => agency.Id, (_, agency) => new { agency.Id, agency.Path }))
            .ToListAsync(cancellationToken);
        return new AccessTarget(
            [.. paths.Select(agency => agency.Path)],
            paths.FirstOrDefault(agency => agency.Id == dossier.HolderUnitId)?.Path,
            dossier.HolderOfficerId);
    }

    /// <summary>The dossier, if nobody acted on it since <see cref="DossierRef.ExpectedSeq"/>.</summary>
    internal async Task<Outcome<Dossier>> FindAsync(DossierRef which, CancellationToken cancellationToken)
    {
        var found = await FindOpeningAsync(which, cancellationToken);
        return found.Ok ? found.Value.Dossier : found.As<Dossier>();
    }

    private async Task<Outcome<Opening>> FindOpeningAsync(DossierRef which, CancellationToken cancellationToken)
    {
        var opening = !DossierCode.TryParse(which.Code, out var code) ? null
            : db.Gathers ? Held(code.Value) : await ByCode.FirstAsync(db, code.Value, cancellationToken);
        if (opening is null)
        {
            return DossierProblems.NotFound;
        }

        // A number that no act has yet was never seen by anybody.
        var last = opening.Head?.Seq ?? 0;
        return which.ExpectedSeq is { } expected && expected != last && (expected > last || await SomebodyActedAsync(opening.Dossier, expected, cancellationToken))
            ? ActSaving.SomebodyWasFirst : opening;
    }

    /// <summary>A bell that rang meanwhile changed nothing of what the page showed.</summary>
    private Task<bool> SomebodyActedAsync(Dossier dossier, int since, CancellationToken cancellationToken)
    {
        var subject = dossier.Subject;
        return db.Set<Act>().Where(act => act.Subject == subject && act.Seq > since).AnyAsync(act => !RingingActs.Names.Contains(act.Name), cancellationToken);
    }

    private Opening? Held(string code) => db.Held<Dossier>().FirstOrDefault(row => row.Code == code) is { } dossier
        ? new Opening(dossier, db.Held<OpenWork>().FirstOrDefault(work => work.Kind == WorkKind.Step), db.Held<DossierHop>().LastOrDefault(hop => hop.DoneAt is null), db.Held<ActHead>().FirstOrDefault())
        : null;

    private sealed record Opening(Dossier Dossier, OpenWork? Work, DossierHop? Hop, ActHead? Head);
}
