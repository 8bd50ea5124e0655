namespace Islet.Clinic;

/// <summary>The step that decided, in words of the field. The rules stand in the papers of the criteria (Eisenhauer 2009; Choi 2007; Wahl 2009; Young 1999; Green and Weiss 1992; Lamarca 2018; de Mestier 2023; Mileva 2024).</summary>
public static class StepWords
{
    /// <summary>A step that none of Islet's criteria knows, as a table from elsewhere may name one, stands as it is written there.</summary>
    public static string Of(string step) => OfSize(step) ?? OfPet(step) ?? OfCriterion(step) ?? step.Replace('_', ' ');

    private static string? OfSize(string step) => step switch
    {
        ResponseStep.NoBaseline => "no baseline to compare with",
        ResponseStep.NoTarget => "no target at baseline",
        ResponseStep.TargetGone => "all targets are gone",
        ResponseStep.TargetSum => "the sum of the targets grew",
        ResponseStep.TargetMissing => "a target was not evaluated",
        ResponseStep.SecondDiameterMissing => "a second diameter was not measured",
        ResponseStep.TargetFall => "the sum of the targets fell",
        ResponseStep.TargetStable => "the targets changed too little for response or progression",
        ResponseStep.NonTarget => "the non-targets decide",
        ResponseStep.NonTargetMissing => "a non-target was not evaluated",
        ResponseStep.NonTargetRemains => "non-targets remain",
        ResponseStep.NewLesion => "a new lesion",
        ResponseStep.NewLesionConfirmedLater => "a new lesion, confirmed at a later scan",
        ResponseStep.Reappearance => "disease that had vanished is back",
        ResponseStep.MarkerRaised => "the tumour marker is still raised",
        ResponseStep.ResponseCarried => "the earlier partial response is carried on, as the option asks",
        _ => null,
    };

    private static string? OfPet(string step) => step switch
    {
        PetStep.NoPet => "no PET at baseline or now",
        PetStep.NotComparable => "the two PETs are not comparable",
        PetStep.NotMeasured => "uptake or volume was not measured at baseline or now",
        PetStep.Rise => "uptake or volume rose",
        PetStep.Fall => "uptake or volume fell",
        PetStep.Gone => "no uptake above background is left",
        PetStep.Stable => "uptake or volume changed too little for response or progression",
        PetStep.Extent => "the extent of uptake grew",
        PetStep.ExtentMissing => "the extent of uptake is not recorded",
        PetStep.ValuesOnly => "values only",
        _ => null,
    };

    private static string? OfCriterion(string step) => step switch
    {
        CriterionStep.Density => "density fell",
        CriterionStep.DensityMissing => "density was not measured at baseline or now",
        CriterionStep.IntratumoralNodule => "a new nodule inside a tumour",
        CriterionStep.Deterioration => "worsening that prevented a scan",
        CriterionStep.RecistProgression => "RECIST 1.1 says progression",
        CriterionStep.FewerThanThreeLiverMetastases => "fewer than three liver metastases among the targets",
        CriterionStep.NotTheFirstEvaluation => "only the first evaluation counts",
        CriterionStep.DateMissing => "the day of a scan or of the start is not recorded",
        CriterionStep.AfterSixMonths => "later than six months after the start",
        CriterionStep.BetweenResponseAndStable => "a fall that the criterion leaves between response and stable",
        CriterionStep.CyclesNotRecorded => "the number of cycles given is not recorded",
        CriterionStep.NotAfterFirstCycle => "only the scan after the first cycle counts",
        CriterionStep.NothingAtBaseline => "nothing was there at baseline",
        CriterionStep.NotMeasurableAtBaseline => "uptake at baseline is too low to be measured against",
        CriterionStep.FdgOnly => "the criterion is for FDG PET only",
        CriterionStep.Veto => "uptake fell, and another lesion or the extent speaks against response",
        CriterionStep.VetoMissing => "uptake fell, and what could speak against response is not recorded",
        _ => null,
    };
}
