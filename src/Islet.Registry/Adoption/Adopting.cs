using Dapper;
using Islet.Course;
using Microsoft.Data.Sqlite;

namespace Islet.Registry;

/// <summary>Takes in the rows of another registry: into an empty one as they are, into another as what is missing there. Runs within one write transaction.</summary>
internal sealed class Adopting(SqliteConnection db, Adoption adoption, Provenance provenance, TimeProvider clock)
{
    private const string Columns = "id, happened, reported, kind, version, origin, supersedes, why, content";

    private readonly List<Problem> problems = [];
    private int patients, findings, unchanged, newPatients;

    public ImportResult Run(CancellationToken cancel)
    {
        var check = new RowCheck(adoption);
        return Batches.Position(db) is { Batch: 0, LastPatient: 0 } ? Verbatim(check, cancel) : Join(check, cancel);
    }

    /// <summary>Numbers, instants, authors and identities stay: an export of this registry is the export that was adopted.</summary>
    private ImportResult Verbatim(RowCheck check, CancellationToken cancel)
    {
        foreach (var batch in adoption.Batches)
            Batches.Insert(db, batch);
        using var insert = Inserter("main.finding", "patient, batch");
        foreach (var course in adoption.Courses)
        {
            cancel.ThrowIfCancellationRequested();
            patients++;
            if (check.Of(course) is { } problem)
            {
                problems.Add(problem);
                continue;
            }
            Register(course.Patient.Patient, course.Patient);
            foreach (var f in course.Findings)
                Insert(insert, course.Patient.Patient, f.Batch, f);
            findings += course.Findings.Count;
        }
        foreach (var stone in adoption.Erased)
            db.Execute("INSERT INTO erased (patient, batch, token, purged) VALUES (@Patient, @batch, @token, @Purged)",
                new { stone.Patient, batch = stone.Batch.Number, token = Convert.FromHexString(stone.Token), stone.Purged });
        if (adoption.Salt is { } salt)
            db.Execute("UPDATE salt SET salt = @salt", new { salt = Convert.FromHexString(salt) });
        return Result(adoption.Batches.Count > 0 ? adoption.Batches[^1].Number : null);
    }

    private ImportResult Join(RowCheck check, CancellationToken cancel)
    {
        db.Execute("""
            DROP TABLE IF EXISTS temp.adopted;
            CREATE TEMP TABLE adopted (patient INTEGER, recorded INTEGER, id BLOB, happened TEXT, reported TEXT, kind TEXT, version INTEGER, origin TEXT, supersedes BLOB, why TEXT, content TEXT);
            """);
        using (var known = new KnownPatients(db))
        using (var insert = Inserter("temp.adopted", "patient, recorded"))
        {
            foreach (var course in adoption.Courses)
            {
                cancel.ThrowIfCancellationRequested();
                patients++;
                if (check.Of(course) is { } problem)
                    problems.Add(problem);
                else
                    Join(course, known, insert);
            }
        }
        TellWhoWasErasedThere();
        if (findings > 0)
            problems.Add(AdoptionProblems.RecordedAnew(findings));
        return Result(findings == 0 && newPatients == 0 ? null : Record());
    }

    private void Join(StoredCourse course, KnownPatients known, Statement insert)
    {
        var where = AdoptionProblems.Where(course);
        if (known.Find(course.Patient.Key) is { } here)
        {
            Problem[] differences = [.. ImportPlan.PatientProblems(where, here, course.Patient.Axis, course.Patient.Synthetic, course.Patient.Center)];
            problems.AddRange(differences);
            if (differences.Any(p => p.Refuses()))
                return;
            var decision = Joining.Decide(where, StoredRegistry.Rows(db, here.Patient), course.Findings);
            Take(here.Patient, decision.New, insert);
            unchanged += decision.Unchanged;
            problems.AddRange(decision.Problems);
        }
        else if (known.WasErased(course.Patient.Key))
        {
            problems.Add(Refusal.Erased(where));
        }
        else
        {
            var number = Batches.Position(db).LastPatient + 1;
            Register(number, course.Patient);
            newPatients++;
            Take(number, course.Findings, insert);
        }
    }

    private void Take(long patient, IReadOnlyList<StoredFinding> rows, Statement insert)
    {
        foreach (var row in rows)
            Insert(insert, patient, row.Batch, row);
        findings += rows.Count;
    }

    /// <summary>A batch for each of theirs that gives something: who recorded it first, and when, stands in its source.</summary>
    private long Record()
    {
        var theirs = db.Query<long>("SELECT DISTINCT recorded FROM temp.adopted ORDER BY recorded").ToHashSet();
        var last = 0L;
        foreach (var batch in adoption.Batches.Where(b => theirs.Contains(b.Number)))
        {
            last = Batches.Begin(db, new(provenance.By, FormattableString.Invariant($"{batch.Source} (recorded {batch.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC by {batch.By}; from {provenance.Source})"), batch.Reason), clock).Number;
            db.Execute($"INSERT INTO main.finding (patient, batch, {Columns}) SELECT patient, @last, {Columns} FROM temp.adopted WHERE recorded = @Number ORDER BY patient, id", new { last, batch.Number });
        }
        return last > 0 ? last : Batches.Begin(db, provenance, clock).Number; // patients without findings
    }

    private void TellWhoWasErasedThere()
    {
        if (adoption.Erased.Count == 0)
            return;
        var (salt, tokens) = (Convert.FromHexString(adoption.Salt!), adoption.Erased.Select(t => t.Token).ToHashSet(StringComparer.Ordinal));
        foreach (var (patient, key) in db.Query<(long, string)>("SELECT patient, key FROM main.patient ORDER BY patient"))
        {
            if (tokens.Contains(Convert.ToHexStringLower(Tombstones.TokenOf(key, salt))))
                problems.Add(AdoptionProblems.ErasedElsewhere(patient));
        }
    }

    private void Register(long number, RegisteredPatient patient) => db.Execute("INSERT INTO main.patient (patient, key, center, axis, synthetic) VALUES (@number, @Key, @Center, @axis, @Synthetic)",
        new { number, patient.Key, patient.Center, axis = patient.Axis.ToString(), patient.Synthetic });

    private Statement Inserter(string table, string heads) => new(db, $"INSERT INTO {table} ({heads}, {Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");

    private static void Insert(Statement insert, long patient, long batch, StoredFinding f)
    {
        insert.Bind(1, patient).Bind(2, batch).Bind(3, f.Id).Bind(4, f.Happened).Bind(5, f.Reported).Bind(6, f.Kind).Bind(7, f.Version).Bind(8, f.Origin).Bind(10, f.Why).Bind(11, f.Content);
        (f.Supersedes is { } older ? insert.Bind(9, older) : insert.Bind(9, null)).Run();
    }

    private ImportResult Result(long? batch) => new(patients, findings, unchanged, Superseded: 0, problems, batch);
}
