using System.Text;
using Islet.Course;
using Microsoft.Data.Sqlite;

namespace Islet.Registry;

/// <summary>Reads courses from one connection, a patient or a range of patients at a time.</summary>
internal sealed class CourseReader : IDisposable
{
    private readonly Statement patients;
    private readonly Statement findings;
    private readonly Recordings recordings;
    private readonly Utf8Texts kinds = new();
    private readonly List<Finding> course = [];

    public CourseReader(SqliteConnection db)
    {
        recordings = new(db);
        patients = new(db, "SELECT patient, key, axis, center, synthetic FROM patient WHERE patient BETWEEN ?1 AND ?2 ORDER BY patient");
        findings = new(db, """
            SELECT patient, id, batch, happened, reported, kind, version, origin, supersedes, why, content
            FROM finding WHERE patient BETWEEN ?1 AND ?2 AND batch <= ?3 ORDER BY patient
            """);
    }

    /// <summary>The courses of patients from first to last, in their order, each as it stood at the batch.</summary>
    public IEnumerable<DiseaseCourse> Read(long first, long last, long untilBatch)
    {
        try
        {
            patients.Bind(1, first).Bind(2, last);
            var more = findings.Bind(1, first).Bind(2, last).Bind(3, untilBatch).Step();
            while (patients.Step())
            {
                var patient = patients.Number(0);
                course.Clear();
                for (; more && findings.Number(0) == patient; more = findings.Step())
                    course.Add(Finding());
                InOrderOfRecording(course);
                yield return new(patient, patients.Text(1)!, Axis.Parse(patients.Text(2)!), patients.Text(3), patients.Number(4) != 0, course.ToArray());
            }
        }
        finally
        {
            patients.Reset();
            findings.Reset();
        }
    }

    public void Dispose()
    {
        patients.Dispose();
        findings.Dispose();
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

    private Finding Finding()
    {
        var version = (int)findings.Number(6);
        var kind = kinds.Of(findings.Bytes(5));
        return new(
            FindingId.FromBytes(findings.Bytes(1)),
            StoredWhen(findings.Bytes(3)),
            StoredReported(findings.Bytes(4)),
            recordings.Of(findings.Number(2)),
            FindingKinds.Read(kind, version, findings.Bytes(10)),
            version,
            findings.Text(7),
            findings.Bytes(8) is { IsEmpty: false } older ? FindingId.FromBytes(older) : null,
            findings.Bytes(9) is { IsEmpty: false } why ? Enum.Parse<Why>(kinds.Of(why)) : null);
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
