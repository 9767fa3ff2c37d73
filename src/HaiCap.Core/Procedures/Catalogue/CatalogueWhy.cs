namespace HaiCap.Core.Procedures.Catalogue;

public enum CatalogueReasonKind
{
    /// <summary>Everyday words stand for words of the procedure.</summary>
    Everyday,

    /// <summary>A word was taken for one spelled a little differently.</summary>
    Spelling,

    /// <summary>It stands among the procedure's own everyday words.</summary>
    LayWords,

    /// <summary>It stands in the field.</summary>
    Field,

    /// <summary>It stands in the agency or the result.</summary>
    Rest,
}

/// <param name="Said">As it was typed.</param>
/// <param name="Meant">As the catalogue has it.</param>
public sealed record CatalogueReason(CatalogueReasonKind Kind, string Said, string Meant);

/// <param name="Marks">Places in the name.</param>
public sealed record CatalogueWhy(IReadOnlyList<(int Start, int Length)> Marks, IReadOnlyList<CatalogueReason> Reasons)
{
    public static CatalogueWhy Nothing { get; } = new([], []);

    /// <summary>Reckoned from the texts themselves, for the few that are shown.</summary>
    internal static CatalogueWhy Of(CatalogueQuery query, CatalogueDocument document) => new Reckoning(query, document).Tell();

    private sealed class Reckoning(CatalogueQuery query, CatalogueDocument document)
    {
        private readonly List<CatalogueWord> name = CatalogueText.Words(document.Name);
        private readonly List<CatalogueReason> reasons = [];
        private readonly SortedSet<int> marked = [];

        public CatalogueWhy Tell()
        {
            foreach (var part in query.Parts)
            {
                // The way of which the name has most; its own words when nothing is better.
                var way = part.Ways.MaxBy(w => w.Words.Count(word => name.Exists(n => n.Folded == word.Folded)) / (double)w.Words.Count)!;
                if (way.Said is { } everyday && way.Words.All(word => name.Exists(n => n.Folded == word.Folded) || Stands(word, document.Field) || Stands(word, document.LayWords)))
                {
                    reasons.Add(new(CatalogueReasonKind.Everyday, everyday.Said, way.Meaning!));
                    MarkAll(way.Words);
                }
                else
                {
                    Own(part);
                }
            }

            return new(Joined(), [.. reasons.Distinct()]);
        }

        private void Own(QueryPart part)
        {
            for (var i = 0; i < part.Count; i++)
            {
                var word = query.Words[part.First + i];
                if (Mark(n => n.Folded == word.Folded) || Half(part.First + i) || Mark(n => word.Folded.Length > 1 && n.Folded.StartsWith(word.Folded, StringComparison.Ordinal) && MayBeHalf(part.First + i)))
                {
                    continue;
                }

                if (LayPhrase(word.Folded) is { } lay)
                {
                    reasons.Add(new(CatalogueReasonKind.LayWords, Text(word), lay));
                }
                else if (Stands(word, document.Field))
                {
                    reasons.Add(new(CatalogueReasonKind.Field, Text(word), document.Field));
                }
                else if (CatalogueText.Slips(word.Folded) is > 0 and var slips
                    && name.Find(n => CatalogueText.Distance(word.Folded, n.Folded, slips) <= slips) is { Length: > 0 } near && !Stands(word, document.Rest))
                {
                    reasons.Add(new(CatalogueReasonKind.Spelling, Text(word), document.Name.Substring(near.Start, near.Length)));
                    Mark(n => n.Folded == near.Folded);
                }
                else if (Stands(word, document.Rest))
                {
                    reasons.Add(new(CatalogueReasonKind.Rest, Text(word), ""));
                }
            }
        }

        private bool MayBeHalf(int place) => place == query.Words.Count - 1 || query.Words.Count == 1;

        // "xquang" in "X-quang", "inter net" in "internet".
        private bool Half(int place)
        {
            var word = query.Words[place].Folded;
            for (var i = 0; i + 1 < name.Count; i++)
            {
                var two = name[i].Folded + name[i + 1].Folded;
                if (two == word || (i + 2 < name.Count && two + name[i + 2].Folded == word))
                {
                    marked.Add(i);
                    marked.Add(i + 1);
                    if (two != word)
                    {
                        marked.Add(i + 2);
                    }

                    return true;
                }
            }

            return (place > 0 && Mark(n => n.Folded == query.Words[place - 1].Folded + word))
                || (place + 1 < query.Words.Count && Mark(n => n.Folded == word + query.Words[place + 1].Folded));
        }

        private void MarkAll(IReadOnlyList<CatalogueWord> words)
        {
            foreach (var word in words)
            {
                Mark(n => n.Folded == word.Folded);
            }
        }

        private bool Mark(Predicate<CatalogueWord> which)
        {
            var any = false;
            for (var i = 0; i < name.Count; i++)
            {
                if (which(name[i]))
                {
                    marked.Add(i);
                    any = true;
                }
            }

            return any;
        }

        private string? LayPhrase(string folded) =>
            document.LayWords.Split(';', StringSplitOptions.TrimEntries).FirstOrDefault(phrase => CatalogueText.Words(phrase).Exists(w => w.Folded == folded));

        private static bool Stands(CatalogueWord word, string text) => CatalogueText.Words(text).Exists(w => w.Folded == word.Folded);

        private string Text(CatalogueWord word) => query.Text.Substring(word.Start, word.Length);

        // Marked neighbours are one mark, with what stands between them.
        private List<(int Start, int Length)> Joined()
        {
            var marks = new List<(int Start, int Length)>();
            var before = -2;
            foreach (var i in marked)
            {
                if (before == i - 1)
                {
                    marks[^1] = (marks[^1].Start, name[i].Start + name[i].Length - marks[^1].Start);
                }
                else
                {
                    marks.Add((name[i].Start, name[i].Length));
                }

                before = i;
            }

            return marks;
        }
    }
}
