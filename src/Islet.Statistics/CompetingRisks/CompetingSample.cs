using System.Globalization;

namespace Islet.Statistics;

/// <summary>Subjects who may leave by one of several causes.</summary>
/// <param name="Cause">For each subject 0 where it was censored, else the cause's position in <paramref name="Causes"/> from 1.</param>
/// <param name="Causes">Names of the causes; one may be without events.</param>
public sealed record CompetingSample(IReadOnlyList<double> Times, IReadOnlyList<int> Cause, IReadOnlyList<string> Causes)
{
    /// <summary>Case weights; null: everybody counts once. Whole numbers count subjects; others give robust errors.</summary>
    public IReadOnlyList<double>? Weight { get; init; }

    /// <summary>Delayed entry: a subject is at risk at t only where entry &lt; t ≤ time; null: everybody from the start.</summary>
    public IReadOnlyList<double>? Entry { get; init; }

    /// <summary>Every weight counts subjects.</summary>
    public bool Counts => Weight is null || Weight.All(w => w == Math.Floor(w));

    /// <summary>The rows named.</summary>
    public CompetingSample Only(IReadOnlyList<int> rows) => this with
    {
        Times = [.. rows.Select(i => Times[i])], Cause = [.. rows.Select(i => Cause[i])], Weight = Weight is { } w ? [.. rows.Select(i => w[i])] : null,
        Entry = Entry is { } e ? [.. rows.Select(i => e[i])] : null,
    };

    internal double WeightOf(int row) => Weight?[row] ?? 1;

    internal void Check()
    {
        if (Times.Count == 0 || Times.Count != Cause.Count)
            throw new ArgumentException($"{Times.Count} times, {Cause.Count} causes: one each is needed, of one subject or more.");
        if (Times.FirstOrDefault(t => !(t >= 0 && double.IsFinite(t)), 0) is var time and not 0)
            throw new ArgumentException($"A time is finite and not negative, not {time.ToString(CultureInfo.InvariantCulture)}.");
        if (Cause.Any(c => c < 0 || c > Causes.Count))
            throw new ArgumentException("A cause is 0 or a position in the list of causes, from 1.");
        if ((Weight ?? Times).Count != Times.Count || (Entry ?? Times).Count != Times.Count)
            throw new ArgumentException($"{Times.Count} times, {Weight?.Count} weights, {Entry?.Count} entries: one each is needed.");
        Observation.Check(Observations(1));
    }

    /// <summary>One cause's event times, all else censored: what a cause-specific hazard is estimated from.</summary>
    internal Observation[] Observations(int cause) => [.. Times.Select((t, i) => new Observation(t, Cause[i] == cause, WeightOf(i), Entry?[i] ?? double.NegativeInfinity))];
}

/// <summary>Numbers at risk, and of leavers by each cause (0: censored), at the distinct times.</summary>
internal sealed record CauseTable(TimeGrid Grid, double[] AtRisk, double[][] Left)
{
    public int Count => AtRisk.Length;

    public double Events(int t) => Left[t].Skip(1).Sum();

    /// <summary>How many stay; a weighted sum that is 0 but for rounding is 0.</summary>
    public double Stay(int t) => AtRisk[t] - Events(t) is var stay && stay > 1e-12 * AtRisk[t] ? stay : 0;

    /// <summary>Where everybody at risk left while others had yet to enter: the estimate stops there, and knows nothing of them. Null: nowhere.</summary>
    public double? EmptiedAt
    {
        get
        {
            var at = Enumerable.Range(0, Count).FirstOrDefault(t => Events(t) > 0 && Stay(t) == 0, Count);
            return Enumerable.Range(at, Count - at).Skip(1).Any(t => Left[t].Sum() > 0) ? Grid.Times[at] : null;
        }
    }

    public static CauseTable Of(CompetingSample sample, TimeTies ties)
    {
        sample.Check();
        var grid = TimeGrid.Of(sample.Observations(1), ties);
        var left = Array.ConvertAll(grid.Times, _ => new double[sample.Causes.Count + 1]);
        var (atRisk, n) = (new double[left.Length], 0.0);
        for (var i = 0; i < sample.Times.Count; i++)
        {
            left[grid.At[i]][sample.Cause[i]] += sample.WeightOf(i);
            if (grid.Entry is { } entry && entry[i] >= 0)
                atRisk[entry[i]] -= sample.WeightOf(i); // leaves the risk set on the way back, from its entry on
        }
        for (var t = left.Length - 1; t >= 0; t--)
            atRisk[t] = n = Math.Max(n + left[t].Sum() + atRisk[t], 0);
        return new(grid, atRisk, left);
    }
}
