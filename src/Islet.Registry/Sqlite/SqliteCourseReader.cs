using Islet.Course;
using Microsoft.Data.Sqlite;

namespace Islet.Registry;

/// <summary>Patients and findings side by side, as two statements of one connection.</summary>
internal sealed class SqliteCourseReader(SqliteConnection db) : CourseReader
{
    private readonly Statement patients = new SqliteStatement(db, "SELECT patient, key, axis, center, synthetic FROM patient WHERE patient BETWEEN ?1 AND ?2 ORDER BY patient");
    private readonly Statement findings = new SqliteStatement(db, """
        SELECT patient, id, batch, happened, reported, kind, version, origin, supersedes, why, content
        FROM finding WHERE patient BETWEEN ?1 AND ?2 AND batch <= ?3 ORDER BY patient
        """);

    private readonly Recordings recordings = new((_, batch) => Batches.Of(db, batch).ToRecording());
    private readonly List<Finding> course = [];

    public override IEnumerable<DiseaseCourse> Read(long first, long last, long untilBatch)
    {
        try
        {
            patients.Bind(1, first).Bind(2, last);
            var more = findings.Bind(1, first).Bind(2, last).Bind(3, untilBatch).Step();
            while (patients.Step())
            {
                var patient = Patient(patients, 0);
                course.Clear();
                for (; more && findings.Number(0) == patient.Patient; more = findings.Step())
                    course.Add(Finding(patient.Patient, findings, recordings.Of(findings, findings.Number(2))));
                yield return Course(patient, course);
            }
        }
        finally
        {
            patients.Reset();
            findings.Reset();
        }
    }

    public override void Dispose()
    {
        patients.Dispose();
        findings.Dispose();
    }
}
