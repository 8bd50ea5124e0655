using Islet.Clinic;
using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>Points and times of a response as pages write them.</summary>
public static class ResponseDates
{
    /// <summary>2019-05-17, or 9.4 months after the origin.</summary>
    public static string Of(AxisPoint? point, Axis axis) => point is not { } at ? T("day unknown") : axis.Kind is AxisKind.Offset
        ? at.Days < 0 ? T($"{-at.Days / Offset.DaysPerMonth:0.#} months before {Numbers.Origin(axis)}") : T($"{at.Days / Offset.DaysPerMonth:0.#} months after {Numbers.Origin(axis)}")
        : Numbers.Day(DateOnly.FromDayNumber((int)at.Days));

    /// <summary>The day of a time point; where it is not known to the day, what its studies say of it.</summary>
    public static string Of(MeasuredTimePoint? at, Axis axis) => at is { Point.Date: null } && at.Reads.Select(f => f.Happened).FirstOrDefault(w => w.IsKnown) is { IsKnown: true } when
        ? Numbers.When(when, axis)
        : Of(at?.Point.Date, axis);

    /// <summary>"19.4 months, progression by a new lesion, 2014-02-19"; why there is none where there is none.</summary>
    public static string Of(ResponseTime time, Axis axis) => time switch
    {
        { Status: ResponseTimeStatus.None } => ResponseTimeWords.Worded(time.Cause).Said(),
        { Status: ResponseTimeStatus.Censored } => T($"{Months(time)} or longer, censored {Of(time.End, axis)}: {ResponseTimeWords.Worded(time.Cause).Said()}"),
        _ => $"{Months(time)}, {ResponseTimeWords.Worded(time.Cause).Said()} {Of(time.End, axis)}",
    };

    /// <summary>Months of 30.4375 days (spec response-criteria D2).</summary>
    public static string Months(ResponseTime time) => time.Days is { } days ? T($"{Math.Round(days / Offset.DaysPerMonth, 1, MidpointRounding.AwayFromZero):0.0} months") : "";

    public static string Best(BestOverallResponse best, Axis axis) => $"{ResponseWords.Worded(best.Category).Said()}{(best.Date is { } day ? ", " + Of(day, axis) : "")}{Why(best)}";

    private static string Why(BestOverallResponse best) => best.Reason switch
    {
        BestResponseReason.Shown => "",
        BestResponseReason.ConfirmedLater => T(", confirmed later"),
        BestResponseReason.NotConfirmed => T(": a better one was seen and not confirmed"),
        BestResponseReason.NoAssessment => T(": nothing was assessed after the baseline"),
        BestResponseReason.NotEvaluable => T(": no assessment could be evaluated"),
        BestResponseReason.TooEarly => T(": no assessment late enough to call it stable"),
        BestResponseReason.DurationNotKnown => T(": how long it was stable is not known"),
    };
}
