using System.Collections.Concurrent;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>
/// What hangs on a dossier, kept by the number of its last act: nothing of it changes without an act, so the number, read from the database each time,
/// tells whether it still holds. Systems that ask again and again cost one statement instead of four.
/// </summary>
public sealed class ToldParts
{
    private const int Most = 4_000;
    private readonly ConcurrentDictionary<(string Province, Guid Dossier), Parts> kept = new();

    internal async ValueTask<Parts> GetAsync(string province, Guid dossier, int seq, Func<Task<Parts>> read)
    {
        if (kept.TryGetValue((province, dossier), out var known) && known.Seq == seq)
        {
            return known;
        }

        if (kept.Count >= Most)
        {
            kept.Clear();
        }

        return kept[(province, dossier)] = await read();
    }

    /// <summary>Shared by all who ask: nobody changes them.</summary>
    internal sealed record Parts(int Seq, IReadOnlyList<Consultation> Questions, IReadOnlyList<ToldPaper> Papers, IReadOnlyList<ToldDocument> Documents);
}
