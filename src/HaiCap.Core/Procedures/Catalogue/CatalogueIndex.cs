using System.Buffers;

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

    private readonly string[] words;
    private readonly Posting[][] postings;
    private readonly string[] joins;
    private readonly Posting[][] joinPostings;
    private readonly CatalogueDocument[] documents;
    private readonly string[] foldedNames;
    private readonly string[] accented;

    public CatalogueIndex(IReadOnlyList<CatalogueDocument> source)
    {
        documents = [.. source];
        foldedNames = [.. documents.Select(d => string.Join(' ', CatalogueText.Words(d.Name)))];
        accented = [.. documents.Select(d => VietnameseText.Nfc($"{d.Name} ; {d.LayWords}").ToLowerInvariant())];
        var single = new Dictionary<string, Dictionary<int, float>>(StringComparer.Ordinal);
        var joined = new Dictionary<string, Dictionary<int, float>>(StringComparer.Ordinal);
        for (var i = 0; i < documents.Length; i++)
        {
            Add(single, joined, i, documents[i].Name, NameWeight);
            Add(single, joined, i, documents[i].LayWords, LayWeight);
            Add(single, joined, i, documents[i].Rest, RestWeight);
        }

        (words, postings) = Sorted(single);
        (joins, joinPostings) = Sorted(joined);
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
        var scores = ArrayPool<float>.Shared.Rent(Count);
        var best = ArrayPool<float>.Shared.Rent(Count);
        var matched = ArrayPool<byte>.Shared.Rent(Count);
        Array.Clear(scores, 0, Count);
        Array.Clear(best, 0, Count);
        Array.Clear(matched, 0, Count);
        try
        {
            for (var i = 0; i < query.Count; i++)
            {
                Match(query, i, whole, best);
                for (var d = 0; d < Count; d++)
                {
                    if (best[d] > 0)
                    {
                        scores[d] += best[d];
                        matched[d]++;
                        best[d] = 0;
                    }
                }
            }

            return Rank(query, text, least, scores, matched);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
            ArrayPool<float>.Shared.Return(best);
            ArrayPool<byte>.Shared.Return(matched);
        }
    }

    private List<int> Rank(List<string> query, string text, int least, float[] scores, byte[] matched)
    {
        var found = new List<int>();
        for (var d = 0; d < Count; d++)
        {
            if (matched[d] >= least)
            {
                found.Add(d);
            }
        }

        var phrase = string.Join(' ', query);
        var typed = VietnameseText.Nfc(text).ToLowerInvariant();
        foreach (var d in found)
        {
            scores[d] += documents[d].Popularity * 0.005f + (matched[d] * 0.5f);
            // The words as a phrase of the name, best at its start; then the accents the person took the trouble to type.
            var at = foldedNames[d].IndexOf(phrase, StringComparison.Ordinal);
            scores[d] += at == 0 ? 4 : at > 0 ? 2.5f : 0;
            scores[d] += accented[d].Contains(typed, StringComparison.Ordinal) ? 2.5f : 0;
            scores[d] -= foldedNames[d].Length * 0.004f;
        }

        found.Sort((a, b) => scores[a] == scores[b] ? a.CompareTo(b) : scores[b].CompareTo(scores[a]));
        return found;
    }

    private void Match(List<string> query, int at, bool whole, float[] best)
    {
        var word = query[at];
        var any = Take(words, postings, word, 1f, prefixes: !whole && word.Length > 1, best);
        // "internet" for "inter net", "xquang" for "x quang": a word may be half of one, on either side.
        if (at > 0)
        {
            any |= Take(words, postings, query[at - 1] + word, 0.9f, prefixes: false, best);
        }

        if (at + 1 < query.Count)
        {
            any |= Take(words, postings, word + query[at + 1], 0.9f, prefixes: false, best);
        }

        if (word.Length > 2)
        {
            // A whole word beats two joined ones, so "quang" does not drag in every "quan g…".
            any |= Take(joins, joinPostings, word, 0.8f, prefixes: !whole && !any && word.Length > 3, best);
        }

        if (!whole && !any && word.Length > 3)
        {
            Nearly(word, best);
        }
    }

    private bool Take(string[] terms, Posting[][] lists, string word, float factor, bool prefixes, float[] best)
    {
        var at = Array.BinarySearch(terms, word, StringComparer.Ordinal);
        var any = at >= 0;
        if (any)
        {
            Note(lists[at], factor, best);
        }

        if (prefixes)
        {
            for (var i = any ? at + 1 : ~at; i < terms.Length && terms[i].StartsWith(word, StringComparison.Ordinal); i++)
            {
                Note(lists[i], factor * 0.6f, best);
                any = true;
            }
        }

        return any;
    }

    private void Nearly(string word, float[] best)
    {
        var most = word.Length > 7 ? 2 : 1;
        for (var list = 0; list < 2; list++)
        {
            var terms = list == 0 ? words : joins;
            var lists = list == 0 ? postings : joinPostings;
            for (var i = 0; i < terms.Length; i++)
            {
                if (terms[i].Length > 2 && CatalogueText.Distance(word, terms[i], most) <= most)
                {
                    Note(lists[i], 0.35f, best);
                }
            }
        }
    }

    private static void Note(Posting[] list, float factor, float[] best)
    {
        foreach (var p in list)
        {
            best[p.Document] = Math.Max(best[p.Document], p.Weight * factor);
        }
    }

    private static void Add(
        Dictionary<string, Dictionary<int, float>> single, Dictionary<string, Dictionary<int, float>> joined, int document, string text, float weight)
    {
        var list = CatalogueText.Words(text);
        for (var i = 0; i < list.Count; i++)
        {
            Put(single, list[i], document, weight);
            if (i + 1 < list.Count)
            {
                Put(joined, list[i] + list[i + 1], document, weight);
            }

            if (i + 2 < list.Count)
            {
                Put(joined, list[i] + list[i + 1] + list[i + 2], document, weight);
            }
        }
    }

    private static void Put(Dictionary<string, Dictionary<int, float>> terms, string term, int document, float weight)
    {
        if (!terms.TryGetValue(term, out var list))
        {
            terms[term] = list = [];
        }

        list[document] = Math.Max(list.GetValueOrDefault(document), weight);
    }

    // A word that stands in few documents says more.
    private (string[] Terms, Posting[][] Lists) Sorted(Dictionary<string, Dictionary<int, float>> terms)
    {
        var sorted = terms.OrderBy(t => t.Key, StringComparer.Ordinal).ToArray();
        return (
            [.. sorted.Select(t => t.Key)],
            [.. sorted.Select(t =>
            {
                var rarity = 0.5f + (MathF.Log((Count + 1f) / t.Value.Count) * 0.4f);
                return t.Value.OrderBy(p => p.Key).Select(p => new Posting(p.Key, p.Value * rarity)).ToArray();
            })]);
    }

    private readonly record struct Posting(int Document, float Weight);
}
