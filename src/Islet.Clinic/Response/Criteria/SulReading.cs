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
        var (open, lacking, laterHottest) = (false, false, 0m);
        foreach (var (lesion, reading) in visit.Now.Lesions)
            if (!visit.IsLater(lesion))
                (hottestKnown, lacking) = (Math.Max(hottestKnown, reading.SulPeak ?? 0), lacking || (reading.SulPeak is not null && !HadSulPeak(lesion)));
            else if (!IsNamedNew(lesion))
                laterHottest = Math.Max(laterHottest, reading.SulPeak ?? 0);
        foreach (var (lesion, reading) in visit.Baseline.Lesions)
            open |= reading.SulPeak is not null && visit.Value(lesion, r => r.SulPeak) is null;
        Baseline = lacking ? null : Baseline;
        IsHottestLater = laterHottest > hottestKnown;
        Now = open || (visit.Now.Lesions.Count == 0 && !visit.Now.ListsEveryLesion) ? null : hottestKnown;
        Threshold = Percist10.Threshold(visit.Baseline);
    }

    public decimal? Threshold { get; }

    /// <summary>Of the hottest lesion, g/mL; null: a lesion of this scan was there and not measured.</summary>
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

    /// <summary>Total lesion glycolysis rose by 75 % without a fall of SULpeak; null: measured at one time only, and it could have. Where it was never measured it is not asked.</summary>
    public bool? ExtentGrew
    {
        get
        {
            if (Baseline is not { } before || Now < before)
                return false;
            var (tlg, now, openBefore, openNow) = (0m, 0m, false, false);
            foreach (var (lesion, reading) in visit.Baseline.Lesions)
            {
                var value = visit.Value(lesion, r => r.Tlg);
                (tlg, now) = (tlg + (reading.Tlg ?? 0), now + (value ?? 0));
                openBefore |= reading.Tlg is null && value > 0;
                openNow |= reading.Tlg is not null && value is null;
            }
            return openBefore || (openNow && 100 * now < 175 * tlg) ? null : tlg == 0 || 100 * now < 175 * tlg ? false : Now is null ? null : true;
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
                return Recist is ResponseCategory.PD ? true : Recist is ResponseCategory.NE && sizes is { Targets.Count: > 0 } ? null : false;
            return SizeVeto();
        }
    }

    public bool Falls(decimal percent) => Now is { } now && Baseline is { } before && 100 * (before - now) >= percent * before;

    /// <summary>The sum of the targets, both times complete.</summary>
    public bool SizeGrew(decimal percent) => sizes is { Baseline: { IsComplete: true, Sum: > 0 and var before } } && sizes.FollowUps[visit.At] is { IsComplete: true, Sum: { } now }
        && 100 * now >= (100 + percent) * before;

    private bool? SizeVeto()
    {
        if (sizes is null)
            return false;
        for (var i = 0; i < sizes.Targets.Count; i++)
            if (sizes.Pair(i, visit.At, -1) is { Before: > 0 and var before, Now: var now } && 100 * now > 130 * before)
                return true;
        return TargetsBesidePet.AreOpen(visit, sizes) ? null : false;
    }

    private bool HadSulPeak(string lesion) => visit.Baseline.Lesions.TryGetValue(lesion, out var before) && before.SulPeak is not null;

    private bool IsNamedNew(string lesion)
    {
        for (var i = 0; i < visit.Point.NewLesions.Count; i++)
            if (visit.Point.NewLesions[i].Id == lesion)
                return true;
        return false;
    }
}
