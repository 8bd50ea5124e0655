using Islet.Clinic;

namespace Islet.Exchange;

/// <summary>The words of CDISC's controlled terminology that TU, TR and RS are made of (SDTMIG 3.4, sections TU, TR, RS), and ours beside them.</summary>
internal static class SdtmTerms
{
    public const string TooSmall = "TOO SMALL TO MEASURE", NotDone = "NOT DONE";

    public const string Identified = "TUMIDENT", Split = "TUSPLIT", Merged = "TUMERGE";

    public const string LongestDiameter = "LDIAM", Perpendicular = "LPERP", Diameter = "DIAMETER", State = "TUMSTATE", Sum = "SUMDIAM";

    /// <summary>Not CDISC's: mean attenuation and viable diameter, for which its codelist has no term.</summary>
    public const string Attenuation = "HUMEAN", ViableDiameter = "LDVIABLE";

    public const string Overall = "OVRLRESP", TargetResponse = "TRGRESP", NonTargetResponse = "NTRGRESP", NewLesionProgression = "NEWLPROG", BestResponse = "BESTRESP",
        Deterioration = "SYMPTDTR";

    /// <summary>CMCAT under which the next anticancer therapy stands.</summary>
    public const string NextTherapy = "SUBSEQUENT ANTI-CANCER THERAPY";

    /// <summary>CMTRT where the export does not know which therapy it is.</summary>
    public const string NotStated = "NOT STATED";

    /// <summary>By the codelist METHOD; a method that is not CT or MRI keeps its word.</summary>
    public static string Modality(string method) => method.ToUpperInvariant() switch
    {
        "CT SCAN" or "CT" or "SPIRAL CT" or "CONTRAST ENHANCED CT SCAN" => "CT",
        "MRI" or "MRI SCAN" or "CONTRAST ENHANCED MRI" => "MRI",
        "ULTRASOUND" => "US",
        "PET/CT SCAN" => "PET/CT",
        _ => method,
    };

    public static SeriesRole? Role(string word) => word switch
    {
        "TARGET" => SeriesRole.Target,
        "NON-TARGET" or "NON TARGET" or "NONTARGET" => SeriesRole.NonTarget,
        _ => null,
    };

    public static bool IsNew(string word) => word is "NEW" or "NEW LESION";

    /// <summary>Null: no word for the state of a non-target.</summary>
    public static NonTargetState? NonTarget(string word) => word switch
    {
        "ABSENT" => NonTargetState.Absent,
        "PRESENT" => NonTargetState.Present,
        "UNEQUIVOCAL" or "UNEQUIVOCAL PROGRESSION" => NonTargetState.UnequivocalProgression,
        "EQUIVOCAL" or "EQUIVOCAL PROGRESSION" or "WORSENED" or "INCREASED" => NonTargetState.Worsened,
        _ when IsNotEvaluable(word) => NonTargetState.NotEvaluated,
        _ => null,
    };

    /// <summary>A lesion that TU calls new is new; only a word of doubt takes that back.</summary>
    public static NewLesionCertainty? NewLesion(string word) => word switch
    {
        "UNEQUIVOCAL" or "PRESENT" or "UNEQUIVOCAL PROGRESSION" or "" => NewLesionCertainty.Unequivocal,
        "EQUIVOCAL" or "EQUIVOCAL PROGRESSION" => NewLesionCertainty.Equivocal,
        "ABSENT" => NewLesionCertainty.Resolved,
        "BENIGN" or "NOT MALIGNANT" => NewLesionCertainty.NotMalignant,
        _ => null,
    };

    public static string Word(NonTargetState state) => state switch
    {
        NonTargetState.Absent => "ABSENT",
        NonTargetState.Present => "PRESENT",
        NonTargetState.Worsened => "EQUIVOCAL PROGRESSION",
        NonTargetState.UnequivocalProgression => "UNEQUIVOCAL PROGRESSION",
        NonTargetState.NotEvaluated => "",
    };

    public static string Word(NewLesionCertainty certainty) => certainty switch
    {
        NewLesionCertainty.Unequivocal => "UNEQUIVOCAL",
        NewLesionCertainty.Equivocal => "EQUIVOCAL",
        NewLesionCertainty.Resolved => "ABSENT",
        NewLesionCertainty.NotMalignant => "NOT MALIGNANT",
    };

    public static bool IsNotEvaluable(string word) => word is "NE" or "NOT EVALUABLE" or "NOT ASSESSABLE" or "UNEVALUABLE" or "NOT EVALUATED" or NotDone;

    /// <summary>RSCAT: CDISC's name of RECIST 1.1; of everything else the long name with authors and year, since short ones are shared by several criteria (spec response-criteria 2.4).</summary>
    public static string Category(ResponseCriterion criterion) => criterion == Recist11.Criterion ? "RECIST 1.1" : criterion.Name;

    /// <summary>A response as RS writes it by a criterion; null: no category of RECIST, or of another criterion none of any.</summary>
    public static ResponseCategory? Response(string word, ResponseCriterion criterion) =>
        criterion == Recist11.Criterion || Array.FindIndex(Categories, c => Word(c) == word) is not (>= 0 and var at) ? Recist(word) : Categories[at];

    private static readonly ResponseCategory[] Categories = Enum.GetValues<ResponseCategory>();

    private static ResponseCategory? Recist(string word) => word switch
    {
        "CR" => ResponseCategory.CR,
        "PR" => ResponseCategory.PR,
        "SD" => ResponseCategory.SD,
        "NON-CR/NON-PD" => ResponseCategory.NonCrNonPd,
        "PD" => ResponseCategory.PD,
        "NE" or "NOT EVALUABLE" => ResponseCategory.NE,
        "NA" or "NOT APPLICABLE" => ResponseCategory.NA,
        "NED" => ResponseCategory.NED,
        _ => null,
    };

    /// <summary>As RS writes it: RECIST's words are CDISC's; those of other criteria are their own.</summary>
    public static string Word(ResponseCategory category) => category switch
    {
        ResponseCategory.NonCrNonPd => "NON-CR/NON-PD",
        ResponseCategory.NoResponse => "NO RESPONSE",
        ResponseCategory.EarlyResponder => "EARLY RESPONDER",
        ResponseCategory.NonResponder => "NON-RESPONDER",
        ResponseCategory.NotApplicable => "NOT APPLICABLE",
        _ => category.ToString().ToUpperInvariant(),
    };

    public static string Evaluator(string reader) => reader == SdtmRecord.Investigator ? "INVESTIGATOR" : "INDEPENDENT ASSESSOR";

    public static string? EvaluatorId(string reader) => reader == SdtmRecord.Investigator ? null : reader;

    /// <summary>The long name of a test.</summary>
    public static string NameOf(string test) => test switch
    {
        Identified => "Tumor Identification",
        Split => "Tumor Split",
        Merged => "Tumor Merged",
        LongestDiameter => "Longest Diameter",
        Perpendicular => "Longest Perpendicular",
        State => "Tumor State",
        Sum => "Sum of Diameter",
        Attenuation => "Mean Attenuation",
        ViableDiameter => "Longest Viable Diameter",
        Overall => "Overall Response",
        TargetResponse => "Target Response",
        NonTargetResponse => "Non-target Response",
        NewLesionProgression => "New Lesion Progression",
        BestResponse => "Best Response",
        Deterioration => "Symptomatic Deterioration",
        _ => throw new ArgumentException($"No test is called {test}.", nameof(test)),
    };
}
