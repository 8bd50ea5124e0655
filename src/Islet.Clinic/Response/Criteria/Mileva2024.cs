using C = Islet.Clinic.ResponseCategory;

namespace Islet.Clinic;

/// <summary>
/// LUMEN: a fall of 10 % of the receptor-expressing volume after the first course of radionuclide therapy. Mileva et al. 2024, as reported by Di Franco et al.,
/// Semin Nucl Med 2025;55:754-765 (37 patients; progression-free survival 51.3 against 22.8 months, hazard ratio 0.35).
/// </summary>
public static class Mileva2024
{
    private const decimal FallPercent = 10;

    public static ResponseCriterion Criterion { get; } =
        new("LUMEN-10", "Early volume change after the first cycle (LUMEN, Mileva 2024)", "Mileva et al. 2024, in Di Franco et al., Semin Nucl Med 2025;55:754-765", Assess);

    private static IReadOnlyList<string> Assumptions { get; } = ["Where the number of cycles is not recorded, the first follow-up is taken as that after the first cycle [H]."];

    private static ResponseAssessment Assess(Timeline timeline, ResponseOptions options) => PetReadings.Assess(Criterion, timeline, options, Assumptions, At);

    private static PetVerdict At(PetVisit visit)
    {
        var sums = UptakeSums.Of(visit, Volumes.Volume, later: true);
        return Category(visit, sums) with
        {
            Measures = [new("baselineVolumeMl", sums.Baseline, "mL"), new("volumeMl", sums.Now, "mL"), new("pct", sums.Percent, "%")],
            Cautions = Volumes.Cautions(visit, sums, null),
        };
    }

    private static PetVerdict Category(PetVisit visit, UptakeSums sums) => sums switch
    {
        _ when !IsAfterFirst(visit) => new(C.NotApplicable, CriterionStep.NotAfterFirstCycle),
        _ when !visit.Comparison.VolumesHold => new(C.NE, PetStep.NotComparable),
        { Baseline: not > 0 } => new(C.NE, sums.Baseline is 0 ? CriterionStep.NothingAtBaseline : PetStep.NotMeasured),
        _ when 100 * sums.AtLeast > (100 - FallPercent) * sums.Baseline => new(C.NonResponder, PetStep.Stable),
        { Now: null } => new(C.NE, PetStep.NotMeasured),
        _ => new(C.EarlyResponder, PetStep.Fall),
    };

    private static bool IsAfterFirst(PetVisit visit) => visit.Now.CyclesGiven is { } cycles ? cycles == 1 : visit.At == 0;
}
