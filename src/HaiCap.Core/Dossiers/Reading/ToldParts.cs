using System.Collections.Concurrent;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>
/// What is told of a dossier, kept by the number of its last act: nothing of it changes without an act, so the number, read from the database each time,
/// tells whether it still holds. Systems that ask again and again cost one narrow statement instead of five.
/// </summary>
public sealed class ToldParts
{
    private const int Most = 4_000;
    private readonly ConcurrentDictionary<(string Province, Guid Dossier), Parts> kept = new();

    internal Parts? Find(string province, Guid dossier, int seq) => kept.TryGetValue((province, dossier), out var known) && known.Seq == seq ? known : null;

    internal Parts Keep(string province, Parts parts)
    {
        if (kept.Count >= Most)
        {
            kept.Clear();
        }

        return kept[(province, parts.Case.Id)] = parts;
    }

    /// <summary>Shared by all who ask: nobody changes them.</summary>
    /// <param name="FiledBy">The key the dossier was filed through.</param>
    internal sealed record Parts(
        int Seq, ToldCase Case, Guid? FiledBy, IReadOnlyList<Consultation> Questions, IReadOnlyList<ToldPaper> Papers, IReadOnlyList<ToldDocument> Documents);
}
