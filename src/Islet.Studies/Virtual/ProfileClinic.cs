using Islet.Course;

namespace Islet.Studies;

/// <summary>What a tumour above 20 % Ki-67 truly is.</summary>
public enum Variant
{
    Net,

    /// <summary>NEC: poorly differentiated.</summary>
    Carcinoma,

    /// <summary>MiNEN.</summary>
    Mixed,
}

/// <summary>The tracers of a re-characterization.</summary>
public enum Pets
{
    Dual,
    Fdg,
    Sstr,
}

/// <summary>Proliferation as treatment looks at it: G2 is low up to 10 %.</summary>
public enum Ki67Class
{
    G1,
    LowG2,
    HighG2,
    G3,
}

/// <summary>What the tumour and its bearer are besides grade and spread.</summary>
/// <param name="Variant">Of tumours above 20 % Ki-67.</param>
/// <param name="SmallCell">Of carcinomas; the others are large cell.</param>
/// <param name="Heredity">Of the familial ones: men1, vhl, nf1, tsc.</param>
/// <param name="SecondPrimary">Probability of a duodenal gastrinoma beside the pancreas in MEN1.</param>
/// <param name="GermlineTested">Probability in patients without a syndrome.</param>
public sealed record NatureProfile(
    Shares<Variant> Variant, Quantiles CarcinomaKi67, double SmallCell, Shares<string> Heredity, double SecondPrimary, double SecondMalignancy,
    double GermlineTested, double LaterBrainMetastases);

/// <param name="Followed">Probability that a patient's lesions are read one by one; of the others only studies are told.</param>
/// <param name="Liver">Metastases in the liver that are told apart.</param>
/// <param name="MetastasisMm">Longest diameter when first seen.</param>
/// <param name="GrowthPerYear">Of the diameter, without treatment.</param>
/// <param name="Response">Diameter over that at the start of the line, at its smallest, in a response.</param>
/// <param name="Stable">The same without a response.</param>
/// <param name="Regrowth">Diameter at progression over the smallest, where it is growth that shows it.</param>
public sealed record LesionProfile(
    double Followed, Quantiles Liver, Quantiles MetastasisMm, double NewAtProgression, IReadOnlyDictionary<Grade, double> GrowthPerYear, Quantiles Response,
    Quantiles Stable, Quantiles Regrowth);

/// <param name="FdgPositive">Probability that a lesion takes up FDG, by the tumour's proliferation.</param>
/// <param name="SstrKept">Probability that a lesion of a receptor-positive tumour takes up the receptor tracer.</param>
/// <param name="EqualSuv">FDG SUVmax over that of the receptor tracer from which a reader calls the uptake equal; above its inverse, more.</param>
/// <param name="CarcinomaPositive">Of carcinomas that would be receptor-positive as a NET of the same grade.</param>
/// <param name="ReadersDiffer">Probability that the second reader of a pair gives another NETPET grade.</param>
public sealed record TracerProfile(
    IReadOnlyDictionary<Ki67Class, double> FdgPositive, IReadOnlyDictionary<Ki67Class, double> SstrKept, Quantiles FdgSuvMax, Quantiles SstrSuvMax,
    double EqualSuv, double ReadersDiffer, Quantiles LiverSuvMean, double CarcinomaPositive);

/// <summary>What is looked at anew when the disease progresses, in patients who are biopsied then.</summary>
/// <param name="From">Before this day a new biopsy is a biopsy and nothing more.</param>
/// <param name="ByProtocol">Of NET found since then that no operation can clear: characterized by the protocol, from the diagnosis on.</param>
/// <param name="Again">Probability that the protocol is followed at a progression after the first.</param>
/// <param name="DualPetWithTissue">Probability of both tracers where the biopsy was adequate; otherwise FDG alone.</param>
/// <param name="LaterPets">What the protocol's later ones had.</param>
/// <param name="Missed">Why a biopsy answers nothing.</param>
/// <param name="LesionNamed">Probability that the biopsied lesion is documented.</param>
/// <param name="BoardSees">Probability that a board discusses it and says whether the change matters.</param>
/// <param name="TherapyChanged">Of significant changes.</param>
public sealed record RecharacterizationProfile(
    DateOnly From, IReadOnlyDictionary<Grade, double> ByProtocol, double Again, double DualPetWithTissue, double DualPetWithoutTissue, Shares<Pets> LaterPets, Shares<InadequateBecause> Missed, double LesionNamed, double BiopsyEvent, double NewSecretion, double NewSyndrome, double Declared,
    double BoardSees, double TherapyChanged, double Mutational)
{
    public double DualPet(bool missed) => missed ? DualPetWithoutTissue : DualPetWithTissue;
}

/// <param name="Unit">As the laboratory writes it.</param>
/// <param name="Panel">One of the nine that belong to every panel.</param>
public sealed record AnalyteProfile(string Name, string Unit, double? Lower, double Upper, bool Panel);

/// <param name="Secreting">Probability of a raised hormone without syndrome at diagnosis, in tumours without syndrome.</param>
/// <param name="Quiet">Value over the upper limit where nothing is wrong.</param>
/// <param name="Raised">The same for what the tumour secretes.</param>
public sealed record HormoneProfile(
    double PanelAtDiagnosis, double Secreting, Shares<string> Silent, Quantiles Quiet, Quantiles Raised, double Hypercalcaemia, IReadOnlyList<AnalyteProfile> Analytes);

/// <summary>Visits, drugs beside the lines, procedures, studies and what is asked.</summary>
/// <param name="Asked">Probability that a visit asks for the hormonal symptoms completely.</param>
/// <param name="BackgroundSsa">Probability that an analogue goes on beside the next line.</param>
/// <param name="ClinicalOnly">Of progressions: called by symptoms, not by a scan.</param>
/// <param name="StatedLines">Probability that the source states its lines and their best responses; some disagree with the measurements.</param>
public sealed record CareProfile(
    Quantiles MonthsBetweenVisits, Shares<int> EcogAtDiagnosis, double Asked, double Ppi, double Diabetes, double Hypertension, double Cardiovascular, double Lung,
    double Renal, double BackgroundSsa, double Perioperative, double Locoregional, double ClinicalOnly, double StatedLines, double StatedOtherwise, double Enrolled,
    Shares<string> Untreated, double Consent);

/// <summary>What happens to records: reviews, corrections, late reports. The last three are contradictions, planted so that a check finds something.</summary>
/// <param name="CentralOfThree">Of central reviews: three pathologists, and a consensus where they differ.</param>
/// <param name="OtherClass">Probability that one of them reads the other of NET G3 and NEC.</param>
/// <param name="GradeAgainstCounts">Of G2 to 10 %: written G3.</param>
/// <param name="StageAgainstTnm">Of ENETS stage II: the other letter.</param>
/// <param name="SyndromeWithoutHormone">Of tumours without syndrome: a gastrinoma is declared on a normal gastrin.</param>
public sealed record PaperworkProfile(
    double CentralOfThree, double OtherClass, double Typo, double Addendum, double ImageReview, double WrongPatient, double LateReport, Quantiles LateDays,
    double Hindsight, double GoverningDeclared, double LogClosed, double GradeAgainstCounts, double StageAgainstTnm, double SyndromeWithoutHormone);
