namespace HaiCap.Core.Procedures.Catalogue;

/// <summary>Words of a text and of a query, cut the same way.</summary>
internal static class CatalogueText
{
    // What people write around the thing they look for.
    private static readonly HashSet<string> Fillers =
    [
        "toi", "em", "muon", "can", "xin", "lam", "cho", "o", "de", "ve", "va", "cua", "cac", "nhu", "nao", "gi", "thi", "duoc", "hoi", "giup", "voi", "ntn", "sao", "the",
    ];

    /// <summary>Folded words: letters and digits, anything else parts them. "X-quang" is two words; its neighbours joined are indexed as well.</summary>
    public static List<string> Words(string text)
    {
        var folded = VietnameseText.Fold(text);
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= folded.Length; i++)
        {
            if (i < folded.Length && char.IsLetterOrDigit(folded[i]))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                words.Add(folded[start..i]);
                start = -1;
            }
        }

        return words;
    }

    /// <summary>At most twelve words, without fillers unless nothing else is left.</summary>
    public static List<string> Query(string text)
    {
        var words = Words(text.Length > 200 ? text[..200] : text);
        var kept = words.Where(w => !Fillers.Contains(w)).Take(12).ToList();
        return kept.Count > 0 ? kept : [.. words.Take(12)];
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
}
