namespace HaiCap.Core.Procedures.Catalogue;

/// <summary>Cuts documents into terms and weighs these, once for all searches.</summary>
internal static class CatalogueIndexing
{
    private const double NameWeight = 3;
    private const double LayWeight = 2.2;
    private const double FieldWeight = 0.9;
    private const double RestWeight = 0.8;

    /// <summary>How far a word in a long name says less than one in a short name.</summary>
    private const double LengthShare = 0.4;

    public static (CatalogueTerms Words, CatalogueTerms Toned, CatalogueTerms Joins, uint[] Turns) Index(IReadOnlyList<CatalogueDocument> documents)
    {
        var texts = documents.Select(d => new[] { [d.Name], d.LayWords.Split(';'), [d.Field], d.Rest.Split(';') }.Select(phrases => phrases.Select(text => CatalogueText.Words(VietnameseText.Nfc(text))).ToArray()).ToArray()).ToArray();
        uint[] turns = [.. texts.Select(t => CatalogueTurns.Of(t[0][0]))];
        double[] weights = [NameWeight, LayWeight, FieldWeight, RestWeight];
        // A word in a long name says less than in a short one; the other fields are lists, whose length says nothing.
        var usual = Math.Max(1, texts.Sum(t => (double)t[0][0].Count) / Math.Max(1, texts.Length));
        CatalogueTerms.Builder single = new(), accented = new(), joined = new();
        for (var d = 0; d < texts.Length; d++)
        {
            for (var f = 0; f < weights.Length; f++)
            {
                var weight = f == 0 ? weights[f] / ((1 - LengthShare) + (LengthShare * texts[d][f][0].Count / usual)) : weights[f];
                // Phrases of a list say nothing side by side.
                foreach (var phrase in texts[d][f])
                {
                    Add(single, accented, joined, d, phrase, weight);
                }
            }
        }

        return (single.Sort(documents.Count), accented.Sort(documents.Count), joined.Sort(documents.Count), turns);
    }

    private static void Add(CatalogueTerms.Builder single, CatalogueTerms.Builder accented, CatalogueTerms.Builder joined, int document, List<CatalogueWord> list, double weight)
    {
        for (var i = 0; i < list.Count; i++)
        {
            single.Put(list[i].Folded, document, weight);
            if (list[i].Toned != list[i].Folded)
            {
                accented.Put(list[i].Toned, document, weight);
            }

            if (i + 1 < list.Count)
            {
                joined.Put(list[i].Folded + list[i + 1].Folded, document, weight);
            }

            if (i + 2 < list.Count)
            {
                joined.Put(list[i].Folded + list[i + 1].Folded + list[i + 2].Folded, document, weight);
            }
        }
    }
}
