using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Processing;

/// <summary>Ends a case without a decision, in writing (Form 05): the applicant withdraws, or did not complete it in time.</summary>
public sealed class StopDossier(DossierDesk desk, HaiCapDb db)
{
    public sealed record Request(DossierRef Which, string Reason, string? LegalBasis = null);

    public async Task<Outcome<DossierMoved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            return DossierProblems.NoReason;
        }

        var found = await desk.OpenAsync(request.Which, by, StepAct.Stop, cancellationToken);
        if (!found.Ok)
        {
            return found.As<DossierMoved>();
        }

        var opened = found.Value;
        var dossier = opened.Dossier;
        var asked = dossier.State == DossierState.WithdrawalRequested;
        var reason = VietnameseText.Nfc(request.Reason);
        var title = opened.By.PositionId is { } position
            ? await db.Set<Organizations.Position>().Where(row => row.Id == position).Select(row => row.Title).FirstOrDefaultAsync(cancellationToken) ?? ""
            : "";
        opened.Decide(DossierState.Stopped);
        opened.Close(reason);
        await CloseConsultationsAsync(db, dossier, cancellationToken);
        var document = opened.Issue(DocumentKind.StopNotice, "Thông báo dừng giải quyết hồ sơ", new StopFacts(
            opened.By.Name, opened.By.PositionId, title, dossier.AcceptedAt ?? dossier.SubmittedAt, opened.Now, reason, request.LegalBasis));
        await opened.RecordAsync(new DossierStopped(document.Id, asked), reason, cancellationToken);
        return await opened.SaveAsync(cancellationToken);
    }

    internal static async Task CloseConsultationsAsync(HaiCapDb db, Dossier dossier, CancellationToken cancellationToken) =>
        db.RemoveRange(await db.Set<OpenWork>().Where(work => work.DossierId == dossier.Id && work.Kind == WorkKind.Consultation).ToListAsync(cancellationToken));
}
