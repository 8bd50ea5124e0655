namespace Islet.Statistics;

/// <summary>
/// Variances of ln Ŝ and of the Nelson–Aalen estimate from each subject's influence: Σ (wᵢ·∂/∂wᵢ)². While a subject is at risk its influence on
/// ln Ŝ is A(t) − A(entry) with A = Σ d/(n(n − d)); an event takes 1/(n − d) off and freezes it. For the hazard: d/n² and 1/n, signs exchanged.
/// </summary>
/// <remarks>
/// Efron, The Jackknife, the Bootstrap and Other Resampling Plans, SIAM 1982, chapter 6; in R's survfit the default for weights that are no counts.
/// </remarks>
internal sealed class RobustVariance
{
    private readonly Observation[] rows;
    private readonly TimeGrid grid;
    private readonly int[] byExit, byEntry;
    private readonly (double Survival, double Hazard)[] atEntry;
    private int exited, entered;
    private Influence survival, hazard;

    public RobustVariance(Observation[] rows, TimeGrid grid)
    {
        (this.rows, this.grid) = (rows, grid);
        atEntry = new (double, double)[rows.Length];
        byExit = [.. Enumerable.Range(0, rows.Length).OrderBy(i => grid.At[i])];
        byEntry = grid.Entry is { } entry ? [.. Enumerable.Range(0, rows.Length).OrderBy(i => entry[i])] : byExit;
    }

    /// <summary>To be asked for ascending positions of the grid, none left out that has an event.</summary>
    public (double OfLogSurvival, double OfHazard) At(int t, double n, double d)
    {
        for (; entered < rows.Length && (grid.Entry is not { } entry || entry[byEntry[entered]] < t); entered++)
        {
            var i = byEntry[entered];
            atEntry[i] = (survival.Path, hazard.Path);
            survival.Enter(rows[i].Weight);
            hazard.Enter(rows[i].Weight);
        }
        // Where everybody left has the event, Ŝ is 0 and its variance is not asked for.
        (survival.Path, hazard.Path) = (survival.Path + (n - d > 1e-12 * n ? d / (n * (n - d)) : 0), hazard.Path + d / (n * n));
        for (; exited < rows.Length && grid.At[byExit[exited]] == t; exited++)
        {
            var i = byExit[exited];
            var (w, happened) = (rows[i].Weight, rows[i].Event);
            survival.Exit(w, atEntry[i].Survival, happened && n > d ? 1 / (n - d) : 0);
            hazard.Exit(w, atEntry[i].Hazard, happened ? 1 / n : 0);
        }
        return (survival.Variance, hazard.Variance);
    }

    /// <summary>Sums over subjects that let the variance be advanced in constant time.</summary>
    private struct Influence
    {
        private double weights, starts, startSquares, frozen; // Σw², Σw²a, Σw²a² of those at risk, a = path at entry
        public double Path { get; set; }

        public readonly double Variance => Math.Max(0, frozen + Path * Path * weights - 2 * Path * starts + startSquares);

        public void Enter(double w) => Move(w * w, Path);

        public void Exit(double w, double start, double jump)
        {
            Move(-w * w, start);
            frozen += w * w * (Path - start - jump) * (Path - start - jump);
        }

        private void Move(double square, double start) =>
            (weights, starts, startSquares) = (weights + square, starts + square * start, startSquares + square * start * start);
    }
}
