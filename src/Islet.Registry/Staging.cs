using Dapper;
using Islet.Course;
using Microsoft.Data.Sqlite;

namespace Islet.Registry;

/// <summary>A patient of an import.</summary>
/// <param name="number">Counts the patients of this import from 0, in the order in which they came.</param>
internal sealed class StagedCourse(int number, NewPatient patient)
{
    public int Number { get; } = number;

    public NewPatient Patient { get; } = patient;

    /// <summary>Its pieces disagree about the patient.</summary>
    public bool Contradictory { get; set; }

    /// <summary>Within this import one source record may have given two findings.</summary>
    public bool OriginsMayRepeat { get; set; }

    public int Rows { get; set; }
}

/// <summary>The rows of an import in a temporary table of its connection, in the order of the registry: by patient, then by identity.</summary>
internal sealed class Staging : IDisposable
{
    private const string Create = """
        PRAGMA temp_store = FILE; PRAGMA cache_size = -65536;
        CREATE TEMP TABLE staged (
          course INTEGER, id BLOB, n INTEGER, happened TEXT, reported TEXT, kind TEXT, version INTEGER, origin TEXT, supersedes BLOB, why TEXT, content TEXT,
          PRIMARY KEY (course, id, n)) WITHOUT ROWID;
        PRAGMA temp.cache_size = -65536;
        """;

    private readonly SqliteConnection db;
    private readonly Statement insert;
    private readonly Dictionary<string, StagedCourse> byKey = new(StringComparer.Ordinal);
    private readonly HashSet<string> origins = new(StringComparer.Ordinal);
    private readonly List<StagedCourse> courses = [];
    private long findings;

    public Staging(SqliteConnection db)
    {
        this.db = db;
        db.Execute(Create);
        insert = new(db, "INSERT INTO temp.staged (course, id, n, happened, reported, kind, version, origin, content, supersedes, why) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    }

    public IReadOnlyList<StagedCourse> Courses => courses;

    public bool Add(NewCourse course)
    {
        if (course.Findings.Any(f => f.Origin is null || f.Supersedes is null != f.Why is null) || !SupersedesItsOwn(course.Findings))
            throw new ArgumentException("An imported finding names its origin, and supersedes one that came before it in the same piece of its course.", nameof(course));
        Unrecognized.Refuse(course.Findings);
        var staged = Course(course.Patient);
        origins.Clear();
        if (!Transaction.IsOpen(db))
            db.Execute(Transaction.ReadOneState); // touches only the temporary table, so it holds no lock; a transaction a row would cost five times as much
        foreach (var finding in course.Findings)
        {
            staged.OriginsMayRepeat |= !origins.Add(finding.Origin!);
            Insert(staged.Number, finding);
        }
        staged.Rows += course.Findings.Count;
        return true;
    }

    /// <summary>Ends the staging transaction, so that a write transaction can begin.</summary>
    public void Settle()
    {
        if (Transaction.IsOpen(db))
            Transaction.Commit(db);
    }

    public void Dispose() => insert.Dispose();

    /// <summary>A source that has kept its own history says what replaced what; against the registry, the registry finds that out.</summary>
    private static bool SupersedesItsOwn(IReadOnlyList<NewFinding> findings)
    {
        if (!findings.Any(f => f.Supersedes is not null))
            return true;
        var before = new HashSet<FindingId>();
        return findings.All(f => (f.Supersedes is not { } older || before.Remove(older)) && before.Add(FindingId.OfImport(f)));
    }

    private StagedCourse Course(NewPatient patient)
    {
        if (byKey.TryGetValue(patient.Key, out var staged))
        {
            staged.OriginsMayRepeat = true;
            staged.Contradictory |= staged.Patient != patient;
            return staged;
        }
        staged = new(courses.Count, patient);
        byKey.Add(patient.Key, staged);
        courses.Add(staged);
        return staged;
    }

    private void Insert(int course, NewFinding f) => (f.Supersedes is { } older ? insert.Bind(10, older) : insert.Bind(10, null))
        .Bind(11, f.Why?.ToString())
        .Bind(1, course)
        .Bind(2, FindingId.OfImport(f))
        .Bind(3, ++findings)
        .Bind(4, f.Happened.IsKnown ? f.Happened.ToString() : null)
        .Bind(5, f.Reported.ToStored())
        .Bind(6, f.Content.Kind)
        .Bind(7, FindingKinds.VersionOf(f.Content.Kind))
        .Bind(8, f.Origin)
        .Bind(9, f.ContentJson)
        .Run();
}
