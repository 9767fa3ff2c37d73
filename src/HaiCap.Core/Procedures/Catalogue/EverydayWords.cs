namespace HaiCap.Core.Procedures.Catalogue;

/// <summary>What people say, and the words catalogues use for it: "sổ đỏ" → "giấy chứng nhận quyền sử dụng đất".</summary>
/// <param name="Meanings">Each is a way to say the same; whichever a procedure has counts.</param>
public sealed record EverydayEntry(string Said, IReadOnlyList<string> Meanings);

/// <summary>The everyday words of a day: immutable, found by their first word.</summary>
public sealed class EverydayWords
{
    private readonly Dictionary<string, List<Phrase>> byFirst = new(StringComparer.Ordinal);

    public EverydayWords(IEnumerable<EverydayEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (CatalogueText.Words(VietnameseText.Nfc(entry.Said)) is { Count: > 0 } words)
            {
                var meanings = entry.Meanings.Select(m => CatalogueText.Words(VietnameseText.Nfc(m)).ToArray()).Where(m => m.Length > 0).ToArray();
                if (!byFirst.TryGetValue(words[0].Folded, out var list))
                {
                    byFirst[words[0].Folded] = list = [];
                }

                list.Add(new(entry, [.. words], meanings));
            }
        }

        foreach (var list in byFirst.Values)
        {
            // The longest is meant, and its order is the same whatever order the rows came in.
            list.Sort((a, b) => a.Words.Length != b.Words.Length ? b.Words.Length.CompareTo(a.Words.Length) : string.CompareOrdinal(a.Entry.Said, b.Entry.Said));
        }
    }

    public static EverydayWords None { get; } = new([]);

    /// <summary>The longest phrase said at a place of the query; accents count where the query has any.</summary>
    /// <param name="passed">Words people put between: "làm cái sổ đỏ" says "làm sổ đỏ".</param>
    /// <returns>And how many words of the query it takes.</returns>
    internal (Phrase Phrase, int Count)? Find(IReadOnlyList<CatalogueWord> query, int at, bool accented, Func<CatalogueWord, bool> passed)
    {
        foreach (var phrase in byFirst.TryGetValue(query[at].Folded, out var list) ? list : [])
        {
            if (Says(query, at, phrase, accented, passed) is > 0 and var count)
            {
                return (phrase, count);
            }
        }

        return null;
    }

    /// <returns>0 when it does not.</returns>
    private static int Says(IReadOnlyList<CatalogueWord> query, int at, Phrase phrase, bool accented, Func<CatalogueWord, bool> passed)
    {
        var i = at;
        foreach (var word in phrase.Words)
        {
            while (i > at && i < query.Count && !Same(query[i], word) && passed(query[i]))
            {
                i++;
            }

            if (i >= query.Count || !Same(query[i], word))
            {
                return 0;
            }

            i++;
        }

        return i - at;

        bool Same(CatalogueWord said, CatalogueWord word) => accented ? said.Toned == word.Toned : said.Folded == word.Folded;
    }

    internal sealed record Phrase(EverydayEntry Entry, CatalogueWord[] Words, CatalogueWord[][] Meanings);
}
