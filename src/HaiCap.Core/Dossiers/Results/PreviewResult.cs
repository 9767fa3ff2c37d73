using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Letters;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Results;

/// <summary>The result's paper as it would be signed, without number or signature; nothing is kept.</summary>
public sealed class PreviewResult(HaiCapDb db, DossierDoor door, DossierDesk desk, ResultPaper paper, LetterPress press, TimeProvider time)
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

        var day = time.Now().LocalDay();
        var block = ResultPaper.Block(signer, day);
        if (!block.Ok)
        {
            return block.As<byte[]>();
        }

        var opened = await desk.OpenAsync(dossier, by, cancellationToken);
        var printed = await press.PrintAsync(paper.Data(opened, stored ?? Blank(dossier), draft, signer, block.Value, number: null, day), time.Now(), cancellationToken);
        return printed.Ok ? printed.Value.Pdf : printed.As<byte[]>();
    }

    /// <summary>The reader, when they are one who signs; else the head of the agency.</summary>
    private async Task<ResultSigner?> SignerAsync(Actor by, Dossier dossier, CancellationToken cancellationToken)
    {
        var day = time.Now().LocalDay();
        var position = await db.Set<Position>()
            .Where(row => row.AgencyId == dossier.CompetentAgencyId && row.Role == Role.Director && row.ValidFrom <= day && (row.ValidTo == null || row.ValidTo >= day))
            .OrderByDescending(row => row.OfficerId == by.Id).ThenByDescending(row => row.SigningForm == SigningForm.Head).ThenBy(row => row.Id)
            .Select(row => new { row.Id, row.OfficerId }).FirstOrDefaultAsync(cancellationToken);
        return position is not null ? await paper.SignerAsync(position.OfficerId, position.Id, dossier.CompetentAgencyId, day, cancellationToken) : null;
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
