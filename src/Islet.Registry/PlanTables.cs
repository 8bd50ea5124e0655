using Dapper;
using Islet.Course;
using Microsoft.Data.Sqlite;

namespace Islet.Registry;

/// <summary>Where the plan of an import reads, and the temporary tables in which it is written down.</summary>
internal sealed class PlanTables : IDisposable
{
    private const string Create = """
        DROP TABLE IF EXISTS temp.target;
        DROP TABLE IF EXISTS temp.decided;
        CREATE TEMP TABLE target (course INTEGER PRIMARY KEY, patient INTEGER, whole INTEGER, fresh INTEGER);
        CREATE TEMP TABLE decided (course INTEGER, id BLOB, staged BLOB, n INTEGER, supersedes BLOB, why TEXT, PRIMARY KEY (course, id)) WITHOUT ROWID;
        """;

    private const string Row = "id, happened, reported, kind, version, origin, content";

    private readonly Statement storedIds;
    private readonly Statement stagedIds;
    private readonly Statement stored;
    private readonly Statement staged;
    private readonly Statement target;
    private readonly Statement decided;
    private readonly HashSet<FindingId> held = [];
    private readonly HashSet<FindingId> replaced = [];
    private long fresh;

    public PlanTables(SqliteConnection db)
    {
        db.Execute(Create);
        Patients = new(db);
        storedIds = new(db, "SELECT id, supersedes, origin IS NOT NULL FROM main.finding WHERE patient = ?1");
        stagedIds = new(db, "SELECT id FROM temp.staged WHERE course = ?1");
        stored = new(db, $"SELECT {Row}, supersedes, why, 0 FROM main.finding WHERE patient = ?1");
        staged = new(db, $"SELECT {Row}, supersedes, why, n FROM temp.staged WHERE course = ?1 ORDER BY n");
        target = new(db, "INSERT INTO temp.target (course, patient, whole, fresh) VALUES (?1, ?2, ?3, ?4)");
        decided = new(db, "INSERT INTO temp.decided (course, id, staged, n, supersedes, why) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    }

    public KnownPatients Patients { get; }

    /// <summary>
    /// Every staged row is already there: its identity, a hash of all that it says, is that of a stored row that no later import replaced.
    /// A course that was imported more than once may fail this and yet be unchanged; then its rows are compared.
    /// </summary>
    public bool HoldsAll(long registered, int course)
    {
        held.Clear();
        replaced.Clear();
        storedIds.Bind(1, registered);
        while (storedIds.Step())
        {
            held.Add(FindingId.FromBytes(storedIds.Bytes(0)));
            if (storedIds.Number(2) != 0 && storedIds.Bytes(1) is { IsEmpty: false } older)
                replaced.Add(FindingId.FromBytes(older));
        }
        stagedIds.Bind(1, course);
        var all = true;
        while (stagedIds.Step())
            all &= FindingId.FromBytes(stagedIds.Bytes(0)) is var id && held.Contains(id) && !replaced.Contains(id);
        return all;
    }

    public IReadOnlyList<ImportRow> Stored(long registered) => Rows(stored.Bind(1, registered));

    public IReadOnlyList<ImportRow> Staged(int course) => Rows(staged.Bind(1, course));

    /// <summary>The course is part of the import; <paramref name="whole"/>: every row of it is stored as it was staged.</summary>
    public void Target(int course, long? registered, bool whole)
    {
        target.Bind(1, course).Bind(3, whole ? 1 : 0);
        if (registered is { } number)
            target.Bind(2, number).Bind(4, 0);
        else
            target.Bind(2, null).Bind(4, ++fresh);
        target.Run();
    }

    public void Decided(int course, ImportRow from, ImportRow row)
    {
        decided.Bind(1, course).Bind(2, row.Id).Bind(3, from.Id).Bind(4, from.Number).Bind(6, row.Why);
        if (row.Supersedes is { } older)
            decided.Bind(5, older);
        else
            decided.Bind(5, null);
        decided.Run();
    }

    public void Dispose()
    {
        Patients.Dispose();
        foreach (var statement in (ReadOnlySpan<Statement>)[storedIds, stagedIds, stored, staged, target, decided])
            statement.Dispose();
    }

    private static List<ImportRow> Rows(Statement rows)
    {
        var list = new List<ImportRow>();
        while (rows.Step())
        {
            list.Add(new(FindingId.FromBytes(rows.Bytes(0)), rows.Number(9), rows.Text(1), rows.Text(2), rows.Text(3)!, (int)rows.Number(4), rows.Text(5),
                rows.Bytes(7) is { IsEmpty: false } older ? FindingId.FromBytes(older) : null, rows.Text(8), rows.Text(6)!));
        }
        return list;
    }
}
