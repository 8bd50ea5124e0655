using System.Data.Common;
using System.Globalization;
using Dapper;
using Islet.Course;

namespace Islet.Registry;

/// <summary>What an import would change in the registry as it stood at one position.</summary>
internal sealed class ImportPlan(Position position)
{
    private readonly List<Problem> problems = [];
    private int newPatients;
    private int findings;
    private int unchanged;
    private int superseded;

    public Position Position { get; } = position;

    public bool Refuses => problems.Exists(p => p.Refuses());

    public bool ChangesNothing => findings == 0 && newPatients == 0;

    /// <summary>Within a transaction, in which the plan may be carried out.</summary>
    public static ImportPlan Of(DbConnection db, Staging staging, CancellationToken cancel)
    {
        var plan = new ImportPlan(Batches.Position(db));
        staging.Tables.BeginPlan(staging.Courses);
        foreach (var course in staging.Courses)
        {
            cancel.ThrowIfCancellationRequested();
            plan.Add(course, staging.Tables);
        }
        staging.Tables.EndPlan();
        return plan;
    }

    public ImportResult Result(int patients, long? batch) => new(patients, findings, unchanged, superseded, problems, batch);

    public ImportResult Refused(int patients) => new(patients, 0, unchanged, 0, problems, Batch: null);

    /// <summary>Copies the planned rows into the registry, in the order in which it keeps them.</summary>
    public static void Write(IStore store, DbConnection db, Staging staging, long batch)
    {
        RegisterPatients(store, db, staging);
        using (var whole = store.Prepare(db, $"""
            INSERT INTO finding (patient, id, batch, happened, reported, kind, version, origin, supersedes, why, content)
            SELECT t.patient, s.id, ?1, s.happened, s.reported, s.kind, s.version, s.origin, s.supersedes, s.why, s.content
            FROM target t {store.JoinInOrder} staged s ON s.course = t.course WHERE t.whole = 1 ORDER BY t.course, s.id
            """))
        {
            whole.Bind(1, batch).Run();
        }
        using var decided = store.Prepare(db, $"""
            INSERT INTO finding (patient, id, batch, happened, reported, kind, version, origin, supersedes, why, content)
            SELECT t.patient, d.id, ?1, s.happened, s.reported, s.kind, s.version, s.origin, d.supersedes, d.why, s.content
            FROM decided d {store.JoinInOrder} target t ON t.course = d.course {store.JoinInOrder} staged s ON s.course = d.course AND s.id = d.staged AND s.n = d.n
            ORDER BY d.course, d.id
            """);
        decided.Bind(1, batch).Run();
    }

    private static void RegisterPatients(IStore store, DbConnection db, Staging staging)
    {
        var last = Batches.Position(db).LastPatient;
        var before = last;
        store.Register(db, db.Query<int>("SELECT course FROM target WHERE patient IS NULL ORDER BY course").AsList().Select(course =>
        {
            var patient = staging.Courses[course].Patient;
            return new RegisteredPatient(++last, patient.Key, patient.Axis, patient.Center, patient.Synthetic);
        }));
        db.Execute("UPDATE target SET patient = @before + fresh WHERE patient IS NULL", new { before });
    }

    private void Add(StagedCourse course, IImportTables tables)
    {
        var registered = tables.Registered(course.Patient.Key);
        var name = registered is { } r ? string.Create(CultureInfo.InvariantCulture, $"patient {r.Patient}")
            : string.Create(CultureInfo.InvariantCulture, $"patient {course.Number + 1} of the import");
        if (registered is null && tables.WasErased(course.Patient.Key))
        {
            problems.Add(Refusal.Erased(name));
            return;
        }
        Problem[] patientProblems = [.. PatientProblems(name, course, registered)];
        problems.AddRange(patientProblems);
        if (patientProblems.Any(p => p.Refuses()))
            return;
        newPatients += registered is null ? 1 : 0;
        var whole = registered is null && !course.OriginsMayRepeat;
        if (whole)
            findings += course.Rows;
        else if (registered is not null && !course.OriginsMayRepeat && tables.HoldsAll(registered.Patient, course.Number))
            unchanged += course.Rows;
        else
            Decide(name, course, registered, tables);
        tables.Target(course.Number, registered?.Patient, whole);
    }

    private void Decide(string name, StagedCourse course, RegisteredPatient? registered, IImportTables tables)
    {
        var decision = ImportIdentity.Decide(name, registered is null ? [] : tables.Stored(registered.Patient), tables.Staged(course.Number));
        foreach (var (staged, stored) in decision.Store)
            tables.Decided(course.Number, staged, stored);
        findings += decision.Store.Count;
        superseded += decision.Store.Count(d => d.Stored.Supersedes is not null);
        unchanged += decision.Unchanged;
        problems.AddRange(decision.Problems);
    }

    /// <summary>Where an import says otherwise of a patient than the registry.</summary>
    public static IEnumerable<Problem> PatientProblems(string name, RegisteredPatient registered, Axis axis, bool synthetic, string? center)
    {
        if (registered.Axis != axis)
            yield return Refusal.AxisDiffers(name, registered.Axis, axis);
        if (registered.Synthetic != synthetic)
            yield return Refusal.SyntheticDiffers(name);
        if (registered.Center != center)
            yield return Refusal.CenterDiffers(name);
    }

    private static IEnumerable<Problem> PatientProblems(string name, StagedCourse course, RegisteredPatient? registered)
    {
        if (course.Contradictory)
            yield return Refusal.PatientTwice(name);
        if (registered is null)
            yield break;
        foreach (var problem in PatientProblems(name, registered, course.Patient.Axis, course.Patient.Synthetic, course.Patient.Center))
            yield return problem;
    }
}
