using System.Globalization;

namespace Islet.Statistics;

/// <summary>Survival of subjects who belong to groups, and perhaps to strata within which alone they are compared.</summary>
/// <param name="Group">For each observation the position of its level in <paramref name="Levels"/>.</param>
/// <param name="Levels">In the order that trend scores 1, 2, 3… follow.</param>
/// <param name="Stratum">For each observation any number that names its stratum; null: one stratum.</param>
public sealed record GroupedSurvival(
    IReadOnlyList<Observation> Observations, IReadOnlyList<int> Group, IReadOnlyList<string> Levels, IReadOnlyList<int>? Stratum = null)
{
    internal void Check()
    {
        if (Group.Count != Observations.Count || (Stratum is { } strata && strata.Count != Observations.Count))
            throw new ArgumentException($"{Observations.Count} observations, {Group.Count} groups, {Stratum?.Count} strata: one each is needed.");
        if (Levels.Count < 2)
            throw new ArgumentException($"A comparison needs two groups; there is {Levels.Count}.");
        if (Array.Exists(Group as int[] ?? [.. Group], g => g < 0 || g >= Levels.Count))
            throw new ArgumentException("A group is a position in the list of levels.");
        foreach (ref readonly var o in (Observations as Observation[] ?? [.. Observations]).AsSpan())
        {
            if (o.Weight != Math.Floor(o.Weight))
                throw new ArgumentException($"A log-rank test takes weights that count subjects, not {o.Weight.ToString(CultureInfo.InvariantCulture)}.");
            if (!double.IsNegativeInfinity(o.Entry))
                throw new ArgumentException("The log-rank family here compares subjects observed from the start; use a Cox model for delayed entry.");
        }
    }
}
