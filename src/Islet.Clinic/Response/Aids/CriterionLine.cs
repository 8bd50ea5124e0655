namespace Islet.Clinic;

/// <summary>What a criterion measures.</summary>
public enum MeasuredQuantity
{
    /// <summary>Longest diameters, of nodes short axes, mm.</summary>
    Sum,

    /// <summary>Diameters of what takes up contrast in the arterial phase, mm.</summary>
    ViableSum,

    /// <summary>Longest diameter times its perpendicular, mm².</summary>
    SumOfProducts,

    /// <summary>Mean attenuation of the targets, HU.</summary>
    Density,

    /// <summary>Of the hottest lesion, g/mL of lean body mass.</summary>
    SulPeak,

    /// <summary>Standardized uptake, g/mL.</summary>
    Suv,

    /// <summary>Segmented volume, mL.</summary>
    Volume,

    /// <summary>Volume times mean uptake, g.</summary>
    TotalActivity,

    /// <summary>Attenuation times uptake.</summary>
    Zp,
}

/// <summary>How an absolute change goes together with the per cent.</summary>
public enum AbsoluteChange
{
    /// <summary>The per cent alone decides.</summary>
    NotAsked,
    AsWell,

    /// <summary>Whichever comes first.</summary>
    OrAlone,
}

/// <summary>Where a criterion draws a line: from here on it speaks of response or of progression.</summary>
/// <param name="Percent">Change, %; negative: a fall, which is response.</param>
/// <param name="Absolute">Change in the quantity's own unit, of the same sign.</param>
/// <param name="Strict">The line itself is not yet over it.</param>
public sealed record CriterionLine(
    MeasuredQuantity Of, decimal Percent, ChangeReference From, decimal Absolute = 0, AbsoluteChange With = AbsoluteChange.NotAsked, bool Strict = false)
{
    public ResponseGroup Group => Percent < 0 ? ResponseGroup.Response : ResponseGroup.Progression;

    /// <summary>Null: what it asks for was not measured.</summary>
    public bool? IsReached(MeasuredChange change)
    {
        var percent = change.FromNothing ? Percent > 0 : Over(change.Percent, Percent);
        return With switch
        {
            AbsoluteChange.NotAsked => percent,
            AbsoluteChange.AsWell => percent & Over(change.Absolute, Absolute),
            AbsoluteChange.OrAlone => percent | Over(change.Absolute, Absolute),
        };
    }

    // A change that lies on the line is a whole number of per cent, which a decimal division gives exactly.
    private bool? Over(decimal? change, decimal line) => change is not { } x ? null : Strict && x == line ? false : line < 0 ? x <= line : x >= line;
}

/// <summary>A change of one quantity from its reference.</summary>
/// <param name="Percent">Null: not measured at one of the two times, or the reference is 0.</param>
/// <param name="FromNothing">The reference is 0 and something is there now: more than any per cent.</param>
public readonly record struct MeasuredChange(decimal? Percent, decimal? Absolute, bool FromNothing = false);
