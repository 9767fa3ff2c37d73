using System.Globalization;
using System.Text;

namespace HaiCap.Core;

/// <summary>One normal form for storing Vietnamese and one for finding it. Folding is for finding, never for identity.</summary>
public static class VietnameseText
{
    public static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>NFC with outer white space cut: some phones and Macs send NFD.</summary>
    public static string Nfc(string text) => Sound(text).Normalize(NormalizationForm.FormC).Trim();

    /// <summary>
    /// The text itself, or with U+FFFD in the place of what is no character (half a surrogate pair, U+FFFE, U+FFFF): normalizing and databases refuse those. The
    /// byte-order mark U+FEFF, which nobody sees, goes: PDF/A allows it in no text (ISO 19005-2, 6.2.11.7), so no letter could be made with it.
    /// </summary>
    public static string Sound(string text)
    {
        if (IsSound(text))
        {
            return text;
        }

        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == 0xFEFF)
            {
                continue;
            }

            sound.Append((rune.Value & 0xFFFE) == 0xFFFE ? "\ufffd" : rune.ToString());
        }

        return sound.ToString();
    }

    /// <summary>Lower case, without accents, đ as d, single spaces: "Tàu  cá" and "TAU CA" become "tau ca".</summary>
    public static string Fold(string text)
    {
        text = Sound(text);
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

    private static bool IsSound(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= '\ud800' and <= '\udfff')
            {
                if (!(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])))
                {
                    return false;
                }

                if ((char.ConvertToUtf32(text[i], text[i + 1]) & 0xFFFE) == 0xFFFE)
                {
                    return false;
                }

                i++;
            }
            else if (text[i] is '\ufeff' or >= '\ufffe')
            {
                return false;
            }
        }

        return true;
    }
}
