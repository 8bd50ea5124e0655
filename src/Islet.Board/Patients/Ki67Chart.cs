using Islet.Clinic;
using Islet.Course;
using Islet.Figures;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>The drawn Ki-67 index of one patient: every piece of tissue, and what speaks against comparing two.</summary>
public static class Ki67Chart
{
    /// <summary>Null where no tissue has a day.</summary>
    public static Ki67Figure? Of(Ki67Trajectory trajectory, DiseaseCourse course)
    {
        var points = trajectory.Points.Where(p => p.Day.IsKnown).ToList();
        if (points.Count == 0)
            return null;
        var axis = new CourseAxis(course.Axis, points.Select(p => p.Day));
        return new(T("Ki-67 over the course"), axis.Figure, [new("Ki-67", [.. points.Select(point => Mark(point, points, trajectory, axis))])])
        {
            Footnotes = [.. Notes(trajectory, course)],
        };
    }

    private static Ki67Mark Mark(Ki67Point point, List<Ki67Point> points, Ki67Trajectory trajectory, CourseAxis axis)
    {
        var step = trajectory.Steps.FirstOrDefault(s => s.To.Read.Id == point.Read.Id);
        return new(axis.Middle(point.Day), TissueWords.Percent(point))
        {
            Percent = point.Percent is { } percent ? (percent, percent) : null,
            When = axis.Written(point.Day),
            Grade = TissueWords.Grade(point),
            Lesion = TissueWords.Lesion(point.Specimen),
            Specimen = TissueWords.Kind(point.Specimen),
            Reader = TissueWords.Reader(point.Specimen),
            Follows = step is null ? null : points.FindIndex(p => p.Read.Id == step.From.Read.Id),
            Compared = step is null ? Ki67Likeness.Same : Compared(step.Label),
            Remarks = step is not null ? TissueWords.Step(step) : [point.IsEvaluable ? T("first value") : T("not compared")],
        };
    }

    private static Ki67Likeness Compared(StepLabel label) => label.IsLikeWithLike() switch { true => Ki67Likeness.Same, false => Ki67Likeness.Other, null => Ki67Likeness.NotStated };

    private static IEnumerable<string> Notes(Ki67Trajectory trajectory, DiseaseCourse course)
    {
        if (trajectory.Points.Count(p => !p.Day.IsKnown) is > 0 and var undated)
            yield return T($"Not drawn, for nobody knows the day: {T(undated, "{0} specimen", "{0} specimens")}.");
        if (course.Synthetic)
            yield return T("Synthetic data: this patient never lived.");
    }
}
