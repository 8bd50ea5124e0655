using Islet.Course;

namespace Islet.Clinic;

/// <param name="PercentPerMonth">Of volume; null: a sum is 0 or not known, or no time lies between.</param>
/// <param name="VolumePercent">Where nothing is left: -100; otherwise null.</param>
/// <param name="Problem">What of the three numbers cannot be; null: nothing.</param>
public sealed record GrowthRate(double? PercentPerMonth, decimal? VolumePercent, IReadOnlyList<ResponseCaution> Cautions, Problem? Problem = null);

/// <summary>A published cut-off of growth, and whether a rate is over it.</summary>
public sealed record GrowthCutOff(string Name, decimal PercentPerMonth, string Source)
{
    /// <summary>At or over; null: the rate is not known.</summary>
    public bool? IsReached(GrowthRate rate) => rate.PercentPerMonth is { } r ? Inclusive ? r >= (double)PercentPerMonth : r > (double)PercentPerMonth : null;

    public required bool Inclusive { get; init; }
}

/// <summary>
/// Tumour growth rate: TG = 3·ln(D₂/D₁)/Δt with D the sum of diameters of the same lesions and Δt in months, TGR = 100·(e^TG − 1), % of volume per month. Champiat
/// et al. 2017; Dromain et al., BMC Cancer 2019;19:66; Lamarca et al. (GREPONET) 2019.
/// </summary>
public static class TumourGrowthRate
{
    /// <summary>A shorter interval magnifies the error of measurement, days (specification, section 6.4).</summary>
    private const decimal ShortestDays = 14;

    public static GrowthCutOff BeforeTreatment { get; } = new("TGR0", 4, "Dromain et al. 2019, CLARINET: two scans 12 to 24 weeks apart before treatment") { Inclusive = false };

    public static GrowthCutOff AtThreeMonths { get; } = new("TGR3m", 0.8m, "Lamarca et al. 2019, GREPONET: baseline to 3 (± 1) months") { Inclusive = true };

    public static ResponseCriterion Criterion { get; } = new("TGR", "Tumour growth rate (Champiat 2017; Dromain 2019; Lamarca 2019)", "Lamarca et al. 2019; formula of Champiat et al. 2017", Assess);

    /// <param name="days">From the first to the second scan.</param>
    public static GrowthRate Of(decimal? first, decimal? second, decimal? days)
    {
        if (days < 0 || first < 0 || second < 0)
            return new(null, null, [], new("E_RESPONSE_GROWTH", "growth rate", days < 0 ? "a second scan before the first" : "a negative sum", "sums of 0 mm or more, and days from the first to the second scan", "No rate is given; correct it."));
        IReadOnlyList<ResponseCaution> cautions = days < ShortestDays ? [ResponseCaution.IntervalTooShort] : [];
        if (first is not > 0 || second is not { } later || later < 0 || days is not > 0)
            return new(null, null, cautions);
        if (later == 0)
            return new(null, -100, cautions);
        var months = (double)(days / Offset.DaysPerMonth);
        return new(100 * (Math.Exp(3 * Math.Log((double)(later / first)) / months) - 1), null, cautions);
    }

    /// <summary>The published cut-off for the time between baseline and a scan; null: none.</summary>
    public static GrowthCutOff? CutOffAfter(decimal days) => days / Offset.DaysPerMonth is >= 2 and <= 4 ? AtThreeMonths : null;

    private static ResponseAssessment Assess(Timeline timeline, ResponseOptions options)
    {
        var sizes = LesionSizes.Of(timeline, LesionQuantity.Diameter, options);
        var points = new TimePointResponse[timeline.FollowUps.Count];
        for (var i = 0; i < points.Length; i++)
            points[i] = At(timeline, sizes, i, options);
        return new(Criterion, options, points, ["Cut-offs: more than 4 % a month before treatment (Dromain 2019), 0.8 % and more from baseline to 3 (± 1) months (Lamarca 2019); read in abstracts."], timeline.Problems);
    }

    private static TimePointResponse At(Timeline timeline, LesionSizes sizes, int i, ResponseOptions options)
    {
        var point = timeline.FollowUps[i];
        var (first, second) = options.TgrCommonSubset ? Common(sizes, i) : sizes.FollowUps[i].IsComplete ? (sizes.Baseline.Sum, sizes.FollowUps[i].Sum) : (null, null);
        var days = timeline.Baseline?.Date is { } from && point.Date is { } to ? AxisPoint.DaysBetween(from, to) : (decimal?)null;
        var rate = Of(first, second, days);
        var cutOff = days is { } interval ? CutOffAfter(interval) : null;
        return new()
        {
            Id = point.Id, Date = point.Date, DecidedBy = PetStep.ValuesOnly, Cautions = rate.Cautions,
            Measures = [new("tgr", Rounded(rate.PercentPerMonth), "%/month"), new("volumePct", rate.VolumePercent, "%"), .. cutOff is null ? [] : new ResponseMeasure[] { new(cutOff.Name + "CutOff", cutOff.PercentPerMonth, "%/month") }],
        };
    }

    /// <summary>Targets measured at both times.</summary>
    private static (decimal? First, decimal? Second) Common(LesionSizes sizes, int at)
    {
        var (first, second, any) = (0m, 0m, false);
        for (var i = 0; i < sizes.Targets.Count; i++)
            if (sizes.Baseline.Sizes[i] is { } before && sizes.FollowUps[at].Sizes[i] is { } now)
                (first, second, any) = (first + before, second + now, true);
        return any ? (first, second) : (null, null);
    }

    /// <summary>For display and comparison to ten digits; a rate beyond what decimal holds has no use.</summary>
    private static decimal? Rounded(double? rate) => rate is { } r && double.IsFinite(r) && Math.Abs(r) < 1e12 ? Math.Round((decimal)r, 10) : null;
}
