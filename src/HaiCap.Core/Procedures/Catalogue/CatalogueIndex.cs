using System.Collections.Concurrent;

namespace HaiCap.Core.Procedures.Catalogue;

/// <summary>What a procedure is found by; the weights of a name, of lay words and of the rest differ.</summary>
public sealed record CatalogueDocument(string Name, string LayWords, string Rest, int Popularity);

/// <summary>
/// An inverted index over folded words: any order, beginnings of words, small slips, and words that people join or part
/// (xquang, x quang, x-quang). Immutable, so that any number of readers share it.
/// </summary>
internal sealed class CatalogueIndex
{
    private const float NameWeight = 3f;
    private const float LayWeight = 2.4f;
    private const float RestWeight = 1f;

    private readonly ConcurrentBag<CatalogueScratch> pool = [];
    private readonly CatalogueTerms words;
    private readonly CatalogueTerms joins;
    private readonly CatalogueDocument[] documents;
    private readonly string[] foldedNames;
    private readonly int[] nameLengths;
    private readonly string[] accented;

    public CatalogueIndex(IReadOnlyList<CatalogueDocument> source)
    {
        documents = [.. source];
        foldedNames = [.. documents.Select(d => string.Join(' ', CatalogueText.Words(d.Name)))];
        nameLengths = [.. foldedNames.Select(n => n.Count(c => c == ' ') + 1)];
        accented = [.. documents.Select(d => VietnameseText.Nfc($"{d.Name} ; {d.LayWords}").ToLowerInvariant())];
        var single = new CatalogueTerms.Builder();
        var joined = new CatalogueTerms.Builder();
        for (var i = 0; i < documents.Length; i++)
        {
            Add(single, joined, i, documents[i].Name, NameWeight);
            Add(single, joined, i, documents[i].LayWords, LayWeight);
            Add(single, joined, i, documents[i].Rest, RestWeight);
        }

        words = single.Sort(documents.Length);
        joins = joined.Sort(documents.Length);
    }

    public int Count => documents.Length;

    /// <summary>Numbers of documents, best first: those with every word; when there are none, those with most of them as whole words.</summary>
    public List<int> Search(string text)
    {
        var query = CatalogueText.Query(text);
        if (query.Count == 0 || Count == 0)
        {
            return [];
        }

        var found = Search(query, text, whole: false, query.Count);
        return found.Count > 0 || query.Count < 3 ? found : Search(query, text, whole: true, (query.Count / 2) + 1);
    }

    private List<int> Search(List<string> query, string text, bool whole, int least)
    {
        var scratch = pool.TryTake(out var free) ? free : new CatalogueScratch(Count);
        try
        {
            for (var i = 0; i < query.Count; i++)
            {
                Match(query, i, whole, scratch);
                scratch.Settle();
            }

            return Rank(query, text, least, scratch);
        }
        finally
        {
            scratch.Clear();
            pool.Add(scratch);
        }
    }

    private List<int> Rank(List<string> query, string text, int least, CatalogueScratch scratch)
    {
        var found = scratch.WithAtLeast(least);
        // Words that stand side by side in the name as in the query say more than the same words apart.
        for (var i = 0; i + 1 < query.Count; i++)
        {
            foreach (var p in joins.Of(query[i] + query[i + 1]))
            {
                scratch.AddTo(p.Document, p.Weight * 0.3f);
            }
        }

        var scores = scratch.Scores;
        foreach (var d in found)
        {
            // A short name that is nearly the query is meant rather than a long one that holds it somewhere.
            var cover = Math.Min(1f, (float)query.Count / Math.Max(1, nameLengths[d]));
            scores[d] += (documents[d].Popularity * 0.005f) + (cover * 3) + (scratch.Matched[d] * 0.5f);
        }

        found.Sort((a, b) => scores[a] == scores[b] ? a.CompareTo(b) : scores[b].CompareTo(scores[a]));
        Refine(query, text, scores, found);
        return found;
    }

    // The dearer signs are looked at for the best ones only: the phrase as a whole, and the accents the person took the trouble to type.
    private void Refine(List<string> query, string text, float[] scores, List<int> found)
    {
        var phrase = string.Join(' ', query);
        var typed = VietnameseText.Nfc(text).ToLowerInvariant();
        var head = Math.Min(found.Count, 60);
        for (var i = 0; i < head; i++)
        {
            var d = found[i];
            var at = foldedNames[d].IndexOf(phrase, StringComparison.Ordinal);
            var end = at + phrase.Length;
            var whole = at >= 0 && (end == foldedNames[d].Length || foldedNames[d][end] == ' ');
            scores[d] += at < 0 ? 0 : !whole ? 0.5f : at == 0 ? 4 : 2.5f;
            scores[d] += accented[d].Contains(typed, StringComparison.Ordinal) ? 2.5f : 0;
        }

        found.Sort(0, head, Comparer<int>.Create((a, b) => scores[a] == scores[b] ? a.CompareTo(b) : scores[b].CompareTo(scores[a])));
    }

    private void Match(List<string> query, int at, bool whole, CatalogueScratch scratch)
    {
        var word = query[at];
        var last = at == query.Count - 1;
        var any = words.Take(word, 1f, scratch);
        if (!whole && word.Length > 1 && (last || !any))
        {
            // The last word may be half typed; an earlier one only when it is no word at all.
            any |= words.TakeBeginnings(word, 0.6f, scratch);
        }

        // "internet" for "inter net": a word may be half of one, on either side.
        if (at > 0)
        {
            any |= words.Take(query[at - 1] + word, 0.9f, scratch);
        }

        if (!last)
        {
            any |= words.Take(word + query[at + 1], 0.9f, scratch);
        }

        if (word.Length > 2)
        {
            // "xquang" for "x quang". A whole word beats two joined ones, so "quang" does not drag in every "quan g…".
            any |= joins.Take(word, 0.8f, scratch);
            if (!whole && !any && word.Length > 3)
            {
                any |= joins.TakeBeginnings(word, 0.5f, scratch);
            }
        }

        // Slips: one letter, two in a long word; in joined words only when no single one is near.
        if (!whole && !any && word.Length > 3 && !words.TakeNear(word, word.Length > 7 ? 2 : 1, sameFirst: false, 0.35f, scratch) && word.Length > 5)
        {
            joins.TakeNear(word, 1, sameFirst: true, 0.3f, scratch);
        }
    }

    private static void Add(CatalogueTerms.Builder single, CatalogueTerms.Builder joined, int document, string text, float weight)
    {
        var list = CatalogueText.Words(text);
        for (var i = 0; i < list.Count; i++)
        {
            single.Put(list[i], document, weight);
            if (i + 1 < list.Count)
            {
                joined.Put(list[i] + list[i + 1], document, weight);
            }

            if (i + 2 < list.Count)
            {
                joined.Put(list[i] + list[i + 1] + list[i + 2], document, weight);
            }
        }
    }
}
