using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HaiCap.Core.Letters.Typesetting;

namespace HaiCap.Core.Letters.Signing;

/// <summary>The colour a signature is shown in: an officer's in blue ink, an agency's in the red of its seal.</summary>
public enum SignatureInk
{
    Officer,
    Agency,
}

/// <summary>What one signature says.</summary>
/// <param name="Field">The name of the field, unique in the file: <c>NguoiKy</c>, <c>CoQuan</c>.</param>
/// <param name="SignedBy">The officer's or the agency's full name.</param>
/// <param name="Lines">Further lines of the picture, such as the agency of the officer.</param>
/// <param name="Place">Where it is shown; null signs without a picture.</param>
public sealed record SignatureRequest(
    string Field, string SignedBy, string Reason, DateTimeOffset At, SignatureInk Ink, SignaturePlace? Place, IReadOnlyList<string> Lines, string? Location = null);

/// <summary>
/// Signs PDF files (ETSI.CAdES.detached). Each signature is an incremental update, so those before it stay valid. The Node worker makes room and
/// draws the picture; the key and the CMS never leave this process.
/// </summary>
public sealed class PdfSigner(Typesetter typesetter)
{
    /// <summary>The same document with one more signature. Problems: those of the typesetter, LET-012 for a certificate out of its time.</summary>
    public async Task<Outcome<byte[]>> SignAsync(byte[] pdf, SignatureRequest request, SigningKey key, CancellationToken cancellationToken = default)
    {
        if (!key.ValidAt(request.At))
        {
            return SigningProblems.OutOfTime(key.Name);
        }

        var prepared = await typesetter.PrepareAsync(new()
        {
            ["pdf"] = Convert.ToBase64String(pdf),
            ["field"] = request.Field,
            ["signer"] = request.SignedBy,
            ["reason"] = request.Reason,
            ["location"] = request.Location,
            ["at"] = request.At.ToUnixTimeSeconds(),
            ["place"] = JsonSerializer.SerializeToNode(request.Place, JsonSerializerOptions.Web),
            ["picture"] = request.Place is { } place ? Picture(request, place, key) : null,
        }, cancellationToken);
        return prepared.Ok ? Fill(prepared.Value, key) : prepared.As<byte[]>();
    }

    private static JsonObject Picture(SignatureRequest request, SignaturePlace place, SigningKey key)
    {
        var data = new JsonObject
        {
            ["width"] = place.Width,
            ["height"] = place.Height,
            ["colour"] = request.Ink == SignatureInk.Officer ? "#12498c" : "#c1121f",
            ["signedBy"] = request.SignedBy,
            ["lines"] = new JsonArray([.. request.Lines.Select(line => JsonValue.Create(line))]),
            // Decree 30/2020, annex I: the time of signing to the second with the zone of Viet Nam, by ISO 8601.
            ["at"] = request.At.ToLocal().ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            ["test"] = key.IsTest,
        };
        return new() { ["source"] = SignaturePicture.Source, ["data"] = data.ToJsonString() };
    }

    private static byte[] Fill(PreparedPdf prepared, SigningKey key)
    {
        var (pdf, range) = (prepared.Pdf, prepared.ByteRange);
        var covered = new byte[range[1] + range[3]];
        pdf.AsSpan(range[0], range[1]).CopyTo(covered);
        pdf.AsSpan(range[2], range[3]).CopyTo(covered.AsSpan(range[1]));

        var hex = Convert.ToHexStringLower(key.Sign(covered));
        var room = range[2] - range[1] - 2;
        if (hex.Length > room)
        {
            throw new InvalidOperationException($"The signature takes {hex.Length} characters; there is room for {room}.");
        }

        System.Text.Encoding.ASCII.GetBytes(hex, pdf.AsSpan(range[1] + 1));
        return pdf;
    }
}
