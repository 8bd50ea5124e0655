namespace Islet.Clinic;

/// <summary>What PERCIST asks of two scans. Wahl et al. 2009; the review's table, Di Franco et al. 2025.</summary>
internal sealed class SulReading
{
    private readonly PetVisit visit;
    private readonly LesionSizes? sizes;
    private readonly decimal hottestKnown;

    public SulReading(PetVisit visit, LesionSizes? sizes, ResponseCategory? recist)
    {
        (this.visit, this.sizes, Recist) = (visit, sizes, recist);
        foreach (var reading in visit.Baseline.Lesions.Values)
            if (!(reading.SulPeak <= Baseline))
                Baseline = reading.SulPeak ?? Baseline;
        var (open, laterHottest) = (false, 0m);
        foreach (var (lesion, reading) in visit.Now.Lesions)
            if (!visit.IsLater(lesion))
                hottestKnown = Math.Max(hottestKnown, reading.SulPeak ?? 0);
            else if (!IsNamedNew(lesion))
                laterHottest = Math.Max(laterHottest, reading.SulPeak ?? 0);
        foreach (var (lesion, reading) in visit.Baseline.Lesions)
            open |= reading.SulPeak is not null && visit.Value(lesion, r => r.SulPeak) is null;
        IsHottestLater = laterHottest > hottestKnown;
        Now = open || (visit.Now.Lesions.Count == 0 && !visit.Now.ListsEveryLesion) ? null : hottestKnown;
        Threshold = Percist10.Threshold(visit.Baseline);
    }

    public decimal? Threshold { get; }

    /// <summary>Of the hottest lesion, g/mL.</summary>
    public decimal? Baseline { get; }

    /// <summary>Of the hottest lesion of this scan that was there at baseline; null: one of the baseline's was not measured.</summary>
    public decimal? Now { get; }

    /// <summary>What RECIST 1.1 says of the same time; null: there is nothing to measure by it.</summary>
    public ResponseCategory? Recist { get; }

    public bool? IsMeasurable => Baseline is { } hottest && Threshold is { } threshold ? hottest >= threshold : null;

    public decimal? Percent => Baseline is > 0 ? 100 * (Now - Baseline) / Baseline : null;

    /// <summary>The hottest lesion was not there at baseline, and nobody called it new.</summary>
    public bool IsHottestLater { get; }

    /// <summary>More than 30 % and more than 0.8; what was not measured could only be hotter. The review prints 0.8 without "more than"; O, Lodge and Wahl 2016 take 30 % itself.</summary>
    public bool Rises => Baseline is { } before && hottestKnown - before is var rise
        && (visit.Options.PercistInclusivePmd ? 100 * rise >= 30 * before : 100 * rise > 30 * before)
        && (visit.Options.Definition is ResponseDefinition.Seed ? rise >= 0.8m : rise > 0.8m);

    /// <summary>Total lesion glycolysis rose by 75 % without a fall of SULpeak; null: not measured again, and it could have. What was not measured at baseline is not asked.</summary>
    public bool? ExtentGrew
    {
        get
        {
            if (Baseline is not { } before || Now < before)
                return false;
            decimal tlg = 0, now = 0;
            var open = false;
            foreach (var (lesion, reading) in visit.Baseline.Lesions)
                if (reading.Tlg is { } volume)
                {
                    tlg += volume;
                    var value = visit.Value(lesion, r => r.Tlg);
                    now += value ?? 0;
                    open |= value is null;
                }
            return tlg == 0 ? false : 100 * now >= 175 * tlg ? (Now is null ? null : true) : open ? null : false;
        }
    }

    /// <summary>Why a fall is no response: a lesion rose by more than 30 % in uptake or size (Wahl), in uptake or with progression by RECIST (the review).</summary>
    public bool? Veto
    {
        get
        {
            foreach (var (lesion, reading) in visit.Baseline.Lesions)
                if (reading.SulPeak is > 0 and var before && 100 * visit.Value(lesion, r => r.SulPeak) > 130 * before)
                    return true;
            if (visit.Options.Definition is ResponseDefinition.Seed)
                return Recist is null ? false : Recist is ResponseCategory.NE ? null : Recist is ResponseCategory.PD;
            return SizeVeto();
        }
    }

    public bool Falls(decimal percent) => Now is { } now && Baseline is { } before && 100 * (before - now) >= percent * before;

    /// <summary>The sum of the targets, both times complete.</summary>
    public bool SizeGrew(decimal percent) => sizes is { Baseline: { IsComplete: true, Sum: > 0 and var before } } && sizes.FollowUps[visit.At] is { IsComplete: true, Sum: { } now }
        && 100 * now >= (100 + percent) * before;

    private bool? SizeVeto()
    {
        var open = false;
        for (var i = 0; i < sizes?.Targets.Count; i++)
            if (sizes.Baseline.Sizes[i] is > 0 and var before)
            {
                if (100 * sizes.FollowUps[visit.At].Sizes[i] > 130 * before)
                    return true;
                open |= sizes.FollowUps[visit.At].Sizes[i] is null;
            }
        return open ? null : false;
    }

    private bool IsNamedNew(string lesion)
    {
        for (var i = 0; i < visit.Point.NewLesions.Count; i++)
            if (visit.Point.NewLesions[i].Id == lesion)
                return true;
        return false;
    }
}
