using static Islet.Studies.Numbers;

namespace Islet.Studies;

/// <summary>A comparison in sentences.</summary>
public static class ComparisonWords
{
    /// <summary>Simulated to match: said wherever a comparison goes.</summary>
    public static string Kind(PaperComparison comparison) => comparison.Synthetic == 0
        ? "The patients of this registry beside those of the paper: they are not the same patients, and need not give the same numbers."
        : "Synthetic patients, simulated to match the paper or not: nothing is reproduced. Agreement proves that the program counts and estimates as it should; it says nothing about the disease.";

    public static string Code(ComparedAs verdict) => verdict switch
    {
        ComparedAs.Equal => "equal",
        ComparedAs.Inside => "inside",
        ComparedAs.Outside => "outside",
        ComparedAs.Different => "different",
        ComparedAs.Absent => "absent",
        ComparedAs.NotCompared => "not_compared",
    };

    public static string Of(ComparedAs verdict) => verdict is ComparedAs.NotCompared ? "not compared" : Code(verdict);

    /// <summary>The comparison in short, a sentence a kind of cell.</summary>
    public static IReadOnlyList<string> Summary(PaperComparison comparison) =>
    [
        .. Tally(comparison.Counts, "count", "equal to the printed one"),
        .. Tally(comparison.Estimates, "median, rate, ratio or other number", "inside the printed limits, or the printed number itself where none are printed"),
        .. Tally(comparison.Ps, "P", "on the printed side of 0.05"),
        .. comparison.NotCompared > 0 ? [$"Not compared, with the reason: {Count(comparison.NotCompared)}."] : Array.Empty<string>(),
        .. comparison.Audit.Count > 0 ? [$"Printed numbers that cannot be true together: {Count(comparison.Audit.Count)}."] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Tally(ComparedTally tally, string what, string fit)
    {
        if (tally.Of == 0)
            yield break;
        var other = tally.Of - tally.Fit;
        yield return $"Cells with a {what}: {Count(tally.Fit)} of {Count(tally.Of)} ({Text($"{100.0 * tally.Fit / tally.Of:0.0}")} %) {fit}"
            + (tally.Equal < tally.Fit ? $", {Count(tally.Equal)} to the last digit" : "")
            + (other == 0 ? "." : $"; of the other {Count(other)}, {Count(tally.Explained)} explained and {Count(other - tally.Explained)} not.");
    }
}
