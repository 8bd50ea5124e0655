using Islet.Course;
using Islet.Figures;

namespace Islet.Studies;

/// <summary>Figures of the Ki-67 index of a cohort. Patients carry a number of the figure that says nothing outside it.</summary>
public static class TrajectoryFigures
{
    /// <summary>Lines that can still be told apart by their number at the end, and those that can be drawn at all without becoming a blot.</summary>
    public const int MostNamed = 30, MostDrawn = 400;

    public static StudyFigure Of(StudyResults results, TrajectoryResult found)
    {
        var title = found.Wish.Title ?? (found.Wish.IsByTime ? "Ki-67 index over time" : "Ki-67 index at re-characterization");
        return new(found.Wish.Name, title, Figure(results, found, title).ToSvg);
    }

    public static Ki67Figure Figure(StudyResults results, TrajectoryResult found, string title)
    {
        List<PatientTrajectory> drawn = [.. found.Drawn];
        var every = Math.Max(1, (drawn.Count + MostDrawn - 1) / MostDrawn);
        List<PatientTrajectory> shown = [.. drawn.Where((_, i) => i % every == 0)];
        GradeCourse[] courses = [.. Enum.GetValues<GradeCourse>().Where(c => found.Count(c) > 0)];
        var named = shown.Count <= MostNamed;
        return new(title, Axis(results, found, shown), [.. shown.Select((p, i) => new Ki67Line(Numbers.Count(i + 1),
            [.. p.Points.Where(t => named || t.Percent is not null).Select(t => Mark(found.Wish, t))]) { Group = Array.IndexOf(courses, p.Course!.Value) })])
        {
            Groups = [.. courses.Select(c => $"{Name(c)}: {Numbers.Count(found.Count(c))}")],
            Named = named,
            Scale = found.Wish.Scale,
            Footnotes = [.. Notes(results, found, (shown.Count, every))],
        };
    }

    public static string Name(GradeCourse course) => course switch
    {
        GradeCourse.Higher => "Higher grade",
        GradeCourse.LowToHighG2 => "Low to high G2",
        GradeCourse.Same => "Same grade",
        GradeCourse.Lower => "Lower",
        GradeCourse.OneValue => "One value",
    };

    private static Ki67Mark Mark(TrajectoryWish wish, TrajectoryPoint point)
    {
        var at = (double)point.At;
        return (point.Percent is { } percent ? Ki67Mark.Of(at, percent) : Ki67Mark.Without(at, "no value")) with
        {
            Compared = point.Compared,
            When = wish.IsByTime ? Numbers.Text($"{point.At / Offset.DaysPerMonth:0.#} months") : null,
        };
    }

    private static TimelineAxis Axis(StudyResults results, TrajectoryResult found, List<PatientTrajectory> shown)
    {
        if (!found.Wish.IsByTime)
            return TimelineAxis.Occasions("Characterization", [.. found.Wish.Events.Select(Long)], [.. found.Wish.Events.Select(Short)]);
        List<double> days = [.. shown.SelectMany(p => p.Points).Select(p => (double)p.At).DefaultIfEmpty()];
        return TimelineAxis.SinceOrigin($"Months from {StudyWords.TimeZeroName(results.Study.TimeZero)}", Math.Min(0, days.Min()), Math.Max(days.Max(), TimelineAxis.DaysPerMonth));
    }

    private static string Long(StudyEvent happens) => happens.Kind is EventKind.Workup ? "Diagnosis" : StudyWords.Capital(StudyWords.EventName(happens));

    private static string Short(StudyEvent happens) => happens.Kind is EventKind.Workup ? "Diagnosis" : Numbers.Text($"No. {happens.Number}");

    private static IEnumerable<string> Notes(StudyResults results, TrajectoryResult found, (int Shown, int Every) drawn)
    {
        if (results.IsSynthetic)
            yield return StudyWords.Synthetic(results);
        yield return "Colour and shape: grade by Ki-67 alone at the last value against the first; low and high G2 are parted at 10%. Numbers at the lines name patients within this figure only.";
        if (drawn.Every > 1)
            yield return Numbers.Text($"Drawn: {drawn.Shown} of {found.Drawn.Count()} patients, every {drawn.Every}th by course and first value; the numbers in the key are of all.");
        if (found.Patients.Count(p => p.Course is null) is > 0 and var none)
            yield return Numbers.Text($"Without any value, and not drawn: {none} of {Numbers.Count(found.Patients.Count, "patient")}.");
        yield return $"Source: {StudyProvenance.Lock(results)}.";
    }
}
