using System.Data.Common;
using Dapper;
using Islet.Course;

namespace Islet.Registry;

/// <summary>Takes in the rows of another registry: into an empty one as they are, into another as what is missing there. Runs within one write transaction.</summary>
internal sealed class Adopting(IStore store, DbConnection db, Adoption adoption, Provenance provenance, TimeProvider clock)
{
    private const string Columns = StoredFinding.Columns;

    private readonly List<Problem> problems = [];
    private readonly List<RegisteredPatient> registered = [];
    private int patients, findings, unchanged;
    private long lastPatient;

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
        using var rows = store.Rows(db, "finding", "patient, batch");
        foreach (var course in adoption.Courses)
        {
            cancel.ThrowIfCancellationRequested();
            patients++;
            if (check.Of(course) is { } problem)
            {
                problems.Add(problem);
                continue;
            }
            registered.Add(course.Patient);
            Take(course.Patient.Patient, course.Findings, rows);
        }
        rows.Flush();
        store.Register(db, registered);
        foreach (var stone in adoption.Erased)
            db.Execute("INSERT INTO erased (patient, batch, token, purged) VALUES (@Patient, @batch, @token, @purged)",
                new { stone.Patient, batch = stone.Batch.Number, token = Convert.FromHexString(stone.Token), purged = stone.Purged ? 1L : 0L });
        if (adoption.Salt is { } salt)
            db.Execute("UPDATE salt SET salt = @salt", new { salt = Convert.FromHexString(salt) });
        return Result(adoption.Batches.Count > 0 ? adoption.Batches[^1].Number : null);
    }

    private ImportResult Join(RowCheck check, CancellationToken cancel)
    {
        db.Execute($"DROP TABLE IF EXISTS adopted; CREATE TEMP TABLE adopted AS SELECT patient, batch AS recorded, {Columns} FROM finding WHERE false");
        lastPatient = Batches.Position(db).LastPatient;
        using (var known = new KnownPatients(store, db))
        using (var rows = store.Rows(db, "adopted", "patient, recorded"))
        {
            foreach (var course in adoption.Courses)
            {
                cancel.ThrowIfCancellationRequested();
                patients++;
                if (check.Of(course) is { } problem)
                    problems.Add(problem);
                else
                    Join(course, known, rows);
            }
            rows.Flush();
        }
        store.Register(db, registered);
        TellWhoWasErasedThere();
        if (findings > 0)
            problems.Add(AdoptionProblems.RecordedAnew(findings));
        return Result(findings == 0 && registered.Count == 0 ? null : Record());
    }

    private void Join(StoredCourse course, KnownPatients known, IRowWriter rows)
    {
        var where = AdoptionProblems.Where(course);
        if (known.Find(course.Patient.Key) is { } here)
        {
            Problem[] differences = [.. ImportPlan.PatientProblems(where, here, course.Patient.Axis, course.Patient.Synthetic, course.Patient.Center)];
            problems.AddRange(differences);
            if (differences.Any(p => p.Refuses()))
                return;
            var decision = Joining.Decide(where, StoredRegistry.Rows(store, db, here.Patient), course.Findings);
            Take(here.Patient, decision.New, rows);
            unchanged += decision.Unchanged;
            problems.AddRange(decision.Problems);
        }
        else if (known.WasErased(course.Patient.Key))
        {
            problems.Add(Refusal.Erased(where));
        }
        else
        {
            registered.Add(course.Patient with { Patient = ++lastPatient });
            Take(lastPatient, course.Findings, rows);
        }
    }

    private void Take(long patient, IReadOnlyList<StoredFinding> course, IRowWriter rows)
    {
        foreach (var row in course)
            rows.Add(patient, row.Batch, row);
        findings += course.Count;
    }

    /// <summary>A batch for each of theirs that gives something: who recorded it first, and when, stands in its source.</summary>
    private long Record()
    {
        var theirs = db.Query<long>("SELECT DISTINCT recorded FROM adopted ORDER BY recorded").ToHashSet();
        var last = 0L;
        foreach (var batch in adoption.Batches.Where(b => theirs.Contains(b.Number)))
        {
            last = Batches.Begin(db, new(provenance.By, FormattableString.Invariant($"{batch.Source} (recorded {batch.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC by {batch.By}; from {provenance.Source})"), batch.Reason), clock).Number;
            db.Execute($"INSERT INTO finding (patient, batch, {Columns}) SELECT patient, @last, {Columns} FROM adopted WHERE recorded = @Number ORDER BY patient, id", new { last, batch.Number });
        }
        return last > 0 ? last : Batches.Begin(db, provenance, clock).Number; // patients without findings
    }

    private void TellWhoWasErasedThere()
    {
        if (adoption.Erased.Count == 0)
            return;
        var (salt, tokens) = (Convert.FromHexString(adoption.Salt!), adoption.Erased.Select(t => t.Token).ToHashSet(StringComparer.Ordinal));
        foreach (var (patient, key) in db.Query<(long, string)>("SELECT patient, key FROM patient ORDER BY patient"))
        {
            if (tokens.Contains(Convert.ToHexStringLower(Tombstones.TokenOf(key, salt))))
                problems.Add(AdoptionProblems.ErasedElsewhere(patient));
        }
    }

    private ImportResult Result(long? batch) => new(patients, findings, unchanged, Superseded: 0, problems, batch);
}
