using System.Text.Json.Serialization;

namespace Islet.Course;

[JsonConverter(typeof(SnakeCase<Sex>))]
public enum Sex
{
    Female,
    Male,
    Other,
}

/// <summary>Who the patient is, as far as medicine needs it.</summary>
public sealed record Person() : Content(nameof(Person))
{
    [JsonIgnore]
    public override Timing Timing => Timing.Lifelong;

    public Sex? Sex { get; init; }

    /// <summary>Year or date of birth.</summary>
    public Day? Birth { get; init; }

    public string? Country { get; init; }
}

[JsonConverter(typeof(SnakeCase<TumourFamily>))]
public enum TumourFamily
{
    [JsonStringEnumMemberName("NEN")]
    Nen,

    /// <summary>Mixed neuroendocrine–non-neuroendocrine neoplasm.</summary>
    [JsonStringEnumMemberName("MiNEN")]
    MiNen,
    Other,
}

/// <summary>One independent neoplasm of one patient.</summary>
public sealed record TumourEntity() : Content("Tumour")
{
    /// <summary>The organ, by the names of the fact digestive_primary (facts.md 3.11).</summary>
    public string? Organ { get; init; }

    /// <summary>Head, body, tail, multifocal, in the words of the source.</summary>
    public string? Part { get; init; }

    public TumourFamily? Family { get; init; }

    /// <summary>independent, recurrence of, metastasis of, undetermined.</summary>
    public string? Relation { get; init; }

    /// <summary>The tumour that <see cref="Relation"/> speaks of ("T1").</summary>
    public string? RelatedTo { get; init; }

    /// <summary>The tumour of which it is a recurrence or metastasis; null where it is one of its own, or nobody knows.</summary>
    [JsonIgnore]
    public string? PartOf => Relation is "independent" or "undetermined" ? null : RelatedTo;
}

/// <summary>How the disease presented when it was diagnosed; on an offset axis from diagnosis it stands at zero.</summary>
public sealed record Diagnosis() : Content(nameof(Diagnosis))
{
    /// <summary>The diagnosis in the words of the source.</summary>
    public string? Histology { get; init; }

    /// <summary>Completed years at diagnosis, as stated; nothing is computed from it for another day.</summary>
    public decimal? AgeYears { get; init; }

    /// <summary>The source's own word on a hormone syndrome; which one, if any, is a person's judgement.</summary>
    public bool? Functioning { get; init; }

    /// <summary>A hereditary syndrome is stated, not which.</summary>
    public bool? FamilialSyndrome { get; init; }
}

[JsonConverter(typeof(SnakeCase<ReadRole>))]
public enum ReadRole
{
    Original,
    Second,
    Central,
    Consensus,
}

[JsonConverter(typeof(SnakeCase<Differentiation>))]
public enum Differentiation
{
    Well,
    Poor,

    /// <summary>The pathologist could not tell NET G3 from NEC on morphology. A read, not an absence.</summary>
    Ambiguous,
}

/// <summary>Grade of a well-differentiated NET; NEC has none of its own.</summary>
[JsonConverter(typeof(SnakeCase<Grade>))]
public enum Grade
{
    [JsonStringEnumMemberName("G1")]
    G1,
    [JsonStringEnumMemberName("G2")]
    G2,
    [JsonStringEnumMemberName("G3")]
    G3,
}

[JsonConverter(typeof(SnakeCase<Presence>))]
public enum Presence
{
    Present,
    Absent,
}

/// <summary>One read of one piece of tissue. It happened on the day on which the tissue was taken.</summary>
public sealed record Specimen() : Content(nameof(Specimen))
{
    /// <summary>Identity of the tissue within the course; a review supersedes a read, never the specimen.</summary>
    [JsonPropertyName("specimen")]
    public string? SpecimenName { get; init; }

    public ReadRole Read { get; init; } = ReadRole.Original;

    /// <summary>Tells the readers of one specimen apart ("R1"); never a name.</summary>
    public string? Reader { get; init; }

    /// <summary>The lesion that was sampled, as imaging names it; null: not documented.</summary>
    public string? Lesion { get; init; }

    /// <summary>Enough tissue for a diagnosis; null: not said.</summary>
    public bool? Adequate { get; init; }

    public InadequateBecause? InadequateBecause { get; init; }

    /// <summary>none, resection, core_biopsy, fna_cell_block, fna_smear.</summary>
    public string? SpecimenType { get; init; }

    /// <summary>The organ or region that the tissue came from, in the words of the source ("liver", "segment VI").</summary>
    public string? Organ { get; init; }

    /// <summary>primary, regional, distant_metastasis.</summary>
    public string? SpecimenSite { get; init; }

    public Differentiation? Differentiation { get; init; }

    /// <summary>small_cell, large_cell, not_specified; only for NEC, and only as the report says.</summary>
    public string? NecCellType { get; init; }

    public Ki67Index? Ki67Percent { get; init; }

    /// <summary>Of the least proliferating area; reported for a NET with a G3 component.</summary>
    public decimal? Ki67LowestPercent { get; init; }

    /// <summary>Tumour cells counted for Ki-67.</summary>
    public decimal? Ki67CellsCounted { get; init; }

    /// <summary>manual_image, digital_validated, digital_unvalidated, eyeball.</summary>
    public string? Ki67Method { get; init; }

    [JsonPropertyName("mitoses_per_2mm2")]
    public decimal? MitosesPer2Mm2 { get; init; }

    /// <summary>High-power fields that the specimen offers, and fields in which mitoses were counted.</summary>
    public decimal? SpecimenHpfAvailable { get; init; }

    public decimal? MitosisHpfCounted { get; init; }

    /// <summary>Share of a resected NET that is G3.</summary>
    [JsonPropertyName("g3_component_percent")]
    public decimal? G3ComponentPercent { get; init; }

    /// <summary>Grade as the pathologist wrote it, in the edition beside it.</summary>
    public Grade? ReportedGrade { get; init; }

    /// <summary>The WHO edition that the report used (2010, 2017, 2019, 2022); null: not said.</summary>
    public string? WhoEdition { get; init; }

    public decimal? LargestDiameterMm { get; init; }

    public Presence? Necrosis { get; init; }

    public Presence? PerineuralInvasion { get; init; }

    public Presence? VascularInvasion { get; init; }

    /// <summary>Regional nodes with tumour, and nodes examined.</summary>
    public int? NodesPositive { get; init; }

    public int? NodesExamined { get; init; }

    /// <summary>Mixed neuroendocrine–non-neuroendocrine neoplasm; null: the report does not say.</summary>
    [JsonPropertyName("minen")]
    public bool? MiNen { get; init; }

    /// <summary>The part that is not neuroendocrine, in the words of the report, and its share.</summary>
    public string? OtherComponent { get; init; }

    public decimal? OtherComponentPercent { get; init; }

    public bool? CapProtocolComplete { get; init; }

    public bool? SiteOfOriginComment { get; init; }

    public bool? CgaStainStrong { get; init; }

    /// <summary>Stains by the names and words of the facts (facts.md 3.3); a stain not done is not listed.</summary>
    public string? IhcSynaptophysin { get; init; }

    public string? IhcCga { get; init; }

    [JsonPropertyName("ihc_insm1")]
    public string? IhcInsm1 { get; init; }

    public string? IhcKeratin { get; init; }

    public string? IhcEpcamEma { get; init; }

    public string? IhcDaxx { get; init; }

    public string? IhcAtrx { get; init; }

    public string? IhcRb { get; init; }

    [JsonPropertyName("ihc_p53")]
    public string? IhcP53 { get; init; }

    [JsonPropertyName("ihc_sstr2a")]
    public string? IhcSstr2A { get; init; }

    // Stains that ask where a metastasis comes from, or whether the tumour is neuroendocrine at all.
    [JsonPropertyName("ihc_pax8")]
    public Stain? IhcPax8 { get; init; }

    [JsonPropertyName("ihc_pax6")]
    public Stain? IhcPax6 { get; init; }

    public Stain? IhcPr { get; init; }

    [JsonPropertyName("ihc_islet1")]
    public Stain? IhcIslet1 { get; init; }

    [JsonPropertyName("ihc_cdx2")]
    public Stain? IhcCdx2 { get; init; }

    [JsonPropertyName("ihc_ttf1")]
    public Stain? IhcTtf1 { get; init; }

    public Stain? IhcOtp { get; init; }

    [JsonPropertyName("ihc_satb2")]
    public Stain? IhcSatb2 { get; init; }

    [JsonPropertyName("ihc_ck20")]
    public Stain? IhcCk20 { get; init; }

    public Stain? IhcPolyomavirus { get; init; }

    /// <summary>Negative: expression is lost.</summary>
    [JsonPropertyName("ihc_smad4")]
    public Stain? IhcSmad4 { get; init; }

    /// <summary>In the nucleus.</summary>
    public Stain? IhcBetaCatenin { get; init; }

    public Stain? IhcTrypsin { get; init; }

    [JsonPropertyName("ihc_sf1")]
    public Stain? IhcSf1 { get; init; }

    /// <summary>A regional node holds tumour, where the report gives no count.</summary>
    public bool? NodePositive { get; init; }
}

[JsonConverter(typeof(SnakeCase<Stain>))]
public enum Stain
{
    Positive,
    Negative,
}

/// <summary>Why a specimen answers nothing (Mollazadegan et al. 2025, note to table 2).</summary>
[JsonConverter(typeof(SnakeCase<InadequateBecause>))]
public enum InadequateBecause
{
    LesionNotVisible,
    LesionNotReached,
    NoTumourInSpecimen,
}

/// <summary>A stage as a source states it, in one system.</summary>
public sealed record Staging() : Content(nameof(Staging))
{
    /// <summary>"AJCC" (UICC) or "ENETS".</summary>
    public required string System { get; init; }

    /// <summary>Edition of the system; null: not said.</summary>
    public string? Edition { get; init; }

    public string? T { get; init; }

    public string? N { get; init; }

    public string? M { get; init; }

    /// <summary>The stage group as written, with the system's own letters.</summary>
    public string? Stage { get; init; }

    /// <summary>Spread beyond the pancreas, as stated beside the stage.</summary>
    public Presence? ExtrapancreaticSpread { get; init; }

    // The facts behind T, N and M, where the source gives them.
    public decimal? TumourSizeCm { get; init; }

    public bool? InvadesDuodenumOrBileDuct { get; init; }

    public bool? InvadesAdjacentOrgansOrLargeVessels { get; init; }

    public bool? NodePositive { get; init; }

    public bool? LiverMetastases { get; init; }

    public bool? ExtrahepaticMetastases { get; init; }
}

/// <summary>One read of one imaging study.</summary>
public sealed record ImagingStudy() : Content(nameof(ImagingStudy))
{
    /// <summary>Identity of the study within the course.</summary>
    public string? Study { get; init; }

    public ReadRole Read { get; init; } = ReadRole.Original;

    /// <summary>Tells the readers of one study apart ("R1"); never a name.</summary>
    public string? Reader { get; init; }

    /// <summary>CT, MRI, SSTR-PET, FDG-PET, SRS, US, EUS, SPECT.</summary>
    public string? Modality { get; init; }

    /// <summary>What the study was asked: staging, response, recurrence …</summary>
    public string? Question { get; init; }

    /// <summary>Organs and regions that the study shows well enough to say that nothing is there: liver, bone, brain …</summary>
    public IReadOnlyList<string>? Regions { get; init; }

    /// <summary>The study of the other tracer that it was read with.</summary>
    public string? PairedWith { get; init; }

    /// <summary>Days since the last injection of a depot somatostatin analogue.</summary>
    public int? DaysSinceSsa { get; init; }

    /// <summary>Radiopharmaceutical as written ("68Ga-DOTATOC"); null: not said, or none.</summary>
    public string? Tracer { get; init; }

    /// <summary>Tumour was there to be seen; a receptor result on a scan without disease says nothing.</summary>
    public bool? TumourPresent { get; init; }

    /// <summary>positive, negative, indeterminate.</summary>
    public string? SstrPetResult { get; init; }

    /// <summary>111In-pentetreotide scintigraphy: positive, negative, indeterminate.</summary>
    public string? SrsResult { get; init; }

    /// <summary>positive, negative, indeterminate.</summary>
    public string? FdgPetResult { get; init; }

    /// <summary>Uptake on receptor imaging at least as strong as that of the liver.</summary>
    public bool? SriAtLeastLiver { get; init; }

    /// <summary>The greatest SUVmax of the study as reported, g/mL body-weight; lesions have their own.</summary>
    public decimal? SuvMax { get; init; }

    /// <summary>Krenning score of the most avid lesion, 0 to 4, as reported.</summary>
    public int? KrenningScore { get; init; }

    /// <summary>Paired receptor and FDG PET as a reader graded them: P0, P1, P2a … P5.</summary>
    public string? NetpetScore { get; init; }

    public bool? LiverMetastases { get; init; }

    public bool? BoneMetastases { get; init; }

    public bool? ExtrahepaticDisease { get; init; }

    public bool? BrainMetastases { get; init; }

    public decimal? LiverTumorBurdenPercent { get; init; }

    /// <summary>discrete, diffuse.</summary>
    public string? LiverMetsPattern { get; init; }

    public bool? MultifocalPnet { get; init; }

    public bool? SstrUptakeStrong { get; init; }

    public bool? FdgExceedsSstr { get; init; }

    /// <summary>FDG-positive lesions without receptor uptake: none, some, all.</summary>
    public string? SstrNegativeDisease { get; init; }

    public bool? LesionsOccultOnCtMri { get; init; }

    public bool? IndeterminateNewLesion { get; init; }
}

/// <summary>A drug treatment begins. Its end is a finding of its own, so that a view between the two cannot see it.</summary>
public sealed record Treatment() : Content(nameof(Treatment))
{
    /// <summary>Names the treatment within the course.</summary>
    public string? Course { get; init; }

    public IReadOnlyList<string> Drugs { get; init => field = value ?? []; } = [];

    /// <summary>tumour, symptom, perioperative.</summary>
    public string? Purpose { get; init; }

    /// <summary>Why it was begun: progression, first line, hypoglycaemia, symptoms …</summary>
    public string? Indication { get; init; }

    /// <summary>Of each injection of a depot, or of each day of a tablet.</summary>
    public decimal? DoseMg { get; init; }

    public int? IntervalDays { get; init; }

    public int? CyclesPlanned { get; init; }

    /// <summary>Not an approved treatment of this disease when it was given.</summary>
    public bool? Investigational { get; init; }
}

/// <summary>A drug treatment ended.</summary>
public sealed record TreatmentStop() : Content(nameof(TreatmentStop))
{
    /// <summary>The <see cref="Treatment.Course"/> that ended.</summary>
    public required string Course { get; init; }

    /// <summary>progression, toxicity, completed, choice, death, other.</summary>
    public string? Reason { get; init; }
}

/// <summary>A person's word on where a line of therapy begins, against or beside the computed one.</summary>
public sealed record LineOverride() : Content(nameof(LineOverride))
{
    /// <summary>The <see cref="Treatment.Course"/> meant.</summary>
    public required string Course { get; init; }

    /// <summary>It begins a line. False: it belongs to the line before it.</summary>
    public required bool StartsLine { get; init; }

    public string? Basis { get; init; }
}

[JsonConverter(typeof(SnakeCase<ResectionMargin>))]
public enum ResectionMargin
{
    [JsonStringEnumMemberName("R0")]
    R0,
    [JsonStringEnumMemberName("R1")]
    R1,
    [JsonStringEnumMemberName("R2")]
    R2,

    /// <summary>Tumour at the margin; microscopic or macroscopic is not said.</summary>
    Involved,
}

/// <summary>An operation or intervention.</summary>
public sealed record Procedure() : Content(nameof(Procedure))
{
    /// <summary>resection, ablation, embolisation, radiotherapy …</summary>
    [JsonPropertyName("procedure")]
    public required string Name { get; init; }

    /// <summary>What it was done to: primary, liver_metastases, nodes, bone, other.</summary>
    public IReadOnlyList<string>? Target { get; init; }

    /// <summary>Lesions that it removed or destroyed, as imaging names them.</summary>
    public IReadOnlyList<string>? Lesions { get; init; }

    /// <summary>curative, palliative.</summary>
    public string? Intent { get; init; }

    public ResectionMargin? Margin { get; init; }
}

[JsonConverter(typeof(SnakeCase<CauseOfDeath>))]
public enum CauseOfDeath
{
    Tumour,

    /// <summary>Of the treatment.</summary>
    Treatment,
    Other,

    /// <summary>Stated to be unknown.</summary>
    Unknown,
}

/// <summary>Seen alive, or dead, on a day.</summary>
public sealed record VitalStatus() : Content(nameof(VitalStatus))
{
    /// <summary>Null: the source says neither, only that follow-up ended here.</summary>
    public bool? Alive { get; init; }

    public CauseOfDeath? Cause { get; init; }

    /// <summary>With tumour on that day; null: not said.</summary>
    public bool? WithDisease { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool LostToFollowUp { get; init; }
}
