using Dapper;
using Islet.Course;
using Npgsql;

namespace Islet.Registry;

/// <summary>An import's tables in PostgreSQL. What is asked of every course is asked once for all of them: a way to the server for each would cost more than the work.</summary>
internal sealed class PostgresImportTables : IImportTables
{
    private const string StagedColumns = "course, id, n, happened, reported, kind, version, origin, supersedes, why, content";

    private const string CreateStaged = """
        SET temp_buffers = '64MB'; SET work_mem = '64MB';
        CREATE TEMP TABLE staged (
          course bigint, id bytea, n bigint, happened text COLLATE "C", reported text COLLATE "C", kind text COLLATE "C", version bigint, origin text COLLATE "C",
          supersedes bytea, why text COLLATE "C", content text COLLATE "C");
        """;

    /// <summary>Of the columns that are joined and of no text: what the planner sampled stays in the server's catalogue after the table is gone, and after an erasure too.</summary>
    private const string AnalyzeStaged = "ANALYZE staged (course, id, n, supersedes)";

    private const string CreatePlan = """
        DROP TABLE IF EXISTS target, decided;
        CREATE TEMP TABLE target (course bigint PRIMARY KEY, patient bigint, whole bigint, fresh bigint);
        CREATE TEMP TABLE decided (course bigint, id bytea, staged bytea, n bigint, supersedes bytea, why text COLLATE "C", PRIMARY KEY (course, id));
        """;

    /// <summary>Courses with a staged row that is not stored, or was replaced by a later import.</summary>
    private const string News = """
        SELECT DISTINCT s.course FROM unnest(@courses, @patients) AS k (course, patient) JOIN staged s ON s.course = k.course
        LEFT JOIN finding f ON f.patient = k.patient AND f.id = s.id
        LEFT JOIN finding g ON g.patient = k.patient AND g.supersedes = s.id AND g.origin IS NOT NULL
        WHERE f.id IS NULL OR g.id IS NOT NULL
        """;

    private readonly NpgsqlConnection db;
    private readonly Dictionary<string, RegisteredPatient> known = new(StringComparer.Ordinal);
    private readonly List<(int Course, long? Patient, bool Whole)> targets = [];
    private readonly List<(int Course, ImportRow From, ImportRow Row)> decisions = [];
    private HashSet<long> news = [];
    private Func<string, bool>? erased;
    private NpgsqlBinaryImporter? copy;
    private bool unsettled;

    public PostgresImportTables(NpgsqlConnection db)
    {
        this.db = db;
        db.Execute(CreateStaged);
    }

    public void Stage(int course, long number, NewFinding finding)
    {
        copy ??= db.BeginBinaryImport($"COPY staged ({StagedColumns}) FROM STDIN (FORMAT BINARY)");
        unsettled = true;
        copy.StartRow();
        copy.Number(course);
        copy.Id(FindingId.OfImport(finding));
        copy.Number(number);
        copy.Text(finding.Happened.IsKnown ? finding.Happened.ToString() : null);
        copy.Text(finding.Reported.ToStored());
        copy.Text(finding.Content.Kind);
        copy.Number(FindingKinds.VersionOf(finding.Content.Kind));
        copy.Text(finding.Origin);
        copy.Id(finding.Supersedes);
        copy.Text(finding.Why?.ToString());
        copy.Text(finding.ContentJson);
    }

    public void Settle()
    {
        copy?.Complete();
        copy?.Dispose();
        copy = null;
        if (unsettled)
            db.Execute(AnalyzeStaged);
        unsettled = false;
    }

    public void BeginPlan(IReadOnlyList<StagedCourse> courses)
    {
        db.Execute(CreatePlan);
        targets.Clear();
        decisions.Clear();
        known.Clear();
        foreach (var (patient, key, axis, center, synthetic) in db.Query<(long, string, string, string?, bool)>(
            "SELECT patient, key, axis, center, synthetic FROM patient WHERE key = ANY(@keys)", new { keys = courses.Select(c => c.Patient.Key).ToArray() }))
            known.Add(key, new(patient, key, Axis.Parse(axis), center, synthetic));
        erased = Tombstones.Asker(db);
        StagedCourse[] there = [.. courses.Where(c => known.ContainsKey(c.Patient.Key))];
        if (there.Length == 0)
            return;
        db.Execute("CREATE INDEX IF NOT EXISTS staged_course ON staged (course)");
        news = [.. db.Query<long>(News, new { courses = there.Select(c => (long)c.Number).ToArray(), patients = there.Select(c => known[c.Patient.Key].Patient).ToArray() })];
    }

    public RegisteredPatient? Registered(string key) => known.GetValueOrDefault(key);

    public bool WasErased(string key) => erased is not null && erased(key);

    public bool HoldsAll(long registered, int course) => !news.Contains(course);

    public IReadOnlyList<ImportRow> Stored(long registered) => Rows(ImportRow.SelectStored, registered);

    public IReadOnlyList<ImportRow> Staged(int course) => Rows(ImportRow.SelectStaged, course);

    public void Target(int course, long? registered, bool whole) => targets.Add((course, registered, whole));

    public void Decided(int course, ImportRow from, ImportRow row) => decisions.Add((course, from, row));

    public void EndPlan()
    {
        WriteTargets();
        WriteDecisions();
        db.Execute("ANALYZE target; ANALYZE decided");
    }

    public void Dispose() => copy?.Dispose();

    private IReadOnlyList<ImportRow> Rows(string select, long of)
    {
        using var rows = new PostgresStatement(db, select);
        return ImportRow.All(rows.Bind(1, of));
    }

    private void WriteTargets()
    {
        using var into = db.BeginBinaryImport("COPY target (course, patient, whole, fresh) FROM STDIN (FORMAT BINARY)");
        var fresh = 0L;
        foreach (var (course, patient, whole) in targets)
        {
            into.StartRow();
            into.Number(course);
            into.Number(patient);
            into.Number(whole ? 1 : 0);
            into.Number(patient is null ? ++fresh : 0);
        }
        into.Complete();
    }

    private void WriteDecisions()
    {
        using var into = db.BeginBinaryImport("COPY decided (course, id, staged, n, supersedes, why) FROM STDIN (FORMAT BINARY)");
        foreach (var (course, from, row) in decisions)
        {
            into.StartRow();
            into.Number(course);
            into.Id(row.Id);
            into.Id(from.Id);
            into.Number(from.Number);
            into.Id(row.Supersedes);
            into.Text(row.Why);
        }
        into.Complete();
    }
}
