using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// Progression-free survival and time to progression by a criterion. FDA, Clinical trial endpoints for the approval of cancer drugs and biologics, 2007 and 2018,
/// example tables of censoring; EMA, anticancer guideline 2012, appendix on PFS. Chosen by <see cref="ResponseOptions.Censoring"/>.
/// </summary>
public static class ResponsePfs
{
    /// <summary>From the reference date to progression or death.</summary>
    public static ResponseTime Of(ResponseAssessment assessment, ResponseSeries series) => Of(assessment, Timeline.Of(series));

    public static ResponseTime Of(ResponseAssessment assessment, Timeline timeline) => Of(ResponseHistory.Of(assessment, timeline), deathCounts: true);

    /// <summary>From the reference date to progression; a death censors at the last adequate assessment, or on its day by the option.</summary>
    public static ResponseTime TimeToProgression(ResponseAssessment assessment, Timeline timeline) => Of(ResponseHistory.Of(assessment, timeline), deathCounts: false);

    internal static ResponseTime Of(ResponseHistory history, bool deathCounts)
    {
        if (history.Reference is not { } start)
            return ResponseTime.None(ResponseTimeCause.ReferenceNotRecorded);
        if (history.Timeline.Baseline is null)
            return ResponseTime.Between(ResponseTimeStatus.Censored, ResponseTimeCause.NoBaseline, start, start);
        var (seen, fda) = (history.FirstProgression, history.Options.Censoring is ResponseCensoring.FdaTableA);
        if (seen is { } at && history.Points[at].ProgressionDate is null)
            return ResponseTime.None(ResponseTimeCause.ProgressionUndated);
        var shown = seen is { } s ? history.Points[s].ProgressionDate : null;
        var death = history.Events.Death;
        var isDeath = death is { } d && (shown is not { } p || d < p);
        var ends = isDeath ? death : shown;
        if (fda && history.Events.NewTherapy is { } therapy && (ends is not { } e || therapy < e))
            return Censored(history, start, therapy, ResponseTimeCause.NewTherapy);
        if (ends is not { } end)
            return Censored(history, start, null, ResponseTimeCause.NoEvent);
        if (isDeath && !deathCounts && !history.Options.TtpCensorsAtDeath)
            return Censored(history, start, end, ResponseTimeCause.Death);
        if (fda && IsAfterGap(history, end, isDeath ? null : seen))
            return Censored(history, start, end, ResponseTimeCause.MissedAssessments, isDeath ? null : seen);
        return isDeath
            ? ResponseTime.Between(deathCounts ? ResponseTimeStatus.Event : ResponseTimeStatus.Censored, ResponseTimeCause.Death, start, end)
            : ResponseTime.Between(ResponseTimeStatus.Event, CauseOf(history.Points[seen!.Value].Response), start, end, history.Points[seen.Value].Response.Id);
    }

    /// <summary>More than two intervals and the window between the event and the last adequate assessment before it; the baseline is one (FDA 2018; spec 7.3).</summary>
    private static bool IsAfterGap(ResponseHistory history, AxisPoint end, int? progression)
    {
        if (history.Timeline.Series.Schedule is not { } schedule)
            return false;
        var last = LastAdequate(history, end, progression)?.Date ?? history.Timeline.Baseline?.Date ?? history.Reference;
        return last is { } day && AxisPoint.DaysBetween(day, end) > 2 * schedule.IntervalDays + schedule.WindowDays;
    }

    private static ResponseTime Censored(ResponseHistory history, AxisPoint start, AxisPoint? until, ResponseTimeCause cause, int? progression = null) =>
        LastAdequate(history, until, progression) is { Date: { } day } point
            ? ResponseTime.Between(ResponseTimeStatus.Censored, cause, start, day, point.Response.Id)
            : ResponseTime.Between(ResponseTimeStatus.Censored, cause is ResponseTimeCause.NoEvent ? ResponseTimeCause.NoAssessment : cause, start, start);

    /// <summary>Evaluable, without progression, not after <paramref name="until"/>, and before the progression itself.</summary>
    private static HistoryPoint? LastAdequate(ResponseHistory history, AxisPoint? until, int? progression)
    {
        HistoryPoint? last = null;
        for (var i = 0; i < (progression ?? history.FirstProgression ?? history.Points.Count); i++)
            if (history.Points[i] is { IsAdequate: true, Date: { } day } point && (until is not { } limit || day <= limit)
                && (last?.Date is not { } known || day >= known))
                last = point;
        return last;
    }

    /// <summary>What showed the progression first; of several on one day the one that the criterion names first.</summary>
    private static ResponseTimeCause CauseOf(TimePointResponse response)
    {
        ProgressionShown? first = null;
        foreach (var shown in response.Progressions)
            if (first is null || (shown.Date is { } day && (first.Date is not { } known || day < known)))
                first = shown;
        return first?.Cause switch
        {
            ProgressionCause.Target or null => ResponseTimeCause.TargetPd,
            ProgressionCause.NonTarget => ResponseTimeCause.NonTargetPd,
            ProgressionCause.NewLesion => ResponseTimeCause.NewLesion,
            ProgressionCause.Reappearance => ResponseTimeCause.Reappearance,
            ProgressionCause.Functional => ResponseTimeCause.FunctionalPd,
            ProgressionCause.Deterioration => ResponseTimeCause.Deterioration,
        };
    }
}
