using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Islet.Imaging.Objects;

/// <summary>UIDs that are made of something: 2.25 and a UUID of version 8 (RFC 9562 5.8; DICOM PS3.5 B.2), so that the same content has the same UID and a job done twice writes the same object.</summary>
public static class DerivedUid
{
    /// <summary>Of a purpose and whatever makes the thing unlike others: a lesion's tracking UID from registry, patient and lesion.</summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0]);
        }
        return Text(hash.GetHashAndReset());
    }

    internal static string Of(string purpose, byte[] content) => Text(SHA256.HashData([.. Encoding.UTF8.GetBytes(purpose), 0, .. SHA256.HashData(content)]));

    internal static string Keyed(ReadOnlySpan<byte> key, string original) => Text(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(original)));

    private static string Text(ReadOnlySpan<byte> hash)
    {
        Span<byte> uuid = stackalloc byte[16];
        hash[..16].CopyTo(uuid);
        uuid[6] = (byte)((uuid[6] & 0x0F) | 0x80);
        uuid[8] = (byte)((uuid[8] & 0x3F) | 0x80);
        return "2.25." + new BigInteger(uuid, isUnsigned: true, isBigEndian: true).ToString(CultureInfo.InvariantCulture);
    }
}
