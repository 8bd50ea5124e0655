using System.Collections.Frozen;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Units in which sheets write what a member keeps in its own. Only factors that are exact by definition.</summary>
internal static class Units
{
    private static readonly FrozenDictionary<string, (string Unit, decimal Factor)[]> Known = new Dictionary<string, (string, decimal)[]>
    {
        ["mm"] = [("mm", 1), ("cm", 10), ("m", 1000)],
        ["cm"] = [("cm", 1), ("mm", 0.1m), ("m", 100)],
        ["kg"] = [("kg", 1), ("g", 0.001m), ("lb", 0.45359237m)], // the pound: international yard and pound agreement, 1959
        ["mg"] = [("mg", 1), ("g", 1000), ("µg", 0.001m)],
        ["GBq"] = [("GBq", 1), ("MBq", 0.001m), ("mCi", 0.037m)], // the curie: 3.7·10¹⁰ Bq by definition
        ["%"] = [("%", 1), ("fraction", 100)],
        ["years"] = [("years", 1)],
        ["months"] = [("months", 1), ("years", 12), ("days", 1 / Offset.DaysPerMonth)], // facts.md 1.8: a month is 30.4375 days
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All that can be converted into the member's own unit, that unit first; empty where the member has none.</summary>
    public static IReadOnlyList<string> Into(FindingMember member) => member.Unit is { } unit && Known.TryGetValue(unit, out var from) ? [.. from.Select(f => f.Unit)] : [];

    /// <summary>By which a number of the unit is multiplied; null: not convertible.</summary>
    public static decimal? Factor(string unit, FindingMember member)
    {
        foreach (var (name, factor) in member.Unit is { } own ? Known.GetValueOrDefault(own) ?? [] : [])
        {
            if (name == unit)
                return factor;
        }
        return null;
    }
}
