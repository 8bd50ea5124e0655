using Dapper;
using Islet.Course;
using Microsoft.Data.Sqlite;

namespace Islet.Registry;

/// <summary>An import's tables in SQLite, in the order of the registry: by patient, then by identity.</summary>
internal sealed class SqliteImportTables : IImportTables
{
    private const string CreateStaged = """
        PRAGMA temp_store = FILE; PRAGMA cache_size = -65536;
        CREATE TEMP TABLE staged (
          course INTEGER, id BLOB, n INTEGER, happened TEXT, reported TEXT, kind TEXT, version INTEGER, origin TEXT, supersedes BLOB, why TEXT, content TEXT,
          PRIMARY KEY (course, id, n)) WITHOUT ROWID;
        PRAGMA temp.cache_size = -65536;
        """;

    private const string CreatePlan = """
        DROP TABLE IF EXISTS temp.target;
        DROP TABLE IF EXISTS temp.decided;
        CREATE TEMP TABLE target (course INTEGER PRIMARY KEY, patient INTEGER, whole INTEGER, fresh INTEGER);
        CREATE TEMP TABLE decided (course INTEGER, id BLOB, staged BLOB, n INTEGER, supersedes BLOB, why TEXT, PRIMARY KEY (course, id)) WITHOUT ROWID;
        """;

    private readonly IStore store;
    private readonly SqliteConnection db;
    private readonly Statement insert;
    private readonly HashSet<FindingId> held = [];
    private readonly HashSet<FindingId> replaced = [];
    private Plan? plan;
    private long fresh;

    public SqliteImportTables(IStore store, SqliteConnection db)
    {
        (this.store, this.db) = (store, db);
        db.Execute(CreateStaged);
        insert = new SqliteStatement(db, "INSERT INTO temp.staged (course, id, n, happened, reported, kind, version, origin, content, supersedes, why) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    }

    private Plan Now => plan ?? throw new InvalidOperationException("No plan was begun.");

    public void Stage(int course, long number, NewFinding finding)
    {
        if (!Transaction.IsOpen(db))
            db.Execute(Transaction.ReadOneState); // touches only the temporary table, so it holds no lock; a transaction a row would cost five times as much
        insert.Bind(1, course).Bind(2, FindingId.OfImport(finding)).Bind(3, number)
            .Bind(4, finding.Happened.IsKnown ? finding.Happened.ToString() : null).Bind(5, finding.Reported.ToStored())
            .Bind(6, finding.Content.Kind).Bind(7, FindingKinds.VersionOf(finding.Content.Kind)).Bind(8, finding.Origin)
            .Bind(9, finding.ContentJson).Bind(10, finding.Supersedes).Bind(11, finding.Why?.ToString())
            .Run();
    }

    public void Settle()
    {
        if (Transaction.IsOpen(db))
            Transaction.Commit(db);
    }

    public void BeginPlan(IReadOnlyList<StagedCourse> courses)
    {
        plan?.Dispose();
        db.Execute(CreatePlan);
        (plan, fresh) = (new(store, db), 0);
    }

    public RegisteredPatient? Registered(string key) => Now.Patients.Find(key);

    public bool WasErased(string key) => Now.Patients.WasErased(key);

    public bool HoldsAll(long registered, int course)
    {
        held.Clear();
        replaced.Clear();
        var stored = Now.StoredIds.Bind(1, registered);
        while (stored.Step())
        {
            held.Add(FindingId.FromBytes(stored.Bytes(0)));
            if (stored.Number(2) != 0 && stored.Id(1) is { } older)
                replaced.Add(older);
        }
        var staged = Now.StagedIds.Bind(1, course);
        var all = true;
        while (staged.Step())
            all &= FindingId.FromBytes(staged.Bytes(0)) is var id && held.Contains(id) && !replaced.Contains(id);
        return all;
    }

    public IReadOnlyList<ImportRow> Stored(long registered) => ImportRow.All(Now.Stored.Bind(1, registered));

    public IReadOnlyList<ImportRow> Staged(int course) => ImportRow.All(Now.Staged.Bind(1, course));

    public void Target(int course, long? registered, bool whole)
    {
        var target = Now.Target.Bind(1, course).Bind(3, whole ? 1 : 0);
        (registered is { } number ? target.Bind(2, number).Bind(4, 0) : target.Bind(2, text: null).Bind(4, ++fresh)).Run();
    }

    public void Decided(int course, ImportRow from, ImportRow row) =>
        Now.Decided.Bind(1, course).Bind(2, row.Id).Bind(3, from.Id).Bind(4, from.Number).Bind(5, row.Supersedes).Bind(6, row.Why).Run();

    /// <summary>The statements end, so that a transaction can.</summary>
    public void EndPlan()
    {
        plan?.Dispose();
        plan = null;
    }

    public void Dispose()
    {
        EndPlan();
        insert.Dispose();
    }

    private sealed class Plan(IStore store, SqliteConnection db) : IDisposable
    {
        public KnownPatients Patients { get; } = new(store, db);

        public Statement StoredIds { get; } = new SqliteStatement(db, "SELECT id, supersedes, origin IS NOT NULL FROM main.finding WHERE patient = ?1");

        public Statement StagedIds { get; } = new SqliteStatement(db, "SELECT id FROM temp.staged WHERE course = ?1");

        public Statement Stored { get; } = new SqliteStatement(db, ImportRow.SelectStored);

        public Statement Staged { get; } = new SqliteStatement(db, ImportRow.SelectStaged);

        public Statement Target { get; } = new SqliteStatement(db, "INSERT INTO temp.target (course, patient, whole, fresh) VALUES (?1, ?2, ?3, ?4)");

        public Statement Decided { get; } = new SqliteStatement(db, "INSERT INTO temp.decided (course, id, staged, n, supersedes, why) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");

        public void Dispose()
        {
            Patients.Dispose();
            foreach (var statement in (ReadOnlySpan<Statement>)[StoredIds, StagedIds, Stored, Staged, Target, Decided])
                statement.Dispose();
        }
    }
}
