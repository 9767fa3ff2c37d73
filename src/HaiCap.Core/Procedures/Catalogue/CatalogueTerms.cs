namespace HaiCap.Core.Procedures.Catalogue;

internal readonly record struct CataloguePosting(int Document, float Weight);

/// <summary>Sorted terms, each with the documents it stands in and what it says of them (BM25F, reckoned once).</summary>
internal sealed class CatalogueTerms
{
    private readonly string[] terms;
    private readonly CataloguePosting[][] lists;
    private readonly float[] rarities;

    private CatalogueTerms(string[] terms, CataloguePosting[][] lists, float[] rarities) => (this.terms, this.lists, this.rarities) = (terms, lists, rarities);

    /// <summary>How much a term that stands in one document only would say.</summary>
    public float Rarest { get; private init; }

    public CataloguePosting[] Of(string term) => At(term) is >= 0 and var at ? lists[at] : [];

    /// <summary>What a term says at the most; 0 for one that stands nowhere.</summary>
    public float RarityOf(string term) => At(term) is >= 0 and var at ? rarities[at] : 0;

    public bool Has(string term) => At(term) >= 0;

    /// <summary>Notes the documents of a term; false when there is none.</summary>
    public bool Take(string term, float factor, CatalogueLayer found)
    {
        var at = At(term);
        if (at < 0)
        {
            return false;
        }

        Note(at, factor, found);
        return true;
    }

    /// <summary>Notes the documents of longer terms that begin so.</summary>
    public bool TakeBeginnings(string start, float factor, CatalogueLayer found)
    {
        var at = At(start);
        var first = at >= 0 ? at + 1 : ~at;
        var i = first;
        for (; i < terms.Length && terms[i].StartsWith(start, StringComparison.Ordinal); i++)
        {
            Note(i, factor, found);
        }

        return i > first;
    }

    /// <summary>Notes the documents of the nearest terms, those that differ by so many letters at most.</summary>
    /// <param name="sameFirst">Only terms with the same first letter: there are many joined ones.</param>
    public bool TakeNear(string word, int most, bool sameFirst, float factor, CatalogueLayer found)
    {
        var start = sameFirst ? At(word[..1]) : 0;
        start = start < 0 ? ~start : start;
        for (var distance = 1; distance <= most; distance++)
        {
            var any = false;
            for (var i = start; i < terms.Length && (!sameFirst || terms[i][0] == word[0]); i++)
            {
                if (MayBe(terms[i], word) && Math.Abs(terms[i].Length - word.Length) <= distance && CatalogueText.Distance(word, terms[i], distance) == distance)
                {
                    Note(i, factor / distance, found);
                    any = true;
                }
            }

            if (any)
            {
                return true;
            }
        }

        return false;
    }

    // Of three letters any one changed is another word of the language; two of them turned about are a slip.
    private static bool MayBe(string term, string word) =>
        word.Length > 3 ? term.Length > 1 : term.Length == word.Length && word.Order().SequenceEqual(term.Order());

    private int At(string term) => Array.BinarySearch(terms, term, StringComparer.Ordinal);

    private void Note(int at, float factor, CatalogueLayer found)
    {
        foreach (var p in lists[at])
        {
            found.Raise(p.Document, p.Weight * factor);
        }
    }

    /// <summary>Gathers terms, field by field, before they are sorted.</summary>
    internal sealed class Builder
    {
        private const double Saturation = 1.1;

        private readonly Dictionary<string, Dictionary<int, double>> found = new(StringComparer.Ordinal);

        /// <param name="weight">Of one occurrence, the length of its field reckoned in.</param>
        public void Put(string term, int document, double weight)
        {
            if (!found.TryGetValue(term, out var list))
            {
                found[term] = list = [];
            }

            list[document] = list.GetValueOrDefault(document) + weight;
        }

        /// <summary>A term that stands in few documents says more.</summary>
        public CatalogueTerms Sort(int documents)
        {
            var sorted = found.OrderBy(t => t.Key, StringComparer.Ordinal).ToArray();
            var rarities = sorted.Select(t => Rarity(documents, t.Value.Count)).ToArray();
            return new(
                [.. sorted.Select(t => t.Key)],
                [.. sorted.Select((t, i) => t.Value.OrderBy(p => p.Key).Select(p => new CataloguePosting(p.Key, Even(rarities[i] * p.Value / (Saturation + p.Value)))).ToArray())],
                [.. rarities.Select(Even)])
            {
                Rarest = Even(Rarity(documents, 1)),
            };
        }

        private static double Rarity(int documents, int count) => Math.Log(1 + ((documents - count + 0.5) / (count + 0.5)));

        // The last bits of a logarithm are the processor's own; steps of 1/4096 are the same on every node.
        private static float Even(double weight) => (float)(Math.Max(1, Math.Round(weight * 4096)) / 4096);
    }
}
