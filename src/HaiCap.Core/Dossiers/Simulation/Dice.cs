namespace HaiCap.Core.Dossiers.Simulation;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): the same throws for the same seed on every machine and every version of .NET.</summary>
internal struct Dice(ulong seed)
{
    private ulong state = seed;

    public static Dice Of(long seed, long index)
    {
        var mixer = new Dice(unchecked((ulong)seed));
        return new Dice(mixer.Throw() ^ unchecked((ulong)index * 0xD1342543DE82EF95UL));
    }

    /// <summary>0 up to, but not, <paramref name="sides"/>.</summary>
    public int Next(int sides) => (int)(Throw() % (ulong)sides);

    /// <summary>0 up to, but not, 1.</summary>
    public double Part() => (Throw() >> 11) * (1.0 / (1UL << 53));

    public bool In100(int chances) => Next(100) < chances;

    /// <summary>Between two numbers of hours, in quarters of an hour.</summary>
    public decimal Hours(double least, double most) => Math.Round((decimal)(least + (Part() * (most - least))) * 4) / 4;

    private ulong Throw()
    {
        unchecked
        {
            var z = state += 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
