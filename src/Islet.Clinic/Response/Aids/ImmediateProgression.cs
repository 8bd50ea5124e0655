using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// Progression at or before the first evaluation: 41 % of NEC and 24 % of NET G3 under first-line chemotherapy (Sorbye et al., Br J Cancer 2025;133:316-324, Results). Patients who were
/// stopped for clinical progression before any scan count with it (Methods).
/// </summary>
public static class ImmediateProgression
{
    /// <summary>Of evaluable patients, %. As printed.</summary>
    public static (decimal Nec, decimal NetG3) Published { get; } = (41, 24);

    /// <summary>The first time point that could be evaluated decides. None: only early clinical progression can say yes, and nothing says no.</summary>
    /// <param name="earlyClinical">Stopped for clinical progression within two months of the first course, without a scan.</param>
    public static Truth Of(ResponseAssessment assessment, Truth earlyClinical) => assessment.TimePoints.FirstOrDefault(t => ResponseGroups.Of(t.Overall) is not ResponseGroup.None) switch
    {
        { } first => Truth.Of(ResponseGroups.Of(first.Overall) is ResponseGroup.Progression),
        null => earlyClinical | default(Truth),
    };
}
