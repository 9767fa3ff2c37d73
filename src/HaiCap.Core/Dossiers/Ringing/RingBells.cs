using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Letters;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Rules;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Ringing;

/// <summary>Open work whose bell is due.</summary>
public sealed record DueBell(Guid WorkId, string Code);

/// <summary>
/// Looks at open work whose bell is due: what has come to its time is told as an act, in one transaction with the next bell. Any number of hosts may
/// do it at once: of two that tell the same, the number of the act lets one pass.
/// </summary>
public sealed class RingBells
{
    private readonly HaiCapDb db;
    private readonly DossierDesk desk;
    private readonly PeopleToTell people;
    private readonly HeldBy heldBy;
    private readonly OwnEnds ends;
    private readonly TimeProvider time;

    public RingBells(HaiCapDb db, DossierDesk desk, Organizations.GrantBook book, TimeProvider time) =>
        (this.db, this.desk, people, heldBy, ends, this.time) = (db, desk, new PeopleToTell(db, book), new HeldBy(db), new OwnEnds(db), time);

    /// <summary>What is due now, the longest first.</summary>
    public Task<List<DueBell>> DueAsync(int most, CancellationToken cancellationToken = default)
    {
        var now = time.Now();
        return db.Set<OpenWork>().Where(work => work.BellAt <= now).OrderBy(work => work.BellAt).Take(most)
            .Join(db.Set<Dossier>(), work => work.DossierId, dossier => dossier.Id, (work, dossier) => new DueBell(work.Id, dossier.Code)).ToListAsync(cancellationToken);
    }

    /// <summary>How many acts it led to; none where nothing rings yet, or somebody acted meanwhile: then it is looked at again.</summary>
    public async Task<int> HandleAsync(DueBell bell, CancellationToken cancellationToken = default)
    {
        if (await desk.OpenForSystemAsync(bell.Code, cancellationToken) is not { } opened)
        {
            return 0;
        }

        var work = opened.Work?.Id == bell.WorkId ? opened.Work : await db.Set<OpenWork>().FirstOrDefaultAsync(row => row.Id == bell.WorkId, cancellationToken);
        if (work is null || work.BellAt > opened.Now)
        {
            return 0;
        }

        if (work.Kind == WorkKind.Consultation)
        {
            return await RingAsync(opened, work, await AskedAsync(opened, work, cancellationToken), end: null, cancellationToken);
        }

        var request = await RequestAsync(opened, cancellationToken);
        var window = request is null ? null : new ApplicantWindow(request.IssuedAt, IssuedForms.Read<SupplementFacts>(request).AnswerBy);
        var end = OwnEnds.At(opened, window);
        if (end > opened.Now || end is null)
        {
            return await RingAsync(opened, work, BellClocks.Of(opened, window), end, cancellationToken);
        }

        var done = request is not null ? await ends.EndWindowAsync(opened, request, window!, cancellationToken) : await ends.DeemAsync(opened, opened.Procedure.Deemed!, cancellationToken);
        return done ? 1 : 0;
    }

    private async Task<int> RingAsync(OpenedDossier opened, OpenWork work, IReadOnlyList<RunningClock> clocks, DateTimeOffset? end, CancellationToken cancellationToken)
    {
        var now = opened.Now;
        var ladder = opened.Ladders.For(work.HolderUnitId, now.LocalDay());
        var plan = Bells.Plan(opened.Calendar, clocks, ladder, work.Rungs, now);
        var next = WorkDue.Sooner(plan.Next, end);
        DateTimeOffset? near = work.DueKey != OpenWork.Paused && Bells.IsMostGone(opened.Calendar, clocks, ladder, plan.Marks, now) ? work.DueKey : null;
        if (plan.Ringing.Count == 0)
        {
            // Only looked at: unless an act has set another bell meanwhile.
            var seen = work.BellAt;
            await db.Set<OpenWork>().Where(row => row.Id == work.Id && row.BellAt == seen).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.BellAt, next).SetProperty(row => row.NearKey, near), cancellationToken);
            return 0;
        }

        foreach (var ring in plan.Ringing)
        {
            await opened.RecordAsync(await TellAsync(opened, work, ring, cancellationToken), why: null, cancellationToken);
        }

        (work.BellAt, work.Rungs, work.NearKey) = (next, plan.Marks, near);
        return (await db.SaveActsAsync(cancellationToken)).Ok ? plan.Ringing.Count : 0;
    }

    private async Task<DossierActData> TellAsync(OpenedDossier opened, OpenWork work, Ring ring, CancellationToken cancellationToken)
    {
        var (clock, now) = (ring.Clock, opened.Now);
        var told = await people.ForAsync(work.HolderUnitId, work.HolderOfficerId, work.Role, ring.Rung.Tell, now.LocalDay(), cancellationToken);
        return ring.Rung.Order <= 0
            ? new DossierWarned(clock.Clock, ring.Rung.Name, clock.Due, clock.Step, work.HolderUnitId, work.HolderOfficerId, told, OwnEnds.Of(opened.Procedure, opened.Dossier.State, clock.Clock))
            : new DossierEscalated(
                clock.Clock, ring.Rung.Name, clock.Due, clock.Step, work.HolderUnitId, work.HolderOfficerId, opened.Calendar.WorkingMinutesBetween(clock.Due, now),
                clock.Clock == BellClock.Consultation ? [] : await heldBy.SinceAsync(opened.Dossier, clock.From, clock.Step, opened.Calendar, now, cancellationToken), told);
    }

    private async Task<IReadOnlyList<RunningClock>> AskedAsync(OpenedDossier opened, OpenWork work, CancellationToken cancellationToken)
    {
        var asked = await db.Set<Consultation>().AsNoTracking().FirstOrDefaultAsync(row => row.DossierId == opened.Dossier.Id && row.Id == work.ConsultationId, cancellationToken);
        return asked is { AnsweredAt: null } ? [BellClocks.Of(asked, opened.Calendar)] : [];
    }

    /// <summary>The open supplement request, which gives the applicant a time.</summary>
    private async Task<DossierDocument?> RequestAsync(OpenedDossier opened, CancellationToken cancellationToken) => opened.Dossier.State != DossierState.SupplementRequested ? null
        : await db.Set<DossierDocument>().AsNoTracking().Where(row => row.DossierId == opened.Dossier.Id && row.Kind == DocumentKind.SupplementRequest)
            .OrderByDescending(row => row.Id).FirstAsync(cancellationToken);
}
