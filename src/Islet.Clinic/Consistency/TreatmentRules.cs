using Islet.Course;
using static Islet.Course.Wording;

namespace Islet.Clinic;

/// <summary>The end and the doses of a treatment against its beginning, which they mean by its name.</summary>
internal static class TreatmentRules
{
    public const string NameCode = "W_TREATMENT_NAME";
    public static Wording NameSays { get; } = N("An end or a dose is stated of a treatment of which no beginning is on record.");
    public const string OrderCode = "W_STOP_ORDER";
    public static Wording OrderSays { get; } = N("A treatment ended certainly before it began.");
    public const string Source = "facts.md 3.6: the end of a treatment and its doses refer to its beginning by name; a line lasts from the one to the other. Partial dates: facts.md 1.1, 1.8.";

    public static IEnumerable<Inconsistency> CheckNames(IReadOnlyList<Stated> statements)
    {
        var begun = statements.Of<Treatment>().Select(t => t.Content.Course).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var s in statements)
        {
            if (NameOf(s.Content) is { } name && !begun.Contains(name))
            {
                yield return new(NameCode, [new(s.Number, "course", s.Content is TreatmentStop ? N($"end of {name}") : N($"dose of {name}"))],
                    begun.Count == 0 ? N("a treatment on record") : N($"a treatment on record: {string.Join(", ", begun.Order(StringComparer.Ordinal))}"), N("Correct the name, or enter when the treatment began."));
            }
        }
    }

    /// <summary>A name that was begun twice ends before it began only where it ended before both.</summary>
    public static IEnumerable<Inconsistency> CheckOrder(IReadOnlyList<Stated> statements)
    {
        var begun = statements.Of<Treatment>().Where(t => t.Content.Course is not null).ToLookup(t => t.Content.Course!, StringComparer.Ordinal);
        foreach (var (number, ended, stop) in statements.Of<TreatmentStop>())
        {
            var starts = begun[stop.Course].ToList();
            if (starts.Count > 0 && starts.TrueForAll(start => ConsistencyRules.IsCertainlyAfter(start.Happened, ended)))
            {
                yield return new(OrderCode, [new(number, "happened", N($"end of {stop.Course} at {ended}")), new(starts[0].Number, "happened", N($"{stop.Course} from {starts[0].Happened}"))],
                    N("an end not before the beginning"), N("Correct the day of the end or of the beginning, or the name."));
            }
        }
    }

    private static string? NameOf(Content content) => content switch { TreatmentStop stop => stop.Course, Injection dose => dose.Course, _ => null };
}
