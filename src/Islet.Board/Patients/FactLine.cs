using Islet.Clinic;
using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>One fact on a patient's page: what is known of it, or why nothing is.</summary>
/// <param name="Source">The finding that decides, or, of an unknown fact, one that was there and did not.</param>
/// <param name="Waits">What an unknown or open fact waits for, where it is computed.</param>
public sealed record FactLine(Fact Fact, IReadOnlyList<FactValue> Values, FactState State, FindingEntry? Source, FactSet Waits, Axis Axis)
{
    /// <summary>What lesions propose where nobody has stated it; a person decides.</summary>
    public IReadOnlyList<string> Hints { get; init; } = [];

    public string Label => FactWords.Label(Fact);

    public bool IsKnown => Values.Count == 1;

    /// <summary>Several values are still possible.</summary>
    public bool IsOpen => Values.Count > 1;

    public string Value => Listed.Or(Values.Select(value => FactWords.Value(Fact, value, State)));

    public string? Unit => FactWords.Unit(Fact, Values is [var one] ? one : null);

    /// <summary>Follows "unknown: ".</summary>
    public string Why => Fact.IsDerived ? T($"waits for {FactWords.List(Waits)}") : FactWords.Reason(Fact, State, Axis);

    public static FactLine Of(Fact fact, Snapshot snapshot, Func<Finding, FindingEntry?> entry)
    {
        var possible = snapshot.Reader(fact);
        var state = fact.IsDerived ? FactState.NotRecorded : snapshot[fact];
        return new(fact, Narrow(possible.Values, fact), state, state.From.Count > 0 ? entry(state.From[^1]) : null, possible.Missing, snapshot.Course.Axis) { Hints = HintWords.Of(fact, snapshot) };
    }

    /// <summary>A fact that may still have each of its values is simply unknown.</summary>
    private static IReadOnlyList<FactValue> Narrow(IReadOnlyList<FactValue>? values, Fact fact) =>
        values is null || values.Count > 1 && values.Count == fact.Values.Count ? [] : values;
}
