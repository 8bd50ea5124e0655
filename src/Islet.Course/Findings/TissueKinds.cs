using System.Text.Json.Serialization;

namespace Islet.Course;

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
