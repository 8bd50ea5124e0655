using C = Islet.Clinic.ResponseCategory;

namespace Islet.Clinic;

/// <summary>
/// A 10 % smaller sum of diameters is response. Lamarca et al., Br J Cancer 2018;118:181-188, doi:10.1038/bjc.2017.402 (sunitinib in pancreatic tumours, by RECIST
/// 1.0; most informative at month 7). Progression is RECIST's, and then there is no response.
/// </summary>
public static class Lamarca2018
{
    private const decimal FallPercent = 10;

    public static ResponseCriterion Criterion { get; } =
        new("SIZE-10-La", "10 % smaller sum of diameters (Lamarca 2018)", "Lamarca et al., Br J Cancer 2018;118:181-188", Assess);

    private static IReadOnlyList<string> Assumptions { get; } = ["Found with RECIST 1.0 sums; RECIST 1.1 sums are used [H].", "Read in abstract; inclusive by the specification."];

    private static ResponseAssessment Assess(Timeline timeline, ResponseOptions options)
    {
        var recist = Recist11.Criterion.Assess(timeline, options);
        var points = new TimePointResponse[recist.TimePoints.Count];
        for (var i = 0; i < points.Length; i++)
        {
            var read = recist.TimePoints[i];
            var verdict = Category(timeline, read);
            points[i] = read with { Overall = verdict.Category, AsRead = null, RecistOverall = read.Overall, DecidedBy = verdict.Step, Progressions = [], Target = null, NonTarget = null };
        }
        return new(Criterion, options, points, Assumptions, timeline.Problems);
    }

    private static TargetVerdict Category(Timeline timeline, TimePointResponse read) => read switch
    {
        _ when timeline.Baseline is null => new(C.NE, ResponseStep.NoBaseline),
        _ when timeline.Targets.Count == 0 && !timeline.HasUnlistedTargets => new(C.NotApplicable, ResponseStep.NoTarget),
        { Overall: C.PD } => new(C.NoResponse, CriterionStep.RecistProgression),
        { Size: not { IsComplete: true, Baseline: > 0 } } => new(C.NE, ResponseStep.TargetMissing),
        { Size: { Sum: var sum, Baseline: var baseline } } when 100 * sum <= (100 - FallPercent) * baseline => new(C.Response, ResponseStep.TargetFall),
        _ => new(C.NoResponse, ResponseStep.TargetStable),
    };
}
