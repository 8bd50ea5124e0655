namespace Islet.Clinic;

/// <summary>How a lesion was found or measured.</summary>
public enum MeasuringMethod
{
    Ct,
    Mri,

    /// <summary>Seen or felt, and measured with calipers.</summary>
    Caliper,
    ChestXray,
    Ultrasound,
    Endoscopy,
    Pet,
    BoneScan,
}

public enum BoneLesion
{
    Lytic,
    Mixed,
    Blastic,
}

public enum CystKind
{
    /// <summary>Not malignant.</summary>
    Simple,

    /// <summary>A cystic metastasis.</summary>
    Metastasis,
}

/// <summary>Disease that has no measurable edge, and what the review sees otherwise than the paper.</summary>
public enum DiseaseKind
{
    Solid,
    Effusion,
    Ascites,
    Leptomeningeal,
    Lymphangitis,
    InflammatoryBreast,

    /// <summary>A mass or organ that is felt and has no reproducible image.</summary>
    PalpableOnly,

    /// <summary>Measurable where it is a discrete nodule.</summary>
    Peritoneal,
    Necrotic,
}

/// <summary>A lesion of the baseline before anybody has made it target or non-target.</summary>
/// <param name="Mm">Longest diameter, of a node the short axis, of bone that of its soft tissue.</param>
public sealed record BaselineCandidate(string Id, decimal? Mm, string Organ, bool IsNode = false)
{
    public string? Site { get; init; }

    public string? Side { get; init; }

    /// <summary>Slice thickness; null: not recorded, and read as 5 mm or less.</summary>
    public decimal? SliceMm { get; init; }

    /// <summary>Null: not recorded, and read as CT.</summary>
    public MeasuringMethod? Method { get; init; }

    public BoneLesion? Bone { get; init; }

    /// <summary>A bone lesion with a part of soft tissue.</summary>
    public bool? HasSoftTissue { get; init; }

    public CystKind? Cyst { get; init; }

    public DiseaseKind Kind { get; init; }

    /// <summary>Irradiated, ablated or embolised before.</summary>
    public bool PriorLocalTherapy { get; init; }

    /// <summary>Progression in this lesion was shown after that; null: not recorded, which shows nothing.</summary>
    public bool? ProgressedSince { get; init; }

    /// <summary>The reader has made it a target.</summary>
    public bool IsChosen { get; init; }
}
