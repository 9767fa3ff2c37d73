using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Letters;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers.Results;

/// <summary>
/// The clerk adds the agency's signature and issues the result: the legal clock ends, the applicant may download it, and it goes back to
/// the centre that took the dossier.
/// </summary>
public sealed class IssueResult(DossierDesk desk, HaiCapDb db, GrantBook book, IResultPress press, UnitDirectory units)
{
    /// <param name="SendBack">Send it to the centre in the same act.</param>
    public sealed record Request(DossierRef Which, bool SendBack = true, string? Note = null);

    public async Task<Outcome<DossierMoved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var found = await desk.OpenAsync(request.Which, by, StepAct.Issue, cancellationToken);
        if (!found.Ok)
        {
            return found.As<DossierMoved>();
        }

        var opened = found.Value;
        var dossier = opened.Dossier;
        var document = await ProposeResult.ResultOfAsync(db, dossier.Id, cancellationToken);
        if (document is null || ResultFacts.Of(document) is not { SignedAt: not null } facts)
        {
            return DossierProblems.NoDraftResult;
        }

        var sealing = await SealAsync(opened, document, facts, cancellationToken);
        if (!sealing.Ok)
        {
            return sealing.As<DossierMoved>();
        }

        opened.Decide(DossierState.Finished);
        opened.GoOn();
        await opened.RecordAsync(new ResultIssued(document.Id, document.Number!, document.FileHash), request.Note, cancellationToken);
        if (request.SendBack)
        {
            await SendBackResult.MoveAsync(opened, note: null, cancellationToken);
        }

        return await opened.SaveAsync(cancellationToken);
    }

    private async Task<Outcome<Done>> SealAsync(OpenedDossier opened, DossierDocument document, ResultFacts facts, CancellationToken cancellationToken)
    {
        var agency = (await book.AgenciesAsync(db, cancellationToken)).Find(facts.IssuerId ?? opened.Dossier.CompetentAgencyId)
            ?? throw new InvalidOperationException($"{opened.Dossier.Code} is issued by an agency that is not there.");
        var place = (await units.GetAsync(cancellationToken)).Find(agency.UnitCode, opened.Now.LocalDay())?.Name ?? "";
        var sealedFile = await press.SealAsync(document, facts, new LetterIssuer(agency.Code.Text, agency.Name, place), opened.Now, cancellationToken);
        if (!sealedFile.Ok)
        {
            return sealedFile.As<Done>();
        }

        document.FileHash = sealedFile.Value.FileHash;
        return default(Done);
    }
}

/// <summary>Sends the issued result to the centre that took the dossier.</summary>
public sealed class SendBackResult(DossierDesk desk)
{
    public sealed record Request(DossierRef Which, string? Note = null);

    public async Task<Outcome<DossierMoved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var found = await desk.OpenAsync(request.Which, by, StepAct.SendBack, cancellationToken);
        if (!found.Ok)
        {
            return found.As<DossierMoved>();
        }

        var opened = found.Value;
        await MoveAsync(opened, request.Note, cancellationToken);
        return await opened.SaveAsync(cancellationToken);
    }

    internal static async Task MoveAsync(OpenedDossier opened, string? note, CancellationToken cancellationToken)
    {
        if (Workflow.Next(opened.Procedure.Steps, opened.Dossier.StepKey) is { } next)
        {
            opened.MoveTo(next, note: note);
            await opened.RecordAsync(new ResultSentBack(opened.Dossier.HolderUnitId!.Value), note, cancellationToken);
        }
    }
}
