using HaiCap.Core.Letters.Signing;

namespace HaiCap.Core.Letters;

/// <summary>Who signs a letter: the officer by the position held, and the agency that issues it.</summary>
public sealed record LetterSigner(Guid PositionId, string Name, string Title);

/// <summary>The issuing agency: its code (H41.19), its full name and the place of its seat.</summary>
public sealed record LetterIssuer(string AgencyCode, string Name, string Place);

/// <summary>
/// Signs a printed letter as decree 30/2020 asks: first the officer, then the agency, each an update of its own, both shown where the template left room.
/// </summary>
public sealed class LetterSigning(PdfSigner signer, SigningKeys keys)
{
    /// <summary>Names of the signature fields in the file.</summary>
    public const string OfficerField = "NguoiKy";
    public const string AgencyField = "CoQuanBanHanh";

    /// <summary>The file signed by the officer and then by the agency. Problems: LET-010 to LET-012 for certificates, and the typesetter's. Nothing is kept when one fails.</summary>
    public async Task<Outcome<byte[]>> SignAsync(
        PrintedLetter letter, LetterSigner officer, LetterIssuer agency, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        var bySigner = await SignByOfficerAsync(letter, officer, agency, at, cancellationToken);
        return bySigner.Ok ? await SealAsync(bySigner.Value, PlaceOf(letter, "agency"), agency, at, cancellationToken) : bySigner;
    }

    /// <summary>The officer's signature on a result; the agency's follows when it is issued.</summary>
    public async Task<Outcome<byte[]>> SignByOfficerAsync(
        PrintedLetter letter, LetterSigner officer, LetterIssuer agency, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        var found = await keys.ForPositionAsync(officer.PositionId, officer.Name, agency.Name, cancellationToken);
        if (!found.Ok)
        {
            return found.As<byte[]>();
        }

        using var own = found.Value;
        return await signer.SignAsync(
            letter.Pdf,
            new(OfficerField, officer.Name, "Ký ban hành", at, SignatureInk.Officer, PlaceOf(letter, "signer"), [officer.Title], agency.Place),
            own,
            cancellationToken);
    }

    /// <summary>The agency's signature over a file its officer has signed.</summary>
    /// <param name="place">Where the template left room for it.</param>
    public async Task<Outcome<byte[]>> SealAsync(
        byte[] signed, Typesetting.SignaturePlace? place, LetterIssuer agency, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        var found = await keys.ForAgencyAsync(agency.AgencyCode, agency.Name, cancellationToken);
        if (!found.Ok)
        {
            return found.As<byte[]>();
        }

        using var seal = found.Value;
        return await signer.SignAsync(
            signed, new(AgencyField, agency.Name, "Đóng dấu cơ quan", at, SignatureInk.Agency, place, [], agency.Place), seal, cancellationToken);
    }

    /// <summary>Signs a form by the receiving officer alone: Forms 01, 02, 03, 05 and the sheet 06.</summary>
    public async Task<Outcome<byte[]>> SignAsync(
        PrintedLetter letter, LetterSigner officer, string agencyName, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        var found = await keys.ForPositionAsync(officer.PositionId, officer.Name, agencyName, cancellationToken);
        if (!found.Ok)
        {
            return found.As<byte[]>();
        }

        using var key = found.Value;
        return await signer.SignAsync(
            letter.Pdf,
            new(OfficerField, officer.Name, "Ký phiếu", at, SignatureInk.Officer, PlaceOf(letter, "signer"), [], null),
            key,
            cancellationToken);
    }

    public static Typesetting.SignaturePlace? PlaceOf(PrintedLetter letter, string name) => letter.Places.FirstOrDefault(place => place.Name == name);
}
