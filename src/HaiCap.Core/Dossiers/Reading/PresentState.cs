using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Letters;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>Where a dossier stands, as its owner and the public tracking page are told it.</summary>
/// <param name="MinutesLeft">Working minutes to the due time, negative when late; null while nothing runs.</param>
/// <param name="DueAt">The answer at reception while nobody has accepted it, then the result.</param>
public sealed record Standpoint(Told Now, DateTimeOffset? DueAt, int? MinutesLeft, bool Paused, bool Provisional, Agency Receiving, Agency Competent)
{
    public SupplementFacts? Supplement { get; init; }

    public Guid? SupplementId { get; init; }

    public PaymentFacts? Payment { get; init; }
}

/// <summary>Tells where a dossier stands. Access is the caller's to check.</summary>
public sealed class PresentState(HaiCapDb db, CalendarBook calendars, PublishedProcedures procedures, TimeProvider time)
{
    public async Task<Standpoint> OfAsync(Dossier dossier, CancellationToken cancellationToken = default)
    {
        var agencies = await db.Set<Agency>().AsNoTracking()
            .Where(agency => agency.Id == dossier.ReceivingAgencyId || agency.Id == dossier.CompetentAgencyId).ToListAsync(cancellationToken);
        var (receiving, competent) = (agencies.Find(agency => agency.Id == dossier.ReceivingAgencyId)!, agencies.Find(agency => agency.Id == dossier.CompetentAgencyId)!);
        var steps = (await procedures.GetAsync(dossier.ProcedureVersionId, cancellationToken)).Read().Steps;
        var supplement = dossier.State == DossierState.SupplementRequested ? await LastAsync(dossier, DocumentKind.SupplementRequest, cancellationToken) : null;
        var payment = dossier.State == DossierState.PaymentRequested ? await LastAsync(dossier, DocumentKind.PaymentRequest, cancellationToken) : null;
        var facts = supplement is null ? null : IssuedForms.Read<SupplementFacts>(supplement);
        var fee = payment is null ? null : IssuedForms.Read<PaymentFacts>(payment);

        var waiting = supplement is not null || payment is not null;
        var due = dossier.State.IsDecided() ? null : dossier.DueAt ?? (waiting ? null : dossier.ReceptionDueAt);
        var calendar = await calendars.ForAsync(dossier.AcceptedAt is null ? receiving.Id : competent.Id, cancellationToken);
        return new Standpoint(
            NowText.Of(new Present(
                dossier.State, Workflow.Find(steps, dossier.StepKey)?.Performer, InASentence(receiving.Name), InASentence(competent.Name), dossier.ReceptionDueAt,
                facts?.AnswerBy, fee?.Amount, dossier.State == DossierState.Stopped && dossier.AcceptedAt is null)),
            due,
            due is null || waiting ? null : MinutesLeft(calendar, time.Now(), due.Value),
            waiting || dossier.ClockStopped,
            dossier.DueIsProvisional,
            receiving,
            competent)
        {
            Supplement = facts,
            SupplementId = supplement?.Id,
            Payment = fee,
        };
    }

    /// <summary>Working minutes; negative when late.</summary>
    public static int MinutesLeft(WorkingCalendar calendar, DateTimeOffset now, DateTimeOffset due) =>
        now <= due ? calendar.WorkingMinutesBetween(now, due) : -Math.Max(1, calendar.WorkingMinutesBetween(due, now));

    /// <summary>"Trung tâm…" and "Ủy ban…" are common nouns inside a sentence; "Sở" stays a name of its own.</summary>
    private static string InASentence(string name) => name.StartsWith("Trung tâm", StringComparison.Ordinal) ? "trung tâm" + name["Trung tâm".Length..] : name;

    private Task<DossierDocument?> LastAsync(Dossier dossier, DocumentKind kind, CancellationToken cancellationToken) => db.Set<DossierDocument>().AsNoTracking()
        .Where(row => row.DossierId == dossier.Id && row.Kind == kind).OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);
}
