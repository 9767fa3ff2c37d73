using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Letters;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Reading;

public enum PaperStanding
{
    InForce,

    /// <summary>A supplement request that has been answered, or a result past its last day.</summary>
    Over,
}

/// <summary>A paper as whoever holds it may check it.</summary>
/// <param name="Owner">A person's name only by its first letters; an organisation's in full, since it is no person.</param>
/// <param name="Digest">SHA-256 of the issued file in hex; null for a form that was signed by hand.</param>
public sealed record CheckedDocument(
    DocumentKind Kind, string Title, string? Number, string? Subject, string Issuer, DateTimeOffset IssuedAt, string Signer, string DossierCode, string ProcedureName,
    string Owner, PaperStanding Standing, DateOnly? ValidTo, DateTimeOffset? AnsweredAt, string? Digest);

/// <summary>Finds an issued paper by the code its QR carries. Whoever has the code has had the paper in hand.</summary>
public sealed class CheckDocument(HaiCapDb db, GrantBook book, TimeProvider time)
{
    public static readonly Problem NoPaper = new(
        "DOS-034",
        "Không có văn bản nào mang mã này. Văn bản có thể không do hệ thống này ban hành.",
        "No paper carries this code. It may not have been issued by this system.",
        "Code");

    public async Task<Outcome<CheckedDocument>> HandleAsync(string? code, CancellationToken cancellationToken = default)
    {
        var clean = string.Concat((code ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        var document = clean.Length == CheckCodes.Length
            ? await db.Set<DossierDocument>().AsNoTracking().FirstOrDefaultAsync(row => row.CheckCode == clean, cancellationToken)
            : null;
        if (document is null)
        {
            return NoPaper;
        }

        var dossier = await db.Set<Dossier>().AsNoTracking().FirstAsync(row => row.Id == document.DossierId, cancellationToken);

        // A draft, or a result nobody has issued, is no paper yet.
        return document.Kind == DocumentKind.Result && (document.FileHash is null || dossier.State is not (DossierState.Finished or DossierState.Returned))
            ? NoPaper
            : await TellAsync(dossier, document, cancellationToken);
    }

    private async Task<CheckedDocument> TellAsync(Dossier dossier, DossierDocument document, CancellationToken cancellationToken)
    {
        var result = document.Kind == DocumentKind.Result ? ResultFacts.Of(document) : null;
        var answered = document.Kind == DocumentKind.SupplementRequest ? IssuedForms.Read<SupplementFacts>(document).AnsweredAt : null;
        var until = result is { Draft: { Grants: true, ValidTo: { } last } } ? last : (DateOnly?)null;
        var over = answered is not null || until < time.GetUtcNow().LocalDay();
        return new CheckedDocument(
            document.Kind, document.Title, document.Number, result?.Draft.Subject, await IssuerAsync(dossier, document, cancellationToken), document.IssuedAt,
            result?.SignedBy ?? document.IssuedBy, dossier.Code, dossier.ProcedureName, Masked(dossier), over ? PaperStanding.Over : PaperStanding.InForce, until, answered,
            document.FileHash);
    }

    private async Task<string> IssuerAsync(Dossier dossier, DossierDocument document, CancellationToken cancellationToken)
    {
        var position = document.Kind switch
        {
            DocumentKind.Receipt => IssuedForms.Read<ReceiptFacts>(document).PositionId,
            DocumentKind.SupplementRequest => IssuedForms.Read<SupplementFacts>(document).PositionId,
            DocumentKind.Refusal => IssuedForms.Read<RefusalFacts>(document).PositionId,
            DocumentKind.StopNotice => IssuedForms.Read<StopFacts>(document).PositionId,
            DocumentKind.Apology => IssuedForms.Read<ApologyFacts>(document).PositionId,
            DocumentKind.PaymentRequest => IssuedForms.Read<PaymentFacts>(document).PositionId,
            _ => null,
        };
        var unit = position is { } held
            ? await db.Set<Position>().Where(row => row.Id == held).Select(row => (Guid?)row.AgencyId).FirstOrDefaultAsync(cancellationToken)
            : null;
        var agency = document.Kind == DocumentKind.Result ? ResultFacts.Of(document).IssuerId ?? dossier.CompetentAgencyId : IssuedForms.AgencyOf(dossier);

        // As it was called when it issued the paper.
        return (await book.AgenciesAsync(db, cancellationToken)).On(unit ?? agency, document.IssuedAt.LocalDay())!.Name;
    }

    private static string Masked(Dossier dossier) => dossier.ApplicantKind != PartyKind.Citizen ? dossier.ApplicantName
        : string.Join(' ', dossier.ApplicantName.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word[..1] + "•••"));
}
