namespace HaiCap.Core.Dossiers.Simulation;

/// <summary>How long things took, kept in buckets three per cent wide, so that a million of them cost a few kilobytes.</summary>
public sealed class Durations
{
    private const double Width = 1.03;
    private readonly long[] buckets = new long[800];
    private long count;

    public long Count => Interlocked.Read(ref count);

    public void Add(TimeSpan taken)
    {
        var at = (int)(Math.Log(Math.Max(1, taken.TotalMicroseconds)) / Math.Log(Width));
        Interlocked.Increment(ref buckets[Math.Min(at, buckets.Length - 1)]);
        Interlocked.Increment(ref count);
    }

    /// <summary>The time that a share of all did not pass, in milliseconds.</summary>
    public double Percentile(double share)
    {
        var left = (long)Math.Ceiling(Count * share);
        for (var i = 0; i < buckets.Length; i++)
        {
            left -= Interlocked.Read(ref buckets[i]);
            if (left <= 0)
            {
                return Math.Pow(Width, i + 1) / 1000;
            }
        }

        return 0;
    }
}
