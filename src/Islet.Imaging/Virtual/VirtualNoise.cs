using System.Numerics;

namespace Islet.Imaging.Virtual;

/// <summary>Random numbers by their place: the same for any number of threads.</summary>
/// <remarks>The mixer of SplitMix64: Steele, Lea &amp; Flood, OOPSLA 2014, doi:10.1145/2660193.2660195.</remarks>
internal static class VirtualNoise
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private const int Bits = 64;

    /// <summary>Uniform on [0, 1).</summary>
    public static double Uniform(ulong seed, ulong stream, ulong at) => (Mixed(seed, stream, at) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Mean 0, variance 1, nearly normal: ones among 64 bits.</summary>
    public static float Normal(ulong seed, ulong stream, ulong at) => (BitOperations.PopCount(Mixed(seed, stream, at)) - (Bits / 2)) / 4f;

    private static ulong Mixed(ulong seed, ulong stream, ulong at) => Mix(unchecked(Mix(unchecked(Mix(seed + Golden) + stream)) + ((at + 1) * Golden)));

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
