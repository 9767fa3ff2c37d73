using System.Text.RegularExpressions;

namespace HaiCap.Core.Organizations;

/// <summary>Names of units in their one written form, and what people type in theirs.</summary>
public static partial class UnitNames
{
    private const string Marked = "oàoáoảoãoạoèoéoẻoẽoẹuỳuýuỷuỹuỵ";
    private const string Moved = "òaóaỏaõaọaòeóeỏeõeọeùyúyủyũyụy";

    private static readonly string[] Types =
    [
        "thanh pho", "thi tran", "thi xa", "dac khu", "phuong", "quan", "huyen", "tinh", "xa", "tp.", "tp", "tt.", "tt", "tx.", "tx", "p.", "p", "q.", "q", "x.", "h.", "t.",
    ];

    /// <summary>NFC, single straight apostrophes, single spaces, and the tone where the official lists put it: "Hoà" → "Hòa".</summary>
    public static string Normal(string? text)
    {
        var clean = Spaces().Replace(VietnameseText.Nfc(text ?? ""), " ").Replace('’', '\'').Replace('‘', '\'');
        return OpenSyllable().Replace(clean, Move);
    }

    /// <summary>Folded, without apostrophes, hyphens as spaces: "Ea H'Leo" → "ea hleo", "Bà Rịa - Vũng Tàu" → "ba ria vung tau".</summary>
    public static string Fold(string text) =>
        Spaces().Replace(VietnameseText.Fold(Normal(text)).Replace("'", "", StringComparison.Ordinal).Replace('-', ' ').Replace('–', ' '), " ").Trim();

    /// <summary>Folded and without its type: "P. Hà Huy Tập", "phường Hà Huy Tập" → "ha huy tap"; "Quận 1", "Q1" → "1".</summary>
    public static string FoldWithoutType(string text)
    {
        var folded = Fold(text);
        foreach (var type in Types)
        {
            if (folded.StartsWith(type, StringComparison.Ordinal) && folded.Length > type.Length
                && (folded[type.Length] == ' ' || type[^1] == '.' || char.IsAsciiDigit(folded[type.Length])))
            {
                return Number(folded[type.Length..].Trim());
            }
        }

        return Number(folded);
    }

    /// <summary>Wards were numbered "Phường 1" or "Phường 01".</summary>
    private static string Number(string name) => name.Length > 1 && name.All(char.IsAsciiDigit) ? name.TrimStart('0') : name;

    private static string Move(Match match)
    {
        var lower = match.Value.ToLowerInvariant();
        var at = Marked.IndexOf(lower, StringComparison.Ordinal);
        var moved = Moved.Substring(at, 2);
        return string.Concat(
            char.IsUpper(match.Value[0]) ? char.ToUpperInvariant(moved[0]) : moved[0],
            char.IsUpper(match.Value[1]) ? char.ToUpperInvariant(moved[1]) : moved[1]);
    }

    // "quý" keeps its tone: there u belongs to the consonant. "hoàn" keeps it too: the syllable is closed.
    [GeneratedRegex(@"(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex OpenSyllable();

    [GeneratedRegex(@"\s+", RegexOptions.None, 5000)]
    private static partial Regex Spaces();
}
