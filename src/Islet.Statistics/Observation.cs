namespace Islet.Statistics;

/// <summary>One subject's survival: how long observed, and whether the event ended the observation.</summary>
/// <param name="Time">Time under observation, in whatever unit the caller keeps throughout; not negative, finite.</param>
/// <param name="Event">False: censored, i.e. known to be free of the event up to <paramref name="Time"/>.</param>
/// <param name="Weight">Case weight; 1 counts the subject once.</param>
/// <param name="Entry">Delayed entry: the subject is at risk at t only where Entry &lt; t ≤ Time. Negative infinity: from the start.</param>
public readonly record struct Observation(double Time, bool Event, double Weight = 1, double Entry = double.NegativeInfinity)
{
    /// <summary>Refuses what no estimator can use; a reader of files reports such rows as problems before it comes here.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Time negative or not finite, weight not positive and finite, or entry not before time.</exception>
    internal static void Check(ReadOnlySpan<Observation> observations)
    {
        foreach (var o in observations)
        {
            if (!(o.Time >= 0 && double.IsFinite(o.Time)))
                throw new ArgumentOutOfRangeException(nameof(observations), o.Time, "A survival time is finite and not negative.");
            if (!(o.Weight > 0 && double.IsFinite(o.Weight)))
                throw new ArgumentOutOfRangeException(nameof(observations), o.Weight, "A case weight is finite and above 0.");
            if (!(o.Entry < o.Time) && !double.IsNegativeInfinity(o.Entry))
                throw new ArgumentOutOfRangeException(nameof(observations), o.Entry, "Entry comes before the end of observation.");
        }
    }
}
