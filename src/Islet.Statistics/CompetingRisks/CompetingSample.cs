using System.Globalization;

namespace Islet.Statistics;

/// <summary>Subjects who may leave by one of several causes.</summary>
/// <param name="Cause">For each subject 0 where it was censored, else the cause's position in <paramref name="Causes"/> from 1.</param>
/// <param name="Causes">Names of the causes; one may be without events.</param>
public sealed record CompetingSample(IReadOnlyList<double> Times, IReadOnlyList<int> Cause, IReadOnlyList<string> Causes)
{
    internal void Check()
    {
        if (Times.Count == 0 || Times.Count != Cause.Count)
            throw new ArgumentException($"{Times.Count} times, {Cause.Count} causes: one each is needed, of one subject or more.");
        if (Times.FirstOrDefault(t => !(t >= 0 && double.IsFinite(t)), 0) is var time and not 0)
            throw new ArgumentException($"A time is finite and not negative, not {time.ToString(CultureInfo.InvariantCulture)}.");
        if (Cause.Any(c => c < 0 || c > Causes.Count))
            throw new ArgumentException("A cause is 0 or a position in the list of causes, from 1.");
    }

    /// <summary>One cause's event times, all else censored: what a cause-specific hazard is estimated from.</summary>
    internal Observation[] Observations(int cause) => [.. Times.Select((t, i) => new Observation(t, Cause[i] == cause))];
}

/// <summary>Numbers at risk, and of leavers by each cause (0: censored), at the distinct times.</summary>
internal sealed record CauseTable(TimeGrid Grid, double[] AtRisk, double[][] Left)
{
    public int Count => AtRisk.Length;

    public double Events(int t) => Left[t].Skip(1).Sum();

    public static CauseTable Of(CompetingSample sample, TimeTies ties)
    {
        sample.Check();
        var grid = TimeGrid.Of(sample.Observations(1), ties);
        var left = Array.ConvertAll(grid.Times, _ => new double[sample.Causes.Count + 1]);
        for (var i = 0; i < sample.Times.Count; i++)
            left[grid.At[i]][sample.Cause[i]]++;
        var (atRisk, n) = (new double[left.Length], 0.0);
        for (var t = left.Length - 1; t >= 0; t--)
            atRisk[t] = n += left[t].Sum();
        return new(grid, atRisk, left);
    }
}
