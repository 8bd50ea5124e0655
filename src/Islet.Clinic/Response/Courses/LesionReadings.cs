using Islet.Course;

namespace Islet.Clinic;

/// <summary>What the reads of one lesion at one visit say, in the words of a series.</summary>
internal static class LesionReadings
{
    /// <summary>Null: nothing that gives a size; the lesion is not evaluated.</summary>
    public static TargetReading? Target(LesionRead read, bool isNode)
    {
        var size = isNode ? read.ShortAxisMm : read.LongestMm;
        if (read.MergedInto is { } host)
            return new() { State = TargetState.Merged, MergedInto = host };
        if (read.Status is LesionStatus.NotEvaluable)
            return new() { State = TargetState.NotEvaluated };
        if (read.Status is LesionStatus.Absent)
            return new() { State = TargetState.Measured, Mm = 0, ViableMm = 0, PerpendicularMm = 0 };
        if (size is null && read.Status is LesionStatus.TooSmall)
            return new() { State = TargetState.TooSmall, Hu = read.AttenuationHu, ViableMm = read.ViableMm };
        return size is null && read.ViableMm is null && read.AttenuationHu is null ? null : new()
        {
            State = TargetState.Measured, // what of it was not measured is null, and not evaluated by a criterion that asks for it
            Mm = size,
            Hu = read.AttenuationHu,
            ViableMm = read.ViableMm,
            PerpendicularMm = isNode ? read.LongestMm : read.ShortAxisMm, // the product of both is the same
        };
    }

    /// <summary>A node under 10 mm is normal (Eisenhauer 2009). What may be a lesion and may be none is not evaluated.</summary>
    public static NonTargetState NonTarget(LesionRead read, bool isNode) => read.Status switch
    {
        LesionStatus.Progressing => NonTargetState.UnequivocalProgression,
        LesionStatus.Worsened => NonTargetState.Worsened,
        LesionStatus.Absent => NonTargetState.Absent,
        LesionStatus.NotEvaluable or LesionStatus.Equivocal or LesionStatus.NotMalignant => NonTargetState.NotEvaluated,
        _ when isNode && read.ShortAxisMm is < NormalNodeMm => NonTargetState.Absent,
        LesionStatus.Present or LesionStatus.TooSmall => NonTargetState.Present,
        null when (read.LongestMm ?? read.ShortAxisMm) is { } mm => mm > 0 ? NonTargetState.Present : NonTargetState.Absent,
        _ => NonTargetState.NotEvaluated,
    };

    /// <summary>Of several reads of one visit the worse counts (spec response-criteria D4); one that evaluates, before one that does not.</summary>
    public static NonTargetState Worst(IEnumerable<NonTargetState> states) => states.MaxBy(state => state switch
    {
        NonTargetState.NotEvaluated => 0,
        NonTargetState.Absent => 1,
        NonTargetState.Present => 2,
        NonTargetState.Worsened => 3,
        NonTargetState.UnequivocalProgression => 4,
    });

    /// <summary>A PET's word that there is no uptake, and no more: no size, and nobody follows it. Whether a lesion is there, such a read does not say.</summary>
    public static bool TakesUpNothing(LesionRead read) => read is
    {
        Status: null, TracerPositive: false, KrenningScore: null or 0, Role: null or LesionRole.New, LongestMm: null or 0, ShortAxisMm: null or 0, VolumeMl: null or 0,
    };

    /// <summary>Looked for and not there, or without uptake.</summary>
    public static bool ShowsNothing(LesionRead read) => read.Status is LesionStatus.Absent || TakesUpNothing(read);

    /// <summary>Seen to take up the tracer, as the reader says or by the Krenning score.</summary>
    public static bool IsPositive(LesionRead read) => read.Status is not (LesionStatus.Absent or LesionStatus.NotEvaluable or LesionStatus.Equivocal or LesionStatus.NotMalignant)
        && (read.TracerPositive ?? ModifiedKrenning.IsPositive(read.KrenningScore, read.Organ)) is true;

    /// <summary>Null: the read says nothing of a new lesion, as when it is not evaluable or takes up nothing.</summary>
    public static NewLesionCertainty? New(LesionRead read, bool isDeclared) => TakesUpNothing(read) ? null : read.Status switch
    {
        LesionStatus.NotMalignant => NewLesionCertainty.NotMalignant,
        LesionStatus.Absent => NewLesionCertainty.Resolved,
        LesionStatus.NotEvaluable => null,
        LesionStatus.Equivocal => NewLesionCertainty.Equivocal,
        _ => isDeclared ? NewLesionCertainty.Unequivocal : NewLesionCertainty.Equivocal,
    };

    private const decimal NormalNodeMm = 10;
}
