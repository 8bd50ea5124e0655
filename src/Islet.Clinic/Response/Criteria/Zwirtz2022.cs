using C = Islet.Clinic.ResponseCategory;

namespace Islet.Clinic;

/// <summary>
/// MORE, the EORTC recommendations of 1999 changed for receptor PET: the sum of SUVmax of the targets. Zwirtz et al., Pharmaceutics 2022;14:1278,
/// doi:10.3390/pharmaceutics14061278; read in abstract only, so the cut-offs are assumed and can be set.
/// </summary>
public static class Zwirtz2022More
{
    public static ResponseCriterion Criterion { get; } = new("MORE", "MORE, modified EORTC (Zwirtz 2022; cut-offs assumed)", "Zwirtz et al., Pharmaceutics 2022;14:1278", Assess);

    private static ResponseAssessment Assess(Timeline timeline, ResponseOptions options) => PetReadings.Assess(Criterion, timeline, options,
    [
        string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"The paper's cut-offs are not verified: a fall of {options.MorePrPct} % and a rise of more than {options.MorePdPct} % are assumed."),
        "Indistinguishable from normal tissue: no uptake, or not above the mean of the blood pool [H].",
    ], At);

    private static PetVerdict At(PetVisit visit)
    {
        var sums = UptakeSums.Of(visit, r => r.SuvMax, later: false, Targets(visit));
        var measures = new List<ResponseMeasure> { new("baselineSuv", sums.Baseline, "g/mL"), new("suv", sums.Now, "g/mL"), new("pct", sums.Percent, "%") };
        foreach (var (lesion, reading) in visit.Baseline.Lesions)
            if (reading.SuvMax is > 0 and var before)
                measures.Add(new("pctLesion", 100 * (visit.Value(lesion, r => r.SuvMax) - before) / before, "%", lesion));
        return Category(visit, sums) with { Measures = measures };
    }

    private static PetVerdict Category(PetVisit visit, UptakeSums sums) => (visit.IsNew, visit.Comparison.UptakeHolds, sums) switch
    {
        (true, _, _) => new(C.Pmd, ResponseStep.NewLesion),
        (_, false, _) => new(C.NE, PetStep.NotComparable),
        (_, _, { Baseline: not > 0 }) => new(C.NE, PetStep.NotMeasured),
        _ when 100 * sums.AtLeast > (100 + visit.Options.MorePdPct) * sums.Baseline => new(C.Pmd, PetStep.Rise),
        (_, _, { Now: null }) => new(C.NE, PetStep.NotMeasured),
        _ when Eortc1999.IsBackground(visit, r => r.SuvMax) => new(C.Cmr, PetStep.Gone),
        _ when 100 * sums.Now <= (100 - visit.Options.MorePrPct) * sums.Baseline => new(C.Pmr, PetStep.Fall),
        _ => new(C.Smd, PetStep.Stable),
    };

    /// <summary>Those of the PET's lesions that are targets; null, all of them, where the series names none of these as target.</summary>
    private static Func<string, bool>? Targets(PetVisit visit)
    {
        foreach (var target in visit.Timeline.Targets)
            if (visit.Baseline.Lesions.ContainsKey(target.Id))
                return id => IsTarget(visit.Timeline.Targets, id);
        return null;
    }

    private static bool IsTarget(IReadOnlyList<TrackedLesion> targets, string id)
    {
        for (var i = 0; i < targets.Count; i++)
            if (targets[i].Id == id)
                return true;
        return false;
    }
}

/// <summary>
/// ZP: density times SUVmean of a lesion, and the same with SUVmean divided by that of the liver. Zwirtz et al., Pharmaceutics 2022;14:1278,
/// doi:10.3390/pharmaceutics14061278. No cut-offs are published: values, and categories only where cut-offs are set.
/// </summary>
public static class Zwirtz2022Zp
{
    public static ResponseCriterion Criterion { get; } = new("ZP", "ZP, density times uptake (Zwirtz 2022)", "Zwirtz et al., Pharmaceutics 2022;14:1278", Assess);

    /// <summary>HU × SUVmean; null: not measured, or a density of 0 or below, for which the product means nothing.</summary>
    public static decimal? Zp(decimal? hu, decimal? suvMean) => hu is > 0 ? hu * suvMean : null;

    /// <summary>HU × SUVmean / SUV of the liver.</summary>
    public static decimal? Normalised(decimal? zp, decimal? liverSuv) => liverSuv is > 0 ? zp / liverSuv : null;

    private static ResponseAssessment Assess(Timeline timeline, ResponseOptions options) => PetReadings.Assess(Criterion, timeline, options,
        [options is { ZpPrPct: null } or { ZpPdPct: null } ? "No cut-offs are published: values only." : "Cut-offs are the user's own, on the mean change over the lesions; a new lesion is progression [H]."], At);

    private static PetVerdict At(PetVisit visit)
    {
        var (measures, sum, count, nonPositive) = (new List<ResponseMeasure>(), (decimal?)0m, 0, false);
        foreach (var (lesion, reading) in visit.Baseline.Lesions)
        {
            var (before, now) = (visit.Timeline.Baseline is { } first ? Hu(first, lesion, reading) : reading.Hu, visit.Now.Lesions.TryGetValue(lesion, out var read) ? Hu(visit.Point, lesion, read) : null);
            nonPositive |= before <= 0 || now <= 0;
            var (zp, zpNow) = (Zp(before, reading.SuvMean), Zp(now, read?.SuvMean));
            var (norm, normNow) = (Normalised(zp, visit.Baseline.LiverSuv), Normalised(zpNow, visit.Now.LiverSuv));
            var percent = Percent(zp, zpNow);
            measures.AddRange([new("baselineZp", zp, "HU·g/mL", lesion), new("zp", zpNow, "HU·g/mL", lesion), new("pctZp", percent, "%", lesion),
                new("baselineZpNorm", norm, "HU", lesion), new("zpNorm", normNow, "HU", lesion), new("pctZpNorm", Percent(norm, normNow), "%", lesion)]);
            (sum, count) = (sum + percent, count + 1);
        }
        var mean = count == 0 ? null : sum / count;
        measures.Add(new("meanPctZp", mean, "%"));
        return Category(visit, mean) with { Measures = measures, Cautions = nonPositive ? [ResponseCaution.ZpNonpositive] : [] };
    }

    private static PetVerdict Category(PetVisit visit, decimal? mean) => (visit.Options.ZpPrPct, visit.Options.ZpPdPct) switch
    {
        (null, _) or (_, null) => new(null, PetStep.ValuesOnly),
        _ when visit.IsNew => new(C.Pmd, ResponseStep.NewLesion),
        _ when !visit.Comparison.UptakeHolds => new(C.NE, PetStep.NotComparable),
        _ when mean is null => new(C.NE, PetStep.NotMeasured),
        (_, { } rise) when mean >= rise => new(C.Pmd, PetStep.Rise),
        ({ } fall, _) when mean <= -fall => new(C.Pmr, PetStep.Fall),
        _ => new(C.Smd, PetStep.Stable),
    };

    /// <summary>Density of the PET's own CT, else of the same time point's target.</summary>
    private static decimal? Hu(TimePoint point, string lesion, PetReading reading) => reading.Hu ?? (point.Targets.TryGetValue(lesion, out var target) ? target.Hu : null);

    private static decimal? Percent(decimal? before, decimal? now) => before is > 0 ? 100 * (now - before) / before : null;
}
