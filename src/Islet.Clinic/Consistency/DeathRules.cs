using Islet.Course;
using static Islet.Course.Wording;

namespace Islet.Clinic;

internal static class DeathRules
{
    public const string AfterCode = "W_AFTER_DEATH";
    public static Wording AfterSays { get; } = N("A finding happened certainly after the patient's death.");
    public const string TwiceCode = "W_TWO_DEATHS";
    public static Wording TwiceSays { get; } = N("Two deaths are stated whose days cannot be the same.");
    public const string Source =
        "Arithmetic of partial dates (facts.md 1.1, 1.8): certain only if the first day of one lies after the last day of the other, an "
        + "offset being known to its last printed digit.";

    private const int Named = 3; // of many findings after one death, so many are named: one wrong day is one contradiction

    /// <summary>One finding after a death may have the wrong day; of several the death is the odd one, and is told once.</summary>
    public static IEnumerable<Inconsistency> CheckAfter(IReadOnlyList<Stated> statements)
    {
        if (Deaths(statements) is not [var first, ..])
            yield break;
        var after = statements.Where(s => s.Content is not VitalStatus { Alive: false } and not { PlacedAtOrigin: true } && ConsistencyRules.IsCertainlyAfter(s.Happened, first.Happened)).ToList();
        if (after.Count == 0)
            yield break;
        var death = new Mention(first.Number, "happened", after.Count == 1 ? N($"death at {first.Happened}") : N($"{after.Count} findings after the death of {first.Happened}"));
        IEnumerable<Mention> named = after.Take(Named).Select(s => new Mention(s.Number, "happened", N($"{Term.OfKind(s.Content.Kind)} at {s.Happened}")));
        yield return new(AfterCode, after.Count == 1 ? [.. named, death] : [death, .. named], N("a day not after death"),
            N("Correct the day of the finding or of the death; a date copied from another patient is the usual cause."));
    }

    public static IEnumerable<Inconsistency> CheckTwice(IReadOnlyList<Stated> statements)
    {
        if (Deaths(statements) is [var first, .., var last] && ConsistencyRules.IsCertainlyAfter(last.Happened, first.Happened))
        {
            yield return new(TwiceCode, [new(last.Number, "happened", N($"death at {last.Happened}")),
                new(first.Number, "happened", N($"death at {first.Happened}"))],
                N("one day of death"), N("Find out which is right and correct the other."));
        }
    }

    /// <summary>Dated deaths, the one that is certainly over first.</summary>
    private static List<Stated> Deaths(IReadOnlyList<Stated> statements) =>
        [.. statements.Where(s => s is { Content: VitalStatus { Alive: false }, Happened.IsKnown: true }).OrderBy(s => s.Happened.Last)];
}
