using Islet.Course;

namespace Islet.Clinic;

/// <summary>The end and the doses of a treatment against its beginning, which they mean by its name.</summary>
internal static class TreatmentRules
{
    public const string NameCode = "W_TREATMENT_NAME";
    public const string NameSays = "An end or a dose is stated of a treatment of which no beginning is on record.";
    public const string OrderCode = "W_STOP_ORDER";
    public const string OrderSays = "A treatment ended certainly before it began.";
    public const string Source = "facts.md 3.6: the end of a treatment and its doses refer to its beginning by name; a line lasts from the one to the other. Partial dates: facts.md 1.1, 1.8.";

    public static IEnumerable<Inconsistency> CheckNames(IReadOnlyList<Stated> statements)
    {
        var begun = statements.Of<Treatment>().Select(t => t.Content.Course).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var s in statements)
        {
            if (NameOf(s.Content) is { } name && !begun.Contains(name))
            {
                yield return new(NameCode, [new(s.Number, "course", s.Content is TreatmentStop ? $"end of {name}" : $"dose of {name}")],
                    begun.Count == 0 ? "a treatment on record" : $"a treatment on record: {string.Join(", ", begun.Order(StringComparer.Ordinal))}", "Correct the name, or enter when the treatment began.");
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
                yield return new(OrderCode, [new(number, "happened", $"end of {stop.Course} at {ended}"), new(starts[0].Number, "happened", $"{stop.Course} from {starts[0].Happened}")],
                    "an end not before the beginning", "Correct the day of the end or of the beginning, or the name.");
            }
        }
    }

    private static string? NameOf(Content content) => content switch { TreatmentStop stop => stop.Course, Injection dose => dose.Course, _ => null };
}
