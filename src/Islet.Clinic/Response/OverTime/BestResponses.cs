using Islet.Course;

namespace Islet.Clinic;

/// <summary>Why a best response is what it is.</summary>
public enum BestResponseReason
{
    Shown,

    /// <summary>A later time point, at least the time of the options after it, confirms it.</summary>
    ConfirmedLater,

    /// <summary>A better category was seen, and is not confirmed.</summary>
    NotConfirmed,

    /// <summary>Nothing was assessed after baseline.</summary>
    NoAssessment,

    /// <summary>Assessments there are, none of them evaluable.</summary>
    NotEvaluable,

    /// <summary>Neither response nor progression, and no assessment late enough to call it stable.</summary>
    TooEarly,

    /// <summary>The reference date or the day of the assessment is not recorded: how long it was stable is not known.</summary>
    DurationNotKnown,
}

/// <summary>The best of all assessments, in its criterion's words.</summary>
/// <param name="NeedsConfirmation">Whether responses had to be confirmed.</param>
/// <param name="TimePoint">At which it was first shown; of a confirmed response the first of the two. Null: not evaluable.</param>
/// <param name="ConfirmedBy">Time point that confirms it.</param>
/// <param name="Considered">Number of assessments that could count: up to the first progression and before a new therapy.</param>
public sealed record BestOverallResponse(
    ResponseCategory Category, bool NeedsConfirmation, BestResponseReason Reason, string? TimePoint, AxisPoint? Date, string? ConfirmedBy, int Considered)
{
    /// <summary>Complete or partial response; a minor one is counted on a line of its own.</summary>
    public bool IsResponse => ResponseLevels.Of(Category) is ResponseLevel.Complete or ResponseLevel.Partial;

    public bool IsMinorResponse => Category is ResponseCategory.MR;

    /// <summary>Response, minor response or stable disease, and what remains without targets.</summary>
    public bool IsDiseaseControl => ResponseLevels.Of(Category) >= ResponseLevel.NonTargetsRemain;
}

/// <summary>
/// Best overall response, as seen or confirmed. Eisenhauer et al., Eur J Cancer 2009;45:228-247, section 4.6 and table 3, carried on to any number of time points as
/// the specification does (response-criteria 1.12, 1.13). It reads the categories of any criterion.
/// </summary>
public static class BestResponses
{
    public static BestOverallResponse Of(ResponseAssessment assessment, ResponseSeries series, bool confirmed) => Of(assessment, Timeline.Of(series), confirmed);

    public static BestOverallResponse Of(ResponseAssessment assessment, Timeline timeline, bool confirmed) => Of(ResponseHistory.Of(assessment, timeline), confirmed);

    internal static BestOverallResponse Of(ResponseHistory history, bool confirmed)
    {
        var end = history.Considered();
        var passed = false;
        for (var level = ResponseLevel.Complete; level >= ResponseLevel.Minor; level--)
            for (var i = 0; i < end; i++)
            {
                if (!Begins(history, i, level, end))
                    continue;
                if (!confirmed)
                    return Best(history.Points[i], CategoryOf(history, end, level), false, BestResponseReason.Shown, null, end);
                if (Confirmation(history, i, level, end) is { } by)
                    return Best(history.Points[i], CategoryOf(history, end, level), true, BestResponseReason.ConfirmedLater, history.Points[by].Response.Id, end);
                passed = true;
            }
        return WithoutResponse(history, end, confirmed, passed);
    }

    /// <summary>
    /// The time point that confirms a response at <paramref name="first"/>: as good or better, and late enough. Between them nothing worse, but for not evaluable time
    /// points and one stable one as far as the options go; no partial response after a complete one.
    /// </summary>
    private static int? Confirmation(ResponseHistory history, int first, ResponseLevel level, int end)
    {
        var (missing, stable, complete) = (0, 0, false);
        for (var j = first + 1; j < end; j++)
        {
            var (point, at) = (history.Points[j], history.Points[j].Level);
            if (at >= level)
            {
                if (complete && at < ResponseLevel.Complete)
                    return null;
                if (AxisDays.AtLeast(history.Points[first].Date, point.Date, history.Options.ConfirmMinDays))
                    return j;
                complete |= at is ResponseLevel.Complete;
            }
            else if (at is ResponseLevel.None)
            {
                if (++missing > history.Options.MaxIntermediateNe)
                    return null;
            }
            else if (level is ResponseLevel.Complete || at < ResponseLevel.Stable || !history.Options.AllowSdBetweenPr || ++stable > 1)
                return null;
        }
        return null;
    }

    /// <summary>Stable disease must have lasted; a response that is not confirmed counts as stable here.</summary>
    private static BestOverallResponse WithoutResponse(ResponseHistory history, int end, bool confirmed, bool passed)
    {
        var (doubt, early) = (false, false);
        foreach (var level in (ReadOnlySpan<ResponseLevel>)[ResponseLevel.Stable, ResponseLevel.NonTargetsRemain, ResponseLevel.NoDisease])
            for (var i = 0; i < end; i++)
            {
                var point = history.Points[i];
                if (point.Level != level && !(level is ResponseLevel.Stable && point.Level > level))
                    continue;
                if (AxisDays.AtLeast(history.Reference, point.Date, history.Options.MinSdDays))
                    return Best(point, CategoryOf(history, end, level), confirmed, passed ? BestResponseReason.NotConfirmed : BestResponseReason.Shown, null, end);
                early = true;
                doubt |= history.Reference is null || point.Date is null;
            }
        if (end > 0 && history.Points[end - 1].IsProgression)
            return Best(history.Points[end - 1], history.Points[end - 1].Response.Overall!.Value, confirmed, passed ? BestResponseReason.NotConfirmed : BestResponseReason.Shown, null, end);
        return new(ResponseCategory.NE, confirmed, doubt ? BestResponseReason.DurationNotKnown : early ? BestResponseReason.TooEarly : end == 0 ? BestResponseReason.NoAssessment : BestResponseReason.NotEvaluable,
            null, null, null, end);
    }

    private static BestOverallResponse Best(HistoryPoint point, ResponseCategory category, bool confirmed, BestResponseReason reason, string? by, int end) =>
        new(category, confirmed, reason, point.Response.Id, point.ProgressionDate ?? point.Date, by, end);

    internal static bool IsConfirmed(ResponseHistory history, int first, ResponseLevel level, int end) => Confirmation(history, first, level, end) is not null;

    /// <summary>A partial response that only a minor one follows is a confirmed minor one.</summary>
    private static bool Begins(ResponseHistory history, int at, ResponseLevel level, int end) => history.Points[at].Level is var seen
        && (seen == level || (level is ResponseLevel.Minor && seen is ResponseLevel.Partial && HasMinor(history, end)));

    private static bool HasMinor(ResponseHistory history, int end)
    {
        for (var i = 0; i < end; i++)
            if (history.Points[i].Level is ResponseLevel.Minor)
                return true;
        return false;
    }

    /// <summary>The criterion's own word for a level; a response that only counts as stable is called stable.</summary>
    private static ResponseCategory CategoryOf(ResponseHistory history, int end, ResponseLevel level)
    {
        for (var i = 0; i < end; i++)
            if (history.Points[i].Level == level)
                return history.Points[i].Response.Overall!.Value;
        return history.Points.Exists(p => p.Response.Overall is ResponseCategory.Cmr or ResponseCategory.Pmr) ? ResponseCategory.Smd
            : history.Points.Exists(p => p.Response.Overall is ResponseCategory.Response) ? ResponseCategory.Stable : ResponseCategory.SD;
    }
}
