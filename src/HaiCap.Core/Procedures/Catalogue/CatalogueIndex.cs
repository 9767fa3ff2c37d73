using System.Collections.Concurrent;
using System.Numerics;

namespace HaiCap.Core.Procedures.Catalogue;

/// <param name="Score">Steps of relevance: equal ones are told apart by use.</param>
internal readonly record struct CatalogueFound(int Document, int Score);

/// <summary>
/// An inverted index over folded words: any order, beginnings of words, small slips, words that people join or part (xquang, x quang, x-quang), and
/// everyday words. Immutable, so that any number of readers share it; numbers of documents are the caller's order.
/// </summary>
internal sealed class CatalogueIndex
{
    /// <summary>Two words side by side in one way to say a part, and across parts; beside what each says alone.</summary>
    private const float PairShare = 0.5f;
    private const float NeighbourShare = 0.3f;

    /// <summary>No part outweighs so many of the rarest words.</summary>
    private const float HeaviestPart = 2.2f;

    /// <summary>What has less of a question answers another.</summary>
    private const float LeastCovered = 0.42f;

    /// <summary>What one cannot tell from words only said around the thing.</summary>
    private const float FaintShare = 0.25f;

    /// <summary>A reading is a little less sure than what was said, and much less where the word may be another.</summary>
    private const float ReadingShare = 0.95f;
    private const float UnsureShare = 0.6f;

    private readonly ConcurrentBag<CatalogueScratch> pool = [];
    private readonly CatalogueTerms words;
    private readonly CatalogueTerms toned;
    private readonly CatalogueTerms joins;
    private readonly CatalogueDocument[] documents;
    private readonly uint[] turns;

    public CatalogueIndex(IReadOnlyList<CatalogueDocument> source)
    {
        documents = [.. source];
        (words, toned, joins, turns) = CatalogueIndexing.Index(documents);
    }

    public int Count => documents.Length;

    /// <summary>Best first.</summary>
    public List<CatalogueFound> Search(CatalogueQuery query)
    {
        if (query.Parts.Count == 0 || Count == 0)
        {
            return [];
        }

        var scratch = pool.TryTake(out var free) ? free : new CatalogueScratch(Count);
        try
        {
            var asked = 0f;
            foreach (var part in query.Parts)
            {
                asked += Weigh(query, part, scratch);
            }

            PairUp(query, scratch);
            return Rank(query, asked, scratch);
        }
        finally
        {
            scratch.Clear();
            pool.Add(scratch);
        }
    }

    /// <summary>Adds what documents have of a part; what it weighs in the whole.</summary>
    private float Weigh(CatalogueQuery query, QueryPart part, CatalogueScratch scratch)
    {
        var weight = 0f;
        foreach (var way in part.Ways)
        {
            var most = 0f;
            for (var i = 0; i < way.Words.Count; i++)
            {
                most += Match(query, part, way, i, scratch.Word);
                Pour(scratch.Word, scratch.Way, 1);
                if (i > 0 && way.Said is null && !joins.Has(way.Words[i - 1].Folded + way.Words[i].Folded))
                {
                    // Everyday words apart are no everyday words: "đào … đường" in "đào tạo … đường bộ".
                    most += words.Rarest * PairShare;
                }

                if (i > 0 && joins.RarityOf(way.Words[i - 1].Folded + way.Words[i].Folded) is > 0 and var pair)
                {
                    most += pair * PairShare;
                    foreach (var p in joins.Of(way.Words[i - 1].Folded + way.Words[i].Folded))
                    {
                        scratch.Way.Add(p.Document, p.Weight * PairShare);
                    }
                }
            }

            foreach (var d in scratch.Way.Touched)
            {
                scratch.Part.Raise(d, Math.Min(1, scratch.Way[d] / most) * (way.Said is null ? 1 : part.Unsure ? UnsureShare : ReadingShare));
            }

            scratch.Way.Clear();
            weight = part.Unsure && way.Said is not null ? weight : Math.Max(weight, Math.Min(most, words.Rarest * HeaviestPart));
        }

        weight *= part.Faint ? FaintShare : 1;
        foreach (var d in scratch.Part.Touched)
        {
            scratch.Covered.Add(d, weight * Math.Min(1, scratch.Part[d] * 1.4f));
        }

        Pour(scratch.Part, scratch.Score, weight);
        return weight;
    }

    // Words that stand side by side in a procedure as in the query say more than the same words apart.
    private void PairUp(CatalogueQuery query, CatalogueScratch scratch)
    {
        for (var i = 0; i + 1 < query.Parts.Count; i++)
        {
            var (left, right) = (query.Parts[i], query.Parts[i + 1]);
            if (left.First + left.Count == right.First)
            {
                foreach (var p in joins.Of(left.Ways[0].Words[^1].Folded + right.Ways[0].Words[0].Folded))
                {
                    if (scratch.Score[p.Document] > 0)
                    {
                        scratch.Score.Add(p.Document, p.Weight * NeighbourShare);
                    }
                }
            }
        }
    }

    private List<CatalogueFound> Rank(CatalogueQuery query, float asked, CatalogueScratch scratch)
    {
        var meant = query.Parts.Aggregate(0u, (turn, part) => part.Ways.Aggregate(turn, (t, way) => t | CatalogueTurns.Of(way.Words))) | CatalogueTurns.Of(query.Words);
        var scored = new List<(int Document, float Score, float Covered)>();
        float best = 0, widest = 0;
        foreach (var d in scratch.Score.Touched)
        {
            var covered = Math.Min(1, scratch.Covered[d] / asked);
            if (covered < LeastCovered)
            {
                continue;
            }

            var unasked = BitOperations.PopCount(turns[d] & ~meant);
            var score = scratch.Score[d] * (0.3f + (0.7f * covered)) * (1 - (0.03f * Math.Min(unasked, 3)))
                * (1 + (0.04f * documents[d].Closeness)) * (1 + (0.0005f * Math.Min(documents[d].Popularity, 100)));
            scored.Add((d, score, covered));
            best = Math.Max(best, score);
            widest = Math.Max(widest, covered);
        }

        var found = scored.Where(x => x.Score >= best * 0.3f && x.Covered >= widest * 0.55f).Select(x => new CatalogueFound(x.Document, (int)(x.Score * 50 / Math.Max(1, asked)))).ToList();
        found.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score)
            : documents[a.Document].Popularity != documents[b.Document].Popularity ? documents[b.Document].Popularity.CompareTo(documents[a.Document].Popularity)
            : a.Document.CompareTo(b.Document));
        return found;
    }

    /// <summary>Notes the documents of one word; how much a word so rare could say.</summary>
    private float Match(CatalogueQuery query, QueryPart part, QueryWay way, int at, CatalogueLayer found)
    {
        var (word, accents) = (way.Words[at].Folded, way.Words[at].Toned);
        var rarity = words.RarityOf(word);
        var any = rarity > 0;
        if (any)
        {
            // Whoever took the trouble of accents means them: "đò" is not "đỏ".
            words.Take(word, accents == word ? 1f : 0.75f, found);
            if (accents != word)
            {
                toned.Take(accents, 1f, found);
            }
        }

        if (way.Said is not null)
        {
            return any ? rarity : words.Rarest;
        }

        var place = part.First + at;
        var last = place == query.Words.Count - 1;
        if (word.Length > 1 && (last || !any))
        {
            // The last word may be half typed; an earlier one only when it is no word at all.
            any |= words.TakeBeginnings(word, any ? 0.45f : 0.6f, found);
        }

        // "internet" for "inter net": a word may be half of one, on either side.
        any |= place > 0 && words.Take(query.Words[place - 1].Folded + word, 0.9f, found);
        any |= !last && words.Take(word + query.Words[place + 1].Folded, 0.9f, found);
        if (rarity == 0 && word.Length > 2)
        {
            // "xquang" for "x quang". A whole word beats two joined ones, so "quang" does not drag in every "quan g…".
            any |= joins.Take(word, 0.8f, found) || (!any && word.Length > 3 && joins.TakeBeginnings(word, 0.5f, found));
        }

        if (!any && CatalogueText.Slips(word) is > 0 and var slips
            && !words.TakeNear(word, slips, sameFirst: word.Length < 4, 0.6f, found) && word.Length > 5)
        {
            joins.TakeNear(word, 1, sameFirst: true, 0.5f, found);
        }

        return rarity > 0 ? rarity : words.Rarest * 0.7f;
    }

    private static void Pour(CatalogueLayer from, CatalogueLayer to, float factor)
    {
        foreach (var d in from.Touched)
        {
            to.Add(d, from[d] * factor);
        }

        from.Clear();
    }
}
