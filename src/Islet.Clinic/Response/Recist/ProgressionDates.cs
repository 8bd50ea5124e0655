using Islet.Course;

namespace Islet.Clinic;

/// <summary>On which day of a time point a progression is shown. FDA oncology endpoints guidance 2018, example tables; specification, section 7.2.</summary>
internal static class ProgressionDates
{
    public static ProgressionShown OfTargets(LesionSizes sizes, SizeSum size, TimePoint point, ProgressionDate convention)
    {
        var lesions = new List<string>();
        AxisPoint? day = null;
        for (var i = 0; i < size.Sizes.Count; i++)
        {
            if (size.Sizes[i] is null)
                continue;
            lesions.Add(sizes.Targets[i].Id);
            var scan = ScanOf(point, sizes.Targets[i].Id);
            day = convention switch
            {
                ProgressionDate.ComponentDate => Later(day, scan),
                ProgressionDate.EarliestScan => Earlier(day, scan),
                ProgressionDate.VisitDate => point.Date,
            };
        }
        return new(ProgressionCause.Target, day, lesions);
    }

    public static ProgressionShown OfNonTargets(Timeline timeline, TimePoint point)
    {
        var lesions = new List<string>();
        AxisPoint? day = null;
        foreach (var lesion in timeline.NonTargets)
            if (point.NonTargets.TryGetValue(lesion.Id, out var state) && state is NonTargetState.UnequivocalProgression)
            {
                lesions.Add(lesion.Id);
                day = Earlier(day, ScanOf(point, lesion.Id));
            }
        return new(ProgressionCause.NonTarget, day, lesions);
    }

    public static ProgressionShown OfNewLesions(IReadOnlyList<NewLesionShown> shown)
    {
        var lesions = new List<string>();
        AxisPoint? day = null;
        foreach (var lesion in shown)
        {
            lesions.Add(lesion.Id);
            day = Earlier(day, lesion.Date);
        }
        return new(ProgressionCause.NewLesion, day, lesions);
    }

    public static ProgressionShown OfReappearance(Reappeared back, TimePoint point)
    {
        AxisPoint? day = null;
        foreach (var lesion in back.Lesions)
            day = Earlier(day, ScanOf(point, lesion));
        return new(ProgressionCause.Reappearance, day, back.Lesions);
    }

    private static AxisPoint? ScanOf(TimePoint point, string lesion) => point.ScanDates.TryGetValue(lesion, out var day) ? day : point.Date;

    private static AxisPoint? Earlier(AxisPoint? a, AxisPoint? b) => (a, b) is ({ } x, { } y) ? (y < x ? y : x) : a ?? b;

    private static AxisPoint? Later(AxisPoint? a, AxisPoint? b) => (a, b) is ({ } x, { } y) ? (y > x ? y : x) : a ?? b;
}
