using Islet.Course;

namespace Islet.Clinic;

internal static class DeathRules
{
    public const string AfterCode = "W_AFTER_DEATH";
    public const string AfterSays = "A finding happened certainly after the patient's death.";
    public const string TwiceCode = "W_TWO_DEATHS";
    public const string TwiceSays = "Two deaths are stated whose days cannot be the same.";
    public const string Source =
        "Arithmetic of partial dates (facts.md 1.1, 1.8): certain only if the first day of one lies after the last day of the other, an "
        + "offset being known to its last printed digit.";

    public static IEnumerable<Inconsistency> CheckAfter(IReadOnlyList<Stated> statements)
    {
        if (Deaths(statements) is not [var first, ..])
            yield break;
        foreach (var s in statements)
        {
            if (s.Content is not VitalStatus { Alive: false } and not { PlacedAtOrigin: true } && ConsistencyRules.IsCertainlyAfter(s.Happened, first.Happened))
            {
                yield return new(AfterCode, [new(s.Number, "happened", $"{s.Content.Kind} at {s.Happened}"),
                    new(first.Number, "happened", $"death at {first.Happened}")],
                    "a day not after death", "Correct the day of the finding or of the death; a date copied from another patient is the usual cause.");
            }
        }
    }

    public static IEnumerable<Inconsistency> CheckTwice(IReadOnlyList<Stated> statements)
    {
        if (Deaths(statements) is [var first, .., var last] && ConsistencyRules.IsCertainlyAfter(last.Happened, first.Happened))
        {
            yield return new(TwiceCode, [new(last.Number, "happened", $"death at {last.Happened}"),
                new(first.Number, "happened", $"death at {first.Happened}")],
                "one day of death", "Find out which is right and correct the other.");
        }
    }

    /// <summary>Dated deaths, the one that is certainly over first.</summary>
    private static List<Stated> Deaths(IReadOnlyList<Stated> statements) =>
        [.. statements.Where(s => s is { Content: VitalStatus { Alive: false }, Happened.IsKnown: true }).OrderBy(s => s.Happened.Last)];
}
