using Islet.Course;

namespace Islet.Clinic;

/// <summary>One day's assessment as everything over time counts it.</summary>
/// <param name="Date">Last scan of the time point: the date of a response and of stable disease. Null: not recorded.</param>
/// <param name="ProgressionDate">First day that shows the progression, by the convention of the options.</param>
internal readonly record struct HistoryPoint(TimePointResponse Response, ResponseLevel Level, AxisPoint? Date, AxisPoint? ProgressionDate)
{
    public bool IsAdequate => Level is not ResponseLevel.None;

    public bool IsProgression => Level is ResponseLevel.Progression;
}

/// <summary>An assessment in order, one entry a day, with the dates that endpoints use. Dates within a time point: FDA oncology endpoints guidance 2018; specification, section 7.2.</summary>
internal sealed class ResponseHistory
{
    private ResponseHistory(Timeline timeline, ResponseOptions options, List<HistoryPoint> points) => (Timeline, Options, Points) = (timeline, options, points);

    public Timeline Timeline { get; }

    public ResponseOptions Options { get; }

    public List<HistoryPoint> Points { get; }

    public SeriesEvents Events => Timeline.Series.Events;

    public AxisPoint? Reference => Timeline.Series.Reference;

    /// <summary>Position of the first progression; null: none.</summary>
    public int? FirstProgression
    {
        get
        {
            for (var i = 0; i < Points.Count; i++)
                if (Points[i].IsProgression)
                    return i;
            return null;
        }
    }

    public static ResponseHistory Of(ResponseAssessment assessment, Timeline timeline)
    {
        var points = new List<HistoryPoint>(assessment.TimePoints.Count);
        for (var i = 0; i < assessment.TimePoints.Count; i++)
        {
            var response = assessment.TimePoints[i];
            var read = i < timeline.FollowUps.Count && timeline.FollowUps[i].Id == response.Id ? timeline.FollowUps[i]
                : timeline.IndexOf(response.Id) is { } at ? timeline.FollowUps[at] : null;
            var level = ResponseLevels.Of(response.Overall);
            var point = new HistoryPoint(response, level, LastScan(timeline, read) ?? response.Date, level is ResponseLevel.Progression ? Shown(response) : null);
            if (points.Count > 0 && response.Date is { } day && points[^1].Response.Date == day)
                points[^1] = ResponseLevels.Badness(level) > ResponseLevels.Badness(points[^1].Level) ? point : points[^1];
            else
                points.Add(point);
        }
        return new(timeline, assessment.Options, points);
    }

    /// <summary>
    /// Time points that best response looks at: up to and with the first progression, and none after a new therapy began. One without a date goes with the one before it.
    /// </summary>
    public int Considered()
    {
        var end = FirstProgression is { } first ? first + 1 : Points.Count;
        if (Events.NewTherapy is not { } therapy)
            return end;
        for (var i = 0; i < end; i++)
            if ((Points[i].ProgressionDate ?? Points[i].Date) is { } day && day > therapy)
                return i;
        return end;
    }

    /// <summary>The same with another first day, for times that do not begin at the reference date.</summary>
    public ResponseHistory CountedFrom(AxisPoint start) => new(Timeline with { Series = Timeline.Series with { Reference = start } }, Options, Points);

    private static AxisPoint? Shown(TimePointResponse response)
    {
        AxisPoint? earliest = null;
        for (var i = 0; i < response.Progressions.Count; i++)
            if (response.Progressions[i].Date is { } day && (earliest is not { } known || day < known))
                earliest = day;
        return earliest ?? response.Date;
    }

    private static AxisPoint? LastScan(Timeline timeline, TimePoint? point)
    {
        if (point is null || point.ScanDates.Count == 0)
            return point?.Date;
        AxisPoint? last = null;
        foreach (var day in point.ScanDates.Values)
            if (last is not { } known || day > known)
                last = day;
        for (var i = 0; i < timeline.Series.Lesions.Count; i++)
            if (!point.ScanDates.ContainsKey(timeline.Series.Lesions[i].Id) && point.Date is { } visit && visit > last!.Value)
                return visit;
        return last;
    }
}
