namespace Islet.Clinic;

/// <summary>
/// Times of a response. Eisenhauer et al., Eur J Cancer 2009;45:228-247, section 4.7; ends and censoring are those of progression-free survival (FDA 2018). Each names
/// whether its responders are confirmed: a confirmed response begins on the first of its two dates.
/// </summary>
public static class ResponseDurations
{
    /// <summary>Of responders, from the first complete or partial response to progression or death.</summary>
    public static ResponseTime OfResponse(ResponseAssessment assessment, Timeline timeline, bool confirmed)
    {
        var history = ResponseHistory.Of(assessment, timeline);
        return BestResponses.Of(history, confirmed).IsResponse ? Since(history, First(history, ResponseLevel.Partial, confirmed)) : ResponseTime.None(ResponseTimeCause.NoResponse);
    }

    /// <summary>Of complete responders, from the first complete response.</summary>
    public static ResponseTime OfCompleteResponse(ResponseAssessment assessment, Timeline timeline, bool confirmed)
    {
        var history = ResponseHistory.Of(assessment, timeline);
        return ResponseLevels.Of(BestResponses.Of(history, confirmed).Category) is ResponseLevel.Complete
            ? Since(history, First(history, ResponseLevel.Complete, confirmed)) : ResponseTime.None(ResponseTimeCause.NoResponse);
    }

    /// <summary>Of those whose best response is stable disease: from the reference date, not from the baseline scan, to progression.</summary>
    public static ResponseTime OfStableDisease(ResponseAssessment assessment, Timeline timeline, bool confirmed)
    {
        var history = ResponseHistory.Of(assessment, timeline);
        return ResponseLevels.Of(BestResponses.Of(history, confirmed).Category) is ResponseLevel.Stable or ResponseLevel.Minor or ResponseLevel.NonTargetsRemain
            ? ResponsePfs.Of(history, deathCounts: false) : ResponseTime.None(ResponseTimeCause.NoResponse);
    }

    /// <summary>Of responders, from the reference date to the first complete or partial response.</summary>
    public static ResponseTime ToResponse(ResponseAssessment assessment, Timeline timeline, bool confirmed)
    {
        var history = ResponseHistory.Of(assessment, timeline);
        if (!BestResponses.Of(history, confirmed).IsResponse || First(history, ResponseLevel.Partial, confirmed) is not { } first)
            return ResponseTime.None(ResponseTimeCause.NoResponse);
        return (history.Reference, first.Date) switch
        {
            ({ } start, { } day) => ResponseTime.Between(ResponseTimeStatus.Event, ResponseTimeCause.NoEvent, start, day, first.Response.Id),
            (null, _) => ResponseTime.None(ResponseTimeCause.ReferenceNotRecorded),
            _ => ResponseTime.None(ResponseTimeCause.ResponseUndated),
        };
    }

    /// <summary>The first response of that level or better; where confirmation is asked for, the first that has it.</summary>
    private static HistoryPoint? First(ResponseHistory history, ResponseLevel least, bool confirmed)
    {
        var end = history.Considered();
        for (var i = 0; i < end; i++)
            if (history.Points[i].Level >= least && (!confirmed || BestResponses.IsConfirmed(history, i, history.Points[i].Level, end)))
                return history.Points[i];
        return null;
    }

    private static ResponseTime Since(ResponseHistory history, HistoryPoint? first)
    {
        if (first?.Date is not { } start)
            return ResponseTime.None(ResponseTimeCause.ResponseUndated);
        var end = ResponsePfs.Of(history, deathCounts: true);
        return end.Status is ResponseTimeStatus.None && end.Cause is ResponseTimeCause.ReferenceNotRecorded ? ResponsePfs.Of(history.CountedFrom(start), deathCounts: true) : end.From(start);
    }
}
