using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Islet.Course;

namespace Islet.Studies;

/// <summary>
/// What a study was run on, in one number: every course with its pseudonym, axis and findings. Two registries that hold the same have the same, however they came
/// by it; one finding more, corrected or erased gives another. Only the number is printed; nothing of a patient can be read from it.
/// </summary>
internal static class RegistryFingerprint
{
    private const int Length = 16; // bytes of one course: enough, for the sum over all is SHA-256 again

    /// <summary>First bytes of SHA-256 over the course. An imported finding's identity is itself made of all that it says.</summary>
    public static UInt128 Of(DiseaseCourse course)
    {
        var head = Encoding.UTF8.GetBytes(string.Join('\0', course.Key, course.Axis.Kind, course.Axis.Origin, course.Center, course.Synthetic));
        var bytes = new byte[head.Length + 1 + Length * course.Findings.Count];
        head.CopyTo(bytes, 0);
        var at = head.Length + 1;
        foreach (var id in course.Findings.Select(f => f.Id.Value).Order())
        {
            BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(at), id);
            at += Length;
        }
        return BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(bytes));
    }

    /// <summary>SHA-256, in hexadecimal, over those of all courses in the order of their size: no order of reading matters.</summary>
    public static string Of(IEnumerable<UInt128> courses)
    {
        UInt128[] ordered = [.. courses.Order()];
        var bytes = new byte[Length * ordered.Length];
        for (var i = 0; i < ordered.Length; i++)
            BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(i * Length), ordered[i]);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
