using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers.Results;

/// <summary>The centre gives the result to the applicant; the case is closed.</summary>
public sealed class HandOverResult(DossierDesk desk)
{
    /// <param name="HandedTo">Who took it; the applicant when null.</param>
    public sealed record Request(DossierRef Which, string? HandedTo = null);

    public async Task<Outcome<DossierMoved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var found = await desk.OpenAsync(request.Which, by, StepAct.HandOver, cancellationToken);
        if (!found.Ok)
        {
            return found.As<DossierMoved>();
        }

        var opened = found.Value;
        var dossier = opened.Dossier;
        dossier.State = DossierState.Returned;
        dossier.ReturnedAt = opened.Now;
        opened.Close();
        var taker = string.IsNullOrWhiteSpace(request.HandedTo) ? dossier.ApplicantName : VietnameseText.Nfc(request.HandedTo);
        await opened.RecordAsync(new ResultHandedOver(taker), why: null, cancellationToken);
        return await opened.SaveAsync(cancellationToken);
    }
}
