using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Rules;

namespace HaiCap.Core.Dossiers.Processing;

/// <summary>The applicant takes the dossier back: at once while nobody has accepted it, else the office that holds it answers with Form 05.</summary>
public sealed class WithdrawDossier(DossierDesk desk)
{
    public sealed record Request(DossierRef Which, string Reason);

    public async Task<Outcome<DossierMoved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            return DossierProblems.NoReason;
        }

        var found = await desk.OpenForApplicantAsync(request.Which, by, cancellationToken);
        if (!found.Ok)
        {
            return found.As<DossierMoved>();
        }

        var opened = found.Value;
        var dossier = opened.Dossier;
        if (dossier.State.IsDecided() || dossier.State == DossierState.WithdrawalRequested)
        {
            return DossierProblems.NotNow(dossier.State);
        }

        var reason = VietnameseText.Nfc(request.Reason);
        if (dossier.AcceptedAt is null)
        {
            opened.Decide(DossierState.Stopped);
            opened.Close(reason);
            await opened.RecordAsync(new DossierWithdrawn(), reason, cancellationToken);
        }
        else
        {
            // Whoever waited for the applicant waits no longer: the request itself is to be answered.
            dossier.State = DossierState.WithdrawalRequested;
            opened.GoOn();
            await opened.RecordAsync(new WithdrawalRequested(), reason, cancellationToken);
        }

        return await opened.SaveAsync(cancellationToken);
    }
}
