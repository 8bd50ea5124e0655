using Islet.Course;
using Npgsql;

namespace Islet.Registry;

/// <summary>Everything about a course in one statement: one way to the server and back, and one state of the registry.</summary>
internal sealed class PostgresCourseReader(NpgsqlConnection db) : CourseReader
{
    private const int FirstOfPatient = 11, FirstOfBatch = 16;

    private readonly Statement rows = new PostgresStatement(db, """
        SELECT p.patient, f.id, f.batch, f.happened, f.reported, f.kind, f.version, f.origin, f.supersedes, f.why, f.content,
          p.patient, p.key, p.axis, p.center, p.synthetic, b.recorded_at, b.recorded_by, b.source
        FROM patient p
        LEFT JOIN (finding f JOIN batch b ON b.batch = f.batch) ON f.patient = p.patient AND f.patient BETWEEN ?1 AND ?2 AND f.batch <= ?3
        WHERE p.patient BETWEEN ?1 AND ?2 ORDER BY p.patient
        """);

    private readonly Recordings recordings = new((row, batch) => new(batch, Batches.Instant(row.Text(FirstOfBatch)!), row.Text(FirstOfBatch + 1)!, row.Text(FirstOfBatch + 2)!));
    private readonly List<Finding> course = [];

    public override IEnumerable<DiseaseCourse> Read(long first, long last, long untilBatch)
    {
        try
        {
            var more = rows.Bind(1, first).Bind(2, last).Bind(3, untilBatch).Step();
            while (more)
            {
                var patient = Patient(rows, FirstOfPatient);
                course.Clear();
                for (; more && rows.Number(0) == patient.Patient; more = rows.Step())
                {
                    if (!rows.IsNull(1)) // nothing is known about the patient yet
                        course.Add(Finding(patient.Patient, rows, recordings.Of(rows, rows.Number(2))));
                }
                yield return Course(patient, course);
            }
        }
        finally
        {
            rows.Reset();
        }
    }

    public override void Dispose() => rows.Dispose();
}
