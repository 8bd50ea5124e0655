using C = Islet.Clinic.ResponseCategory;

namespace Islet.Clinic;

/// <summary>
/// PERCIST 1.0: SULpeak of the hottest lesion of each scan against that of the baseline, never a nadir. Wahl et al., J Nucl Med 2009;50 Suppl 1:122S-150S,
/// doi:10.2967/jnumed.108.057307; practice by O, Lodge and Wahl, Radiology 2016;280:576-584.
/// </summary>
public static class Percist10
{
    public static ResponseCriterion Criterion { get; } = new("PERCIST", "PERCIST 1.0 (Wahl 2009)", "Wahl et al., J Nucl Med 2009;50 Suppl 1:122S-150S", Assess);

    private static IReadOnlyList<string> Assumptions { get; } =
    [
        "Indistinguishable from blood pool: not above its mean [H].",
        "The 2.0 of the blood-pool threshold and the limits of its change are from knowledge of the paper, not verified.",
    ];

    /// <summary>Uptake from which the hottest lesion is measurable at baseline, g/mL: of healthy liver 1.5 × mean + 2 SD, of the blood pool 2.0 × mean + 2 SD; null: not measured.</summary>
    public static decimal? Threshold(PetScan baseline) => baseline is { LiverIsNormal: true, Liver: not null }
        ? (1.5m * baseline.Liver.Mean) + (2 * baseline.Liver.Sd)
        : (2.0m * baseline.BloodPool?.Mean) + (2 * baseline.BloodPool?.Sd);

    private static ResponseAssessment Assess(Timeline timeline, ResponseOptions options)
    {
        var recist = timeline.Targets.Count + timeline.NonTargets.Count > 0 ? Recist11.Criterion.Assess(timeline, options) : null;
        var sizes = timeline.Targets.Count > 0 ? LesionSizes.Of(timeline, LesionQuantity.Diameter, options) : null;
        return PetReadings.Assess(Criterion, timeline, options, Assumptions, visit => At(visit, new(visit, sizes, recist?.TimePoints[visit.At].Overall)));
    }

    private static PetVerdict At(PetVisit visit, SulReading sul)
    {
        var isFdg = visit.IsFdg;
        var applies = isFdg || visit.Options.PercistOnReceptors;
        var verdict = applies ? Category(visit, sul, isFdg) : new(C.NotApplicable, CriterionStep.FdgOnly);
        var cautions = new List<ResponseCaution>();
        if (applies && !isFdg)
            cautions.Add(ResponseCaution.NotFdg);
        if (!isFdg && visit.Comparison.UptakeHolds && sul.Falls(30) && sul.SizeGrew(10))
            cautions.Add(ResponseCaution.SuvDropSizeUp);
        if (applies && ReferenceChanged(visit) is true)
            cautions.Add(ResponseCaution.LiverReference);
        if (applies && (visit.Baseline.UptakeMinutes < 50 || visit.Now.UptakeMinutes < 50))
            cautions.Add(ResponseCaution.UptakeTime);
        return verdict with
        {
            Measures =
            [
                new("threshold", sul.Threshold, "g/mL"), new("baselineMeasurable", sul.IsMeasurable is { } yes ? (yes ? 1 : 0) : null, "yes/no"), new("baselineSulPeak", sul.Baseline, "g/mL"),
                new("sulPeak", sul.Now, "g/mL"), new("pct", sul.Percent, "%"), new("abs", sul.Now - sul.Baseline, "g/mL"), new("pctFive", FiveHottest.Percent(visit), "%"),
            ],
            Cautions = cautions,
            RecistOverall = ResponseGroups.Of(sul.Recist) is not ResponseGroup.None and var group && group != ResponseGroups.Of(verdict.Category) ? sul.Recist : null,
        };
    }

    /// <summary>In the order of the specification: new lesion, rise, extent, then complete and partial response. What is open and could still be progression is not evaluable.</summary>
    private static PetVerdict Category(PetVisit visit, SulReading sul, bool isFdg)
    {
        if (visit.TurnedAvid is var avid && (visit.IsNew || avid.Count > 0))
            return new(C.Pmd, ResponseStep.NewLesion) { NewUptake = avid };
        if (!visit.Comparison.UptakeHolds || (isFdg && ReferenceChanged(visit) is not false && !visit.Options.PercistAcceptsReferenceChange))
            return new(C.NE, PetStep.NotComparable);
        if (sul.IsHottestLater)
            return new(C.Pmd, ResponseStep.NewLesion);
        if (sul.Baseline is not > 0 || (isFdg && sul.IsMeasurable is null))
            return new(C.NE, PetStep.NotMeasured);
        if (isFdg && sul.IsMeasurable is false)
            return sul.ExtentGrew is true ? new(C.Pmd, PetStep.Extent) : new(C.NE, CriterionStep.NotMeasurableAtBaseline);
        return sul switch
        {
            _ when sul.Rises => new(C.Pmd, PetStep.Rise),
            { ExtentGrew: true } => new(C.Pmd, PetStep.Extent),
            { Now: null } => new(C.NE, PetStep.NotMeasured),
            { ExtentGrew: null } => new(C.NE, PetStep.ExtentMissing),
            _ when IsBackground(visit, sul.Now.Value, isFdg) => new(C.Cmr, PetStep.Gone),
            _ when !(sul.Falls(30) && sul.Baseline - sul.Now >= 0.8m) => new(C.Smd, PetStep.Stable),
            _ => sul.Veto switch { false => new(C.Pmr, PetStep.Fall), true => new(C.Smd, CriterionStep.Veto), null => new(C.NE, CriterionStep.VetoMissing) },
        };
    }

    /// <summary>Below the liver and not above the blood pool; by the review's table below the liver is enough. Liver says nothing where receptors are shown.</summary>
    private static bool IsBackground(PetVisit visit, decimal hottest, bool isFdg)
    {
        if (hottest == 0)
            return true;
        var liverAsks = isFdg && visit.Now is { LiverIsNormal: true, Liver: not null };
        var belowLiver = !liverAsks || hottest < visit.Now.Liver!.Mean;
        return belowLiver && ((liverAsks && visit.Options.Definition is ResponseDefinition.Seed) || hottest <= visit.Now.BloodPool?.Mean);
    }

    /// <summary>Healthy liver, else blood pool, changed by more than 20 % or by 0.3 and more; null: not measured at both times.</summary>
    private static bool? ReferenceChanged(PetVisit visit)
    {
        var (before, now) = visit is { Baseline: { LiverIsNormal: true, Liver: not null }, Now: { LiverIsNormal: true, Liver: not null } }
            ? (visit.Baseline.Liver, visit.Now.Liver)
            : (visit.Baseline.BloodPool, visit.Now.BloodPool);
        return before is null || now is null ? null : PetComparison.IsOver(before.Mean, now.Mean, 20) || Math.Abs(now.Mean - before.Mean) >= 0.3m;
    }
}
