using Islet.Clinic;
using Islet.Course;

namespace Islet.Board;

/// <summary>A patient against one screen or class of a paper, or one prompt of the screen for heredity.</summary>
/// <param name="Says">In words of files: eligible, not_eligible, undecided, yes, no, unknown, or the class.</param>
/// <param name="Because">The first condition that fails, or those that are open; null: nothing to add.</param>
/// <param name="Missing">What an open answer waits for.</param>
public sealed record ScreenAnswer(string Name, string Says, string? Because, FactSet Missing, IReadOnlyList<Finding> From)
{
    public static IReadOnlyList<ScreenAnswer> Screens(Snapshot snapshot)
    {
        var (mutated, secondary, brain) = (Hypermutation.Of(snapshot), SecondaryNetG3.Of(snapshot), BrainMetastases.Of(snapshot));
        return
        [
            .. new[] { UppsalaInclusion.Screen, NordicEligibility.Screen, ItalianCohort.Screen, PrrtEligibility.Ema, PrrtEligibility.Fda }.Select(screen => Of(screen.Read(snapshot))),
            Of("Initially localised", InitialExtent.InitiallyLocalised(snapshot.Reader)),
            Of("Recurred", InitialExtent.Recurred(snapshot.Reader)),
            Of("Hypermutation after an alkylator", mutated.Truth, mutated.Alkylator, mutated.Burden),
            Of("NET G3 after an earlier NET G1 or G2", secondary.Truth, secondary.Earlier, secondary.G3),
            new("Brain metastases", SnakeCase.Of(brain.Spread), null, default, Known(brain.MetastaticSince, brain.Seen)),
        ];
    }

    /// <summary>Of a pancreatic NET; of another tumour none is made.</summary>
    public static IReadOnlyList<ScreenAnswer> Heredity(Snapshot snapshot)
    {
        var screen = HeredityScreen.Of(snapshot);
        return
        [
            Of("Applies: well-differentiated NET of the pancreas", screen.Applies),
            .. screen.Applies.Answer is Answer.No ? [] : screen.Prompts.Select(prompt => Of(FactWords.Sentence(SnakeCase.Of(prompt.Prompt)), prompt.Holds)),
        ];
    }

    private static ScreenAnswer Of(ScreenResult result) => new(result.Screen.Name, SnakeCase.Of(result.Eligibility), result switch
    {
        { FirstFailing: { } failing } => $"fails: {failing.Asks}",
        { Open.Count: > 0 } => $"open: {string.Join("; ", result.Open.Select(open => open.Criterion.Asks))}",
        _ => null,
    }, result.Eligibility is Eligibility.Undecided ? result.Truth.Missing : default, [.. result.Readings.SelectMany(r => r.From).Distinct()]);

    private static ScreenAnswer Of(string name, Truth truth, params Finding?[] from) => new(name, RecharacterizeWords.Of(truth.Answer), null, truth.Missing, Known(from));

    private static Finding[] Known(params Finding?[] findings) => [.. findings.OfType<Finding>()];
}
