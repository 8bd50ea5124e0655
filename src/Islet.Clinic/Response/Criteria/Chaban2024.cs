using C = Islet.Clinic.ResponseCategory;

namespace Islet.Clinic;

/// <summary>
/// Receptor-expressing tumour volume: a fall of 40 % is response, a rise of 20 % or a new lesion progression. Chaban et al., EANM 2024, OP-610 (unpublished), as
/// reported by Di Franco et al., Semin Nucl Med 2025;55:754-765; limits inclusive by the specification. Total lesion activity with the same cut-offs is ours [H].
/// </summary>
public static class Chaban2024
{
    private const decimal FallPercent = 40, RisePercent = 20;

    private const string Source = "Chaban et al., EANM 2024, OP-610, in Di Franco et al., Semin Nucl Med 2025;55:754-765";

    public static ResponseCriterion Volume { get; } =
        new("SSTV-40/20", "SST tumour volume -40/+20 % (Chaban 2024)", Source, (timeline, options) => Assess(Volume!, timeline, options));

    public static ResponseCriterion WithoutNewLesions { get; } =
        new("SSTV-40/20-noNew", "SST tumour volume -40/+20 %, volume alone (Chaban 2024)", Source, (timeline, options) => Assess(WithoutNewLesions!, timeline, options));

    public static ResponseCriterion Activity { get; } = new("TLA-40/20", "Total lesion activity -40/+20 % (exploratory)", Source, (timeline, options) => Assess(Activity!, timeline, options));

    private static IReadOnlyList<string> Assumptions { get; } = ["The cut-offs are those of an unpublished abstract; that they are inclusive is assumed."];

    private static IReadOnlyList<string> ActivityAssumptions { get; } = [.. Assumptions, "They were found for volumes; for activity they are exploratory [H]."];

    private static ResponseAssessment Assess(ResponseCriterion criterion, Timeline timeline, ResponseOptions options)
    {
        var isActivity = criterion == Activity;
        var sizes = timeline.Targets.Count > 0 ? LesionSizes.Of(timeline, LesionQuantity.Diameter, options) : null;
        return PetReadings.Assess(criterion, timeline, options, isActivity ? ActivityAssumptions : Assumptions, visit => At(visit, isActivity, criterion != WithoutNewLesions, sizes));
    }

    private static PetVerdict At(PetVisit visit, bool isActivity, bool newCounts, LesionSizes? sizes)
    {
        Func<PetReading, decimal?> quantity = isActivity ? Volumes.Activity : Volumes.Volume;
        var sums = UptakeSums.Of(visit, quantity, later: true);
        var reference = Volumes.Reference(visit, quantity, sums.Baseline);
        var (first, second, unit) = isActivity ? ("baselineTla", "tla", "g") : ("baselineVolumeMl", "volumeMl", "mL");
        return Category(visit, sums, reference, newCounts) with
        {
            Measures = [new(first, sums.Baseline, unit), new(second, sums.Now, unit), new("pct", reference is > 0 ? 100 * (sums.Now - reference) / reference : null, "%"), .. Volumes.ByOrgan(visit, quantity)],
            Cautions = Volumes.Cautions(visit, sums, sizes),
        };
    }

    /// <summary>In the order of the specification: comparability, new lesion, progression, response. What was not measured could only add.</summary>
    private static PetVerdict Category(PetVisit visit, UptakeSums sums, decimal? reference, bool newCounts) => sums switch
    {
        _ when !visit.Comparison.VolumesHold => new(C.NE, PetStep.NotComparable),
        _ when newCounts && visit.IsNew => new(C.Progression, ResponseStep.NewLesion),
        { Baseline: not > 0 } => new(C.NE, sums.Baseline is 0 ? CriterionStep.NothingAtBaseline : PetStep.NotMeasured),
        _ when 100 * sums.AtLeast >= (100 + RisePercent) * reference && sums.AtLeast > 0 => new(C.Progression, PetStep.Rise),
        { Now: null } => new(C.NE, PetStep.NotMeasured),
        _ when 100 * sums.Now <= (100 - FallPercent) * sums.Baseline => new(C.Response, sums.Now is 0 ? PetStep.Gone : PetStep.Fall),
        _ => new(C.Stable, PetStep.Stable),
    };
}
