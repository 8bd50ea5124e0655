using System.Numerics;

namespace Islet.Studies;

/// <summary>A stream of random numbers that is the same on every machine, and another one for every name.</summary>
/// <remarks>
/// xoshiro256** 1.0: Blackman &amp; Vigna, ACM Trans Math Softw 2021;47(4):36, doi:10.1145/3460772. Its state is filled by SplitMix64: Steele, Lea &amp;
/// Flood, OOPSLA 2014, doi:10.1145/2660193.2660195. What is drawn from it uses +, −, ×, ÷ and comparisons only: the last digit of a logarithm or a
/// power is the machine's choice, and one such digit would move a date.
/// </remarks>
public sealed class Dice
{
    private const ulong Golden = 0x9E3779B97F4A7C15; // 2⁶⁴ over the golden ratio

    private ulong a, b, c, d;

    public Dice(ulong a, ulong b, ulong c, ulong d) => (this.a, this.b, this.c, this.d) = (a, b, c, d);

    /// <summary>The stream of one named part of one patient: drawing more from it moves no other part and no other patient.</summary>
    public static Dice For(ulong seed, int patient, string part)
    {
        var state = Mixed(Mixed(unchecked(Mixed(seed) + (ulong)patient)) ^ Fnv1a(part)); // one after the other, so that seed and patient are not exchangeable
        return new(SplitMix64(ref state), SplitMix64(ref state), SplitMix64(ref state), SplitMix64(ref state));
    }

    public static ulong SplitMix64(ref ulong state) => Mixed(unchecked((state += Golden) - Golden));

    public ulong Next()
    {
        unchecked
        {
            var result = BitOperations.RotateLeft(b * 5, 7) * 9;
            var shifted = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= shifted;
            d = BitOperations.RotateLeft(d, 45);
            return result;
        }
    }

    /// <summary>Uniform on [0, 1), in steps of 2⁻⁵³.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Uniform() < probability;

    /// <summary>A whole number between both ends, each included.</summary>
    public int Between(int low, int high) => low + (int)(Uniform() * (high - low + 1));

    /// <summary>Exponential with mean 1, by comparisons alone: the length of a falling run of uniform numbers is odd with probability e⁻ᵘ.</summary>
    /// <remarks>von Neumann, Various techniques used in connection with random digits, NBS Appl Math Ser 1951;12:36–38.</remarks>
    public double Exponential()
    {
        for (var whole = 0; ; whole++)
        {
            var first = Uniform();
            var (previous, run) = (first, 1);
            for (var next = Uniform(); next < previous; next = Uniform(), run++)
                previous = next;
            if (run % 2 == 1)
                return whole + first;
        }
    }

    private static ulong Mixed(ulong z)
    {
        unchecked
        {
            z += Golden;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    private static ulong Fnv1a(string text)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var unit in text)
            hash = unchecked((hash ^ unit) * 0x100000001B3);
        return hash;
    }
}
