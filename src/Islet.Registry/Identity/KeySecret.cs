using System.Security.Cryptography;
using System.Text;

namespace Islet.Registry;

/// <summary>What opens a key file: a password, or 32 random bytes that are kept elsewhere.</summary>
public sealed class KeySecret
{
    public const int RawKeyBytes = 32;

    /// <summary>Twelve characters; NIST SP 800-63B (2017), section 5.1.1.1, asks for eight and knows no offline guessing.</summary>
    public const int ShortestPassword = 12;

    private readonly byte[] secret;

    private KeySecret(bool isPassword, byte[] secret) => (IsPassword, this.secret) = (isPassword, secret);

    public bool IsPassword { get; }

    /// <summary>False for a new password that is too short.</summary>
    internal bool IsStrong => !IsPassword || Encoding.UTF8.GetCharCount(secret) >= ShortestPassword;

    /// <summary>The password's letters in composed form (RFC 8265), so that every keyboard types the same.</summary>
    public static KeySecret OfPassword(string password) => new(true, Encoding.UTF8.GetBytes(password.Normalize(NormalizationForm.FormC)));

    public static KeySecret OfRawKey(ReadOnlySpan<byte> key) => key.Length == RawKeyBytes ? new(false, key.ToArray())
        : throw new ArgumentException($"A key of {key.Length} bytes, where {RawKeyBytes} are expected.", nameof(key));

    /// <summary>PBKDF2-HMAC-SHA256 (RFC 8018) of a password, HKDF-SHA256 (RFC 5869) of a key.</summary>
    internal byte[] Derive(byte[] salt, int iterations) => IsPassword
        ? Rfc2898DeriveBytes.Pbkdf2(secret, salt, iterations, HashAlgorithmName.SHA256, RawKeyBytes)
        : HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, RawKeyBytes, salt, "islet keys 1"u8.ToArray());
}
