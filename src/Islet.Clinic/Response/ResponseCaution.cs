using System.Text.Json.Serialization;

namespace Islet.Clinic;

/// <summary>What a reader is to look at beside a category; a caution never changes one (the specification calls it a flag). The wire words are those of the specification.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ResponseCaution>))]
public enum ResponseCaution
{
    /// <summary>A length above 500 mm.</summary>
    [JsonStringEnumMemberName("UNIT_SUSPECT")]
    UnitSuspect,

    /// <summary>Target nodes stay normal while their sum rose by the rule of progression.</summary>
    [JsonStringEnumMemberName("NODES_NORMAL_SUM_UP")]
    NodesNormalSumUp,

    /// <summary>Progression by the sum, driven by a node below 10 mm.</summary>
    [JsonStringEnumMemberName("PD_DRIVEN_BY_NORMAL_NODE")]
    PdDrivenByNormalNode,

    [JsonStringEnumMemberName("NODE_REGROWTH_AFTER_CR")]
    NodeRegrowthAfterCr,

    [JsonStringEnumMemberName("REAPPEARANCE_AFTER_CR")]
    ReappearanceAfterCr,

    // Comparability of PET.
    [JsonStringEnumMemberName("TRACER_DIFFERENT")]
    TracerDifferent,
    [JsonStringEnumMemberName("ISOTOPE_DIFFERENT")]
    IsotopeDifferent,
    [JsonStringEnumMemberName("SCANNER_DIFFERENT")]
    ScannerDifferent,
    [JsonStringEnumMemberName("RECON_DIFFERENT")]
    ReconDifferent,
    [JsonStringEnumMemberName("SEGMENTATION_DIFFERENT")]
    SegmentationDifferent,
    [JsonStringEnumMemberName("UPTAKE_TIME")]
    UptakeTime,
    [JsonStringEnumMemberName("ACTIVITY")]
    Activity,
    [JsonStringEnumMemberName("SSA_STATUS")]
    SsaStatus,
    [JsonStringEnumMemberName("LIVER_REFERENCE")]
    LiverReference,
    [JsonStringEnumMemberName("MODALITY_DIFFERENT")]
    ModalityDifferent,

    /// <summary>Density of the two time points was measured in different phases.</summary>
    [JsonStringEnumMemberName("PHASE_MISMATCH")]
    PhaseMismatch,

    /// <summary>PERCIST on another tracer than FDG: exploratory.</summary>
    [JsonStringEnumMemberName("NOT_FDG")]
    NotFdg,

    /// <summary>A fall between 15 and 25 % after more than one cycle, which the printed text leaves out.</summary>
    [JsonStringEnumMemberName("EORTC_GAP")]
    EortcGap,

    [JsonStringEnumMemberName("ZP_NONPOSITIVE")]
    ZpNonpositive,

    /// <summary>Uptake fell by 30 % or more while size grew by 10 % or more.</summary>
    [JsonStringEnumMemberName("SUV_DROP_SIZE_UP")]
    SuvDropSizeUp,

    /// <summary>No volume is left; receptor loss must be ruled out.</summary>
    [JsonStringEnumMemberName("VOLUME_ZERO")]
    VolumeZero,

    [JsonStringEnumMemberName("POSSIBLE_DEDIFFERENTIATION")]
    PossibleDedifferentiation,

    [JsonStringEnumMemberName("INTERVAL_TOO_SHORT")]
    IntervalTooShort,

    [JsonStringEnumMemberName("PSEUDO_POSSIBLE")]
    PseudoPossible,
    [JsonStringEnumMemberName("PSEUDO_CONFIRMED")]
    PseudoConfirmed,
    [JsonStringEnumMemberName("PSEUDO_UNLIKELY")]
    PseudoUnlikely,
}
