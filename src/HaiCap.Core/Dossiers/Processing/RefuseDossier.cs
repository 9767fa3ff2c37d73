using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers.Processing;

/// <summary>Refuses to take a dossier, in writing, with the reason and the law (Form 03).</summary>
public sealed class RefuseDossier(DossierDesk desk)
{
    public sealed record Request(DossierRef Which, string Reason, string LegalBasis);

    public async Task<Outcome<DossierMoved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        List<Problem> problems = [];
        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            problems.Add(DossierProblems.NoReason);
        }

        if (string.IsNullOrWhiteSpace(request.LegalBasis))
        {
            problems.Add(DossierProblems.NoLegalBasis);
        }

        if (problems.Count > 0)
        {
            return problems;
        }

        var found = await desk.OpenAsync(request.Which, by, StepAct.Refuse, cancellationToken);
        if (!found.Ok)
        {
            return found.As<DossierMoved>();
        }

        var opened = found.Value;
        opened.Decide(DossierState.NotAccepted);
        opened.Close(request.Reason);
        var (reason, basis) = (VietnameseText.Nfc(request.Reason), VietnameseText.Nfc(request.LegalBasis));
        var document = opened.Issue(DocumentKind.Refusal, "Phiếu từ chối tiếp nhận giải quyết hồ sơ", new RefusalFacts(opened.By.Name, opened.By.PositionId, reason, basis));
        await opened.RecordAsync(new DossierRefused(document.Id, basis), reason, cancellationToken);
        return await opened.SaveAsync(cancellationToken);
    }
}
