using Islet.Clinic;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Cli.Exchange;

/// <summary>Measured lines of therapy as SDTM (dm, tu, tr, rs, ex, cm) or ADaM (adrs, adtte). Whom it takes, and how they are made fit to leave, is what every export of tables does.</summary>
internal static class ResponseExport
{
    /// <param name="day">Of the data lock.</param>
    /// <returns>With the number of patients and findings in it.</returns>
    public static (TablesWritten Written, ResponsesExported Told, int Patients, long Findings) Write(
        ExportOptions options, ExportPlace place, IReadOnlyList<DiseaseCourse> courses, DateOnly day, CancellationToken cancel)
    {
        var (computed, undeclared, findings) = (new List<SdtmComputed>(), 0, 0L);
        foreach (var course in courses)
        {
            cancel.ThrowIfCancellationRequested();
            var snapshot = new Snapshot(course, View.Latest(course, day));
            var measured = ResponseCourse.SeriesOf(snapshot);
            var line = options.Response.Line ?? measured.FirstOrDefault(m => m.Baseline is not null)?.Line.Number;
            List<MeasuredSeries> chosen = [.. measured.Where(m => m.Line.Number == line)];
            List<MeasuredSeries> declared = chosen.FindAll(m => m is { Baseline: not null, Series.Lesions.Count: > 0 }); // no lesion that TU could name at baseline
            undeclared += chosen.Count - declared.Count;
            var next = TherapyLines.Of(snapshot).Lines.FirstOrDefault(l => l.Number == line + 1)?.Drugs ?? [];
            computed.AddRange(declared.Select(m => Of(m, course, options.Response.Criterion, day) with { NextTherapy = next }));
            findings += declared.SelectMany(m => m.Findings).Distinct().LongCount();
        }
        var patients = computed.Select(c => c.Subject).Distinct(StringComparer.Ordinal).Count();
        IReadOnlyList<Sheet> sheets = options.Kind == ExportOptions.Adam ? AdamWriting.Of(computed, options.Response.Study) : SdtmWriting.Of(computed, options.Response.Study);
        IReadOnlyList<string> files = [];
        ExportPlace.Guarded(() => files = SdtmOutput.Write(place.Draft, sheets));
        return (new(files, options.Kind == ExportOptions.Adam ? [] : SdtmWriting.CannotHold(computed)),
            new(options.Response.Criterion.Name, options.Response.Line, computed.Count, computed.Sum(s => s.Series.TimePoints.Count), courses.Count - patients, undeclared,
                options.Kind == ExportOptions.Adam ? ResponsesExported.Named(AdamWriting.WithoutTime(computed), AdamWriting.WithoutSurvival(computed)) : new Dictionary<string, int>()),
            patients, findings);
    }

    private static SdtmComputed Of(MeasuredSeries measured, DiseaseCourse course, ResponseCriterion criterion, DateOnly day)
    {
        var line = measured.Line;
        return new(course.Key, Reader(measured.Reader), measured.Series, criterion.Assess(measured.Series, ResponseOptions.Default), course.Axis.Kind is not AxisKind.Offset)
        {
            Survival = OverallSurvival.From(course, line.Start, course.Axis.Kind is AxisKind.Calendar ? AxisPoint.Of(day) : null),
            PartialDates = measured.TimePoints.Where(t => t.Point.Date is null).Select(t => (t.Point.Id, Day: Coarse(t))).Where(t => t.Day is not null).ToDictionary(t => t.Id, t => t.Day!.Value, StringComparer.Ordinal),
            Exposures = [.. line.Placements.SelectMany(p => p.Episode.TumourDrugs.Select(drug => new SdtmExposure(drug, p.Episode.Start)))],
        };
    }

    /// <summary>The last month or year on which the scans of a time point may have been made.</summary>
    private static Day? Coarse(MeasuredTimePoint point) => point.Reads.Select(f => f.Happened).Where(w => w.Day is not null && w.First != w.Last).OrderBy(w => w.Last!.Value.Days).LastOrDefault().Day;

    private static string Reader(SeriesReader reader) => reader.IsInvestigator ? "INV" : reader.ToString().ToUpperInvariant();
}
