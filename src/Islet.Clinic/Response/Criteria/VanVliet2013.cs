using T = Islet.Clinic.ResponseCategory;

namespace Islet.Clinic;

/// <summary>
/// RECIST and SWOG with a minor response, made for receptor radionuclide therapy. Van Vliet et al., J Nucl Med 2013;54:1689-1696, doi:10.2967/jnumed.112.117408.
/// Objective response is then complete, partial or minor. This "mRECIST" has nothing to do with enhancement.
/// </summary>
public static class VanVliet2013
{
    private static IReadOnlyList<string> SwogAssumptions { get; } =
        [.. GreenWeiss1992.Assumptions, "The increase that is progression is not verified; 50 % or 10 cm² by default, the WHO-like 25 % by the option."];

    public static ResponseCriterion Recist { get; } = new("mRECIST-VV", "RECIST with minor response (van Vliet 2013)", "van Vliet et al., J Nucl Med 2013;54:1689-1696",
        (timeline, options) => SizeReading.Assess(Recist!, timeline, options, LesionSizes.Of(timeline, LesionQuantity.Diameter, options), DiameterTarget));

    public static ResponseCriterion Swog { get; } = new("mSWOG", "SWOG with minor response (van Vliet 2013)", "van Vliet et al., J Nucl Med 2013;54:1689-1696",
        (timeline, options) => SwogReading.Assess(Swog!, timeline, options, AreaTarget) with { Assumptions = SwogAssumptions });

    /// <summary>Minor response: the sum of diameters fell by 13 % or more and less than 30 %. Everything else as RECIST 1.1.</summary>
    public static TargetVerdict DiameterTarget(TargetSums sums, ResponseOptions options) =>
        Recist11.Target(sums, options) is var verdict && verdict.Category is T.SD && 100 * sums.Assessed <= 87 * sums.Baseline ? new(T.MR, ResponseStep.TargetFall) : verdict;

    /// <summary>Minor response: the sum of products fell by 25 % or more and less than 50 %.</summary>
    public static TargetVerdict AreaTarget(TargetSums sums, ResponseOptions options) =>
        GreenWeiss1992.Target(sums, options.MswogPdPct) is var verdict && verdict.Category is T.SD && 4 * sums.Assessed <= 3 * sums.Baseline ? new(T.MR, ResponseStep.TargetFall) : verdict;
}
