using HaiCap.Core.Acts;
using HaiCap.Core.Authority;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Letters;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Forms;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Results;

/// <summary>The result's paper as it would be signed, without number or signature; nothing is kept.</summary>
public sealed class PreviewResult(
    HaiCapDb db, DossierDoor door, DossierDesk desk, ResultPaper paper, LetterPress press, FindCompetentAgency competence, PublishedProcedures procedures, TimeProvider time)
{
    /// <param name="Draft">A draft being written; the stored one when null.</param>
    public sealed record Request(string Code, ResultDraft? Draft = null);

    public async Task<Outcome<byte[]>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var found = await door.OpenAsync(by, request.Code, cancellationToken);
        if (!found.Ok || by.Kind != ActorKind.Officer)
        {
            return DossierProblems.NotFound;
        }

        var dossier = found.Value;
        var stored = await ProposeResult.ResultOfAsync(db, dossier.Id, cancellationToken);
        var draft = request.Draft is { } typed ? ResultDraft.Normal(typed) : stored is null ? null : ResultFacts.Of(stored).Draft;
        if (draft is null || await SignerAsync(by, dossier, cancellationToken) is not { } signer)
        {
            return DossierProblems.NoDraftResult;
        }

        // Nobody may sign it now: the draft is shown under the head's post all the same, and signing says why not.
        var day = time.Now().LocalDay();
        var right = await RightAsync(dossier, signer.Position.PositionId, day, cancellationToken);
        signer = right is null ? signer : await paper.WithAsync(signer, right, day, cancellationToken);
        var block = right is null ? ResultPaper.Block(signer, day) : ResultPaper.Block(signer, right, day);
        if (!block.Ok)
        {
            return block.As<byte[]>();
        }

        var opened = await desk.OpenAsync(dossier, by, cancellationToken);
        var printed = await press.PrintAsync(paper.Data(opened, stored ?? Blank(dossier), draft, signer, block.Value, number: null, day, right), time.Now(), cancellationToken);
        return printed.Ok ? printed.Value.Pdf : printed.As<byte[]>();
    }

    private async Task<SigningRight?> RightAsync(Dossier dossier, Guid position, DateOnly day, CancellationToken cancellationToken)
    {
        var may = await competence.MaySignAsync(
            await procedures.GetAsync(dossier.ProcedureVersionId, cancellationToken), FormAnswers.FromJson(dossier.Answers), dossier.CompetentAgencyId, position, day, cancellationToken);
        return may.Ok ? may.Value : null;
    }

    /// <summary>The reader, when they are one who may sign; else the head of the agency.</summary>
    private async Task<ResultSigner?> SignerAsync(Actor by, Dossier dossier, CancellationToken cancellationToken)
    {
        var day = time.Now().LocalDay();
        var positions = await db.Set<Position>()
            .Where(row => row.AgencyId == dossier.CompetentAgencyId && row.Role == Role.Director && row.ValidFrom <= day && (row.ValidTo == null || row.ValidTo >= day))
            .OrderByDescending(row => row.OfficerId == by.Id).ThenByDescending(row => row.SigningForm == SigningForm.Head).ThenBy(row => row.Id)
            .Select(row => new { row.Id, row.OfficerId }).ToListAsync(cancellationToken);
        var shown = positions.FirstOrDefault();
        foreach (var position in positions)
        {
            if (await RightAsync(dossier, position.Id, day, cancellationToken) is not null)
            {
                shown = position;
                break;
            }
        }

        return shown is null ? null : await paper.SignerAsync(shown.OfficerId, shown.Id, dossier.CompetentAgencyId, day, cancellationToken);
    }

    private DossierDocument Blank(Dossier dossier) => new()
    {
        ProvinceCode = dossier.ProvinceCode,
        DossierId = dossier.Id,
        Id = Guid.Empty,
        Kind = DocumentKind.Result,
        Title = "",
        Data = "{}",
        IssuedAt = time.Now(),
        IssuedBy = "",
        CheckCode = new string('0', Rules.CheckCodes.Length),
    };
}
