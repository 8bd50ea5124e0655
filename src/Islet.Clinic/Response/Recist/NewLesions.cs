using Islet.Course;

namespace Islet.Clinic;

/// <param name="At">Follow-up to which it counts.</param>
/// <param name="Date">Day of the scan that shows it there.</param>
/// <param name="IsBackdated">A later time point confirmed it.</param>
internal readonly record struct NewLesionShown(int At, string Id, AxisPoint? Date, bool IsBackdated);

/// <summary>Which lesions count as new, and from when. Eisenhauer et al. 2009, section 4.3.5 with its table of FDG-PET; receptor PET by the specification, section 1.8.</summary>
internal static class NewLesions
{
    internal enum Sighting
    {
        New,

        /// <summary>Not new yet; a later time point may confirm it back to here.</summary>
        Pending,

        /// <summary>Gone, benign or known: what was pending is over.</summary>
        Dismissed,
    }

    /// <param name="byPet">For criteria of PET: what is unequivocal to the reader of the PET is new at once, with or without CT.</param>
    /// <param name="told">Is called with every sighting.</param>
    public static IReadOnlyList<NewLesionShown> Of(Timeline timeline, bool byPet = false, Action<TimePoint, NewLesion, Sighting>? told = null)
    {
        List<NewLesionShown>? shown = null;
        Dictionary<string, (int First, bool OnAnatomy)>? open = null;
        for (var i = 0; i < timeline.FollowUps.Count; i++)
            foreach (var lesion in timeline.FollowUps[i].NewLesions)
            {
                open ??= [];
                var pending = open.TryGetValue(lesion.Id, out var p) ? p : ((int First, bool OnAnatomy)?)null;
                var onReceptorPet = IsReceptorPet(lesion, timeline.FollowUps[i]);
                var seenBefore = pending is not null || IsBefore(timeline, lesion.FirstSeen, i);
                var sighting = byPet && lesion is { Certainty: NewLesionCertainty.Unequivocal, FdgPositiveNow: not false } ? Sighting.New
                    : Read(lesion, onReceptorPet, timeline.FollowUps[i], timeline.Baseline, seenBefore, pending?.OnAnatomy is true);
                told?.Invoke(timeline.FollowUps[i], lesion, sighting);
                if (sighting is Sighting.Dismissed)
                {
                    open.Remove(lesion.Id);
                    continue;
                }
                var first = IsBefore(timeline, lesion.FirstSeen, i) ? timeline.IndexOf(lesion.FirstSeen!)!.Value : pending?.First ?? i;
                open[lesion.Id] = (Math.Min(first, pending?.First ?? first), !onReceptorPet || pending?.OnAnatomy is true);
                if (sighting is not Sighting.New)
                    continue;
                (shown ??= []).Add(new(i, lesion.Id, DayOf(timeline.FollowUps[i], lesion.Id, lesion), false));
                if (first < i)
                    shown.Add(new(first, lesion.Id, DayOf(timeline.FollowUps[first], lesion.Id, EntryAt(timeline.FollowUps[first], lesion.Id)), true));
            }
        return shown ?? (IReadOnlyList<NewLesionShown>)[];
    }

    /// <summary>Of one time point: those that it shows itself, and those that a later one confirmed back to it.</summary>
    public static (IReadOnlyList<NewLesionShown> Seen, IReadOnlyList<NewLesionShown> Confirmed) At(IReadOnlyList<NewLesionShown> shown, int at)
    {
        List<NewLesionShown>? seen = null, confirmed = null;
        for (var k = 0; k < shown.Count; k++)
            if (shown[k].At == at)
                (shown[k].IsBackdated ? confirmed ??= [] : seen ??= []).Add(shown[k]);
        return (seen ?? (IReadOnlyList<NewLesionShown>)[], confirmed ?? (IReadOnlyList<NewLesionShown>)[]);
    }

    /// <summary>A receptor PET shows a new focus with another tracer than the baseline's: what that one did not show proves nothing.</summary>
    public static bool IsOnAnotherTracer(TimePoint point, TimePoint? baseline)
    {
        if (point.NewLesions.Count == 0 || !Radiopharmaceutical.Differ(point.Pet?.Tracer, baseline?.Pet?.Tracer))
            return false;
        for (var i = 0; i < point.NewLesions.Count; i++)
            if (IsReceptorPet(point.NewLesions[i], point))
                return true;
        return false;
    }

    private static Sighting Read(NewLesion lesion, bool onReceptorPet, TimePoint point, TimePoint? baseline, bool seenBefore, bool onAnatomyBefore) => lesion.Certainty switch
    {
        NewLesionCertainty.Resolved or NewLesionCertainty.NotMalignant => Sighting.Dismissed,
        NewLesionCertainty.Equivocal => Sighting.Pending,
        NewLesionCertainty.Unequivocal when lesion.FdgPositiveNow is { } avid => OnFdg(lesion, avid),
        NewLesionCertainty.Unequivocal when onReceptorPet => lesion.CtCorrelate switch
        {
            CtCorrelate.NewSite => Sighting.New,
            CtCorrelate.KnownStable => Sighting.Dismissed,
            CtCorrelate.None or null => onAnatomyBefore || (seenBefore && !Radiopharmaceutical.Differ(point.Pet?.Tracer, baseline?.Pet?.Tracer)) ? Sighting.New : Sighting.Pending,
        },
        NewLesionCertainty.Unequivocal => Sighting.New,
    };

    /// <summary>Baseline PET negative: a positive one is enough. None, or positive elsewhere: CT decides, now or later.</summary>
    private static Sighting OnFdg(NewLesion lesion, bool avid) => (avid, lesion.FdgPositiveAtBaseline, lesion.CtCorrelate) switch
    {
        (false, _, _) => Sighting.Dismissed,
        (true, false, _) or (true, _, CtCorrelate.NewSite) => Sighting.New,
        (true, _, CtCorrelate.KnownStable) => Sighting.Dismissed,
        (true, _, CtCorrelate.None or null) => Sighting.Pending,
    };

    internal static bool IsReceptorPet(NewLesion lesion, TimePoint point) => lesion.Modality is { } modality
        && (Radiopharmaceutical.IsReceptorTracer(modality)
            || (modality.Contains("PET", StringComparison.OrdinalIgnoreCase) && !modality.Contains("FDG", StringComparison.OrdinalIgnoreCase)
                && point.Pet?.Tracer is { } tracer && Radiopharmaceutical.IsReceptorTracer(tracer)));

    private static bool IsBefore(Timeline timeline, string? first, int at) => first is not null && timeline.IndexOf(first) < at;

    private static NewLesion? EntryAt(TimePoint point, string id)
    {
        for (var i = 0; i < point.NewLesions.Count; i++)
            if (point.NewLesions[i].Id == id)
                return point.NewLesions[i];
        return null;
    }

    private static AxisPoint? DayOf(TimePoint point, string id, NewLesion? entry) => entry?.Date ?? (point.ScanDates.TryGetValue(id, out var day) ? day : point.Date);
}
