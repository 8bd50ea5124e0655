using Islet.Course;

namespace Islet.Clinic;

/// <summary>One assessment: everything read of one visit's scans by one reader.</summary>
public sealed record TimePoint
{
    /// <summary>Names it within the series ("BL", "TP1").</summary>
    public required string Id { get; init; }

    /// <summary>Null: not recorded; categories are worked out, durations are not.</summary>
    public AxisPoint? Date { get; init; }

    public bool IsBaseline { get; init; }

    /// <summary>By lesion; a target without an entry was not evaluated.</summary>
    public IReadOnlyDictionary<string, TargetReading> Targets { get; init => field = value ?? NoTargets; } = NoTargets;

    /// <summary>By lesion; a non-target without an entry was not evaluated.</summary>
    public IReadOnlyDictionary<string, NonTargetState> NonTargets { get; init => field = value ?? NoNonTargets; } = NoNonTargets;

    public IReadOnlyList<NewLesion> NewLesions { get; init => field = value ?? []; } = [];

    /// <summary>Of a tumour marker that the protocol tracks; null: none is tracked, or not measured at this time.</summary>
    public MarkerState? TumourMarker { get; init; }

    /// <summary>Day of the scan that shows a lesion, where a visit's scans fell on several days.</summary>
    public IReadOnlyDictionary<string, AxisPoint> ScanDates { get; init => field = value ?? NoDates; } = NoDates;

    /// <summary>A new or growing nodule inside a known lesion (Choi 2007).</summary>
    public bool? IntratumoralNodule { get; init; }

    /// <summary>Phase in which density was measured, where stated ("portal-venous").</summary>
    public string? ContrastPhase { get; init; }

    public PetScan? Pet { get; init; }

    private static IReadOnlyDictionary<string, TargetReading> NoTargets { get; } = new Dictionary<string, TargetReading>();

    private static IReadOnlyDictionary<string, NonTargetState> NoNonTargets { get; } = new Dictionary<string, NonTargetState>();

    private static IReadOnlyDictionary<string, AxisPoint> NoDates { get; } = new Dictionary<string, AxisPoint>();
}

public enum TargetState
{
    /// <summary>By <see cref="TargetReading.Mm"/> or <see cref="TargetReading.FragmentsMm"/>; 0 mm is gone.</summary>
    Measured,

    /// <summary>Seen, too small or faint to measure.</summary>
    TooSmall,

    NotEvaluated,

    /// <summary>Part of the mass of <see cref="TargetReading.MergedInto"/>, no longer to be told apart.</summary>
    Merged,
}

/// <summary>One target at one time point.</summary>
public sealed record TargetReading
{
    public TargetState State { get; init; }

    /// <summary>Longest diameter, of a node the short axis, mm.</summary>
    public decimal? Mm { get; init; }

    /// <summary>Mean attenuation within the whole margin, Hounsfield units.</summary>
    public decimal? Hu { get; init; }

    /// <summary>Longest diameter of what takes up contrast in the arterial phase, mm.</summary>
    public decimal? ViableMm { get; init; }

    /// <summary>Largest diameter perpendicular to the longest, mm.</summary>
    public decimal? PerpendicularMm { get; init; }

    /// <summary>Longest diameters of the parts of a lesion that fell apart, mm.</summary>
    public IReadOnlyList<decimal> FragmentsMm { get; init => field = value ?? []; } = [];

    /// <summary>Lesions that this one has absorbed; <see cref="Mm"/> is of the whole mass.</summary>
    public IReadOnlyList<string> MergedWith { get; init => field = value ?? []; } = [];

    public string? MergedInto { get; init; }
}

public enum NonTargetState
{
    Absent,
    Present,

    /// <summary>Bigger, and not unequivocally progressing.</summary>
    Worsened,
    UnequivocalProgression,
    NotEvaluated,
}

public enum MarkerState
{
    Normal,
    Raised,
}

public enum NewLesionCertainty
{
    Unequivocal,
    Equivocal,

    /// <summary>Was equivocal and is gone.</summary>
    Resolved,

    /// <summary>Benign, a flare, a matter of technique, or part of a known lesion.</summary>
    NotMalignant,
}

/// <summary>What a PET found where CT is asked (Eisenhauer 2009, FDG-PET).</summary>
public enum CtCorrelate
{
    NewSite,
    None,
    KnownStable,
}

/// <summary>A lesion that the baseline did not show, as one time point's reader calls it.</summary>
public sealed record NewLesion
{
    public required string Id { get; init; }

    public string? Organ { get; init; }

    public NewLesionCertainty Certainty { get; init; }

    /// <summary>CT, MRI, FDG-PET, SSTR-PET …</summary>
    public string? Modality { get; init; }

    /// <summary>The <see cref="TimePoint.Id"/> at which it was first seen, where that is another one.</summary>
    public string? FirstSeen { get; init; }

    /// <summary>Day of the scan that shows it, where it is not the time point's.</summary>
    public AxisPoint? Date { get; init; }

    public decimal? Mm { get; init; }

    public bool? RegionImagedAtBaseline { get; init; }

    /// <summary>FDG-PET at baseline: positive, negative; null: none was made.</summary>
    public bool? FdgPositiveAtBaseline { get; init; }

    public bool? FdgPositiveNow { get; init; }

    public CtCorrelate? CtCorrelate { get; init; }
}
