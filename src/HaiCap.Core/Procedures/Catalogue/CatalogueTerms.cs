namespace HaiCap.Core.Procedures.Catalogue;

internal readonly record struct CataloguePosting(int Document, float Weight);

/// <summary>Sorted terms, each with the documents it stands in.</summary>
internal sealed class CatalogueTerms
{
    private readonly string[] terms;
    private readonly CataloguePosting[][] lists;

    private CatalogueTerms(string[] terms, CataloguePosting[][] lists) => (this.terms, this.lists) = (terms, lists);

    public IReadOnlyList<CataloguePosting> Of(string term)
    {
        var at = Array.BinarySearch(terms, term, StringComparer.Ordinal);
        return at < 0 ? [] : lists[at];
    }

    /// <summary>Notes the documents of a term; false when there is none.</summary>
    public bool Take(string term, float factor, CatalogueScratch scratch)
    {
        var at = Array.BinarySearch(terms, term, StringComparer.Ordinal);
        if (at < 0)
        {
            return false;
        }

        Note(lists[at], factor, scratch);
        return true;
    }

    /// <summary>Notes the documents of longer terms that begin so.</summary>
    public bool TakeBeginnings(string start, float factor, CatalogueScratch scratch)
    {
        var at = Array.BinarySearch(terms, start, StringComparer.Ordinal);
        var first = at >= 0 ? at + 1 : ~at;
        var i = first;
        for (; i < terms.Length && terms[i].StartsWith(start, StringComparison.Ordinal); i++)
        {
            Note(lists[i], factor, scratch);
        }

        return i > first;
    }

    /// <summary>Notes the documents of terms that differ by so many letters at most.</summary>
    /// <param name="sameFirst">Only terms with the same first letter: there are many joined ones.</param>
    public bool TakeNear(string word, int most, bool sameFirst, float factor, CatalogueScratch scratch)
    {
        var start = sameFirst ? Array.BinarySearch(terms, word[..1], StringComparer.Ordinal) : 0;
        var any = false;
        for (var i = start < 0 ? ~start : start; i < terms.Length && (!sameFirst || terms[i][0] == word[0]); i++)
        {
            if (terms[i].Length > 2 && CatalogueText.Distance(word, terms[i], most) <= most)
            {
                Note(lists[i], factor, scratch);
                any = true;
            }
        }

        return any;
    }

    private static void Note(CataloguePosting[] list, float factor, CatalogueScratch scratch)
    {
        foreach (var p in list)
        {
            scratch.Note(p.Document, p.Weight * factor);
        }
    }

    /// <summary>Gathers terms before they are sorted.</summary>
    internal sealed class Builder
    {
        private readonly Dictionary<string, Dictionary<int, float>> found = new(StringComparer.Ordinal);

        public void Put(string term, int document, float weight)
        {
            if (!found.TryGetValue(term, out var list))
            {
                found[term] = list = [];
            }

            list[document] = Math.Max(list.GetValueOrDefault(document), weight);
        }

        /// <summary>A term that stands in few documents says more.</summary>
        public CatalogueTerms Sort(int documents)
        {
            var sorted = found.OrderBy(t => t.Key, StringComparer.Ordinal).ToArray();
            return new(
                [.. sorted.Select(t => t.Key)],
                [.. sorted.Select(t =>
                {
                    var rarity = 0.5f + (MathF.Log((documents + 1f) / t.Value.Count) * 0.4f);
                    return t.Value.OrderBy(p => p.Key).Select(p => new CataloguePosting(p.Key, p.Value * rarity)).ToArray();
                })]);
        }
    }
}
