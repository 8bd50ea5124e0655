using Islet.Course;
using C = Islet.Clinic.ResponseCategory;

namespace Islet.Clinic;

/// <summary>
/// Growth early after radionuclide therapy that may pass: cautions beside RECIST 1.1, whose categories and dates stay. Brabander et al., Endocr Relat
/// Cancer 2017;24:243-251 (a reversible increase of 10 % and more in 18 of 354; 51 of 54 progressions were new lesions); Zwirtz et al., Pharmaceutics 2022;14:1278 (9
/// of 77 lesions, up to 39 %).
/// </summary>
public static class Pseudoprogression
{
    private const decimal RisePercent = 10, Months = 6;

    public static ResponseCriterion Criterion { get; } =
        new("PSEUDOPROGRESSION", "Pseudoprogression after radionuclide therapy (beside RECIST 1.1)", "Brabander et al. 2017; Zwirtz et al. 2022", Assess);

    private static ResponseAssessment Assess(Timeline timeline, ResponseOptions options)
    {
        var recist = Recist11.Criterion.Assess(timeline, options);
        var points = new TimePointResponse[recist.TimePoints.Count];
        for (var i = 0; i < points.Length; i++)
            points[i] = CautionsAt(timeline, recist.TimePoints, i) is { Length: > 0 } cautions
                ? recist.TimePoints[i] with { Cautions = [.. recist.TimePoints[i].Cautions, .. cautions] }
                : recist.TimePoints[i];
        return recist with { Criterion = Criterion, TimePoints = points, Assumptions = ["The rise is counted from the smallest sum before it [H].", "Six months are 182.6 days from the last cycle."] };
    }

    private static ResponseCaution[] CautionsAt(Timeline timeline, IReadOnlyList<TimePointResponse> read, int at)
    {
        if (!IsInWindow(timeline.Series.Events.PrrtCycles, timeline.FollowUps[at].Date))
            return [];
        if (read[at].New)
            return [ResponseCaution.PseudoUnlikely];
        if (read[at] is not { Size: { Sum: { } sum, Nadir: { } nadir }, NonTarget: not C.PD } || sum <= nadir || 100 * sum < (100 + RisePercent) * nadir)
            return [];
        return IsConfirmed(timeline, read, at, nadir) ? [ResponseCaution.PseudoPossible, ResponseCaution.PseudoConfirmed] : [ResponseCaution.PseudoPossible];
    }

    /// <summary>During the cycles or within six months of the last one.</summary>
    private static bool IsInWindow(IReadOnlyList<AxisPoint>? cycles, AxisPoint? date)
    {
        if (cycles is not { Count: > 0 } || date is not { } day)
            return false;
        var (first, last) = (cycles.Min(), cycles.Max());
        return day >= first && AxisPoint.MonthsBetween(last, day) <= Months;
    }

    /// <summary>A later complete sum is back under the rise, without another treatment and without a new lesion before it.</summary>
    private static bool IsConfirmed(Timeline timeline, IReadOnlyList<TimePointResponse> read, int at, decimal before)
    {
        for (var i = at + 1; i < read.Count; i++)
        {
            if (read[i].New || timeline.Series.Events.NewTherapy is { } other && !(timeline.FollowUps[i].Date < other || timeline.FollowUps[at].Date >= other))
                return false;
            if (read[i].Size is { IsComplete: true, Sum: { } sum } && 100 * sum < (100 + RisePercent) * before)
                return true;
        }
        return false;
    }
}
