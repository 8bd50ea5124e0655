using System.Data.Common;
using Islet.Course;

namespace Islet.Registry;

/// <summary>A finding as its row stands, word for word: what an export writes and an adoption reads. <see cref="Finding"/> is the same, understood.</summary>
/// <param name="Batch">The number of its batch.</param>
/// <param name="Happened">As written; null: unknown.</param>
/// <param name="Why">A member of <see cref="Islet.Course.Why"/>; null where it supersedes nothing.</param>
/// <param name="Content">JSON, as it was stored.</param>
public sealed record StoredFinding(
    FindingId Id, long Batch, string? Happened, string? Reported, string Kind, int Version, string? Origin, FindingId? Supersedes, string? Why, string Content)
{
    internal const string Columns = "id, happened, reported, kind, version, origin, supersedes, why, content";

    /// <param name="row">batch, then <see cref="Columns"/>, from <paramref name="first"/>.</param>
    internal static StoredFinding Of(Statement row, int first) => new(
        FindingId.FromBytes(row.Bytes(first + 1)), row.Number(first), row.Text(first + 2), row.Text(first + 3), row.Text(first + 4)!, (int)row.Number(first + 5),
        row.Text(first + 6), row.Id(first + 7), row.Text(first + 8), row.Text(first + 9)!);
}

/// <summary>A patient with the rows about them, in the order of recording.</summary>
public sealed record StoredCourse(RegisteredPatient Patient, IReadOnlyList<StoredFinding> Findings);

/// <summary>
/// Every row of a registry, read from one state of it however long the reading takes. Others write meanwhile; what they write is not seen.
/// </summary>
/// <remarks>One reader at a time. While it is open, the write-ahead log cannot be emptied: dispose it soon.</remarks>
public sealed class StoredRegistry : IDisposable
{
    private readonly IStore store;
    private readonly DbConnection db;

    internal StoredRegistry(IStore store)
    {
        this.store = store;
        db = store.Connect();
        try
        {
            store.BeginOneState(db);
            Position = Islet.Registry.Batches.Position(db);
            Batches = Islet.Registry.Batches.All(db);
            Erased = Tombstones.All(db);
            Salt = Convert.ToHexStringLower(Tombstones.Salt(db));
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }

    public Position Position { get; }

    public IReadOnlyList<Batch> Batches { get; }

    public IReadOnlyList<Tombstone> Erased { get; }

    /// <summary>The key of the tombstones' tokens, in hexadecimal. With it a guessed pseudonym can be tested: it belongs into no de-identified file.</summary>
    public string Salt { get; }

    /// <summary>In the order of the patients' numbers.</summary>
    public IEnumerable<StoredCourse> Courses()
    {
        using var courses = Rows().GetEnumerator();
        while (store.Guarded(courses.MoveNext))
            yield return courses.Current;
    }

    public void Dispose() => db.Dispose();

    /// <summary>The rows about one patient, in the order of recording.</summary>
    internal static IReadOnlyList<StoredFinding> Rows(IStore store, DbConnection db, long patient)
    {
        using var findings = store.Prepare(db, $"SELECT batch, {StoredFinding.Columns} FROM finding WHERE patient = ?1");
        var rows = new List<StoredFinding>();
        findings.Bind(1, patient);
        while (findings.Step())
            rows.Add(StoredFinding.Of(findings, 0));
        return InOrderOfRecording(rows);
    }

    private static List<StoredFinding> InOrderOfRecording(List<StoredFinding> rows)
    {
        rows.Sort((a, b) => (a.Batch, a.Id).CompareTo((b.Batch, b.Id)));
        return rows;
    }

    private List<RegisteredPatient> Patients()
    {
        using var patients = store.Prepare(db, "SELECT patient, key, axis, center, synthetic FROM patient ORDER BY patient");
        var all = new List<RegisteredPatient>();
        while (patients.Step())
            all.Add(CourseReader.Patient(patients, 0));
        return all;
    }

    private IEnumerable<StoredCourse> Rows()
    {
        var patients = Patients(); // before the findings are asked for: a connection may answer one question at a time
        using var findings = store.Prepare(db, $"SELECT patient, batch, {StoredFinding.Columns} FROM finding ORDER BY patient");
        var more = findings.Step();
        foreach (var patient in patients)
        {
            var rows = new List<StoredFinding>();
            for (; more && findings.Number(0) == patient.Patient; more = findings.Step())
                rows.Add(StoredFinding.Of(findings, 1));
            yield return new(patient, InOrderOfRecording(rows));
        }
    }
}
