using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Letters.Typesetting;

namespace HaiCap.Core.Dossiers.Results;

/// <summary>A result as the specialist drafts it and the signer reads it; the paper is typeset from it.</summary>
/// <param name="Grants">False: a refusal in writing with reasons (decree 118/2025, article 19.3).</param>
/// <param name="Subject">What it is about (trích yếu).</param>
/// <param name="Facts">One fact a line, "label: value".</param>
/// <param name="Body">One paragraph a line; in a decision each is an article, in a refusal the reasons.</param>
public sealed record ResultDraft(bool Grants, string Subject, string Facts, string Body, DateOnly? ValidTo = null)
{
    public static IReadOnlyList<string> Lines(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    internal static ResultDraft Normal(ResultDraft draft) => draft with
    {
        Subject = VietnameseText.Nfc(draft.Subject),
        Facts = VietnameseText.Nfc(draft.Facts),
        Body = VietnameseText.Nfc(draft.Body),
    };

    /// <summary>What an approval approves: a draft changed afterwards shows.</summary>
    internal string Digest() => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this, OpenedDossier.ClockJson))))[..32];
}

/// <summary>What a result document keeps: the draft, and after signing who signed and where the agency's signature goes.</summary>
/// <param name="Authority">The instruments that gave the signer this competence on the day, from the first on.</param>
/// <param name="IssuerId">The agency whose letterhead, number and seal it bears, whoever succeeds it before it is sealed; null in papers older than this.</param>
/// <param name="Simulated">Signed in a simulation, as data: there is no paper and never will be.</param>
public sealed record ResultFacts(
    ResultDraft Draft, string ProposedBy, string? SignedBy = null, Guid? SignerPositionId = null, DateTimeOffset? SignedAt = null, SignaturePlace? Seal = null,
    bool? Simulated = null, IReadOnlyList<string>? Authority = null, Guid? IssuerId = null)
{
    public static ResultFacts Of(DossierDocument document) => JsonSerializer.Deserialize<ResultFacts>(document.Data, OpenedDossier.ClockJson)!;

    public string ToJson() => JsonSerializer.Serialize(this, OpenedDossier.ClockJson);
}
