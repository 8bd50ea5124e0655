using System.Security.Cryptography;
using System.Text;
using Islet.Course;
using Islet.Exchange;
using Islet.Registry;
using Islet.Studies;

namespace Islet.Cli.Exchange;

/// <summary>Tables of the patients who may be in them, and every de-identified file.</summary>
internal static class CohortExport
{
    public static async Task<ExportSummary> WriteAsync(FindingLog log, ExportOptions options, ExportPlace place, TextWriter errors, CancellationToken cancel)
    {
        using var progress = new Progress(errors);
        var position = await log.PositionAsync(cancel);
        var day = DataLock.At(position.Batch, position.At).Day;
        var cohort = await CohortAsync(log, options, position, progress, cancel);
        var made = options.Deidentify is { } fit ? Deidentification.Of(cohort.Courses, fit, day, RandomNumberGenerator.GetInt32) : null;
        var courses = made?.Courses ?? cohort.Courses;
        progress.Tell(courses.Count, "patients laid out");
        var (written, responses, patients, findings) = Write(options, place, courses, day, position, cancel);
        IReadOnlyList<string> files = made is null ? written.Files : [.. written.Files, .. Report(options, place, made, cohort)];
        var summary = new ExportSummary(patients, findings, cohort.Registered, cohort.Withdrawn, cohort.Duplicates,
            options.Deidentify is null ? null : cohort.NotRecorded, files, written.CannotHold, made?.Risk) { Responses = responses, HasPatientTable = ExportOptions.Tables.ContainsKey(options.Kind) };
        if (options.IsFolder)
            File.WriteAllText(place.PathOf(ExportPlace.Manifest), (summary with { Files = [.. files, ExportPlace.Manifest] }).ToJson(options) + "\n");
        return summary;
    }

    private static (TablesWritten Written, ResponsesExported? Responses, int Patients, long Findings) Write(
        ExportOptions options, ExportPlace place, IReadOnlyList<DiseaseCourse> courses, DateOnly day, Position position, CancellationToken cancel)
    {
        if (options.IsCdisc)
            return ResponseExport.Write(options, place, courses, day, cancel);
        if (options.Kind == ExportOptions.Fhir)
            return (FhirExport.Write(options, place, courses, day, cancel), null, courses.Count, courses.Sum(c => (long)c.Findings.Count));
        return options.Kind == ExportOptions.Islet ? (Lines(place, courses), null, courses.Count, courses.Sum(c => (long)c.Findings.Count))
            : (Tables(options, place, courses, day, position.At?.UtcDateTime ?? DateTime.UnixEpoch), null, courses.Count, FlatTables.Findings(courses, new(day, options.History)));
    }

    private static async Task<ExportCohort> CohortAsync(FindingLog log, ExportOptions options, Position position, Progress progress, CancellationToken cancel)
    {
        var all = await log.MapAsync(course => course, position, new Told(progress), cancel);
        var purposes = options.Deidentify is null ? ExportCohort.Analysis : ExportCohort.Sharing;
        if (options.Patient is not { } id)
            return ExportCohort.Of(all, purposes);
        var one = await log.CourseOfAsync(id, cancel);
        if (options.Deidentify is null)
            return new([one], all.Count, Withdrawn: 0, Duplicates: 0, NotRecorded: 0); // a person's own copy (Regulation (EU) 2016/679, Art. 15)
        var cohort = ExportCohort.Of(all, purposes);
        return cohort with { Courses = [.. cohort.Courses.Where(c => c.Patient == one.Patient)] };
    }

    private static TablesWritten Tables(ExportOptions options, ExportPlace place, IReadOnlyList<DiseaseCourse> courses, DateOnly day, DateTime made)
    {
        var layout = new FlatTableOptions(day, options.History, options.Deidentify?.AgeLimit);
        TablesWritten? written = null;
        ExportPlace.Guarded(() => written = TableFiles.Write(ExportOptions.Tables[options.Kind], place.Draft, place.FileName, courses, layout, made));
        return written!;
    }

    private static TablesWritten Lines(ExportPlace place, IReadOnlyList<DiseaseCourse> courses)
    {
        ExportPlace.Guarded(() =>
        {
            using var file = IsletExport.Create(place);
            using var writer = new IsletWriter(file, new(IsletExport.Program, Salt: null, Deidentified: true));
            foreach (var batch in courses.SelectMany(c => c.Findings).Select(f => f.Recorded).DistinctBy(r => r.Batch))
                writer.Write(new IsletBatch(batch.Batch, batch.At, batch.By, batch.Source, Reason: null));
            foreach (var course in courses)
                writer.Write(IsletCourse.Of(course));
            writer.End();
        });
        return new([place.FileName], []);
    }

    private static string[] Report(ExportOptions options, ExportPlace place, Deidentified made, ExportCohort cohort)
    {
        var name = options.IsFolder ? "deidentification" : place.FileName + ".deidentification";
        File.WriteAllText(place.PathOf(name + ".md"), DeidentificationReport.Markdown(made, cohort), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.WriteAllBytes(place.PathOf(name + ".json"), DeidentificationReport.Json(made, cohort));
        return [name + ".md", name + ".json"];
    }

    // Progress<T> would post to another thread and tell out of turn.
    private sealed class Told(Progress progress) : IProgress<int>
    {
        public void Report(int value) => progress.Tell(value, "patients read");
    }
}
