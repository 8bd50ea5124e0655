using Islet.Clinic;
using Islet.Course;
using Islet.Figures;

namespace Islet.Studies;

/// <summary>The Ki-67 index of one patient as a figure draws it; nobody is named.</summary>
/// <param name="Points">In order; those without a value too.</param>
public sealed record PatientTrajectory(IReadOnlyList<TrajectoryPoint> Points)
{
    public IEnumerable<decimal> Values => Points.Select(p => p.Percent).OfType<decimal>();

    /// <summary>From the first value to the last; null: there is none.</summary>
    public GradeCourse? Course { get; } = CourseOf(Points);

    /// <param name="zero">The patient on the day of time zero.</param>
    internal static PatientTrajectory Read(TrajectoryWish wish, CourseEvents events, Snapshot zero) => new((TrajectoryPoint[])[.. wish.IsByTime ? OverTime(events.AtEnd, zero.View.Effective) : AtEvents(wish, events)]);

    private static IEnumerable<TrajectoryPoint> AtEvents(TrajectoryWish wish, CourseEvents events)
    {
        foreach (var (place, happens) in wish.Events.Index())
            if (events.FactsAt(happens) is { } facts)
                yield return new(place, (facts(Fact.Ki67Here).Value as FactValue.Number)?.Value, Against((facts(Fact.Ki67StepLabel).Value as FactValue.Word)?.Value));
    }

    private static GradeCourse? CourseOf(IReadOnlyList<TrajectoryPoint> points) => points.Select(p => p.Percent).OfType<decimal>().ToList() switch
    {
        [] => null,
        [_] => GradeCourse.OneValue,
        [var first, .., var last] => Ki67Comparison.TransitionOf(Ki67Classes.Band(first), Ki67Classes.Band(last)) switch
        {
            "none" => GradeCourse.Same,
            "lower" => GradeCourse.Lower,
            "low_to_high_g2" => GradeCourse.LowToHighG2,
            _ => GradeCourse.Higher,
        },
    };

    // Every piece of tissue with a day; of one known to a month or a year, its middle.
    private static IEnumerable<TrajectoryPoint> OverTime(Snapshot all, AxisPoint zero)
    {
        var trajectory = Ki67Trajectory.Of(all);
        return trajectory.Points.Where(p => p.Day is { First: not null, Last: not null })
            .Select(p => new TrajectoryPoint((p.Day.First!.Value.Days + p.Day.Last!.Value.Days) / 2 - zero.Days, p.Percent, Against(trajectory.Steps.FirstOrDefault(s => s.To.Read.Id == p.Read.Id)?.Label)));
    }

    private static Ki67Likeness Against(string? word) => Against(word is null ? null : Enum.GetValues<StepLabel>().Single(label => SnakeCase.Of(label) == word));

    private static Ki67Likeness Against(StepLabel? label) => label is not { } step ? Ki67Likeness.Same
        : step.IsLikeWithLike() switch { true => Ki67Likeness.Same, false => Ki67Likeness.Other, null => Ki67Likeness.NotStated };
}

/// <param name="At">Place of the event among the wish's, or days from time zero.</param>
/// <param name="Percent">Null: examined, and no value came of it.</param>
/// <param name="Compared">With the value before it.</param>
public readonly record struct TrajectoryPoint(decimal At, decimal? Percent, Ki67Likeness Compared);

/// <summary>What became of the grade by Ki-67 alone, from the first value of a patient to the last; low and high G2 are told apart at 10 % (Uppsala 2025, §2.2).</summary>
public enum GradeCourse
{
    Higher,
    LowToHighG2,
    Same,

    /// <summary>A lower grade, or from high to low G2.</summary>
    Lower,
    OneValue,
}
