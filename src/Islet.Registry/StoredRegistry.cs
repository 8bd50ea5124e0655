using Dapper;
using Islet.Course;
using Microsoft.Data.Sqlite;

namespace Islet.Registry;

/// <summary>A finding as its row stands, word for word: what an export writes and an adoption reads. <see cref="Finding"/> is the same, understood.</summary>
/// <param name="Batch">The number of its batch.</param>
/// <param name="Happened">As written; null: unknown.</param>
/// <param name="Why">A member of <see cref="Islet.Course.Why"/>; null where it supersedes nothing.</param>
/// <param name="Content">JSON, as it was stored.</param>
public sealed record StoredFinding(
    FindingId Id, long Batch, string? Happened, string? Reported, string Kind, int Version, string? Origin, FindingId? Supersedes, string? Why, string Content);

/// <summary>A patient with the rows about them, in the order of recording.</summary>
public sealed record StoredCourse(RegisteredPatient Patient, IReadOnlyList<StoredFinding> Findings);

/// <summary>
/// Every row of a registry, read from one state of it however long the reading takes. Others write meanwhile; what they write is not seen.
/// </summary>
/// <remarks>One reader at a time. While it is open, the write-ahead log cannot be emptied: dispose it soon.</remarks>
public sealed class StoredRegistry : IDisposable
{
    private readonly RegistryFile file;
    private readonly SqliteConnection db;

    internal StoredRegistry(RegistryFile file)
    {
        this.file = file;
        db = file.Reader();
        try
        {
            db.Execute(Transaction.ReadOneState);
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
        while (file.Guarded(courses.MoveNext))
            yield return courses.Current;
    }

    public void Dispose() => db.Dispose();

    /// <summary>The rows about one patient, in the order of recording.</summary>
    internal static IReadOnlyList<StoredFinding> Rows(SqliteConnection db, long patient)
    {
        using var findings = Findings(db);
        return Rows(findings, patient);
    }

    private static Statement Findings(SqliteConnection db) => new(db, """
        SELECT id, batch, happened, reported, kind, version, origin, supersedes, why, content FROM main.finding WHERE patient = ?1 ORDER BY batch, id
        """);

    private static List<StoredFinding> Rows(Statement findings, long patient)
    {
        var rows = new List<StoredFinding>();
        findings.Bind(1, patient);
        while (findings.Step())
            rows.Add(Row(findings));
        return rows;
    }

    private IEnumerable<StoredCourse> Rows()
    {
        using var patients = new Statement(db, "SELECT patient, key, axis, center, synthetic FROM patient ORDER BY patient");
        using var findings = Findings(db);
        while (patients.Step())
        {
            var patient = new RegisteredPatient(patients.Number(0), patients.Text(1)!, Axis.Parse(patients.Text(2)!), patients.Text(3), patients.Number(4) != 0);
            yield return new(patient, Rows(findings, patient.Patient));
        }
    }

    private static StoredFinding Row(Statement row) => new(
        FindingId.FromBytes(row.Bytes(0)), row.Number(1), row.Text(2), row.Text(3), row.Text(4)!, (int)row.Number(5), row.Text(6),
        row.Bytes(7) is { IsEmpty: false } older ? FindingId.FromBytes(older) : null, row.Text(8), row.Text(9)!);
}
