using Islet.Course;
using C = Islet.Clinic.ResponseCategory;

namespace Islet.Clinic;

/// <summary>
/// Three liver metastases 10 % smaller together at the first re-evaluation within six months. De Mestier et al., J Neuroendocrinol 2023;35:e13311,
/// doi:10.1111/jne.13311 (patients without early progression; sums of two or five lesions served less well).
/// </summary>
public static class DeMestier2023
{
    private const decimal FallPercent = 10, Months = 6;

    private const int Lesions = 3;

    public static ResponseCriterion Criterion { get; } =
        new("SIZE-10-dM", "10 % smaller sum of three liver metastases (de Mestier 2023)", "de Mestier et al., J Neuroendocrinol 2023;35:e13311", Assess);

    private static IReadOnlyList<string> Assumptions { get; } = ["Of more than three liver targets the three largest at baseline are taken [H].", "Read in abstract; inclusive by the specification."];

    private static ResponseAssessment Assess(Timeline timeline, ResponseOptions options)
    {
        var sizes = LesionSizes.Of(timeline, LesionQuantity.Diameter, options);
        var recist = Recist11.Criterion.Assess(timeline, options);
        var chosen = Largest(sizes);
        var baseline = Sum(sizes.Baseline, chosen);
        var points = new TimePointResponse[timeline.FollowUps.Count];
        for (var i = 0; i < points.Length; i++)
        {
            var sum = Sum(sizes.FollowUps[i], chosen);
            var verdict = Category(timeline, i, chosen.Count, LiverTargets(timeline), baseline, sum);
            points[i] = new()
            {
                Id = timeline.FollowUps[i].Id, Date = timeline.FollowUps[i].Date, Overall = verdict.Category, DecidedBy = verdict.Step, RecistOverall = recist.TimePoints[i].Overall,
                New = recist.TimePoints[i].New, Size = chosen.Count < Lesions ? null : new(sum, sum is not null, baseline, null, baseline is > 0 ? 100 * (sum - baseline) / baseline : null, null),
            };
        }
        return new(Criterion, options, points, Assumptions, timeline.Problems);
    }

    private static TargetVerdict Category(Timeline timeline, int at, int chosen, int listed, decimal? baseline, decimal? sum)
    {
        if (timeline.Baseline is null)
            return new(C.NE, ResponseStep.NoBaseline);
        if (chosen < Lesions) // a liver target that the baseline did not measure could be the third
            return listed < Lesions && !timeline.HasUnlistedTargets ? new(C.NotApplicable, CriterionStep.FewerThanThreeLiverMetastases) : new(C.NE, ResponseStep.TargetMissing);
        if (at > 0)
            return new(C.NotApplicable, CriterionStep.NotTheFirstEvaluation);
        if (timeline.Series.Reference is not { } start || timeline.FollowUps[at].Date is not { } day)
            return new(C.NE, CriterionStep.DateMissing);
        if (AxisPoint.MonthsBetween(start, day) > Months)
            return new(C.NotApplicable, CriterionStep.AfterSixMonths);
        if (sum is not { } now || baseline is not > 0)
            return new(C.NE, ResponseStep.TargetMissing);
        return 100 * now <= (100 - FallPercent) * baseline ? new(C.Response, ResponseStep.TargetFall) : new(C.NoResponse, ResponseStep.TargetStable);
    }

    /// <summary>Indices of up to three liver targets, the largest at baseline first; of equal ones as listed.</summary>
    private static List<int> Largest(LesionSizes sizes)
    {
        var liver = new List<int>();
        for (var i = 0; i < sizes.Targets.Count; i++)
            if (IsLiver(sizes.Targets[i]))
                liver.Add(i);
        return liver.Count <= Lesions ? liver : [.. liver.OrderByDescending(i => sizes.Baseline.Sizes[i]).Take(Lesions)];
    }

    private static int LiverTargets(Timeline timeline)
    {
        var count = 0;
        foreach (var lesion in timeline.Targets)
            count += IsLiver(lesion) ? 1 : 0;
        return count;
    }

    private static bool IsLiver(TrackedLesion lesion) => !lesion.IsNode && LesionQuantity.IsLiver(lesion.Organ);

    private static decimal? Sum(SizeSum size, List<int> chosen)
    {
        decimal? sum = 0;
        foreach (var i in chosen)
            sum += size.Sizes[i];
        return sum;
    }
}
