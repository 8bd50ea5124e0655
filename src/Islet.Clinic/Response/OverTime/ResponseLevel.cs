namespace Islet.Clinic;

/// <summary>How good a category is, whatever words its criterion has; the higher the better, from progression on. What cannot be compared has no level.</summary>
internal enum ResponseLevel
{
    None,
    Progression,
    NoDisease,
    NonTargetsRemain,
    Stable,
    Minor,
    Partial,
    Complete,
}

/// <summary>Categories of all criteria by level: RECIST 1.1 (Eisenhauer 2009), metabolic (Wahl 2009), minor response (van Vliet 2013), volumes (Di Franco et al. 2025).</summary>
internal static class ResponseLevels
{
    public static ResponseLevel Of(ResponseCategory? category) => category switch
    {
        ResponseCategory.CR or ResponseCategory.Cmr => ResponseLevel.Complete,
        ResponseCategory.PR or ResponseCategory.Pmr or ResponseCategory.Response or ResponseCategory.EarlyResponder => ResponseLevel.Partial,
        ResponseCategory.MR => ResponseLevel.Minor,
        ResponseCategory.SD or ResponseCategory.Smd or ResponseCategory.Stable or ResponseCategory.NoResponse or ResponseCategory.NonResponder => ResponseLevel.Stable,
        ResponseCategory.NonCrNonPd => ResponseLevel.NonTargetsRemain,
        ResponseCategory.NED => ResponseLevel.NoDisease,
        ResponseCategory.PD or ResponseCategory.Pmd or ResponseCategory.Progression => ResponseLevel.Progression,
        ResponseCategory.NE or ResponseCategory.NA or ResponseCategory.NotApplicable or null => ResponseLevel.None,
    };

    /// <summary>Of two reads on one day the worse counts: PD, NON-CR/NON-PD, SD, PR, CR, NE (spec response-criteria D4).</summary>
    public static int Badness(ResponseLevel level) => level switch
    {
        ResponseLevel.Progression => 7,
        ResponseLevel.NonTargetsRemain => 6,
        ResponseLevel.Stable => 5,
        ResponseLevel.Minor => 4,
        ResponseLevel.Partial => 3,
        ResponseLevel.Complete => 2,
        ResponseLevel.NoDisease => 1,
        ResponseLevel.None => 0,
    };
}
