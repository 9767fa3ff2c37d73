using System.Globalization;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Ringing;

/// <summary>
/// What happens to a dossier by itself when a time is over, in the transaction of its act: the applicant's window ends in the outcome the procedure
/// defines (decree 118/2025, article 19.5), silence is acceptance where a law says so. Whoever acts at the same moment is first or is told.
/// </summary>
internal sealed class OwnEnds(HaiCapDb db)
{
    /// <summary>Who a paper names that nobody signs by hand.</summary>
    public const string Signer = "Hệ thống lập tự động";

    /// <summary>When something happens by itself; null when nothing does.</summary>
    public static DateTimeOffset? At(OpenedDossier opened, ApplicantWindow? window) => opened.Dossier.State switch
    {
        DossierState.SupplementRequested => window?.End,
        DossierState.Received or DossierState.InProcess when opened.Procedure.Deemed is not null && !opened.Dossier.ClockStopped => opened.Dossier.DueAt?.AddMinutes(1),
        _ => null,
    };

    /// <summary>What happens when this clock has run out; null when nothing does by itself.</summary>
    public static OwnEnd? Of(ProcedureDefinition procedure, DossierState state, BellClock clock) => clock switch
    {
        BellClock.Applicant => procedure.SupplementEnd?.Outcome switch
        {
            SupplementOutcome.Refuse => OwnEnd.Refuse,
            SupplementOutcome.GiveBack => OwnEnd.GiveBack,
            _ => OwnEnd.Stop,
        },
        BellClock.Legal when procedure.Deemed is not null && state is DossierState.Received or DossierState.InProcess => OwnEnd.Accept,
        _ => null,
    };

    /// <summary>Nobody has completed the dossier: it ends without anyone's click.</summary>
    public async Task<bool> EndWindowAsync(OpenedDossier opened, DossierDocument request, ApplicantWindow window, CancellationToken cancellationToken)
    {
        var (dossier, procedure, now) = (opened.Dossier, opened.Procedure, opened.Now);
        var outcome = procedure.SupplementEnd?.Outcome ?? SupplementOutcome.Stop;
        var basis = procedure.SupplementEnd?.Citation ?? opened.Rules.On(request.IssuedAt.LocalDay(), ClockRuleKey.SupplementWindow).Citation;
        var reason = string.Create(CultureInfo.InvariantCulture,
            $"Hết ngày {window.LastDay:dd/MM/yyyy} chưa nhận được nội dung bổ sung, hoàn thiện hồ sơ theo phiếu yêu cầu ngày {request.IssuedAt.LocalDay():dd/MM/yyyy}.")
            + (outcome == SupplementOutcome.GiveBack ? " Giấy tờ đã nộp được trả lại tại nơi tiếp nhận." : "");
        opened.Decide(outcome == SupplementOutcome.Refuse ? DossierState.NotAccepted : DossierState.Stopped);
        opened.Close(reason);
        await StopDossier.CloseConsultationsAsync(db, dossier, cancellationToken);
        db.RemoveRange(await db.Set<DraftFile>().Where(file => file.DraftId == request.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<Draft>().Where(draft => draft.Id == request.Id).ToListAsync(cancellationToken));
        var document = outcome == SupplementOutcome.Refuse
            ? opened.Issue(DocumentKind.Refusal, "Phiếu từ chối tiếp nhận giải quyết hồ sơ", new RefusalFacts(Signer, PositionId: null, reason, basis))
            : opened.Issue(DocumentKind.StopNotice, "Thông báo dừng giải quyết hồ sơ", new StopFacts(
                Signer, PositionId: null, "", dossier.AcceptedAt ?? dossier.SubmittedAt, now, reason, basis));
        await opened.RecordAsync(new WindowEnded(request.Id, window.LastDay, outcome, document.Id, basis), reason, cancellationToken);
        return (await opened.SaveAsync(cancellationToken)).Ok;
    }

    /// <summary>The limit is over without a decision and the law grants what was asked for: the centre hands the paper that says so over.</summary>
    public async Task<bool> DeemAsync(OpenedDossier opened, Deemed law, CancellationToken cancellationToken)
    {
        var dossier = opened.Dossier;
        var due = dossier.DueAt!.Value;
        opened.Decide(DossierState.Finished);

        // By law it was granted when the limit ended, whenever the machine came to say so.
        (dossier.DecidedAt, dossier.Timeliness) = (due, Lateness.Of(due, due));
        await StopDossier.CloseConsultationsAsync(db, dossier, cancellationToken);
        var document = opened.Issue(DocumentKind.DeemedAcceptance, "Thông báo hồ sơ được coi là đã được chấp thuận", new DeemedFacts(Signer, PositionId: null, dossier.AcceptedAt!.Value, due, law.Citation));
        if (opened.Procedure.Steps.LastOrDefault(step => step.Performer == StepPerformer.ReturnCentre) is { } centre)
        {
            opened.MoveTo(centre);
        }
        else
        {
            opened.Close();
        }

        await opened.RecordAsync(new DeemedAccepted(document.Id, due, law.Citation), why: null, cancellationToken);
        return (await opened.SaveAsync(cancellationToken)).Ok;
    }
}
