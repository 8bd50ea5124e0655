using T = Islet.Clinic.ResponseCategory;

namespace Islet.Clinic;

/// <summary>SWOG: sums of the products of the two largest perpendicular diameters. Green and Weiss, Invest New Drugs 1992;10:239-253, doi:10.1007/BF00944177.</summary>
public static class GreenWeiss1992
{
    /// <summary>Rise of the sum of products that is progression, %.</summary>
    private const decimal RisePercent = 50;

    /// <summary>Rise that is progression by itself, mm² (10 cm²).</summary>
    private const decimal RiseMm2 = 1000;

    internal static IReadOnlyList<string> Assumptions { get; } =
    [
        "Read in abstract; the wording of the rules is not verified against the paper.",
        "A lesion too small to measure counts 5 × 5 mm; without re-evaluation of all disease nothing but progression is said [H].",
    ];

    public static ResponseCriterion Criterion { get; } = new("SWOG", "SWOG response criteria (Green and Weiss 1992)", "Green and Weiss, Invest New Drugs 1992;10:239-253",
        (timeline, options) => SwogReading.Assess(Criterion!, timeline, options, (sums, _) => Target(sums, RisePercent)) with { Assumptions = Assumptions });

    /// <summary>Progression is either increase, whichever is reached first; with no lesion left any area is.</summary>
    /// <param name="risePercent">50; van Vliet's series may have used 25.</param>
    internal static TargetVerdict Target(TargetSums sums, decimal risePercent) => sums switch
    {
        { Targets: 0 } => new(T.NA, ResponseStep.NoTarget),
        { Complete: true, AllResolved: true } => new(T.CR, ResponseStep.TargetGone),
        { Nadir: { } nadir } when sums.Assessed > nadir && (100 * sums.Assessed >= (100 + risePercent) * nadir || sums.Assessed - nadir >= RiseMm2) => new(T.PD, ResponseStep.TargetSum),
        { Complete: false } or { Baseline: null } => new(T.NE, ResponseStep.TargetMissing),
        _ when 2 * sums.Assessed <= sums.Baseline => new(T.PR, ResponseStep.TargetFall),
        _ => new(T.SD, ResponseStep.TargetStable),
    };
}
