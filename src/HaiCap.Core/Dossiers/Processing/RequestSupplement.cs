using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Processing;

/// <summary>
/// Asks the applicant to complete the dossier, all defects at once (Form 02). At reception no clock runs yet; after acceptance the clock
/// stops by this document and, once answered, restarts from zero unless the procedure's own law continues it (decree 118/2025, article 19.5).
/// </summary>
public sealed class RequestSupplement(DossierDesk desk, HaiCapDb db)
{
    public sealed record Defect(string Component, string Reason);

    public sealed record Request(DossierRef Which, IReadOnlyList<Defect> Defects, string? Note = null);

    public async Task<Outcome<DossierMoved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var found = await desk.OpenAsync(request.Which, by, StepAct.RequestSupplement, cancellationToken);
        if (!found.Ok)
        {
            return found.As<DossierMoved>();
        }

        var opened = found.Value;
        var (dossier, procedure) = (opened.Dossier, opened.Procedure);
        var defects = request.Defects
            .Select(defect => (defect, component: procedure.Components.FirstOrDefault(component => component.Key == defect.Component)))
            .Where(pair => pair.component is not null)
            .Select(pair => new DefectLine(pair.component!.Key, pair.component.Name, VietnameseText.Nfc(pair.defect.Reason)))
            .ToList();
        if (defects.Count < request.Defects.Count)
        {
            return DossierProblems.NoSuchComponent with { Field = "components" };
        }

        var before = dossier.AcceptedAt is null;
        if (await CheckAsync(dossier, defects, before, cancellationToken) is { } problem)
        {
            return problem;
        }

        var window = LimitText.SupplementWindow(procedure, FormAnswers.FromJson(dossier.Answers), opened.Rules, opened.Now.LocalDay());
        var answerBy = opened.Calendar.Due(opened.Now, window.Value, window.Unit).DueAt.LocalDay();
        var document = opened.Issue(DocumentKind.SupplementRequest, "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", new SupplementFacts(
            opened.By.Name, opened.By.PositionId, defects, request.Note is null ? "" : VietnameseText.Nfc(request.Note), answerBy, before));
        opened.EndOlderRequests();
        if (opened.Clock is { } clock)
        {
            var effect = procedure.AfterSupplement.Clock == SupplementClock.Continue ? StopEffect.Continue : StopEffect.Restart;
            opened.SetClock(clock.Stop(opened.Calendar, document.Id, StopKind.Supplement, opened.Now, effect, document.Title));
        }

        dossier.State = DossierState.SupplementRequested;
        opened.Wait(WaitsFor.Applicant);
        opened.Window = new ApplicantWindow(opened.Now, answerBy);
        await opened.RecordAsync(new SupplementRequested(document.Id, [.. defects.Select(defect => defect.Component)], before), request.Note, cancellationToken);
        return await opened.SaveAsync(cancellationToken);
    }

    private async Task<Problem?> CheckAsync(Dossier dossier, List<DefectLine> defects, bool before, CancellationToken cancellationToken) =>
        defects.Count == 0 ? DossierProblems.NothingToSupplement
        : defects.Exists(defect => defect.Reason.Length == 0) ? DossierProblems.NoReason
        : before && !db.Gathers && await db.Set<DossierDocument>().AnyAsync(
            document => document.DossierId == dossier.Id && document.Kind == DocumentKind.SupplementRequest, cancellationToken) ? DossierProblems.DefectsOnce
        : null;
}
