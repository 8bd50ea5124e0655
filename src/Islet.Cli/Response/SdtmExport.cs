using System.Text.Json.Nodes;
using Islet.Cli.Exchange;
using Islet.Cli.Stats;
using Islet.Clinic;
using Islet.Course;
using Islet.Exchange;
using Islet.Registry;
using Islet.Studies;

namespace Islet.Cli.Response;

/// <param name="Line">Number of the line of therapy; null: of each patient the first one with a baseline.</param>
/// <param name="Adam">ADRS and ADTTE too.</param>
/// <param name="Study">STUDYID.</param>
internal sealed record SdtmExportOptions(string Folder, ResponseCriterion Criterion, int? Line, bool Adam, string Study, bool Force);

/// <summary>Responses of a registry as SDTM and ADaM: whom it takes is what every export of tables takes (docs/privacy.md).</summary>
internal static class SdtmExport
{
    public static async Task<int> RunAsync(SdtmExportOptions options, string registry, bool json, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        using var log = FindingLog.Open(registry, TimeProvider.System);
        using var place = new ExportPlace(options.Folder, isFolder: true, options.Force);
        var position = await log.PositionAsync(cancel);
        var day = DataLock.At(position.Batch, position.At).Day;
        var cohort = ExportCohort.Of(await log.MapAsync(course => course, position, progress: null, cancel), ExportCohort.Analysis);
        var (series, undeclared) = Computed(cohort.Courses, options, day, cancel);
        IReadOnlyList<Sheet> sheets = [.. SdtmWriting.Of(series, options.Study), .. options.Adam ? AdamWriting.Of(series, options.Study) : []];
        IReadOnlyList<string> files = [];
        ExportPlace.Guarded(() => files = SdtmOutput.Write(place.Draft, sheets));
        var summary = Summary(series, undeclared, cohort, options, [.. files, ExportPlace.Manifest]);
        await File.WriteAllTextAsync(place.PathOf(ExportPlace.Manifest), summary.ToJsonString(StatsJson.Form) + "\n", cancel);
        place.Publish();
        await output.WriteLineAsync(json ? summary.ToJsonString(StatsJson.Form) : Text(summary));
        return ExitCode.Done;
    }

    private static (List<SdtmComputed> Series, int Undeclared) Computed(IReadOnlyList<DiseaseCourse> courses, SdtmExportOptions options, DateOnly day, CancellationToken cancel)
    {
        var (series, undeclared) = (new List<SdtmComputed>(), 0);
        foreach (var course in courses)
        {
            cancel.ThrowIfCancellationRequested();
            var measured = ResponseCourse.SeriesOf(new Snapshot(course, View.Latest(course, day)));
            var line = options.Line ?? measured.FirstOrDefault(m => m.Baseline is not null)?.Line.Number;
            foreach (var one in measured.Where(m => m.Line.Number == line))
            {
                if (one.Baseline is null || one.Series.Lesions.Count == 0) // no lesion that TU could name at baseline
                    undeclared++;
                else
                    series.Add(new(course.Key, Reader(one.Reader), one.Series, options.Criterion.Assess(one.Series, ResponseOptions.Default), course.Axis.Kind is not AxisKind.Offset));
            }
        }
        return (series, undeclared);
    }

    private static string Reader(Clinic.SeriesReader reader) => reader.IsInvestigator ? "INV" : reader.ToString().ToUpperInvariant();

    private static JsonObject Summary(List<SdtmComputed> series, int undeclared, ExportCohort cohort, SdtmExportOptions options, string[] files) => new()
    {
        ["kind"] = options.Adam ? "sdtm and adam" : "sdtm",
        ["criterion"] = options.Criterion.Name,
        ["line"] = options.Line,
        ["subjects"] = series.Select(s => s.Subject).Distinct(StringComparer.Ordinal).Count(),
        ["series"] = series.Count,
        ["time_points"] = series.Sum(s => s.Series.TimePoints.Count),
        ["left_out"] = new JsonObject
        {
            ["withdrawn"] = cohort.Withdrawn, ["duplicates"] = cohort.Duplicates, ["without_measured_line"] = cohort.Courses.Count - series.Select(s => s.Subject).Distinct(StringComparer.Ordinal).Count(),
            ["series_without_lesions_declared_at_baseline"] = undeclared,
            ["times"] = options.Adam ? new JsonObject(AdamWriting.WithoutTime(series).Select(t => KeyValuePair.Create(AssessmentJson.Word<ResponseTimeCause>(t.Key)!, (JsonNode?)t.Value))) : null,
        },
        ["cannot_hold"] = StatsJson.Texts(SdtmWriting.CannotHold(series)),
        ["files"] = StatsJson.Texts(files),
    };

    private static string Text(JsonObject summary) => string.Join('\n',
    [
        $"{summary["subjects"]} subjects, {summary["series"]} series of {summary["time_points"]} time points by {summary["criterion"]}",
        $"left out: {string.Join(", ", summary["left_out"]!.AsObject().Where(l => l.Value is JsonValue).Select(l => $"{l.Key.Replace('_', ' ')} {l.Value}"))}",
        .. summary["cannot_hold"]!.AsArray().Select(s => s!.ToString()),
        "These are pseudonymised data of patients, with their dates. What leaves the centre needs islet export --deidentify first.",
        $"files: {string.Join(", ", summary["files"]!.AsArray())}",
    ]);
}
