using System.Security.Cryptography;

namespace Islet.Web;

/// <summary>Codes on paper, each good once, for who lost the device of the one-time codes. Eighty bits each: a plain hash keeps them.</summary>
public static class RecoveryCodes
{
    public const int Many = 8;

    private const int Signs = 16;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // D. Crockford, Base 32, 2019: no I, L, O, U

    public static IReadOnlyList<string> New() => [.. Enumerable.Range(0, Many).Select(_ => string.Join('-', RandomNumberGenerator.GetString(Alphabet, Signs).Chunk(4).Select(four => new string(four))))];

    /// <summary>However it is typed: small letters, and spaces for the dashes.</summary>
    public static string HashOf(string code) => Secrets.HashOf(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant());
}
