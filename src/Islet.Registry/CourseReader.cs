using System.Text;
using Islet.Course;

namespace Islet.Registry;

/// <summary>Reads courses from one connection, a patient or a range of patients at a time.</summary>
internal abstract class CourseReader : IDisposable
{
    private readonly Utf8Texts kinds = new();
    private readonly SharedContents contents = new();

    /// <summary>The courses of patients from first to last, in their order, each as it stood at the batch.</summary>
    public abstract IEnumerable<DiseaseCourse> Read(long first, long last, long untilBatch);

    public abstract void Dispose();

    /// <param name="row">patient, key, axis, center, synthetic from <paramref name="first"/>.</param>
    public static RegisteredPatient Patient(Statement row, int first) =>
        new(row.Number(first), row.Text(first + 1)!, Axis.Parse(row.Text(first + 2)!), row.Text(first + 3), row.Number(first + 4) != 0);

    protected static DiseaseCourse Course(RegisteredPatient patient, List<Finding> findings)
    {
        InOrderOfRecording(findings);
        return new(patient.Patient, patient.Key, patient.Axis, patient.Center, patient.Synthetic, findings.ToArray());
    }

    /// <param name="row">id, batch, happened, reported, kind, version, origin, supersedes, why, content from column 1.</param>
    protected Finding Finding(long patient, Statement row, Recording recorded)
    {
        var version = (int)row.Number(6);
        var kind = kinds.Of(row.Bytes(5));
        return new(
            FindingId.FromBytes(row.Bytes(1)),
            StoredWhen(row.Bytes(3)),
            StoredReported(row.Bytes(4)),
            recorded,
            contents.Of(patient, kind, version, row.Bytes(10)),
            version,
            row.Text(7),
            row.Id(8),
            row.Bytes(9) is { IsEmpty: false } why ? Enum.Parse<Why>(kinds.Of(why)) : null);
    }

    /// <summary>Rows come by identity; most courses are of one batch and need no sorting.</summary>
    private static void InOrderOfRecording(List<Finding> rows)
    {
        for (var i = 1; i < rows.Count; i++)
        {
            if (rows[i].Recorded.Batch < rows[i - 1].Recorded.Batch)
            {
                rows.Sort((a, b) => (a.Recorded.Batch, a.Id).CompareTo((b.Recorded.Batch, b.Id)));
                return;
            }
        }
    }

    private static When StoredWhen(ReadOnlySpan<byte> utf8)
    {
        Span<char> text = stackalloc char[64];
        return utf8.Length <= text.Length && When.TryParse(text[..Encoding.UTF8.GetChars(utf8, text)], out var when) ? when : When.Parse(Encoding.UTF8.GetString(utf8));
    }

    private static Reported StoredReported(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? Reported.Unknown
        : utf8.SequenceEqual("=happened"u8) ? Reported.WhenItHappened
        : Reported.On(StoredWhen(utf8));
}
