namespace HaiCap.Core.Dossiers.Reading;

/// <summary>What somebody typed to find a dossier: codes are kept in capitals, names folded.</summary>
internal sealed record DossierText(string Code, string Folded)
{
    public static DossierText? Parse(string? text) => string.IsNullOrWhiteSpace(text)
        ? null
        : new DossierText(text.Trim().ToUpperInvariant().Replace('–', '-'), VietnameseText.Fold(text));
}
