using System.Globalization;
using Islet.Course;
using static Islet.Course.Wording;

namespace Islet.Clinic;

/// <summary>Times to progression and of response in the field's words; the keys of files are those of the enums (response-criteria 7, 2025).</summary>
public static class ResponseTimeWords
{
    public static string Of(ResponseTimeCause cause) => Worded(cause).English;

    public static Wording Worded(ResponseTimeCause cause) => cause switch
    {
        ResponseTimeCause.NoEvent => N("no progression so far"),
        ResponseTimeCause.TargetPd => N("progression of the targets"),
        ResponseTimeCause.NonTargetPd => N("progression of non-targets"),
        ResponseTimeCause.NewLesion => N("progression by a new lesion"),
        ResponseTimeCause.Reappearance => N("disease back after complete response"),
        ResponseTimeCause.FunctionalPd => N("progression by uptake or volume"),
        ResponseTimeCause.Deterioration => N("deterioration that prevented re-evaluation"),
        ResponseTimeCause.Death => N("death"),
        ResponseTimeCause.NewTherapy => N("another treatment began"),
        ResponseTimeCause.MissedAssessments => N("two or more assessments were missed"),
        ResponseTimeCause.NoBaseline => N("no baseline"),
        ResponseTimeCause.NoAssessment => N("nothing was assessed after the baseline"),
        ResponseTimeCause.ReferenceNotRecorded => N("unknown: the start of the treatment is not recorded to the day"),
        ResponseTimeCause.ProgressionUndated => N("unknown: the day of the progression is not recorded"),
        ResponseTimeCause.ResponseUndated => N("unknown: the day of the response is not recorded"),
        ResponseTimeCause.NoResponse => N("no response"),
        ResponseTimeCause.DatesContradict => N("unknown: the dates contradict each other, one would end before it begins"),
    };

    /// <summary>"113 days, progression of the targets 2024-04-22"; why there is none where there is none.</summary>
    public static string InDays(ResponseTime time) => time switch
    {
        { Status: ResponseTimeStatus.None } => Of(time.Cause),
        { Status: ResponseTimeStatus.Censored } => $"{Days(time)} or longer, censored {Day(time)}: {Of(time.Cause)}",
        _ => $"{Days(time)}, {Of(time.Cause)} {Day(time)}",
    };

    private static string Days(ResponseTime time) => string.Create(CultureInfo.InvariantCulture, $"{time.Days:0} days");

    private static string Day(ResponseTime time) => time.End is { } end ? DateOnly.FromDayNumber((int)end.Days).ToString("O", CultureInfo.InvariantCulture) : "day unknown";
}
