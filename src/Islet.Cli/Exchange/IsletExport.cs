using System.IO.Compression;
using Islet.Clinic;
using Islet.Course;
using Islet.Exchange;
using Islet.Registry;

namespace Islet.Cli.Exchange;

/// <summary>The log itself, row for row. It leaves out only who withdrew consent to be kept at all; every other withdrawal goes with the log and holds where it is read.</summary>
internal static class IsletExport
{
    public static string Program { get; } = $"Islet {typeof(IsletExport).Assembly.GetName().Version?.ToString(3)}";

    public static async Task<ExportSummary> WriteAsync(FindingLog log, ExportOptions options, ExportPlace place, TextWriter errors, CancellationToken cancel)
    {
        using var progress = new Progress(errors);
        using var stored = log.ReadStored();
        var one = options.Patient is { } id ? (await log.CourseOfAsync(id, cancel)).Key : null;
        var records = await log.MapAsync(course => (course.Key, Consents: PatientConsents.Of(course)), stored.Position, cancel: cancel);
        var persons = new Persons(records);
        var (patients, findings, withdrawn) = (0, 0L, 0);
        using (var file = Create(place))
        {
            using var writer = new IsletWriter(file, new(Program, one is null && stored.Erased.Count > 0 ? stored.Salt : null, Deidentified: false));
            foreach (var batch in stored.Batches)
                writer.Write(new IsletBatch(batch.Number, batch.At, batch.By, batch.Source, batch.Reason));
            foreach (var erased in one is null ? stored.Erased : [])
                writer.Write(new IsletErased(erased.Patient, erased.Batch.Number, erased.Token, erased.Purged));
            foreach (var course in stored.Courses())
            {
                cancel.ThrowIfCancellationRequested();
                if (one is not null && course.Patient.Key != one)
                    continue;
                if (one is null && persons[course.Patient.Key, ConsentPurpose.Registry] is ConsentStanding.Withdrawn)
                {
                    withdrawn++;
                    continue;
                }
                writer.Write(Row(course));
                (patients, findings) = (patients + 1, findings + course.Findings.Count);
                progress.Tell(patients, "patients written");
            }
            writer.End();
        }
        return new(patients, findings, records.Count, withdrawn, Duplicates: 0, NotRecorded: null, [place.FileName], [], Risk: null);
    }

    /// <summary>Packed where its name says so.</summary>
    public static Stream Create(ExportPlace place)
    {
        var file = File.Create(place.PathOf(place.FileName));
        return place.FileName.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionLevel.Optimal) : new BufferedStream(file, 1 << 16);
    }

    private static IsletCourse Row(StoredCourse course) => new(course.Patient.Patient, course.Patient.Key, course.Patient.Center, course.Patient.Axis, course.Patient.Synthetic,
        [.. course.Findings.Select(f => new IsletFinding(f.Id, f.Batch, f.Happened, f.Reported, f.Kind, f.Version, f.Origin, f.Supersedes, f.Why, f.Content))]);
}
