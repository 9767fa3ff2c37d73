using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
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
public sealed class DossierDesk(HaiCapDb db, ActRecorder acts, Access access, CalendarBook calendars, PublishedProcedures procedures, TimeProvider time)
{
    /// <summary>For an officer's act at the present step.</summary>
    public async Task<Outcome<OpenedDossier>> OpenAsync(DossierRef which, Actor by, StepAct act, CancellationToken cancellationToken)
    {
        var found = await FindAsync(which, cancellationToken);
        if (!found.Ok)
        {
            return found.As<OpenedDossier>();
        }

        var dossier = found.Value;
        var allowed = await access.DecideAsync(by, Workflow.PermissionOf(act), await TargetOfAsync(dossier, cancellationToken), cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<OpenedDossier>();
        }

        var opened = await OpenAsync(dossier, allowed.Value, cancellationToken);
        return !Workflow.StateAllows(dossier.State, act) || (act != StepAct.Stop && !Workflow.Offers(opened.Step, act))
            ? DossierProblems.NotNow(dossier.State)
            : opened;
    }

    /// <summary>
    /// For the applicant's own act: the owner online, the system the dossier was filed through, or the counter that took it, on the applicant's behalf.
    /// </summary>
    public async Task<Outcome<OpenedDossier>> OpenForApplicantAsync(DossierRef which, Actor by, CancellationToken cancellationToken)
    {
        var found = await FindAsync(which, cancellationToken);
        if (!found.Ok)
        {
            return found.As<OpenedDossier>();
        }

        var dossier = found.Value;
        if (by.Kind == ActorKind.Citizen)
        {
            return by.Id is null || dossier.CitizenId != by.Id ? DossierProblems.NotFound : await OpenAsync(dossier, by, cancellationToken);
        }

        var centre = await db.Set<Agency>().Where(agency => agency.Id == dossier.ReceivingAgencyId).Select(agency => agency.Path).FirstAsync(cancellationToken);
        var allowed = await access.DecideAsync(by, Permission.FileForSomebody, new AccessTarget([centre], centre, HolderOfficerId: null), cancellationToken);
        if (allowed.Ok && by.Kind == ActorKind.Integrator && !await IsFiledByAsync(dossier, by, cancellationToken))
        {
            return Access.Refused;
        }

        return allowed.Ok ? await OpenAsync(dossier, allowed.Value with { OnBehalfOf = dossier.ApplicantName }, cancellationToken) : allowed.As<OpenedDossier>();
    }

    /// <summary>Whether a system filed the dossier itself: it stands for the applicant then, and for nobody else's.</summary>
    public Task<bool> IsFiledByAsync(Dossier dossier, Actor system, CancellationToken cancellationToken) =>
        db.Set<Act>().AnyAsync(act => act.Subject == dossier.Subject && act.Seq == 1 && act.ActorKind == ActorKind.Integrator && act.ActorId == system.Id, cancellationToken);

    public async Task<OpenedDossier> OpenAsync(Dossier dossier, Actor by, CancellationToken cancellationToken)
    {
        var version = await procedures.GetAsync(dossier.ProcedureVersionId, cancellationToken);
        var calendar = await calendars.ForAsync(dossier.CompetentAgencyId, cancellationToken);
        return new OpenedDossier(db, acts, dossier, version.Read(), calendar, await calendars.RulesAsync(cancellationToken), by, time.Now())
        {
            Hop = await db.Set<DossierHop>().Where(hop => hop.DossierId == dossier.Id).OrderByDescending(hop => hop.Number).FirstOrDefaultAsync(cancellationToken),
            Work = db.Set<OpenWork>().Local.FirstOrDefault(work => work.DossierId == dossier.Id && work.Kind == WorkKind.Step)
                ?? await db.Set<OpenWork>().FirstOrDefaultAsync(work => work.DossierId == dossier.Id && work.Kind == WorkKind.Step, cancellationToken),
        };
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
        // With the work that is open on it, which every act changes; it is found among the tracked rows.
        var dossier = DossierCode.TryParse(which.Code, out var code)
            ? (await db.Set<Dossier>().Where(row => row.Code == code.Value)
                .LeftJoin(db.Set<OpenWork>().Where(work => work.Kind == WorkKind.Step), row => row.Id, work => work.DossierId, (row, work) => new { Dossier = row, Work = work })
                .FirstOrDefaultAsync(cancellationToken))?.Dossier
            : null;
        if (dossier is null)
        {
            return DossierProblems.NotFound;
        }

        return which.ExpectedSeq is { } expected && expected != await acts.SeqAsync(dossier.Subject, cancellationToken)
            ? ActSaving.SomebodyWasFirst
            : dossier;
    }
}
