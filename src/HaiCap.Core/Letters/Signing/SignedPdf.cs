using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace HaiCap.Core.Letters.Signing;

/// <summary>One signature in a file.</summary>
/// <param name="SignedBy">Common name of the certificate; empty when the signature cannot be read.</param>
/// <param name="Issuer">Common name of its issuer. Whether that issuer is trusted is not decided here.</param>
/// <param name="At">The time the file states.</param>
/// <param name="Intact">The bytes it covers are the bytes that were signed, by the key of that certificate.</param>
/// <param name="CoversAll">Nothing was added to the file after it.</param>
public sealed record SignatureFinding(string SignedBy, string Issuer, DateTimeOffset? At, bool Intact, bool CoversAll);

/// <summary>Reads the signatures of a PDF, for the public check page: who signed, when, and whether a byte changed since.</summary>
public static partial class SignedPdf
{
    /// <summary>The signatures in the order they were made; empty when there are none.</summary>
    public static IReadOnlyList<SignatureFinding> Read(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var found = ByteRange().Matches(text).Select(match => Check(pdf, text, match)).OfType<(int End, SignatureFinding Finding)>();
        return [.. found.OrderBy(one => one.End).Select(one => one.Finding)];
    }

    /// <summary>Every signature is intact, there is at least one, and nothing follows the last.</summary>
    public static bool IsIntact(IReadOnlyList<SignatureFinding> signatures) => signatures.Count > 0 && signatures.All(one => one.Intact) && signatures[^1].CoversAll;

    private static (int End, SignatureFinding Finding)? Check(byte[] pdf, string text, Match match)
    {
        int Number(string group) => int.TryParse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture, out var number) ? number : -1;
        var (start, length, next, rest) = (Number("from"), Number("length"), Number("next"), Number("rest"));
        if (start != 0 || length <= 0 || next <= length || rest < 0 || (long)next + rest > pdf.Length)
        {
            return null;
        }

        var (end, coversAll) = (next + rest, next + rest == pdf.Length);
        var time = Time(text, match.Index, next);
        try
        {
            var cms = new SignedCms(new ContentInfo([.. pdf.AsSpan(0, length), .. pdf.AsSpan(next, rest)]), detached: true);
            cms.Decode(Contents(text, length, next));
            var signer = cms.SignerInfos[0];
            var certificate = signer.Certificate;
            var intact = certificate is not null && Verifies(cms) && NamesItsCertificate(signer, certificate);
            return (end, new(
                certificate?.GetNameInfo(X509NameType.SimpleName, forIssuer: false) ?? "", certificate?.GetNameInfo(X509NameType.SimpleName, forIssuer: true) ?? "",
                time, intact, coversAll));
        }
        catch (Exception broken) when (broken is CryptographicException or AsnContentException or FormatException or IndexOutOfRangeException)
        {
            return (end, new("", "", time, Intact: false, coversAll));
        }
    }

    private static bool Verifies(SignedCms cms)
    {
        try
        {
            cms.CheckSignature(verifySignatureOnly: true);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>The signed attribute must name the certificate shown, else another one with the same key could stand in its place.</summary>
    private static bool NamesItsCertificate(SignerInfo signer, X509Certificate2 certificate)
    {
        var expected = SignedAttributes.SigningCertificate(certificate);
        return signer.SignedAttributes.Cast<CryptographicAttributeObject>()
            .Any(attribute => attribute.Oid.Value == expected.Oid!.Value && attribute.Values[0].RawData.AsSpan().IndexOf(SHA256.HashData(certificate.RawData)) >= 0);
    }

    /// <summary>The CMS between the two ranges, without the zeros that fill the room.</summary>
    private static byte[] Contents(string text, int from, int to)
    {
        var padded = Convert.FromHexString(text.AsSpan(from, to - from).Trim("<> \r\n"));
        AsnDecoder.ReadEncodedValue(padded, AsnEncodingRules.BER, out _, out _, out var length);
        return padded[..length];
    }

    private static DateTimeOffset? Time(string text, int from, int after)
    {
        // The entry stands in the same dictionary, before or after the contents.
        var end = text.IndexOf("endobj", after, StringComparison.Ordinal);
        var start = text.LastIndexOf(" obj", from, StringComparison.Ordinal);
        if (end < 0 || start < 0)
        {
            return null;
        }

        var stated = StatedTime().Match(text, start, end - start);
        return stated.Success && DateTimeOffset.TryParseExact(
            $"{stated.Groups["local"].Value}{stated.Groups["hours"].Value}:{stated.Groups["minutes"].Value}", "yyyyMMddHHmmsszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at.ToUniversalTime()
            : null;
    }

    [GeneratedRegex(@"/ByteRange\s*\[\s*(?<from>\d+)\s+(?<length>\d+)\s+(?<next>\d+)\s+(?<rest>\d+)\s*\]", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex ByteRange();

    [GeneratedRegex(@"/M\s*\(D:(?<local>\d{14})(?<hours>[+-]\d\d)'(?<minutes>\d\d)'?\)", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex StatedTime();
}
