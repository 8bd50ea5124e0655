using System.Security.Cryptography;

namespace Islet.Registry;

/// <summary>
/// Pseudonyms: random, so that nobody computes one from a person or a person from one. Seven letters and digits of Crockford's base 32 (35 bits;
/// no I, L, O, U) and one that checks them.
/// </summary>
public static class Pseudonyms
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // D. Crockford, Base 32, 2019
    private const int Random = 7;
    private const int Field = 0b100101; // x⁵ + x² + 1: its root generates the 31 units of GF(32), so each place has a weight of its own

    internal static string New(string prefix)
    {
        Span<char> text = stackalloc char[Random + 1];
        var sum = 0;
        for (var i = 0; i < Random; i++)
        {
            var digit = RandomNumberGenerator.GetInt32(Alphabet.Length);
            text[i] = Alphabet[digit];
            sum = TimesRoot(sum) ^ digit;
        }
        text[Random] = Alphabet[TimesRoot(sum)];
        return prefix + text.ToString();
    }

    /// <summary>The last eight characters check: one wrong character, or two exchanged, are noticed always.</summary>
    public static bool Check(string pseudonym)
    {
        if (pseudonym.Length <= Random)
            return false;
        var sum = 0;
        foreach (var c in pseudonym.AsSpan()[^(Random + 1)..])
        {
            var digit = Alphabet.IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal);
            if (digit < 0)
                return false;
            sum = TimesRoot(sum) ^ digit;
        }
        return sum == 0;
    }

    private static int TimesRoot(int element) => (element << 1) is var twice && twice >= Alphabet.Length ? twice ^ Field : twice;
}
