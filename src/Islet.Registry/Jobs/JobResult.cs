using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Islet.Course;

namespace Islet.Registry;

/// <summary>How results and problems lie in the table.</summary>
internal static class JobResult
{
    public static string SumOf(byte[] result) => Convert.ToHexStringLower(SHA256.HashData(result));

    public static byte[] Pack(byte[] result)
    {
        using var packed = new MemoryStream();
        using (var into = new BrotliStream(packed, CompressionLevel.Fastest))
            into.Write(result);
        return packed.ToArray();
    }

    /// <summary>Null: not the bytes of a result of this length.</summary>
    public static byte[]? Unpack(byte[] packed, long length)
    {
        try
        {
            var result = new byte[length];
            using var from = new BrotliStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
            return from.ReadAtLeast(result, result.Length, throwOnEndOfStream: false) == result.Length && from.ReadByte() < 0 ? result : null;
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidDataException)
        {
            return null;
        }
    }

    public static string Write(Problem problem) => JsonSerializer.Serialize(new[] { problem.Code, problem.Where, problem.Found, problem.Expected, problem.Remedy });

    public static Problem Read(string json) => JsonSerializer.Deserialize<string[]>(json) is [var code, var where, var found, var expected, var remedy] ? new(code, where, found, expected, remedy)
        : throw new FormatException("A problem has five parts.");
}
