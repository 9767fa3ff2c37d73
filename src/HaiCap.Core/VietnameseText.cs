using System.Globalization;
using System.Text;

namespace HaiCap.Core;

/// <summary>One normal form for storing Vietnamese and one for finding it. Folding is for finding, never for identity.</summary>
public static class VietnameseText
{
    public static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>NFC with outer white space cut: some phones and Macs send NFD.</summary>
    public static string Nfc(string text) => text.Normalize(NormalizationForm.FormC).Trim();

    /// <summary>Lower case, without accents, đ as d, single spaces: "Tàu  cá" and "TAU CA" become "tau ca".</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (char.IsWhiteSpace(c))
            {
                gap = folded.Length > 0;
                continue;
            }

            if (gap)
            {
                folded.Append(' ');
                gap = false;
            }

            // đ has no decomposition.
            folded.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
        }

        return folded.ToString();
    }
}
