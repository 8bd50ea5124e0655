namespace Islet.Statistics;

/// <summary>A sample as it stands at a landmark: what happens before it may define groups, only what happens after it counts.</summary>
/// <param name="Rows">Of the sample, those under observation beyond the landmark.</param>
/// <param name="Observations">Theirs, their times counted from the landmark.</param>
/// <param name="HadEvent">Left out: event at or before the landmark.</param>
/// <param name="Censored">Left out: last seen free of the event at or before the landmark.</param>
/// <param name="NotYetEntered">Left out: under observation only after the landmark.</param>
public sealed record LandmarkSample(double Time, IReadOnlyList<int> Rows, IReadOnlyList<Observation> Observations, int HadEvent, int Censored, int NotYetEntered)
{
    /// <summary>At risk at the landmark L are those with entry ≤ L &lt; time; their time is time − L. One row a subject.</summary>
    /// <remarks>Anderson, Cain &amp; Gelber, J Clin Oncol 1983;1:710–719; Dafni, Circ Cardiovasc Qual Outcomes 2011;4:363–371.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A landmark that is negative or not finite.</exception>
    public static LandmarkSample At(IReadOnlyList<Observation> sample, double time)
    {
        if (!(time >= 0 && double.IsFinite(time)))
            throw new ArgumentOutOfRangeException(nameof(time), time, "A landmark is finite and not negative.");
        Observation.Check([.. sample]);
        int[] rows = [.. Enumerable.Range(0, sample.Count).Where(i => sample[i].Entry <= time && sample[i].Time > time)];
        Observation[] left = [.. sample.Where(o => o.Time <= time)];
        return new(time, rows, [.. rows.Select(i => sample[i] with { Time = sample[i].Time - time, Entry = double.NegativeInfinity })],
            left.Count(o => o.Event), left.Count(o => !o.Event), sample.Count(o => o.Time > time && o.Entry > time));
    }
}
