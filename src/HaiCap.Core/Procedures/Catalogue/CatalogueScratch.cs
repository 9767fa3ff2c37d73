namespace HaiCap.Core.Procedures.Catalogue;

/// <summary>Room for the sums of one search, used again by the next: clearing costs what was touched, not what there is.</summary>
internal sealed class CatalogueScratch(int count)
{
    private readonly float[] best = new float[count];
    private readonly int[] wordTouched = new int[count];
    private readonly int[] touched = new int[count];
    private int wordCount;
    private int touchedCount;

    public float[] Scores { get; } = new float[count];

    /// <summary>How many words of the query a document has.</summary>
    public byte[] Matched { get; } = new byte[count];

    /// <summary>A document has the present word; its best weight counts.</summary>
    public void Note(int document, float weight)
    {
        ref var known = ref best[document];
        if (known == 0)
        {
            wordTouched[wordCount++] = document;
        }

        known = Math.Max(known, weight);
    }

    /// <summary>The present word is done.</summary>
    public void Settle()
    {
        for (var i = 0; i < wordCount; i++)
        {
            var d = wordTouched[i];
            if (Matched[d]++ == 0)
            {
                touched[touchedCount++] = d;
            }

            Scores[d] += best[d];
            best[d] = 0;
        }

        wordCount = 0;
    }

    /// <summary>A bonus for a document that was found; nothing for another.</summary>
    public void AddTo(int document, float bonus)
    {
        if (Matched[document] > 0)
        {
            Scores[document] += bonus;
        }
    }

    public List<int> WithAtLeast(int words)
    {
        var found = new List<int>();
        for (var i = 0; i < touchedCount; i++)
        {
            if (Matched[touched[i]] >= words)
            {
                found.Add(touched[i]);
            }
        }

        return found;
    }

    public void Clear()
    {
        for (var i = 0; i < touchedCount; i++)
        {
            Scores[touched[i]] = 0;
            Matched[touched[i]] = 0;
        }

        touchedCount = 0;
        wordCount = 0;
    }
}
