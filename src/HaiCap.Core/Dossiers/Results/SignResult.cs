using System.Globalization;
using HaiCap.Core.Acts;
using HaiCap.Core.Authority;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Letters;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Dossiers.Results;

/// <summary>
/// The director decides, within the authority of that day: the paper is numbered in the agency's series, typeset, and signed with the signer's certificate. What is
/// signed by authorisation is a paper of the agency that authorises, and its clerk issues it (decree 30/2020, article 13.3). All that can fail happens before the one
/// transaction; a number whose letter failed stays a gap (rule 7).
/// </summary>
public sealed class SignResult(
    DossierDesk desk, HaiCapDb db, ResultPaper paper, IResultPress press, LetterNumbers numbers, FindCompetentAgency competence, PublishedProcedures procedures)
{
    public sealed record Request(DossierRef Which, string? Note = null);

    public async Task<Outcome<DossierMoved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var found = await desk.OpenAsync(request.Which, by, StepAct.Sign, cancellationToken);
        if (!found.Ok)
        {
            return found.As<DossierMoved>();
        }

        var opened = found.Value;
        var dossier = opened.Dossier;
        if (await ProposeResult.ResultOfAsync(db, dossier.Id, cancellationToken) is not { } document)
        {
            return DossierProblems.NoDraftResult;
        }

        var made = await MakeAsync(opened, document, cancellationToken);
        if (!made.Ok)
        {
            return made.As<DossierMoved>();
        }

        if (Workflow.Next(opened.Procedure.Steps, dossier.StepKey) is { } next)
        {
            opened.MoveTo(next, note: request.Note, unit: next.Performer == StepPerformer.Clerk ? made.Value : null);
        }

        await opened.RecordAsync(new ResultSigned(document.Id, document.Number!, document.FileHash), request.Note, cancellationToken);
        return await opened.SaveAsync(cancellationToken);
    }

    /// <summary>The agency whose paper it is, where that is not the one that decides.</summary>
    private async Task<Outcome<Guid?>> MakeAsync(OpenedDossier opened, DossierDocument document, CancellationToken cancellationToken)
    {
        var day = opened.Now.LocalDay();
        var facts = ResultFacts.Of(document);
        var signer = await paper.SignerAsync(opened.By.Id!.Value, opened.By.PositionId!.Value, opened.Dossier.CompetentAgencyId, day, cancellationToken)
            ?? throw new InvalidOperationException("Access gave a position that is not there.");
        var own = signer.Own.Agency;
        var right = await competence.MaySignAsync(
            await procedures.GetAsync(opened.Dossier.ProcedureVersionId, cancellationToken), FormAnswers.FromJson(opened.Dossier.Answers), own.Id,
            signer.Position.PositionId, day, cancellationToken);
        if (!right.Ok)
        {
            return right.As<Guid?>();
        }

        signer = await paper.WithAsync(signer, right.Value, day, cancellationToken);
        var block = ResultPaper.Block(signer, right.Value, day);
        if (!block.Ok)
        {
            return block.As<Guid?>();
        }

        var symbol = facts.Draft.Grants ? opened.Procedure.Result.Symbol : LetterKinds.Notice;
        var issuer = signer.Issuer.Agency;
        var suffix = issuer.NotationSuffix ?? issuer.Code.Text;
        var number = document.Number ?? await numbers.NextAsync(db.ProvinceCode, issuer.Id, symbol, suffix, day, cancellationToken);
        var signed = await press.SignAsync(() => paper.Data(opened, document, facts.Draft, signer, block.Value, number, day, right.Value), signer, opened.Now, cancellationToken);
        if (!signed.Ok)
        {
            return signed.As<Guid?>();
        }

        document.Number = number;
        document.FileHash = signed.Value.FileHash;
        document.IssuedAt = opened.Now;
        document.IssuedBy = signer.OfficerName;
        document.Data = (facts with
        {
            SignedBy = string.Create(CultureInfo.InvariantCulture, $"{signer.OfficerName}, {signer.Title}"),
            SignerPositionId = signer.Position.PositionId,
            SignedAt = opened.Now,
            Seal = signed.Value.Seal,
            IssuerId = issuer.Id,
            Authority = [.. right.Value.Authority.Chain.Select(link => link.Cited)],
            Simulated = signed.Value.FileHash is null ? true : null,
        }).ToJson();
        return signer.IsForAnother ? issuer.Id : (Guid?)null;
    }
}
