namespace Islet.Statistics;

/// <summary>A test of one cause's cumulative incidence between groups.</summary>
/// <param name="Score">Of every group: observed less expected, weighted; they sum to 0 where all groups are followed as long.</param>
public sealed record GrayResult(string Cause, IReadOnlyList<string> Levels, IReadOnlyList<double> Score, ChiSquaredTest Test);

/// <summary>Gray's test.</summary>
public static class GrayTest
{
    /// <summary>
    /// For each cause Σ (1 − F(t−))^ρ·(dNᵢ − dN·Rᵢ/R.), Rᵢ = nᵢ·(1 − Fᵢ(t−))/Sᵢ(t−), and its form in the inverse of its estimated variance: χ² with one
    /// degree of freedom fewer than groups. It compares the subdistribution, so a cause can differ because another one takes its subjects away.
    /// </summary>
    /// <remarks>Gray, Ann Stat 1988;16:1141–1154, doi:10.1214/aos/1176350951; ties in the variance as in cmprsk.</remarks>
    /// <param name="group">For each subject the position of its level.</param>
    /// <param name="stratum">For each subject a number that names its stratum; null: one.</param>
    public static IReadOnlyList<GrayResult> Test(
        CompetingSample sample, IReadOnlyList<int> group, IReadOnlyList<string> levels, TimeTies ties, double rho = 0, IReadOnlyList<int>? stratum = null)
    {
        sample.Check();
        if (levels.Count < 2 || group.Count != sample.Times.Count || group.Any(g => g < 0 || g >= levels.Count) || (stratum is { } s && s.Count != group.Count))
            throw new ArgumentException("Two levels or more, and one level (and stratum) for each subject.", nameof(group));
        if (sample.Entry is not null || !sample.Counts)
            throw new ArgumentException("Gray's test takes subjects observed from the start, and weights that count subjects.", nameof(sample));
        var grid = TimeGrid.Of(sample.Observations(1), ties);
        int[][] parts = [.. Enumerable.Range(0, group.Count).GroupBy(i => stratum?[i] ?? 0).Select(p => p.ToArray())];
        return [.. sample.Causes.Select((name, k) =>
        {
            var sums = new GraySums(levels.Count, rho);
            foreach (var rows in parts)
                sums.AddStratum(rows.Select(i => (grid.At[i], group[i], Kind(sample.Cause[i], k + 1), sample.WeightOf(i))));
            return new GrayResult(name, levels, sums.Score, sums.Test());
        })];
    }

    // 0 censored, 1 by the cause, 2 by another.
    private static int Kind(int cause, int ofInterest) => cause == 0 ? 0 : cause == ofInterest ? 1 : 2;
}
