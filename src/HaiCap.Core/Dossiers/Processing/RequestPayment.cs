using System.Text.Json;
using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Processing;

/// <summary>Asks the applicant to pay; the clock stands still until the payment is confirmed, by this document.</summary>
public sealed class RequestPayment(DossierDesk desk)
{
    /// <param name="Amount">Whole đồng.</param>
    public sealed record Request(DossierRef Which, long Amount, string Reason);

    public async Task<Outcome<DossierMoved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        if (request.Amount <= 0)
        {
            return DossierProblems.NoAmount;
        }

        var found = await desk.OpenAsync(request.Which, by, StepAct.RequestSupplement, cancellationToken);
        if (!found.Ok)
        {
            return found.As<DossierMoved>();
        }

        var opened = found.Value;
        opened.EndOlderRequests();
        if (opened.Clock is not { } clock)
        {
            return DossierProblems.NotNow(opened.Dossier.State);
        }

        var document = opened.Issue(DocumentKind.PaymentRequest, "Thông báo nộp phí, lệ phí", new PaymentFacts(
            opened.By.Name, opened.By.PositionId, request.Amount, VietnameseText.Nfc(request.Reason)));
        opened.SetClock(clock.Stop(opened.Calendar, document.Id, StopKind.Payment, opened.Now, StopEffect.Continue, document.Title));
        opened.Dossier.State = DossierState.PaymentRequested;
        opened.Wait(WaitsFor.Payment);
        await opened.RecordAsync(new PaymentRequested(document.Id, request.Amount), request.Reason, cancellationToken);
        return await opened.SaveAsync(cancellationToken);
    }
}

/// <summary>The payment is there: the clock goes on where it stopped.</summary>
public sealed class ConfirmPayment(DossierDesk desk, Access access, HaiCapDb db)
{
    /// <param name="How">"tiền mặt tại quầy", "chuyển khoản": as the receipt says.</param>
    public sealed record Request(DossierRef Which, string How);

    public async Task<Outcome<DossierMoved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(request.How))
        {
            return DossierProblems.NoReason with { Field = "how" };
        }

        var found = await desk.FindAsync(request.Which, cancellationToken);
        if (!found.Ok)
        {
            return found.As<DossierMoved>();
        }

        var dossier = found.Value;
        var target = await desk.TargetOfAsync(dossier, cancellationToken);
        var allowed = await access.DecideAsync(by, Permission.RequestPayment, target with { HolderOfficerId = null }, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<DossierMoved>();
        }

        var opened = await desk.OpenAsync(dossier, allowed.Value, cancellationToken);
        if (dossier.State != DossierState.PaymentRequested || opened.Clock is not { } clock)
        {
            return DossierProblems.NotNow(dossier.State);
        }

        var document = await db.Set<DossierDocument>().Where(row => row.DossierId == dossier.Id && row.Kind == DocumentKind.PaymentRequest)
            .OrderByDescending(row => row.Id).FirstAsync(cancellationToken);
        var facts = JsonSerializer.Deserialize<PaymentFacts>(document.Data, OpenedDossier.ClockJson)!;
        document.Data = JsonSerializer.Serialize(facts with { PaidAt = opened.Now, How = VietnameseText.Nfc(request.How) }, OpenedDossier.ClockJson);
        opened.SetClock(clock.Resume(opened.Calendar, document.Id, opened.Now));
        dossier.State = DossierState.InProcess;
        opened.Restart();
        await opened.RecordAsync(new DossierPaid(document.Id, facts.Amount, request.How), why: null, cancellationToken);
        return await opened.SaveAsync(cancellationToken);
    }
}
