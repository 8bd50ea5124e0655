using System.Text.Json.Serialization;

namespace Islet.Course;

/// <summary>What became of a lesion, as a reader of one study saw it.</summary>
[JsonConverter(typeof(SnakeCase<LesionStatus>))]
public enum LesionStatus
{
    Present,

    /// <summary>Looked for and gone.</summary>
    Absent,

    /// <summary>Seen, and too small to measure.</summary>
    TooSmall,

    /// <summary>The study does not show the place well enough.</summary>
    NotEvaluable,

    /// <summary>May be a lesion, may be none.</summary>
    Equivocal,

    /// <summary>Bigger than before, and not unequivocally progressing; of lesions that are not measured.</summary>
    Worsened,

    /// <summary>Unequivocally progressing; of lesions that are not measured.</summary>
    Progressing,

    /// <summary>Benign, a flare or healing, a matter of technique.</summary>
    NotMalignant,
}

[JsonConverter(typeof(SnakeCase<LesionRole>))]
public enum LesionRole
{
    Target,
    NonTarget,
    New,
}

/// <summary>Uptake of FDG against that of the receptor tracer in the same lesion, as a reader calls it in the display windows.</summary>
[JsonConverter(typeof(SnakeCase<FdgAgainstSst>))]
public enum FdgAgainstSst
{
    Less,
    Equal,
    More,
}

/// <summary>One lesion in one read of one imaging study. Its name stays the same over all studies of the course.</summary>
public sealed record LesionRead() : Content(nameof(LesionRead))
{
    /// <summary>Identity of the lesion within the course ("L1").</summary>
    public required string Lesion { get; init; }

    /// <summary>The <see cref="ImagingStudy.Study"/>; modality and tracer stand there.</summary>
    public string? Study { get; init; }

    public ReadRole Read { get; init; } = ReadRole.Original;

    /// <summary>Tells the readers of one study apart ("R1"); never a name.</summary>
    public string? Reader { get; init; }

    /// <summary>liver, lymph_node, bone, pancreas, peritoneum, lung …</summary>
    public string? Organ { get; init; }

    /// <summary>Where in the organ ("segment VI").</summary>
    public string? Part { get; init; }

    public LesionRole? Role { get; init; }

    public LesionStatus? Status { get; init; }

    public decimal? LongestMm { get; init; }

    /// <summary>Largest diameter perpendicular to the longest in the same plane; of a node, the one that counts.</summary>
    public decimal? ShortAxisMm { get; init; }

    /// <summary>Longest diameter of what takes up contrast in the arterial phase.</summary>
    public decimal? ViableMm { get; init; }

    /// <summary>Mean attenuation, Hounsfield units; may be negative.</summary>
    public decimal? AttenuationHu { get; init; }

    /// <summary>Takes up the study's tracer above its background, in the liver above the liver.</summary>
    public bool? TracerPositive { get; init; }

    /// <summary>Krenning score, 0 to 4, as the reader gives it.</summary>
    public int? KrenningScore { get; init; }

    /// <summary>The Krenning score varies within the lesion, as the reader sees it.</summary>
    public bool? KrenningVaries { get; init; }

    /// <summary>Of a study of FDG read beside one of receptors.</summary>
    public FdgAgainstSst? FdgVsSst { get; init; }

    /// <summary>g/mL body-weight, as are the other two.</summary>
    public decimal? SuvMax { get; init; }

    public decimal? SuvPeak { get; init; }

    public decimal? SuvMean { get; init; }

    /// <summary>g/mL lean body mass.</summary>
    public decimal? SulPeak { get; init; }

    public decimal? VolumeMl { get; init; }

    /// <summary>Volume times mean SUV, g.</summary>
    public decimal? TotalLesionActivityG { get; init; }

    /// <summary>Method by which its edge was found, where another than that of the <see cref="ImagingStudy.Segmentation"/>; volume, mean and activity hang on it.</summary>
    public string? Segmentation { get; init; }

    /// <summary>The lesion of which this one is a part that broke off.</summary>
    public string? SplitFrom { get; init; }

    /// <summary>The lesion with whose mass this one has become one.</summary>
    public string? MergedInto { get; init; }

    /// <summary>A nodule inside the lesion is new or grows.</summary>
    public bool? IntratumoralNodule { get; init; }

    /// <summary>The baseline study shows the place of a new lesion.</summary>
    public bool? RegionImagedAtBaseline { get; init; }

    /// <summary>Treated locally before baseline, and whether it has grown since.</summary>
    public bool? PriorLocalTherapy { get; init; }

    public bool? ProgressedSinceLocalTherapy { get; init; }
}
