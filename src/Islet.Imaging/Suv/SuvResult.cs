using Islet.Course;

namespace Islet.Imaging.Suv;

/// <summary>By what the values of a series become SUVbw in g/mL, and how that was found.</summary>
/// <param name="Path">The way in words, for the record of every number: "BQML, START: …".</param>
/// <param name="Factors">SUVbw per value (stored × slope + intercept), one a slice.</param>
/// <param name="Elapsed">From injection to the moment to which the values belong; null where the way does not need it.</param>
/// <param name="Warnings">W_… that the specification names; some need a reader's tick.</param>
/// <param name="Remarks">W_… that do not touch the factor.</param>
/// <param name="Entered">What a person typed: "weight", "dose", "injected" …</param>
public sealed record SuvResult(string Path, IReadOnlyList<double> Factors, TimeSpan? Elapsed, IReadOnlyList<Problem> Warnings, IReadOnlyList<Problem> Remarks, IReadOnlyList<string> Entered)
{
    /// <summary>Warnings that a reader must tick in clinical work (pet-quantification 3.1).</summary>
    public static IReadOnlySet<string> NeedTick { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "W_DOSE_MBQ_ASSUMED", "W_WEIGHT_GRAMS", "W_DATE_INFERRED", "W_REFTIME_GUESSED", "W_REFTIME_CONFLICT", "W_NOT_DECAY_CORRECTED", "W_PHILIPS_DISAGREE", "W_SPECT_NOT_ATTN",
    };

    /// <summary>The one factor of all slices; null where each has its own.</summary>
    public double? Factor => Factors.Distinct().Take(2).Count() == 1 ? Factors[0] : null;

    public double? WeightKg { get; init; }

    /// <summary>SUL per SUVbw by Janmahasatian's lean body mass, the default; null: unknown, never estimated.</summary>
    public double? SulJanmahasatian { get; init; }

    /// <summary>SUL per SUVbw by James' lean body mass.</summary>
    public double? SulJames128 { get; init; }

    /// <summary>SUVbsa in cm²/mL per SUVbw.</summary>
    public double? SuvBsa { get; init; }

    public string? Nuclide { get; init; }

    public double? HalfLifeS { get; init; }

    public double? DoseBq { get; init; }
}
