using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace HaiCap.Core.Missions.Similar;

/// <param name="Score">0 … 1: the cosine of both texts' weighed features.</param>
public readonly record struct SimilarFound(Guid Id, float Score);

/// <param name="Text">All that is compared.</param>
public readonly record struct SimilarDocument(Guid Id, string Text);

/// <summary>
/// An inverted index over the questions asked: cosine of features weighed by how rare they are. Immutable, so that any number of readers share it; what
/// came since it was built stands in a short tail that is compared one by one, weighed as the rest.
/// </summary>
public sealed class SimilarIndex
{
    /// <summary>From here on two texts may ask the same: worth showing.</summary>
    public const float Near = 0.15f;

    /// <summary>From here on they are taken to ask the same: proposed for one topic. Chosen with the labelled pairs of the tests and those of the sample in view.</summary>
    public const float Same = 0.26f;

    /// <summary>A longer tail is worth a new index.</summary>
    private const int LeastTail = 500;

    /// <summary>In a young collection every word looks rare; as if so many others had been asked.</summary>
    private const int Others = 40;

    private readonly ConcurrentBag<float[]> pool = [];
    private readonly Dictionary<string, int> terms = new(StringComparer.Ordinal);
    private readonly (int Document, float Weight)[][] lists;
    private readonly float[] rarities;
    private readonly Guid[] ids;
    private readonly List<(Guid Id, KeyValuePair<string, float>[] Vector)> tail;
    private readonly int tailCount;

    public SimilarIndex(IEnumerable<SimilarDocument> documents)
    {
        var known = new List<Guid>();
        var texts = new List<(int Term, float Count)[]>();
        var standing = new List<int>();
        foreach (var document in documents)
        {
            var features = SimilarText.Features(document.Text);
            var text = new (int, float)[features.Count];
            var i = 0;
            foreach (var (feature, count) in features)
            {
                ref var term = ref CollectionsMarshal.GetValueRefOrAddDefault(terms, feature, out var exists);
                if (!exists)
                {
                    term = standing.Count;
                    standing.Add(0);
                }

                standing[term]++;
                text[i++] = (term, count);
            }

            known.Add(document.Id);
            texts.Add(text);
        }

        ids = [.. known];
        rarities = [.. standing.Select(count => Rarity(count, ids.Length))];
        lists = Post(texts, standing);
        tail = [];
    }

    private SimilarIndex(SimilarIndex before, IEnumerable<SimilarDocument> more)
    {
        (terms, lists, rarities, ids, pool) = (before.terms, before.lists, before.rarities, before.ids, before.pool);
        tail = [.. before.tail, .. more.Select(document => (document.Id, before.Vector(document.Text).ToArray()))];
        tailCount = tail.Count;
    }

    public static SimilarIndex Nothing { get; } = new([]);

    public int Count => ids.Length + tailCount;

    /// <summary>Whether the tail is so long that the whole should be built anew.</summary>
    public bool IsWorn => tailCount > Math.Max(LeastTail, ids.Length / 25);

    public SimilarIndex With(IEnumerable<SimilarDocument> more) => new(this, more);

    /// <summary>The nearest, the best first.</summary>
    public IReadOnlyList<SimilarFound> Search(string text, float least = Near, int most = 30)
    {
        var asked = Vector(text);
        var found = new PriorityQueue<SimilarFound, float>();
        var scores = pool.TryTake(out var free) ? free : new float[ids.Length];
        try
        {
            foreach (var (feature, weight) in asked)
            {
                if (terms.TryGetValue(feature, out var term))
                {
                    foreach (var (document, share) in lists[term])
                    {
                        scores[document] += share * weight;
                    }
                }
            }

            for (var i = 0; i < scores.Length; i++)
            {
                Take(ids[i], scores[i]);
            }
        }
        finally
        {
            Array.Clear(scores);
            pool.Add(scores);
        }

        foreach (var (id, vector) in tail)
        {
            var score = 0f;
            foreach (var (feature, weight) in vector)
            {
                score += asked.GetValueOrDefault(feature) * weight;
            }

            Take(id, score);
        }

        var best = new SimilarFound[found.Count];
        for (var i = best.Length - 1; i >= 0; i--)
        {
            best[i] = found.Dequeue();
        }

        return best;

        void Take(Guid id, float score)
        {
            if (score < least)
            {
                return;
            }

            // Of equal scores the one asked last stands first, on every node alike.
            found.Enqueue(new(id, score), score);
            if (found.Count > most)
            {
                found.Dequeue();
            }
        }
    }

    /// <summary>How near two texts are by the weights of this collection.</summary>
    public float Compare(string one, string other)
    {
        var (a, b) = (Vector(one), Vector(other));
        return a.Sum(pair => pair.Value * b.GetValueOrDefault(pair.Key));
    }

    private static float Rarity(int count, int all) => MathF.Log(1 + ((all + Others - count + 0.5f) / (count + 0.5f)));

    private (int Document, float Weight)[][] Post(List<(int Term, float Count)[]> texts, List<int> standing)
    {
        var made = standing.Select(count => new (int, float)[count]).ToArray();
        var filled = new int[made.Length];
        for (var document = 0; document < texts.Count; document++)
        {
            var length = MathF.Sqrt(texts[document].Sum(one => MathF.Pow(Weight(rarities[one.Term], one.Count), 2)));
            foreach (var (term, count) in texts[document])
            {
                made[term][filled[term]++] = (document, Weight(rarities[term], count) / length);
            }
        }

        return made;
    }

    /// <summary>Of length 1.</summary>
    private Dictionary<string, float> Vector(string text)
    {
        var features = SimilarText.Features(text);
        foreach (var (feature, count) in features)
        {
            features[feature] = Weight(terms.TryGetValue(feature, out var term) ? rarities[term] : Rarity(0, ids.Length), count);
        }

        var length = MathF.Sqrt(features.Values.Sum(weight => weight * weight));
        foreach (var feature in features.Keys)
        {
            features[feature] /= length;
        }

        return features;
    }

    // A pair counts less than a whole occurrence already; said twice is not twice as much.
    private static float Weight(float rarity, float count) => rarity * (count <= 1 ? count : 1 + MathF.Log(count));
}
