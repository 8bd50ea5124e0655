namespace Islet.Clinic;

/// <summary>Steps that one criterion alone knows (<see cref="TimePointResponse.DecidedBy"/>); each stands in the rule of its paper (Choi 2007; Wahl 2009; Young 1999; Lamarca 2018; de Mestier 2023; Mileva 2024; Green and Weiss 1992).</summary>
public static class CriterionStep
{
    public const string Density = "density";
    public const string DensityMissing = "density_missing";
    public const string IntratumoralNodule = "intratumoral_nodule";
    public const string Deterioration = "deterioration";
    public const string RecistProgression = "recist_progression";
    public const string FewerThanThreeLiverMetastases = "fewer_than_three_liver_metastases";
    public const string NotTheFirstEvaluation = "not_the_first_evaluation";
    public const string DateMissing = "date_missing";
    public const string AfterSixMonths = "after_six_months";

    /// <summary>EORTC 1999: a fall that the printed text leaves between response and stable.</summary>
    public const string BetweenResponseAndStable = "between_response_and_stable";
    public const string CyclesNotRecorded = "cycles_not_recorded";
    public const string NotAfterFirstCycle = "not_after_first_cycle";
    public const string NothingAtBaseline = "nothing_at_baseline";
    public const string NotMeasurableAtBaseline = "not_measurable_at_baseline";

    /// <summary>PERCIST and EORTC 1999 were made for FDG: on receptor PET a fall of uptake may be response, loss of receptors or an analogue (specification of PET quantification, sections 6 and 10).</summary>
    public const string FdgOnly = "fdg_only";

    /// <summary>PERCIST: uptake of the hottest lesion fell, and what else is seen speaks against response.</summary>
    public const string Veto = "veto";
    public const string VetoMissing = "veto_missing";
}
