using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Letters;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Letters;

/// <summary>
/// The paper of a document issued in a dossier. A form is set and signed when it is first asked for and kept from then on: the same
/// document is the same file, whoever asks and whatever the templates say later.
/// </summary>
public sealed class PrintDossierDocument(HaiCapDb db, DossierDoor door, IssuedForms forms, LetterPress press, LetterSigning signing, FileStore files)
{
    public async Task<Outcome<HandedFile>> HandleAsync(Actor by, string code, Guid documentId, CancellationToken cancellationToken = default)
    {
        var opened = await door.OpenAsync(by, code, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<HandedFile>();
        }

        var document = await db.Set<DossierDocument>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.DossierId == opened.Value.Id && row.Id == documentId, cancellationToken);
        return document is null || !MayHave(by, opened.Value, document) ? DossierProblems.NotFound : await PrintAsync(opened.Value, document, cancellationToken);
    }

    /// <summary>A result is the applicant's once it is issued; before that it is a paper in an office.</summary>
    internal static bool MayHave(Actor by, Dossier dossier, DossierDocument document) => document.Kind != DocumentKind.Result
        || (document.FileHash is not null && (by.Kind is not (ActorKind.Citizen or ActorKind.Integrator) || dossier.State is DossierState.Finished or DossierState.Returned));

    internal async Task<Outcome<HandedFile>> PrintAsync(Dossier dossier, DossierDocument document, CancellationToken cancellationToken)
    {
        var name = FileNames.Clean($"{document.Title} {document.Number?.Replace('/', '-') ?? dossier.Code}", FileKind.Pdf);
        if (document.FileHash is { } kept)
        {
            var stored = await files.OpenAsync(kept, cancellationToken);
            return stored.Ok ? new HandedFile(stored.Value, name, FileKind.Pdf, kept) : stored.As<HandedFile>();
        }

        if (await forms.MakeAsync(dossier, document, cancellationToken) is not { } form)
        {
            return DossierProblems.NotFound;
        }

        var printed = await press.PrintAsync(form.Data, document.IssuedAt, cancellationToken);
        if (!printed.Ok)
        {
            return printed.As<HandedFile>();
        }

        var signed = await SignAsync(form, printed.Value, document.IssuedAt, cancellationToken);
        if (signed is null)
        {
            // Without a certificate the officer signs by hand: the sheet is not final yet, so it is not kept.
            return new HandedFile(new MemoryStream(printed.Value.Pdf, writable: false), name, FileKind.Pdf, Hash: null);
        }

        var hash = await KeepAsync(document, signed, cancellationToken);
        var content = await files.OpenAsync(hash, cancellationToken);
        return content.Ok ? new HandedFile(content.Value, name, FileKind.Pdf, hash) : content.As<HandedFile>();
    }

    private async Task<byte[]?> SignAsync(IssuedForm form, PrintedLetter printed, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (form.Maker.Position is not { } position)
        {
            // What the system says by itself carries the agency's signature.
            var (agency, head) = (form.Maker.Answerable, form.Maker.Head);
            var stamped = form.Officer != Ringing.OwnEnds.Signer ? null as Outcome<byte[]>?
                : await signing.SealAsync(printed.Pdf, LetterSigning.PlaceOf(printed, "agency"), new LetterIssuer(agency.Code.Text, agency.Name, head.Place), at, cancellationToken);
            return stamped is { Ok: true } file ? file.Value : null;
        }

        var signed = await signing.SignAsync(
            printed, new LetterSigner(position.Id, form.Officer, position.Title), form.Maker.Unit.Name, at, cancellationToken);
        return signed.Ok ? signed.Value : null;
    }

    /// <summary>Two who ask at once both print; the first to be kept is the paper.</summary>
    private async Task<string> KeepAsync(DossierDocument document, byte[] pdf, CancellationToken cancellationToken)
    {
        var stored = await files.SaveOwnAsync(pdf, FileKind.Pdf, cancellationToken);
        var rows = db.Set<DossierDocument>().Where(row => row.DossierId == document.DossierId && row.Id == document.Id);
        var first = await rows.Where(row => row.FileHash == null)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.FileHash, stored.Hash), cancellationToken);
        return first == 1 ? stored.Hash : await rows.Select(row => row.FileHash!).FirstAsync(cancellationToken);
    }
}
