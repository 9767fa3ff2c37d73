namespace HaiCap.Core.Procedures.Catalogue;

/// <summary>One number for each document, used again by the next search: clearing costs what was touched, not what there is.</summary>
internal sealed class CatalogueLayer(int count)
{
    private readonly float[] values = new float[count];
    private readonly int[] touched = new int[count];
    private int touchedCount;

    public ReadOnlySpan<int> Touched => touched.AsSpan(0, touchedCount);

    public float this[int document] => values[document];

    public void Add(int document, float value)
    {
        Touch(document);
        values[document] += value;
    }

    /// <summary>The greatest counts.</summary>
    public void Raise(int document, float value)
    {
        Touch(document);
        values[document] = Math.Max(values[document], value);
    }

    public void Clear()
    {
        foreach (var d in Touched)
        {
            values[d] = 0;
        }

        touchedCount = 0;
    }

    // Every value is above zero, so zero means untouched.
    private void Touch(int document)
    {
        if (values[document] == 0)
        {
            touched[touchedCount++] = document;
        }
    }
}

/// <summary>Room for the sums of one search.</summary>
internal sealed class CatalogueScratch(int count)
{
    /// <summary>Of one word: its best reading.</summary>
    public CatalogueLayer Word { get; } = new(count);

    /// <summary>Of one way to say a part: its words together.</summary>
    public CatalogueLayer Way { get; } = new(count);

    /// <summary>Of one part: its best way, as a share of all it could be.</summary>
    public CatalogueLayer Part { get; } = new(count);

    public CatalogueLayer Score { get; } = new(count);

    /// <summary>How much of what was asked a document has.</summary>
    public CatalogueLayer Covered { get; } = new(count);

    public void Clear()
    {
        Word.Clear();
        Way.Clear();
        Part.Clear();
        Score.Clear();
        Covered.Clear();
    }
}
