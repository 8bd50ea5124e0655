using System.Buffers.Binary;
using System.Security.Cryptography;
using Islet.Course;

namespace Islet.Registry;

/// <summary>
/// The bytes of a key file: a header in the open, the content under AES-256-GCM (NIST SP 800-38D) with the header authenticated, and SHA-256 of all of it,
/// by which damage is told from a wrong password. docs/identity.md has the table.
/// </summary>
internal sealed class KeyEnvelope : IDisposable
{
    public const byte Version = 1;

    /// <summary>OWASP Password Storage Cheat Sheet, 2023: 600,000 rounds of PBKDF2-HMAC-SHA256.</summary>
    public const int Iterations = 600_000;

    private const int MostIterations = 20_000_000; // a forged header may not keep the processor for an hour
    private const int MostBytes = 512 << 20;
    private const byte ByPassword = 1, ByKey = 2;
    private const int SaltAt = 14, SaltBytes = 32, NonceAt = SaltAt + SaltBytes, NonceBytes = 12, HeaderBytes = NonceAt + NonceBytes, TagBytes = 16;

    private readonly byte[] key;
    private readonly byte[] salt;
    private readonly bool isPassword;
    private readonly int iterations;

    private KeyEnvelope(KeySecret secret, byte[] salt, int iterations)
    {
        (isPassword, this.salt, this.iterations) = (secret.IsPassword, salt, iterations);
        key = secret.Derive(salt, iterations);
    }

    private static ReadOnlySpan<byte> Magic => "ISLETKEY"u8;

    public static KeyEnvelope New(KeySecret secret) => new(secret, RandomNumberGenerator.GetBytes(SaltBytes), secret.IsPassword ? Iterations : 0);

    /// <summary>The content of a file, and the envelope in which it can be written again.</summary>
    /// <exception cref="RefusedException">E_KEYS_FORMAT, E_KEYS_NEWER, E_KEYS_DAMAGED, E_KEYS_PASSWORD.</exception>
    public static (KeyEnvelope Envelope, byte[] Content) Open(ReadOnlySpan<byte> file, string name, KeySecret secret)
    {
        if (!file.StartsWith(Magic))
            throw new RefusedException(KeyProblems.Format(name));
        if (file.Length < HeaderBytes + TagBytes + SHA256.HashSizeInBytes)
            throw new RefusedException(KeyProblems.Damaged(name, "a file that was cut off"));
        if (!SHA256.HashData(file[..^SHA256.HashSizeInBytes]).AsSpan().SequenceEqual(file[^SHA256.HashSizeInBytes..]))
            throw new RefusedException(KeyProblems.Damaged(name, "bytes that differ from those that were written"));
        if (file[8] > Version)
            throw new RefusedException(KeyProblems.Newer(name, file[8]));
        var rounds = BinaryPrimitives.ReadInt32BigEndian(file[10..]);
        var byPassword = file[9] is ByPassword;
        if (file[8] != Version || file[9] is not (ByPassword or ByKey) || (byPassword ? rounds is < Iterations or > MostIterations : rounds != 0))
            throw new RefusedException(KeyProblems.Damaged(name, "a header that says what none can"));
        if (byPassword != secret.IsPassword)
            throw new RefusedException(KeyProblems.Kind(name, byPassword));
        var envelope = new KeyEnvelope(secret, file[SaltAt..NonceAt].ToArray(), rounds);
        return (envelope, envelope.Decipher(file[..^SHA256.HashSizeInBytes], name));
    }

    /// <summary>Bytes of a file of this content. The nonce is new each time.</summary>
    public byte[] Seal(ReadOnlySpan<byte> content)
    {
        var file = new byte[HeaderBytes + content.Length + TagBytes + SHA256.HashSizeInBytes];
        Magic.CopyTo(file);
        (file[8], file[9]) = (Version, isPassword ? ByPassword : ByKey);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(10), iterations);
        salt.CopyTo(file, SaltAt);
        RandomNumberGenerator.Fill(file.AsSpan(NonceAt, NonceBytes));
        using var gcm = new AesGcm(key, TagBytes);
        gcm.Encrypt(file.AsSpan(NonceAt, NonceBytes), content, file.AsSpan(HeaderBytes, content.Length), file.AsSpan(HeaderBytes + content.Length, TagBytes), file.AsSpan(0, HeaderBytes));
        SHA256.HashData(file.AsSpan(0, file.Length - SHA256.HashSizeInBytes), file.AsSpan(file.Length - SHA256.HashSizeInBytes));
        return file;
    }

    /// <summary>Reads a file that was opened; a length that no key file has is refused before memory is taken.</summary>
    public static byte[] Read(FileStream file, string name)
    {
        if (file.Length > MostBytes)
            throw new RefusedException(KeyProblems.Format(name));
        var bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        return bytes;
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(key);

    private byte[] Decipher(ReadOnlySpan<byte> file, string name)
    {
        var content = new byte[file.Length - HeaderBytes - TagBytes];
        using var gcm = new AesGcm(key, TagBytes);
        try
        {
            gcm.Decrypt(file[NonceAt..HeaderBytes], file[HeaderBytes..^TagBytes], file[^TagBytes..], content, file[..HeaderBytes]);
            return content;
        }
        catch (AuthenticationTagMismatchException e)
        {
            Dispose();
            throw new RefusedException(KeyProblems.Password(name, isPassword), e);
        }
    }
}
