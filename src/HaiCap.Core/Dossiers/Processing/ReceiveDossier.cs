using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Fees;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Dossiers.Processing;

/// <summary>Accepts a dossier: issues the receipt (Form 01), and the legal clock starts (decree 118/2025, article 17.3).</summary>
public sealed class ReceiveDossier(DossierDesk desk)
{
    /// <param name="Forward">Send it to the competent agency in the same act, as electronic dossiers go at once (article 20.1a).</param>
    public sealed record Request(DossierRef Which, bool Forward = true, string? Note = null);

    public async Task<Outcome<DossierMoved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var opened = await desk.OpenAsync(request.Which, by, StepAct.Receive, cancellationToken);
        return opened.Ok ? await ReceiveAsync(opened.Value, request.Forward, request.Note, cancellationToken) : opened.As<DossierMoved>();
    }

    internal static async Task<Outcome<DossierMoved>> ReceiveAsync(OpenedDossier opened, bool forward, string? note, CancellationToken cancellationToken)
    {
        var dossier = opened.Dossier;
        dossier.State = DossierState.Received;
        dossier.AcceptedAt = opened.Now;
        var answers = FormAnswers.FromJson(dossier.Answers);
        var clock = ClockState.Start(opened.Calendar, opened.Now, LimitText.Limits(opened.Procedure, answers), LimitText.Rule(opened.Procedure, opened.Calendar));
        opened.SetClock(clock);
        opened.GoOn();
        var receipt = opened.Issue(DocumentKind.Receipt, "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", new ReceiptFacts(
            opened.By.Name, opened.By.PositionId, opened.Now, dossier.DueAt!.Value, dossier.DueIsProvisional, LimitText.Vietnamese(opened.Procedure, answers),
            dossier.Channel == Channel.Online ? "Trực tuyến, hoặc tại nơi tiếp nhận hồ sơ" : "Tại nơi tiếp nhận hồ sơ", FeeBill.Of(opened.Procedure, answers).Total, 1,
            ClockBasis.Vietnamese(clock.Explanation)));
        await opened.RecordAsync(new DossierReceived(receipt.Id, dossier.DueAt.Value), note, cancellationToken);
        if (forward && Workflow.Next(opened.Procedure.Steps, dossier.StepKey) is { } next)
        {
            await ForwardDossier.MoveAsync(opened, next, note: null, cancellationToken);
        }

        return await opened.SaveAsync(cancellationToken);
    }
}
