using System.Text.Json.Serialization;

namespace Islet.Course;

/// <summary>A measured value against its bound: "&lt;0.5" is below what the assay can tell.</summary>
[JsonConverter(typeof(SnakeCase<Comparator>))]
public enum Comparator
{
    Below,
    AtMost,
    AtLeast,
    Above,

    /// <summary>The source says "about".</summary>
    About,
}

[JsonConverter(typeof(SnakeCase<LaboratoryReading>))]
public enum LaboratoryReading
{
    Normal,
    Raised,
    Low,
}

/// <summary>One result of one analyte, with the unit and the limits of its own laboratory.</summary>
public sealed record Laboratory() : Content(nameof(Laboratory))
{
    /// <summary>By the names of docs/terminology.md ("chromogranin_a", "gastrin"); another analyte by the name the source gives it.</summary>
    public required string Analyte { get; init; }

    public decimal? Value { get; init; }

    /// <summary>Null: <see cref="Value"/> is the result; else it is the bound.</summary>
    public Comparator? Comparator { get; init; }

    /// <summary>The unit as the laboratory writes it. Nothing is converted on the way in.</summary>
    public string? Unit { get; init; }

    /// <summary>Lower and upper limit of this assay, in the same unit.</summary>
    public decimal? Lower { get; init; }

    public decimal? Upper { get; init; }

    /// <summary>As the source judges it, where it gives no number or beside one.</summary>
    public LaboratoryReading? Reading { get; init; }

    /// <summary>serum, plasma, urine_24h …; null: not said.</summary>
    public string? Specimen { get; init; }

    /// <summary>The assay as the laboratory names it; values of two assays are not compared.</summary>
    public string? Assay { get; init; }

    public bool? Fasting { get; init; }

    /// <summary>Related to the tumour, as a person said; null: nobody said.</summary>
    public bool? TumourRelated { get; init; }
}

/// <summary>How the patient was on one day.</summary>
public sealed record ClinicalStatus() : Content(nameof(ClinicalStatus))
{
    /// <summary>ECOG performance status, 0 to 5; the WHO scale is the same.</summary>
    public int? EcogPs { get; init; }

    /// <summary>0 to 100. Never converted to ECOG (facts.md 3.11).</summary>
    public int? KarnofskyPercent { get; init; }

    /// <summary>none, minimal, significant.</summary>
    public string? SymptomBurden { get; init; }

    /// <summary>By the words of the fact; an empty list counts only where <see cref="Asked"/> names it.</summary>
    public IReadOnlyList<string>? SyndromicSymptoms { get; init; }

    /// <summary>Sets that were asked completely.</summary>
    public IReadOnlyList<string>? Asked { get; init; }

    /// <summary>Drugs that hold the symptoms.</summary>
    public IReadOnlyList<string>? HeldBy { get; init; }

    public decimal? WeightKg { get; init; }

    public decimal? HeightCm { get; init; }

    /// <summary>NCI grades, 0 to 4; 0 is asked and none.</summary>
    public int? PainGrade { get; init; }

    public int? WeightLossGrade { get; init; }

    public int? AnorexiaGrade { get; init; }

    public bool? Diabetes { get; init; }

    public bool? LungDisease { get; init; }

    public bool? CardiovascularDisease { get; init; }

    public bool? Hypertension { get; init; }

    public bool? BleedingDiathesis { get; init; }

    public bool? Gerd { get; init; }

    public bool? AtrophicGastritis { get; init; }

    public bool? PriorPartialGastrectomy { get; init; }

    public bool? RenalInsufficiency { get; init; }

    public bool? OnPpi { get; init; }

    public bool? FastingNpo { get; init; }

    /// <summary>Concern for progression that CT or MRI does not explain.</summary>
    public bool? ClinicalProgressionSuspected { get; init; }

    /// <summary>Against the visit before.</summary>
    public bool? WorseningSymptoms { get; init; }

    /// <summary>By the words of the fact, on history and skin; complete where <see cref="Asked"/> names it.</summary>
    public IReadOnlyList<string>? HereditaryFeatures { get; init; }

    /// <summary>In parent, sibling or child; complete where <see cref="Asked"/> names it.</summary>
    public IReadOnlyList<string>? FamilyHistorySyndromes { get; init; }

    /// <summary>Comorbidity in the words of the source.</summary>
    public string? Comorbidity { get; init; }
}

/// <summary>A judgement that disease progressed or did not. It happened on the day of the examination that shows it.</summary>
public sealed record ProgressionJudgement() : Content(nameof(ProgressionJudgement))
{
    public bool? Progressive { get; init; }

    /// <summary>radiological, clinical, biochemical.</summary>
    public IReadOnlyList<string>? Grounds { get; init; }

    /// <summary>Where it progressed: liver, node, bone …</summary>
    public IReadOnlyList<string>? Sites { get; init; }
}

[JsonConverter(typeof(SnakeCase<BestResponse>))]
public enum BestResponse
{
    [JsonStringEnumMemberName("CR")]
    CR,
    [JsonStringEnumMemberName("PR")]
    PR,
    [JsonStringEnumMemberName("SD")]
    SD,
    [JsonStringEnumMemberName("PD")]
    PD,

    /// <summary>Not evaluable, or not assessed, as the source says.</summary>
    [JsonStringEnumMemberName("NE")]
    NE,
}

/// <summary>What a source states as a result: a line with its regimen and best response, a progression, a questionnaire. Nothing is derived from it silently.</summary>
public sealed record ReportedOutcome() : Content(nameof(ReportedOutcome))
{
    /// <summary>Number of the line of therapy, as the source counts.</summary>
    public int? Line { get; init; }

    /// <summary>The regimen in the words of the source.</summary>
    public string? Regimen { get; init; }

    public IReadOnlyList<string>? Drugs { get; init; }

    public BestResponse? BestResponse { get; init; }

    /// <summary>By which the response was called, as written ("RECIST 1.1").</summary>
    public string? Criterion { get; init; }

    /// <summary>Progression under this line; it happened on the finding's day.</summary>
    public bool? Progression { get; init; }

    /// <summary>What ended: pfs, os, ttp, dor, stated beside <see cref="Months"/>.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Duration as stated, unrounded.</summary>
    public decimal? Months { get; init; }

    /// <summary>The endpoint was reached at the end of <see cref="Months"/>; false: censored.</summary>
    public bool? Event { get; init; }

    /// <summary>A questionnaire or scale (EQ-5D-5L, GINET21), its term and its score.</summary>
    public string? Instrument { get; init; }

    public string? Term { get; init; }

    public decimal? Score { get; init; }
}

/// <summary>What only a person may say, by whom (facts.md section 4).</summary>
public sealed record Judgement() : Content(nameof(Judgement))
{
    /// <summary>Declarations that keep the record in order and that hindsight does not spoil (facts.md 1.2, V5).</summary>
    public const string GoverningSpecimen = "governing_specimen", IndexTumour = "index_tumour", TreatmentLogClosed = "treatment_log_closed";

    [JsonIgnore]
    public override Timing Timing => About is GoverningSpecimen or IndexTumour or TreatmentLogClosed ? Timing.Dated : Timing.ClinicalJudgement;

    /// <summary>The fact judged, or governing_specimen, index_tumour, treatment_log_closed.</summary>
    public required string About { get; init; }

    /// <summary>By the words of the fact; numbers and yes/no as they are written there.</summary>
    public string? Value { get; init; }

    public string? Basis { get; init; }
}

/// <summary>An unwanted event under treatment.</summary>
public sealed record AdverseEvent() : Content(nameof(AdverseEvent))
{
    /// <summary>CTCAE term, or the source's word.</summary>
    public required string Term { get; init; }

    /// <summary>CTCAE grade, 1 to 5.</summary>
    public int? Grade { get; init; }

    /// <summary>CTCAE version; null: not said.</summary>
    public string? CtcaeVersion { get; init; }

    /// <summary>Drug or procedure that caused it, as judged.</summary>
    public string? Cause { get; init; }

    /// <summary>The <see cref="Treatment.Course"/>, or the specimen whose taking, caused it.</summary>
    public string? Course { get; init; }

    [JsonPropertyName("specimen")]
    public string? SpecimenName { get; init; }
}
