using C = Islet.Clinic.ResponseCategory;

namespace Islet.Clinic;

/// <summary>
/// EORTC recommendations of 1999: uptake in the region of the baseline, against baseline. Young et al., Eur J Cancer 1999;35:1773-1782,
/// doi:10.1016/S0959-8049(99)00229-4. The paper normalises to body surface; here SUV is by body weight.
/// </summary>
public static class Eortc1999
{
    /// <summary>Rise that is progression, when exceeded, %.</summary>
    private const decimal RisePercent = 25;

    /// <summary>Fall after more than one cycle that is response, when exceeded, %.</summary>
    private const decimal LaterFallPercent = 25;

    /// <summary>Lower end of the fall that neither definition of the paper covers after more than one cycle, %.</summary>
    private const decimal GapPercent = 15;

    /// <summary>Growth of the longest diameter that is progression, when exceeded, %.</summary>
    private const decimal ExtentPercent = 20;

    public static ResponseCriterion Criterion { get; } = new("EORTC1999", "EORTC PET recommendations (Young 1999)", "Young et al., Eur J Cancer 1999;35:1773-1782", Assess);

    private static IReadOnlyList<string> Assumptions { get; } =
    [
        "SUV by body weight instead of body surface; of several lesions the sum of SUVmax, of SUVmean where SUVmax is not recorded [H].",
        "Indistinguishable from normal tissue: no uptake, or not above the mean of the blood pool [H].",
        "Extent: the sum of the targets' diameters [H].",
    ];

    private static ResponseAssessment Assess(Timeline timeline, ResponseOptions options)
    {
        var sizes = timeline.Targets.Count > 0 ? LesionSizes.Of(timeline, LesionQuantity.Diameter, options) : null;
        return PetReadings.Assess(Criterion, timeline, options, Assumptions, visit => At(visit, sizes));
    }

    private static PetVerdict At(PetVisit visit, LesionSizes? sizes)
    {
        var quantity = Quantity(visit.Baseline);
        var sums = UptakeSums.Of(visit, quantity, later: false);
        var verdict = visit.IsFdg ? Category(visit, sums, ExtentGrew(visit, sizes), quantity) : new(C.NotApplicable, CriterionStep.FdgOnly);
        return verdict with
        {
            Measures = [new("baselineSuv", sums.Baseline, "g/mL"), new("suv", sums.Now, "g/mL"), new("pct", sums.Percent, "%")],
            Cautions = verdict.Step == Gap ? [ResponseCaution.EortcGap] : [],
        };
    }

    private const string Gap = CriterionStep.BetweenResponseAndStable;

    private static PetVerdict Category(PetVisit visit, UptakeSums sums, bool? extentGrew, Func<PetReading, decimal?> quantity)
    {
        if (visit.TurnedAvid is var avid && (visit.IsNew || avid.Count > 0))
            return new(C.Pmd, ResponseStep.NewLesion) { NewUptake = avid };
        if (extentGrew is true)
            return new(C.Pmd, PetStep.Extent);
        if (!visit.Comparison.UptakeHolds)
            return new(C.NE, PetStep.NotComparable);
        if (sums.Baseline is not (> 0 and var before))
            return new(C.NE, PetStep.NotMeasured);
        if (100 * sums.AtLeast > (100 + RisePercent) * before)
            return new(C.Pmd, PetStep.Rise);
        if (sums.Now is not { } now)
            return new(C.NE, PetStep.NotMeasured);
        if (extentGrew is null)
            return new(C.NE, PetStep.ExtentMissing);
        return IsBackground(visit, quantity) ? new(C.Cmr, PetStep.Gone) : Fall(visit, before, now);
    }

    /// <summary>After one cycle 15 % are enough (or 25, by the option); later more than 25 %. Between the two it is the number of cycles that decides.</summary>
    private static PetVerdict Fall(PetVisit visit, decimal before, decimal now)
    {
        var fall = 100 * (before - now);
        var first = fall >= visit.Options.EortcOneCycleCut * before;
        var later = fall > LaterFallPercent * before;
        return visit.Now.CyclesGiven switch
        {
            null when first != later => new(C.NE, CriterionStep.CyclesNotRecorded),
            <= 1 => first ? new(C.Pmr, PetStep.Fall) : new(C.Smd, PetStep.Stable),
            _ when later => new(C.Pmr, PetStep.Fall),
            > 1 when fall >= GapPercent * before => new(C.Smd, Gap),
            _ => new(C.Smd, PetStep.Stable),
        };
    }

    /// <summary>SUVmax where every lesion of the baseline has one, else SUVmean.</summary>
    private static Func<PetReading, decimal?> Quantity(PetScan baseline)
    {
        foreach (var reading in baseline.Lesions.Values)
            if (reading.SuvMax is null)
                return r => r.SuvMean;
        return r => r.SuvMax;
    }

    /// <summary>In all tumour volumes: a lesion without uptake, or with no more than the blood's.</summary>
    internal static bool IsBackground(PetVisit visit, Func<PetReading, decimal?> quantity)
    {
        foreach (var lesion in visit.Baseline.Lesions.Keys)
            if (visit.Value(lesion, quantity) is not { } uptake || (uptake > 0 && !(uptake <= visit.Now.BloodPool?.Mean)))
                return false;
        return true;
    }

    /// <summary>Null: a target was measured at one of the two times only. Where none was measured at all extent is not asked.</summary>
    private static bool? ExtentGrew(PetVisit visit, LesionSizes? sizes) => sizes switch
    {
        null => false,
        { Baseline.Sum: > 0 and var before } when 100 * sizes.FollowUps[visit.At].Sum > (100 + ExtentPercent) * before => true,
        _ => TargetsBesidePet.AreOpen(visit, sizes) ? null : false,
    };
}
