using Islet.Course;

namespace Islet.Clinic;

/// <summary>What became of one lesion's uptake of one tracer between two characterizations.</summary>
public enum LesionChangeKind
{
    Unchanged,
    Gained,

    /// <summary>Positive, and not there before.</summary>
    New,
    Lost,

    // Not receptor loss, and no loss of metabolism:
    Removed,
    InRemission,

    // Not known:
    NotReadBefore,
    NotReadNow,

    /// <summary>Equivocal, not evaluable, or readers of equal rank differ.</summary>
    Unclear,
    OtherTracer,

    /// <summary>A local treatment between the two names no lesions, or not the organ.</summary>
    PerhapsRemoved,

    /// <summary>Negative now, and nothing says that the lesion is still there.</summary>
    PerhapsInRemission,

    /// <summary>Still there and too small for the PET to tell.</summary>
    TooSmallToTell,
}

/// <param name="Earlier">Null: the lesion is not listed in the earlier study of this tracer.</param>
/// <param name="Procedure">What took the lesion away, or may have.</param>
public sealed record LesionChange(string Lesion, LesionChangeKind Kind, LesionUptake? Earlier, LesionUptake? Later, Finding? Procedure = null);

/// <summary>On what the answer for a tracer rests, or why there is none.</summary>
public enum TracerChangeBasis
{
    Lesions,

    /// <summary>Lesions are not recorded on both sides: the results of the whole studies are compared.</summary>
    StudyResults,
    NotDoneBefore,
    NotDoneNow,
    NotDone,
}

/// <summary>Gain and loss of lesions positive for one tracer.</summary>
/// <param name="Lesions">Every lesion of either study; none where whole studies are compared.</param>
/// <param name="OtherTracer">The two studies used different radiopharmaceuticals: a change of uptake may be the tracer's.</param>
public sealed record TracerChange(PetTracer Tracer, Truth Gain, Truth Loss, TracerChangeBasis Basis, IReadOnlyList<LesionChange> Lesions, bool OtherTracer)
{
    /// <summary>Null: none on record before.</summary>
    public PetStudy? Earlier { get; init; }

    /// <summary>Null: none on record now.</summary>
    public PetStudy? Later { get; init; }

    public Truth Changed => Gain | Loss;
}

/// <summary>
/// Change of the tracer uptake pattern, "loss or gain of FDG- or DOTATOC-positive tumor lesions": limb (ii) of the definition of Mollazadegan et al. 2025,
/// section 2.2.
/// </summary>
public sealed record TracerPatternChange(TracerChange Receptor, TracerChange Fdg)
{
    /// <summary>Yes if a lesion of either tracer was gained or lost; no only where both tracers are known, of every lesion, not to have changed.</summary>
    public Truth Changed => Receptor.Changed | Fdg.Changed;

    public static TracerPatternChange Between(TracerPattern earlier, TracerPattern later) =>
        new(TracerComparison.Between(earlier, later, PetTracer.Receptor), TracerComparison.Between(earlier, later, PetTracer.Fdg));
}
