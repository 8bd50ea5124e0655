using Islet.Course;

namespace Islet.Clinic;

/// <summary>Why the limits of its laboratory do not say whether a value is raised.</summary>
public enum LevelDoubt
{
    /// <summary>No number, and no word of the source.</summary>
    NoValue,

    /// <summary>No upper limit: no fact (facts.md 3.5).</summary>
    NoLimit,

    /// <summary>The bound leaves both sides of the limit open (">50", limit 60).</summary>
    BoundOpen,

    /// <summary>The lower limit lies above the upper.</summary>
    LimitsContradict,

    /// <summary>By their partial dates several results may be the latest, and they differ.</summary>
    OrderUnknown,
}

/// <summary>A laboratory value against the limits of its own laboratory.</summary>
/// <param name="Level">Null where it is not known; "not raised" may be known even so.</param>
/// <param name="BySource">No limit decides, and the source's own word stands.</param>
/// <param name="SourceDisagrees">The source's word and its limits say different things; the limits decide, both stay.</param>
public sealed record LevelReading(Truth Raised, LaboratoryReading? Level, LevelDoubt? Doubt, bool BySource = false, bool SourceDisagrees = false);

/// <summary>
/// Raised, normal or low against the range of the laboratory that measured it, never against another's (facts.md 3.5 and 3.11). A value on the limit is within it.
/// </summary>
public static class OwnRange
{
    public static LevelReading Read(Laboratory lab)
    {
        var byLimits = ByLimits(lab);
        return (byLimits, lab.Reading) switch
        {
            ({ Raised.Answer: Answer.Unknown }, { } word) => new(Truth.Of(word is LaboratoryReading.Raised), word, null, BySource: true),
            (_, { } word) => byLimits with { SourceDisagrees = byLimits.Level is { } level ? level != word : word is LaboratoryReading.Raised },
            _ => byLimits,
        };
    }

    private static LevelReading ByLimits(Laboratory lab)
    {
        if (lab.Value is not { } value)
            return Open(LevelDoubt.NoValue);
        if (lab is { Lower: { } lower, Upper: { } upper } && lower > upper)
            return Open(LevelDoubt.LimitsContradict);
        // "about" is taken as the number; a bound leaves one side open, and excludes itself where it says below or above.
        var atLeast = lab.Comparator is Comparator.Below or Comparator.AtMost ? (decimal?)null : value;
        var atMost = lab.Comparator is Comparator.Above or Comparator.AtLeast ? (decimal?)null : value;
        var raised = Above(atLeast, lab.Upper, lab.Comparator is Comparator.Above);
        var low = Above(lab.Lower, atMost, lab.Comparator is Comparator.Below);
        if (raised || low)
            return new(Truth.Of(raised), raised ? LaboratoryReading.Raised : LaboratoryReading.Low, null);
        if (lab.Upper is not { } limit)
            return Open(LevelDoubt.NoLimit);
        if (atMost is not { } most || most > limit)
            return Open(LevelDoubt.BoundOpen);
        var notLow = lab.Lower is not { } least || (atLeast is { } from && from >= least);
        return new(Truth.No, notLow ? LaboratoryReading.Normal : null, null);
    }

    private static bool Above(decimal? value, decimal? limit, bool excludesItself) =>
        value is { } v && limit is { } l && (v > l || (excludesItself && v == l));

    private static LevelReading Open(LevelDoubt doubt) => new(default, null, doubt);
}
