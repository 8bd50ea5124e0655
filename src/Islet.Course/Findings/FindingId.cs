using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Islet.Course;

/// <summary>Identity of a finding within its patient's course: 16 bytes, in text 32 hexadecimal digits.</summary>
/// <remarks>
/// What a person enters gets a UUID version 7, so that order of entry is order of identity. What is imported gets a hash of its
/// origin, its content and what it supersedes, so that importing the same thing twice gives the same finding.
/// </remarks>
public readonly record struct FindingId(UInt128 Value) : IComparable<FindingId>
{
    public const int Length = 16;

    public static FindingId New(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[Length];
        Guid.CreateVersion7(at).TryWriteBytes(bytes, bigEndian: true, out _);
        return FromBytes(bytes);
    }

    /// <summary>The identity of an imported finding: the first 16 bytes of SHA-256 over its parts, zero bytes between them.</summary>
    public static FindingId OfImport(NewFinding finding)
    {
        var text = string.Join('\0', finding.Origin, finding.Content.Kind, finding.Happened.ToString(), finding.Reported.ToStored(),
            finding.Supersedes?.ToString(), finding.Why?.ToString(), finding.ContentJson);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return FromBytes(hash[..Length]);
    }

    public static FindingId FromBytes(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt128BigEndian(bytes));

    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        WriteTo(bytes);
        return bytes;
    }

    public void WriteTo(Span<byte> bytes) => BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);

    public int CompareTo(FindingId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
}
