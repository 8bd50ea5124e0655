using Islet.Course;

namespace Islet.Clinic;

/// <summary>Days that cannot be as they are written. Nothing is changed; a duration that would be negative is not given (CDISC: end - start + 1).</summary>
internal static class DateChecks
{
    /// <summary>A scan further from its visit belongs to another one, or its date is slipped, days [H].</summary>
    public const int ScanDays = 60;

    public static void Check(Timeline timeline, List<Problem> problems)
    {
        var series = timeline.Series;
        if (series.Reference is null && series.TimePoints.Count > 0)
            problems.Add(new("W_RESPONSE_REFERENCE", "reference date", "none", "the day of randomisation or of the first treatment", "Categories are worked out; no duration is, and no stable disease is long enough."));
        if (series.Events.Death is { } death)
            Death(timeline, death, problems);
        if (series.Events.NewTherapy is { } therapy && therapy < series.Reference)
            problems.Add(new("W_RESPONSE_THERAPY", "new therapy", "a day before the reference date", "a day after the treatment began", "It ends the series before it begins; correct one of the two dates."));
        foreach (var point in series.TimePoints)
            Scans(timeline, point, problems);
    }

    private static void Death(Timeline timeline, AxisPoint death, List<Problem> problems)
    {
        if (death < timeline.Series.Reference)
            problems.Add(new("W_RESPONSE_DEATH", "death", "a day before the reference date", "the reference date or later", "No time to death is given; correct one of the two dates."));
        foreach (var point in timeline.Series.TimePoints)
            if (point.Date is { } day && death < day)
                problems.Add(new("W_RESPONSE_AFTER_DEATH", $"time point {point.Id}", "a day after death", "the day of death or before", "It is read like the others; correct one of the two dates."));
    }

    private static void Scans(Timeline timeline, TimePoint point, List<Problem> problems)
    {
        foreach (var (lesion, day) in point.ScanDates)
            if (point.Date is { } visit && Math.Abs(AxisPoint.DaysBetween(visit, day)) > ScanDays)
                problems.Add(new("W_RESPONSE_SCAN_DATE", $"time point {point.Id}, lesion {lesion}", "a scan more than 60 days from its visit", "a scan of the visit", "Its day is used as written; correct it, or make it a time point of its own."));
        foreach (var lesion in point.NewLesions)
            if (lesion.Date is { } day && (day < timeline.Series.Reference || day < timeline.Baseline?.Date))
                problems.Add(new("W_RESPONSE_NEW_DATE", $"time point {point.Id}, lesion {lesion.Id}", "a new lesion seen before the baseline or the reference date", "a day after both",
                    "It counts as new, and no negative time is given; correct its day, or list it as a lesion of the baseline."));
    }
}
