using System.Globalization;
using System.Text;

namespace HaiCap.Core.Procedures.Catalogue;

/// <summary>A word of a text, as it is found and as it was accented.</summary>
/// <param name="Folded">Without accents, "kỹ" and "kĩ" alike.</param>
/// <param name="Toned">With its vowels' marks and the tone at the end, so that "hòa" and "hoà" are one; the same as <paramref name="Folded"/> where nothing was accented.</param>
/// <param name="Start">Where it stands in the composed text.</param>
internal readonly record struct CatalogueWord(string Folded, string Toned, int Start, int Length);

/// <summary>Words of a text and of a query, cut the same way.</summary>
internal static class CatalogueText
{
    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";

    /// <summary>Letters and digits, anything else parts them. "X-quang" is two words; its neighbours joined are indexed as well.</summary>
    public static List<CatalogueWord> Words(string text)
    {
        var words = new List<CatalogueWord>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (char.IsLetterOrDigit(text[i]) || (start >= 0 && char.GetUnicodeCategory(text[i]) == UnicodeCategory.NonSpacingMark)))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                words.Add(Word(text[start..i], start));
                start = -1;
            }
        }

        return words;
    }

    public static CatalogueWord Word(string text, int start = 0)
    {
        var marked = new StringBuilder(text.Length);
        var tone = '\0';
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (Tones.Contains(c, StringComparison.Ordinal))
            {
                tone = c;
            }
            else
            {
                marked.Append(char.ToLowerInvariant(c));
            }
        }

        var folded = OneVowel(VietnameseText.Fold(text));
        var toned = OneVowel(marked.ToString().Normalize(NormalizationForm.FormC));
        return new(folded, tone == '\0' ? (toned == folded ? folded : toned) : toned + tone, start, text.Length);
    }

    /// <summary>Damerau–Levenshtein distance, or <paramref name="most"/> + 1 when it is more.</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most || b.Length > 60)
        {
            return most + 1;
        }

        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var d = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d = Math.Min(d, before[j - 2] + 1);
                }

                row[j] = d;
                least = Math.Min(least, d);
            }

            if (least > most)
            {
                return most + 1;
            }

            last.CopyTo(before);
            row.CopyTo(last);
        }

        return last[b.Length];
    }

    /// <summary>How many letters a word may differ by and still be the one meant: one in a short word, two in a long one.</summary>
    public static int Slips(string word) => word.Length > 7 ? 2 : word.Length > 2 ? 1 : 0;

    // "lý" and "lí", "ký" and "kí" are one word in two spellings; "may" and "mai" are two.
    private static string OneVowel(string word) =>
        word.Length > 1 && word[^1] is 'y' && !word[..^1].Any(c => "aăâeêioôơuưy".Contains(c, StringComparison.Ordinal)) ? word[..^1] + "i" : word;
}
