using Islet.Clinic;
using Islet.Course;
using Islet.Figures;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>The drawn course: what a view sees, on a lane for each kind of finding, the lines of therapy numbered.</summary>
public sealed class CourseTimeline
{
    private const int Crowded = 3; // rows of a lane that may have dozens of items

    private static readonly HashSet<string> Hormones = [.. Hormone.Mandatory, .. Hormone.Conditional.Select(c => c.Hormone), .. Hormone.BeyondPanel]; // no general marker

    private readonly PatientSheet sheet;
    private readonly CourseAxis axis;
    private readonly IReadOnlyList<Finding> drawn;
    private readonly double? death; // nothing lasts longer, whatever stop is missing

    private CourseTimeline(PatientSheet sheet, IReadOnlyList<Finding> drawn)
    {
        (this.sheet, this.drawn, axis) = (sheet, drawn, new(sheet.Course.Axis, drawn.Select(f => f.Happened).Concat(DayOfView(sheet))));
        death = drawn.FirstOrDefault(f => f.Content is VitalStatus { Alive: false }) is { } died ? axis.Until(died.Happened) ?? axis.From(died.Happened) : null;
    }

    /// <summary>Null where nothing has a day, and so nothing can be drawn.</summary>
    public static TimelineFigure? Of(PatientSheet sheet)
    {
        var shown = sheet.History.InView.Select(e => e.Finding).Where(IsDrawn).ToList();
        if (shown.Count == 0)
            return null;
        var undated = sheet.History.InView.Count(e => e.Finding.Content.Timing is not Timing.Lifelong && !e.Finding.Happened.IsKnown);
        return new CourseTimeline(sheet, shown).Draw() with { Footnotes = [.. Notes(sheet, undated)] };
    }

    /// <summary>While the patient lives the axis reaches to the day of the view: time in which nothing was entered is seen.</summary>
    private static When[] DayOfView(PatientSheet sheet) =>
        sheet.Died is null && sheet.Course.Axis.Kind is AxisKind.Calendar ? [When.On(DateOnly.FromDayNumber((int)sheet.Snapshot.View.Effective.Days))] : [];

    private static bool IsDrawn(Finding f) => f.Happened.IsKnown
        && f.Content is Diagnosis or Specimen or ImagingStudy or Treatment or TreatmentStop or Procedure or VitalStatus or ProgressionJudgement or Characterization or BoardDecision or Laboratory;

    private TimelineFigure Draw() => new(T("Course of the disease"), axis.Figure, [.. Lanes().Where(lane => lane.Items.Count > 0)]);

    private IEnumerable<TimelineLane> Lanes() =>
    [
        new(T("Characterization"), [.. Characterizations()]) { Series = 4, Through = true },
        new("Ki-67", [.. Tissue()]) { Series = 1 },
        new("PET", [.. Pets()]) { Series = 2, MostRows = Crowded },
        .. Scans(),
        new(T("Hormones raised"), [.. Raised()]) { Series = 3, MostRows = Crowded },
        new(T("Progression"), [.. Points<ProgressionJudgement>(TimelineWords.Progression, p => TimelineWords.IsProgression(p) ? Mark.Flag : Mark.OpenFlag)]) { Series = 1, MostRows = Crowded },
        new(T("Procedures"), [.. Points<Procedure>(p => FactWords.Sentence(p.Name) + (p.Margin is { } margin ? $", {margin}" : ""), _ => Mark.Tick)]) { Series = 5 },
        new(T("Lines of therapy"), [.. sheet.Lines.Lines.Where(l => l.Start.IsKnown).Select(Line)]) { Series = 0 },
        new(T("Beside the lines"), [.. Beside()]) { Series = 3 },
        new(T("Board"), [.. Points<BoardDecision>(TimelineWords.Decision, _ => Mark.Square)]) { Series = 5, MostRows = Crowded },
        new(T("Status"), [.. Status()]) { Series = 4 },
    ];

    private IEnumerable<TimelineItem> Characterizations() => sheet.Changes.Characterizations.Where(c => c.Happened.IsKnown)
        .Select(c => Point(c.Happened, TimelineWords.Characterization(c, sheet.Changes[c.Number]?.Verdict), Mark.Diamond) with { Brief = TimelineWords.Characterization(c.Number) });

    private IEnumerable<TimelineItem> Tissue() => sheet.Ki67.Points.Where(p => p.Day.IsKnown).Select(p =>
        Point(p.Day, p.IsEvaluable ? TissueWords.Joined($"{TissueWords.Percent(p)} %", TissueWords.Grade(p))! : TissueWords.Percent(p), p.IsEvaluable ? Mark.Disc : Mark.Ring));

    /// <summary>The PETs of one day stand together, as they are read.</summary>
    private IEnumerable<TimelineItem> Pets() => drawn.Where(f => f.Content is ImagingStudy { Modality: "SSTR-PET" or "FDG-PET" or "SRS" }).GroupBy(f => f.Happened)
        .Select(day => Point(day.Key, string.Join(", ", day.Select(f => TimelineWords.Pet((ImagingStudy)f.Content)).Distinct(StringComparer.Ordinal)), Mark.Square));

    /// <summary>Other imaging, a lane a modality: the marks alone, for there are many.</summary>
    private IEnumerable<TimelineLane> Scans() => drawn.Where(f => f.Content is ImagingStudy { Modality: not ("SSTR-PET" or "FDG-PET" or "SRS") })
        .GroupBy(f => ((ImagingStudy)f.Content).Modality ?? T("Imaging")).OrderBy(same => same.Key, StringComparer.Ordinal)
        .Select(same => new TimelineLane(same.Key, [.. same.DistinctBy(f => f.Happened).Select(f => Point(f.Happened, "", Mark.Disc))]) { Series = 4 });

    /// <summary>Above the limit of its own laboratory; whether the tumour makes it is asked where changes are.</summary>
    private IEnumerable<TimelineItem> Raised() => drawn.Where(f => f.Content is Laboratory lab && Hormones.Contains(lab.Analyte) && OwnRange.Read(lab).Raised.Answer is Answer.Yes)
        .GroupBy(f => f.Happened).Select(day => Point(day.Key, string.Join(", ", day.Select(f => HormoneWords.Hormone(((Laboratory)f.Content).Analyte)).Distinct(StringComparer.Ordinal)), Mark.Triangle));

    private TimelineBar Line(TherapyLine line) => Bar(line.Start, line.End, line.Stop?.Happened, TimelineWords.OwnDrugs(line)) with { Number = Numbers.Count(line.Number) };

    /// <summary>Analogues that go on beside a line of other drugs, and drugs that make no line.</summary>
    private IEnumerable<TimelineItem> Beside()
    {
        var analogues = sheet.Lines.Lines.Where(l => l.Placements.Any(p => !p.Episode.IsAnalogueAlone)).SelectMany(l => l.Analogues).Where(a => a.IsAnalogueAlone).DistinctBy(a => a.Finding.Id);
        foreach (var e in analogues.Where(e => e.Start.IsKnown))
            yield return Bar(e.Start, e.Stop?.Happened.Last, e.Stop?.Happened, string.Join(" + ", e.Treatment.Drugs));
        foreach (var apart in sheet.Lines.Apart.Select(a => a.Finding).Where(f => f.Content is Treatment && f.Happened.IsKnown))
        {
            var stop = drawn.FirstOrDefault(f => f.Content is TreatmentStop s && s.Course == ((Treatment)apart.Content).Course && !(f.Happened.Last < apart.Happened.First));
            yield return Bar(apart.Happened, stop?.Happened.Last, stop?.Happened, string.Join(" + ", ((Treatment)apart.Content).Drugs));
        }
    }

    /// <summary>The last word on it, and a death always.</summary>
    private IEnumerable<TimelineItem> Status()
    {
        var said = drawn.Where(f => f.Content is VitalStatus).OrderBy(f => f.Happened.First!.Value.Days).ToList();
        return said.Where(f => f == said[^1] || f.Content is VitalStatus { Alive: false })
            .Select(f => Point(f.Happened, FindingWords.Of(f.Content).Title, f.Content is VitalStatus { Alive: false } ? Mark.Cross : Mark.Ring));
    }

    private IEnumerable<TimelineItem> Points<T>(Func<T, string?> label, Func<T, Mark> mark)
        where T : Content => drawn.Where(f => f.Content is T && label((T)f.Content) is not null).Select(f => Point(f.Happened, label((T)f.Content)!, mark((T)f.Content)));

    private TimelinePoint Point(When when, string label, Mark mark) => new(axis.From(when), label, mark) { Until = axis.Until(when), When = axis.Written(when) };

    private TimelineBar Bar(When start, AxisPoint? end, When? stop, string label)
    {
        var (from, to) = (axis.From(start), end is { } last ? Math.Max(axis.From(start), Math.Min(axis.At(last), axis.Figure.To)) : (double?)null);
        return new(from, to ?? (death >= from ? death : null), label)
        {
            BegunBy = axis.Until(start),
            EndedFrom = to is not null && stop is { IsKnown: true } written && axis.Until(written) is not null ? Math.Clamp(axis.From(written), from, to.Value) : null,
            When = T($"{axis.Written(start)} to {(stop is { IsKnown: true } ended ? axis.Written(ended) : to is { } until ? axis.Figure.Name(until) : T("no known end"))}"),
        };
    }

    private static IEnumerable<string> Notes(PatientSheet sheet, int undated)
    {
        var course = sheet.Course;
        if (sheet.Changes.Changes.Any(c => c.Verdict.Meets.Answer is Answer.Unknown))
            yield return T("C with a question mark: whether it meets the Uppsala definition cannot be decided.");
        if (course.Synthetic)
            yield return T("Synthetic data: this patient never lived.");
        if (course.Findings.Any(f => f.Content.PlacedAtOrigin))
            yield return T($"What the source gave without a day stands at {Numbers.Origin(course.Axis)}.");
        if (undated > 0)
            yield return T($"Not drawn, for nobody knows the day: {Numbers.Count(undated)}.");
    }
}
