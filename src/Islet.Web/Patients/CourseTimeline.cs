using System.Globalization;
using Islet.Course;
using Islet.Figures;

namespace Islet.Web;

/// <summary>The drawn course: what a view sees, on a lane for each kind of finding.</summary>
public static class CourseTimeline
{
    private const double Margin = 0.03; // of the span, on both sides, so that no mark stands on the edge

    /// <summary>Null where nothing has a day, and so nothing can be drawn.</summary>
    public static TimelineFigure? Of(PatientSheet sheet)
    {
        var drawn = sheet.History.InView.Where(e => IsDrawn(e.Finding)).ToList();
        if (drawn.Count == 0)
            return null;
        var undated = sheet.History.InView.Count(e => e.Finding.Content.Timing is not Timing.Lifelong && !e.Finding.Happened.IsKnown);
        var (first, last) = (drawn.Min(e => Day(e.Finding)), drawn.Max(e => Day(e.Finding)));
        var treatments = Treatments(drawn).ToList();
        if (treatments.Exists(t => t.To is null) && sheet.Course.Axis.Kind is AxisKind.Calendar)
            last = Math.Max(last, (double)sheet.Snapshot.View.Effective.Days);
        return new("Course of the disease", AxisOf(sheet.Course.Axis, first, last), [.. Lanes(drawn, treatments, first).Select((lane, i) => lane with { Series = i }).Where(lane => lane.Items.Count > 0)])
        {
            Footnotes = [.. Notes(sheet.Course, undated)],
        };
    }

    private static bool IsDrawn(Finding f) => f.Happened.IsKnown && f.Content is Diagnosis or Specimen or ImagingStudy or Treatment or TreatmentStop or Procedure or VitalStatus;

    private static double Day(Finding f) => (double)f.Happened.First!.Value.Days;

    private static TimelineAxis AxisOf(Axis axis, double first, double last)
    {
        var margin = Math.Max((last - first) * Margin, TimelineAxis.DaysPerMonth);
        if (axis.Kind is AxisKind.Offset)
            return TimelineAxis.SinceOrigin($"Months since {Numbers.Origin(axis)}", -margin, last - first + margin);
        var origin = DateOnly.FromDayNumber((int)first);
        return TimelineAxis.Calendar(axis.Kind is AxisKind.Shifted ? "Shifted calendar: intervals are right, dates are not" : "Calendar time", origin,
            origin.AddDays(-(int)margin), origin.AddDays((int)(last - first + margin)));
    }

    private static IEnumerable<TimelineLane> Lanes(IReadOnlyList<FindingEntry> drawn, IReadOnlyList<TimelineBar> treatments, double zero)
    {
        IReadOnlyList<TimelineItem> Points<T>(Func<T, string> label, Func<T, Mark> mark)
            where T : Content => [.. drawn.Where(e => e.Finding.Content is T).Select(e => (TimelineItem)new TimelinePoint(Day(e.Finding) - zero, label((T)e.Finding.Content), mark((T)e.Finding.Content))
            {
                When = Numbers.Written(e.Finding.Happened),
            })];
        yield return new("Diagnosis", Points<Diagnosis>(_ => "Diagnosis", _ => Mark.Ring));
        yield return new("Tissue", Points<Specimen>(Tissue, _ => Mark.Diamond));
        yield return new("Imaging", Points<ImagingStudy>(i => i.Modality ?? "Imaging", i => i.Modality is "SSTR-PET" or "FDG-PET" ? Mark.Square : Mark.Disc));
        yield return new("Procedures", Points<Procedure>(p => FactWords.Sentence(p.Name) + (p.Margin is { } margin ? $", {margin}" : ""), _ => Mark.Triangle));
        yield return new("Treatment", [.. treatments.Select(bar => bar with { From = bar.From - zero, To = bar.To - zero })]);
        yield return new("Status", Points<VitalStatus>(v => FindingWords.Of(v).Title, v => v.Alive is false ? Mark.Cross : Mark.Ring));
    }

    /// <summary>A treatment lasts to the stop of its name, which is a finding of its own; without one it has no known end.</summary>
    private static IEnumerable<TimelineBar> Treatments(IReadOnlyList<FindingEntry> drawn)
    {
        var stops = drawn.Where(e => e.Finding.Content is TreatmentStop).ToLookup(e => ((TreatmentStop)e.Finding.Content).Course, e => e.Finding);
        foreach (var start in drawn.Select(e => e.Finding).Where(f => f.Content is Treatment))
        {
            var treatment = (Treatment)start.Content;
            var stop = treatment.Course is null ? null : stops[treatment.Course].Where(s => Day(s) >= Day(start)).MinBy(Day);
            var label = treatment.Drugs.Count > 0 ? string.Join(" + ", treatment.Drugs) : "Treatment";
            yield return new(Day(start), stop is null ? null : Day(stop), label)
            {
                When = stop is null ? null : $"{Numbers.Written(start.Happened)} to {Numbers.Written(stop.Happened)}",
            };
        }
    }

    private static string Tissue(Specimen s)
    {
        var said = new[] { s.Differentiation is Differentiation.Poor ? "NEC" : s.ReportedGrade?.ToString(), s.Ki67Percent is { } ki67 ? $"Ki-67 {ki67.AsWritten.TrimEnd('%', ' ')} %" : null };
        return string.Join(", ", said.OfType<string>()) is { Length: > 0 } words ? words : "Specimen";
    }

    private static IEnumerable<string> Notes(DiseaseCourse course, int undated)
    {
        if (course.Synthetic)
            yield return "Synthetic data: this patient never lived.";
        if (course.Findings.Any(f => f.Content.PlacedAtOrigin))
            yield return $"What the source gave without a day stands at {Numbers.Origin(course.Axis)}.";
        if (undated > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"Not drawn, for nobody knows the day: {undated}.");
    }
}
