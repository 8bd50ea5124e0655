namespace Islet.Exchange;

/// <summary>Numbers that look random and are the same on every machine for the same seed: integers only, no logarithm whose last digit a platform may choose.</summary>
/// <remarks>SplitMix64: Steele, Lea &amp; Flood, OOPSLA 2014, doi:10.1145/2660193.2660195.</remarks>
internal sealed class SampleDice(ulong seed)
{
    private ulong state = seed;

    /// <summary>From 0 to below a bound.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>Both ends included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Of<T>(params ReadOnlySpan<T> from) => from[Below(from.Length)];

    /// <summary>A time to an event of constant hazard, in whole months: drawn month by month.</summary>
    public int Months(int mean, int longest)
    {
        var months = 0;
        while (months < longest && Below(mean) != 0)
            months++;
        return months;
    }

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
