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

    /// <summary>The signed file. Problems: LET-010 to LET-012 for certificates, and the typesetter's. Nothing is kept when one fails.</summary>
    public async Task<Outcome<byte[]>> SignAsync(
        PrintedLetter letter, LetterSigner officer, LetterIssuer agency, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        var officerKey = await keys.ForPositionAsync(officer.PositionId, officer.Name, agency.Name, cancellationToken);
        if (!officerKey.Ok)
        {
            return officerKey.As<byte[]>();
        }

        using var own = officerKey.Value;
        var agencyKey = await keys.ForAgencyAsync(agency.AgencyCode, agency.Name, cancellationToken);
        if (!agencyKey.Ok)
        {
            return agencyKey.As<byte[]>();
        }

        using var seal = agencyKey.Value;
        var bySigner = await signer.SignAsync(
            letter.Pdf,
            new(OfficerField, officer.Name, "Ký ban hành", at, SignatureInk.Officer, PlaceOf(letter, "signer"), [officer.Title], agency.Place),
            own,
            cancellationToken);
        return bySigner.Ok
            ? await signer.SignAsync(
                bySigner.Value,
                new(AgencyField, agency.Name, "Đóng dấu cơ quan", at, SignatureInk.Agency, PlaceOf(letter, "agency"), [], agency.Place),
                seal,
                cancellationToken)
            : bySigner;
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

    private static Typesetting.SignaturePlace? PlaceOf(PrintedLetter letter, string name) => letter.Places.FirstOrDefault(place => place.Name == name);
}
