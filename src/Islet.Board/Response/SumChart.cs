using Islet.Clinic;
using Islet.Course;
using Islet.Figures;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>The drawn sum of diameters of one line as one reader measured it, by RECIST 1.1.</summary>
public static class SumChart
{
    /// <summary>Null where there is nothing to compare: no targets, no measured baseline, or none with a day.</summary>
    public static SumFigure? Of(ResponseSheet sheet)
    {
        var (timeline, sizes) = (sheet.Timeline, sheet.Sizes);
        if (timeline.Baseline is not { Date: { } first } baseline || sizes.Targets.Count == 0 || sizes.Baseline.Sum is null)
            return null;
        List<(TimePoint Point, SizeSum Sum, AxisPoint Day)> dated = [(baseline, sizes.Baseline, first),
            .. timeline.FollowUps.Zip(sizes.FollowUps).Where(p => p.First.Date is not null).Select(p => (p.First, p.Second, p.First.Date!.Value))];
        var axis = new CourseAxis(sheet.Axis, [.. dated.Select(d => d.Day)]);
        return new(T($"Sum of diameters, line {Numbers.Count(sheet.Series.Line.Number)}"), axis.Figure, [.. dated.Select(d => Point(d.Point, d.Sum, d.Day, sheet, axis))])
        {
            Criterion = sheet.Recist.Criterion.Code,
            Lesions = [.. sizes.Targets.Select((lesion, i) => new LesionTrace(lesion.Site is { } site ? $"{lesion.Id} {site}" : $"{lesion.Id} {lesion.Organ.Replace('_', ' ')}", [.. dated.Select(d => d.Sum.Sizes[i])]))],
            Undated = [.. timeline.FollowUps.Where(p => p.Date is null).Select(p => sheet.Day(p.Id))],
            Footnotes = sheet.Snapshot.Course.Synthetic ? [T("Synthetic data: this patient never lived.")] : [],
        };
    }

    private static SumPoint Point(TimePoint point, SizeSum sum, AxisPoint day, ResponseSheet sheet, CourseAxis axis)
    {
        var response = point.IsBaseline ? null : sheet.Recist.TimePoints.FirstOrDefault(t => t.Id == point.Id);
        return new(point.Id, axis.At(day), sum.IsEmpty ? null : sum.Sum, sum.IsComplete, response?.Overall)
        {
            Nadir = point.IsBaseline ? null : sum.Nadir, NewLesion = response?.New is true, When = ResponseDates.Of(day, sheet.Axis),
        };
    }
}
