using Islet.Course;

namespace Islet.Studies;

/// <summary>How far the tumour had spread when it was found.</summary>
public enum Spread
{
    Localised,

    /// <summary>In regional nodes.</summary>
    Regional,
    Metastatic,
}

public enum MetastaticTo
{
    Liver,
    Elsewhere,
    Both,
}

/// <summary>What a synthetic cohort is to look like: margins and effects, as its YAML file gives them. Months are of 30.4375 days.</summary>
/// <param name="DataLock">The last day of the extract: nothing happened or was reported after it.</param>
public sealed record Profile(
    string Name, string Title, int Patients, string KeyPrefix, DateOnly DiagnosedFrom, DateOnly DiagnosedTo, DateOnly DataLock,
    PeopleProfile People, TumourProfile Tumour, TissueProfile Tissue, SurgeryProfile Surgery, TreatmentProfile Treatments,
    ImagingProfile Imaging, SurvivalProfile Survival, NatureProfile Nature, LesionProfile Lesions, ResponseProfile Response, TracerProfile Tracers,
    RecharacterizationProfile Recharacterization, HormoneProfile Hormones, CareProfile Care, PaperworkProfile Paperwork, DatesProfile Dates, MissingProfile Missing);

public sealed record PeopleProfile(Shares<Sex> Sex, Quantiles AgeYears, Shares<string> BirthKnownTo, Shares<Center> Centers);

public sealed record Center(string Name, string Country);

/// <param name="Function">"none", or the hormone syndrome's tumour (insulinoma …).</param>
/// <param name="InvadesNeighbours">T4: adjacent organs or large vessels.</param>
/// <param name="NodesWhenMetastatic">Probability of N1 beside M1.</param>
public sealed record TumourProfile(
    Shares<string> Function, double FamilialSyndrome, Shares<Grade> Grade, IReadOnlyDictionary<Grade, Quantiles> Ki67Percent,
    IReadOnlyDictionary<Grade, Shares<Spread>> Spread, IReadOnlyDictionary<Spread, Quantiles> SizeMm, IReadOnlyDictionary<Spread, double> InvadesNeighbours,
    double NodesWhenMetastatic, Shares<MetastaticTo> Metastases, IReadOnlyDictionary<Grade, double> PerineuralInvasion,
    IReadOnlyDictionary<Grade, double> VascularInvasion);

/// <param name="Ki67AsRange">Probability that the report gives a range whose upper end is the index.</param>
/// <param name="CentralReview">Probability that a G3 of the 2010 edition was read again once NET G3 existed.</param>
/// <param name="RebiopsyAtProgression">Probability of a new biopsy after each progression.</param>
/// <param name="RebiopsyKi67Ratio">Ki-67 of a re-biopsy over that of the first specimen.</param>
public sealed record TissueProfile(
    double BiopsyBeforeResection, Quantiles ReportDays, double Ki67AsRange, double CentralReview, double RebiopsyAtProgression,
    double RebiopsyInadequate, Quantiles RebiopsyKi67Ratio);

public sealed record SurgeryProfile(
    IReadOnlyDictionary<Spread, double> Resected, Quantiles WaitDays, IReadOnlyDictionary<Spread, Shares<ResectionMargin>> Margin,
    IReadOnlyDictionary<Grade, double> RelapseMedianMonths, double RegionalHazardRatio);

/// <param name="LongestMonths">After this the treatment is complete, whether the tumour has progressed or not; null: until progression.</param>
/// <param name="ObjectiveResponse">Probability of a partial or complete response.</param>
/// <param name="Follows">Given only to those who had this regimen before: a retreatment, a reintroduction, a higher dose. Null: to anybody.</param>
/// <param name="DoseMg">Of each injection of a depot, or of each day of a tablet.</param>
/// <param name="Cycles">Planned injections of a radiopharmaceutical.</param>
public sealed record Regimen(
    string Name, IReadOnlyList<string> Drugs, double MedianPfsMonths, double? LongestMonths, double Toxicity, double ObjectiveResponse, string? Follows, double? DoseMg,
    double? IntervalDays, double? Cycles, double? ActivityGbq)
{
    public bool IsSsa => Drugs is ["lanreotide" or "octreotide"];
}

/// <param name="Lines">Regimens of the first, second … line; the last entry serves all later lines. No regimen is given twice.</param>
/// <param name="CarcinomaLines">The same for poorly differentiated and mixed tumours.</param>
public sealed record TreatmentProfile(
    double Untreated, Quantiles StartDays, Quantiles PauseDays, IReadOnlyDictionary<Grade, double> ProgressionHazardRatio,
    IReadOnlyList<IReadOnlyDictionary<Grade, Shares<Regimen>>> Lines, IReadOnlyList<Shares<Regimen>> CarcinomaLines);

/// <param name="SstrPositive">Of receptor PETs with tumour to be seen.</param>
public sealed record ImagingProfile(
    Shares<string> Anatomical, Quantiles ReportDays, Quantiles MonthsBetweenWithTumour, Quantiles MonthsBetweenAfterResection,
    double SstrPetAtDiagnosis, double SstrPetPerFollowUp, IReadOnlyDictionary<Grade, double> FdgPetAtDiagnosis,
    IReadOnlyDictionary<Grade, double> SstrPositive);

/// <summary>Death of any cause at a constant hazard: that of the reference (G1, localised, 50 to 70 years, female) times the ratios.</summary>
/// <param name="ProgressionFollows">
/// How far a patient's times to relapse and progression follow the same patient's survival: 0 not at all, 1 in full. Without it the same
/// patient runs through six lines in six years and lives for twenty.
/// </param>
public sealed record SurvivalProfile(
    double ReferenceMedianMonths, IReadOnlyDictionary<Grade, double> GradeHazardRatio, IReadOnlyDictionary<Spread, double> SpreadHazardRatio,
    double MaleHazardRatio, double Under50HazardRatio, double Over70HazardRatio, double ProgressionFollows, Shares<CauseOfDeath> CauseWithTumour,
    Quantiles DeathReportDays, double LostPerYear, Quantiles LastSeenDaysBeforeLock);

/// <param name="CoarseBefore">Findings before this day may be known to the month or the year only.</param>
public sealed record DatesProfile(DateOnly CoarseBefore, double MonthOnly, double YearOnly, double ReportedUnknown);

/// <summary>Probability that a value is not recorded.</summary>
public sealed record MissingProfile(
    double Ki67, double Mitoses, double ReportedGrade, double Differentiation, double Size, double PerineuralInvasion, double VascularInvasion,
    double Margin, double NodalStage, double Functioning, double FamilialSyndrome, double Country, double Birth, double SstrResult,
    double CauseOfDeath, double DiseaseStatus);
