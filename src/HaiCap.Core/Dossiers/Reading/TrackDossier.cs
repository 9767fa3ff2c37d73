using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Letters;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>What anybody with the code and the last four digits is told: nothing about a person.</summary>
public sealed record TrackedDossier(
    string Code, string ProcedureName, DossierState State, Told Now, string Receiving, string Competent, DateTimeOffset SubmittedAt, DateTimeOffset? AcceptedAt,
    DateTimeOffset? DueAt, int? MinutesLeft, bool Paused, bool Provisional, DossierClocks? Clocks);

/// <summary>Follows a dossier without signing in.</summary>
public sealed class TrackDossier(HaiCapDb db, GrantBook book, CalendarBook calendars, PublishedProcedures procedures, ReadClocks clocks, TimeProvider time)
{
    /// <summary>One answer for a code that is not there and for digits that are not the owner's: nobody learns which codes are in use.</summary>
    public static readonly Problem NoMatch = new(
        "DOS-033",
        "Không có hồ sơ nào khớp với mã và 4 số cuối này. Xem lại giấy tiếp nhận, hoặc hỏi nơi đã nộp hồ sơ.",
        "No dossier matches this code and these four digits. Look at the receipt again, or ask where it was filed.",
        "Code");

    /// <param name="LastFour">Last four digits of the owner's identity or tax number.</param>
    public sealed record Request(string? Code, string? LastFour);

    public async Task<Outcome<TrackedDossier>> HandleAsync(Request request, CancellationToken cancellationToken = default)
    {
        var dossier = DossierCode.TryParse(request.Code, out var code)
            ? await db.Set<Dossier>().AsNoTracking().FirstOrDefaultAsync(row => row.Code == code.Value, cancellationToken)
            : null;
        return dossier is null || request.LastFour?.Trim() is not { Length: 4 } four || four != LastFourOf(dossier.ApplicantIdNumber)
            ? NoMatch
            : await TellAsync(dossier, cancellationToken);
    }

    private static string LastFourOf(string number)
    {
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        return digits.Length < 4 ? "" : digits[^4..];
    }

    private async Task<TrackedDossier> TellAsync(Dossier dossier, CancellationToken cancellationToken)
    {
        var (shelf, day) = (await book.AgenciesAsync(db, cancellationToken), (dossier.DecidedAt ?? time.Now()).LocalDay());
        var (receiving, competent) = (shelf.On(dossier.ReceivingAgencyId, day)!.Name, shelf.On(dossier.CompetentAgencyId, day)!.Name);
        var steps = (await procedures.GetAsync(dossier.ProcedureVersionId, cancellationToken)).Read().Steps;
        var waiting = dossier.State is DossierState.SupplementRequested or DossierState.PaymentRequested;
        var due = dossier.State.IsDecided() ? null : dossier.DueAt ?? (waiting ? null : dossier.ReceptionDueAt);
        var calendar = await calendars.ForAsync(dossier.AcceptedAt is null ? dossier.ReceivingAgencyId : dossier.CompetentAgencyId, cancellationToken);
        var supplement = await FactsAsync<SupplementFacts>(dossier, DossierState.SupplementRequested, DocumentKind.SupplementRequest, cancellationToken);
        var payment = await FactsAsync<PaymentFacts>(dossier, DossierState.PaymentRequested, DocumentKind.PaymentRequest, cancellationToken);
        return new TrackedDossier(
            dossier.Code, dossier.ProcedureName, dossier.State,
            NowText.Of(new Present(
                dossier.State, Workflow.Find(steps, dossier.StepKey)?.Performer, receiving, competent, dossier.ReceptionDueAt, supplement?.AnswerBy, payment?.Amount,
                dossier.State == DossierState.Stopped && dossier.AcceptedAt is null && !await HasNoticeAsync(dossier, cancellationToken), dossier is { ClockStopped: true, State: DossierState.InProcess },
                time.Now().LocalDay())),
            receiving, competent, dossier.SubmittedAt, dossier.AcceptedAt, due,
            due is { } end && !waiting && !dossier.ClockStopped ? calendar.WorkingMinutesBetween(time.Now(), end) : null,
            waiting || dossier.ClockStopped,
            dossier.DueIsProvisional,
            await clocks.HandleAsync(dossier, inner: false, reasons: false, cancellationToken));
    }

    /// <summary>Stopped in writing, not withdrawn by its owner.</summary>
    private Task<bool> HasNoticeAsync(Dossier dossier, CancellationToken cancellationToken) =>
        db.Set<DossierDocument>().AnyAsync(row => row.DossierId == dossier.Id && row.Kind == DocumentKind.StopNotice, cancellationToken);

    private async Task<T?> FactsAsync<T>(Dossier dossier, DossierState state, DocumentKind kind, CancellationToken cancellationToken)
        where T : DocumentFacts
    {
        var document = dossier.State != state ? null : await db.Set<DossierDocument>().AsNoTracking()
            .Where(row => row.DossierId == dossier.Id && row.Kind == kind).OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        return document is null ? null : IssuedForms.Read<T>(document);
    }
}
