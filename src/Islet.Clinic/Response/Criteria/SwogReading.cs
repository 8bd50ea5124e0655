using C = Islet.Clinic.ResponseCategory;

namespace Islet.Clinic;

/// <summary>
/// What SWOG says otherwise than RECIST of the same findings: any lesion that had vanished and is back is progression, so is deterioration that prevents
/// re-evaluation, and evaluable disease must have been looked at. Green and Weiss 1992; specification, section 5.1.
/// </summary>
internal static class SwogReading
{
    public static ResponseAssessment Assess(ResponseCriterion criterion, Timeline timeline, ResponseOptions options, Func<TargetSums, ResponseOptions, TargetVerdict> rule)
    {
        var read = SizeReading.Assess(criterion, timeline, options, LesionSizes.Of(timeline, LesionQuantity.Area, options), rule);
        var points = new TimePointResponse[read.TimePoints.Count];
        HashSet<string>? vanished = null;
        for (var i = 0; i < points.Length; i++)
            points[i] = timeline.Baseline is null ? read.TimePoints[i] : At(timeline, timeline.FollowUps[i], WithStep(timeline, timeline.FollowUps[i], read.TimePoints[i]), Back(timeline, timeline.FollowUps[i], ref vanished));
        return read with { TimePoints = points };
    }

    /// <summary>Every target was read by its longest diameter, then and now: it is the second one that is missing.</summary>
    private static TimePointResponse WithStep(Timeline timeline, TimePoint point, TimePointResponse read)
    {
        if (read.DecidedBy is not ResponseStep.TargetMissing || timeline.HasUnlistedTargets)
            return read;
        foreach (var lesion in timeline.Targets)
            if (!LesionQuantity.Diameter.IsRead(point, lesion) || !LesionQuantity.Diameter.IsRead(timeline.Baseline!, lesion))
                return read;
        return read with { DecidedBy = ResponseStep.SecondDiameterMissing };
    }

    private static TimePointResponse At(Timeline timeline, TimePoint point, TimePointResponse read, List<string>? back)
    {
        if (read.Overall is C.PD)
            return read.AsRead is { } asRead ? read with { AsRead = back is null ? Alone(asRead, read.NonTarget) : null } : read;
        if (back is not null)
            return read with { Overall = C.PD, DecidedBy = ResponseStep.Reappearance, Progressions = [ProgressionDates.OfReappearance(new(back, false), point)] };
        var overall = Alone(read.Overall, read.NonTarget);
        if (overall is C.NE && timeline.Series.Events.SymptomaticDeterioration is { } worse && worse <= point.Date)
            return read with { Overall = C.PD, DecidedBy = CriterionStep.Deterioration, Progressions = [new(ProgressionCause.Deterioration, worse, [])] };
        return overall == read.Overall ? read : read with { Overall = overall, DecidedBy = overall is C.NE ? ResponseStep.NonTargetMissing : read.DecidedBy };
    }

    /// <summary>There is no word for evaluable disease alone but stable; and none but progression where some of it was not looked at.</summary>
    private static C? Alone(C? overall, C? nonTarget) => (overall, nonTarget) switch
    {
        (C.CR or C.PR or C.MR or C.SD, C.NE) => C.NE,
        (C.NonCrNonPd, _) => C.SD,
        _ => overall,
    };

    /// <summary>Lesions that an earlier time point did not find and this one does; remembers which this one does not find. One absorbed by another has not vanished.</summary>
    private static List<string>? Back(Timeline timeline, TimePoint point, ref HashSet<string>? vanished)
    {
        List<string>? back = null;
        foreach (var lesion in timeline.Targets)
            if (point.Targets.TryGetValue(lesion.Id, out var reading) && reading.State is TargetState.Measured or TargetState.TooSmall)
                Note(lesion.Id, reading.State is TargetState.TooSmall || reading.Mm is > 0 || reading.FragmentsMm.Count > 0, reading is { Mm: 0, FragmentsMm.Count: 0 }, ref vanished);
        foreach (var lesion in timeline.NonTargets)
            if (point.NonTargets.TryGetValue(lesion.Id, out var state))
                Note(lesion.Id, state is NonTargetState.Present or NonTargetState.Worsened or NonTargetState.UnequivocalProgression, state is NonTargetState.Absent, ref vanished);
        return back;

        void Note(string lesion, bool isSeen, bool isGone, ref HashSet<string>? gone)
        {
            if (isGone)
                (gone ??= []).Add(lesion);
            else if (isSeen && gone?.Contains(lesion) is true)
                (back ??= []).Add(lesion);
        }
    }
}
