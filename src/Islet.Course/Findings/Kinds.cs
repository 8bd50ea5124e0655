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
public sealed record Person() : Content(nameof(Person), Timing.Lifelong)
{
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

    public TumourFamily? Family { get; init; }

    /// <summary>independent, recurrence of, metastasis of, undetermined.</summary>
    public string? Relation { get; init; }
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

    /// <summary>Enough tissue for a diagnosis; null: not said.</summary>
    public bool? Adequate { get; init; }

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

    /// <summary>Tumour cells counted for Ki-67.</summary>
    public decimal? Ki67CellsCounted { get; init; }

    /// <summary>manual_image, digital_validated, digital_unvalidated, eyeball.</summary>
    public string? Ki67Method { get; init; }

    [JsonPropertyName("mitoses_per_2mm2")]
    public decimal? MitosesPer2Mm2 { get; init; }

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
}

/// <summary>One read of one imaging study.</summary>
public sealed record ImagingStudy() : Content(nameof(ImagingStudy))
{
    /// <summary>Identity of the study within the course.</summary>
    public string? Study { get; init; }

    public ReadRole Read { get; init; } = ReadRole.Original;

    /// <summary>CT, MRI, SSTR-PET, FDG-PET, SRS, US.</summary>
    public string? Modality { get; init; }

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
}

/// <summary>A drug treatment begins. Its end is a finding of its own, so that a view between the two cannot see it.</summary>
public sealed record Treatment() : Content(nameof(Treatment))
{
    /// <summary>Names the treatment within the course.</summary>
    public string? Course { get; init; }

    public IReadOnlyList<string> Drugs { get; init => field = value ?? []; } = [];

    /// <summary>tumour, symptom, perioperative.</summary>
    public string? Purpose { get; init; }
}

/// <summary>A drug treatment ended.</summary>
public sealed record TreatmentStop() : Content(nameof(TreatmentStop))
{
    /// <summary>The <see cref="Treatment.Course"/> that ended.</summary>
    public required string Course { get; init; }

    /// <summary>progression, toxicity, completed, choice, death, other.</summary>
    public string? Reason { get; init; }
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

    /// <summary>curative, palliative.</summary>
    public string? Intent { get; init; }

    public ResectionMargin? Margin { get; init; }
}

[JsonConverter(typeof(SnakeCase<CauseOfDeath>))]
public enum CauseOfDeath
{
    Tumour,
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
