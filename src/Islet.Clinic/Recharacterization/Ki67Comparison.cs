namespace Islet.Clinic;

/// <summary>Ki-67 of a characterization against earlier ones.</summary>
/// <param name="Last">From the last evaluable value before it (S000-14); null: one of the two is missing.</param>
/// <param name="ComparedWith">Number of the characterization that holds that value.</param>
/// <param name="Previous">From the characterization just before; null where one of the two has no value, as the paper's table counts NA.</param>
public sealed record Ki67Comparison(Ki67Step? Last, int? ComparedWith, Ki67Step? Previous)
{
    /// <summary>
    /// Other tissue of the same characterization that falls into another class, while no person has named the one that speaks. Nothing is chosen between
    /// them (facts.md 3.1, 3): neither the nearest nor the lower.
    /// </summary>
    public IReadOnlyList<Ki67Point> Rivals { get; init; } = [];

    /// <summary>By Ki-67 alone: none, g1_to_g2, g1_to_g3, low_to_high_g2, g2_to_g3, or lower; null: not known, or the bounds allow several.</summary>
    public string? Transition => Rivals.Count == 0 && Last is { IsOrderKnown: true, From.AllowedBands: { } from, To.AllowedBands: { } to }
        && Words(from, to).Distinct().ToList() is [var word] ? word : null;

    private static IEnumerable<string> Words((Ki67Band Least, Ki67Band Greatest) from, (Ki67Band Least, Ki67Band Greatest) to)
    {
        for (var f = from.Least; f <= from.Greatest; f++)
            for (var t = to.Least; t <= to.Greatest; t++)
                yield return TransitionOf(f, t);
    }

    /// <summary>In the words of <see cref="Transition"/>.</summary>
    public static string TransitionOf(Ki67Band from, Ki67Band to) => (from, to) switch
    {
        _ when to == from => "none",
        _ when to < from => "lower",
        (Ki67Band.LowG2, Ki67Band.HighG2) => "low_to_high_g2",
        _ => $"{from.GradeOf()}_to_{to.GradeOf()}".ToLowerInvariant(),
    };
}
