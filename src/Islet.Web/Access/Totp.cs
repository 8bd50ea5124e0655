using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Islet.Web;

/// <summary>Time-based one-time passwords: RFC 6238 over RFC 4226, SHA-1, six digits, steps of 30 seconds, as every authenticator has them.</summary>
public static class Totp
{
    private const int SecretBytes = 20; // RFC 4226, section 4, R6: 160 bits
    private const long StepSeconds = 30;
    private const int Modulus = 1_000_000;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"; // RFC 4648, section 6

    public static string NewSecret() => Write(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The number of the step in which an instant lies.</summary>
    public static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 with SHA-1 is what authenticators know; as a keyed hash it is unbroken (RFC 6194, section 3.3).")]
    public static string CodeOf(string secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(Read(secret), counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code this is: the present one, or the one before or after it, for clocks differ (RFC 6238, section 5.2). A step is good once.</summary>
    /// <param name="after">The last step whose code was taken.</param>
    public static long? StepOf(string secret, string code, DateTimeOffset at, long after)
    {
        var typed = string.Concat(code.Where(c => !char.IsWhiteSpace(c)));
        return Enumerable.Range(-1, 3).Select(d => StepOf(at) + d).Where(step => step > after && CodeOf(secret, step) == typed).Cast<long?>().FirstOrDefault();
    }

    /// <summary>What an authenticator reads: the key URI format of Google Authenticator.</summary>
    public static string UriOf(string secret, string account) => $"otpauth://totp/Islet:{Uri.EscapeDataString(account)}?secret={secret}&issuer=Islet";

    private static string Write(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder();
        for (var bit = 0; bit < bytes.Length * 8; bit += 5) // 160 bits are 32 signs, with nothing left over
        {
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[(bit / 8) + 1] : 0);
            text.Append(Base32[(pair >> (11 - (bit % 8))) & 31]);
        }
        return text.ToString();
    }

    private static byte[] Read(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        for (var (i, bits, held) = (0, 0, 0); i < text.Length; i++)
        {
            (held, bits) = (((held << 5) | Base32.IndexOf(text[i], StringComparison.Ordinal)) & 0xFFFF, bits + 5);
            if (bits >= 8)
                bytes[((i + 1) * 5 / 8) - 1] = (byte)(held >> (bits -= 8) & 0xFF);
        }
        return bytes;
    }
}
