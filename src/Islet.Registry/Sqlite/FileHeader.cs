using System.Buffers.Binary;
using Islet.Course;

namespace Islet.Registry;

/// <summary>The first bytes of a registry's file, looked at before SQLite does: it may tidy up a file that it opens, even another program's.</summary>
internal static class FileHeader
{
    private const int Length = 100; // SQLite database file format, section 1.3

    /// <exception cref="RefusedException">A file that is missing, not a registry, newer than this program, or shorter than it says.</exception>
    public static void Refuse(string path, string name, bool create)
    {
        if (!File.Exists(path))
        {
            if (Directory.Exists(path))
                throw new RefusedException(Refusal.NotARegistry(name, "a folder"));
            if (!create)
                throw new RefusedException(Refusal.Missing(name));
            return;
        }
        var (header, length) = Read(path, name);
        if (length == 0)
        {
            if (!create)
                throw new RefusedException(Refusal.Empty(name));
            return;
        }
        if (length < Length || !header.AsSpan().StartsWith("SQLite format 3\0"u8))
            throw new RefusedException(Refusal.NotARegistry(name, "a file of another format"));
        if (BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(68)) != Schema.ApplicationId)
            throw new RefusedException(Refusal.NotARegistry(name, "another program's SQLite file"));
        if (BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(60)) is > (uint)Schema.Version and var version)
            throw new RefusedException(Refusal.Newer(name, version));
        long pageSize = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(16)) is > 1 and var size ? size : 65536;
        if (BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(28)) * pageSize > length && !HasWal(path)) // a log beside it may still hold the missing pages
            throw new RefusedException(Refusal.Truncated(name));
    }

    private static (byte[] Header, long Length) Read(string path, string name)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var header = new byte[Length];
            return stream.Length < Length || stream.ReadAtLeast(header, Length, throwOnEndOfStream: false) < Length ? ([], stream.Length) : (header, stream.Length);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new RefusedException(new Problem("E_REGISTRY_ACCESS", name, "a file that this user may not read", "a file that this user may read and write",
                "Change the permissions, or name another file."), e);
        }
    }

    private static bool HasWal(string path) => new FileInfo(path + "-wal") is { Exists: true, Length: > 0 };
}
