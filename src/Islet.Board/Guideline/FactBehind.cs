using Islet.Clinic;
using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>What stands behind one fact, as it is said beside every statement that asks for it.</summary>
/// <param name="Value">With its unit; several while a computed fact is partly open; null: unknown.</param>
/// <param name="Why">Of an unknown fact the reason, of an open one what it waits for.</param>
/// <param name="Source">The finding that decides, or, of an unknown fact, one that was there and did not.</param>
/// <param name="Inputs">Of a computed fact those of its sources that are known.</param>
public sealed record FactBehind(Fact Fact, string? Value, string? Why, FindingEntry? Source, IReadOnlyList<FactBehind> Inputs)
{
    /// <summary>"Specimen, 2019-03-10": of its finding.</summary>
    public string? Title { get; private init; }

    public string? When { get; private init; }

    /// <summary>"7.7 years ago".</summary>
    public string? Age { get; private init; }

    /// <summary>"holds 2 years"; null: not too old.</summary>
    public string? Stale { get; private init; }

    public static FactBehind Of(Fact fact, Snapshot snapshot, History history) => fact.IsDerived ? Computed(fact, snapshot, history) : Found(fact, snapshot, history);

    private static FactBehind Found(Fact fact, Snapshot snapshot, History history)
    {
        var state = snapshot[fact];
        var entry = state.From.Count > 0 ? history.Entry(state.From[^1]) : null;
        return new(fact, state.Value is { } value ? FactWords.WithUnit(fact, value, state) : null, state.IsKnown ? null : FactWords.Reason(fact, state, snapshot.Course.Axis), entry, [])
        {
            Title = entry?.Text.Title,
            When = entry is null ? null : entry.Finding.Content.Timing is Timing.Lifelong ? T("lifelong") : Numbers.When(entry.Finding.Happened, snapshot.Course.Axis),
            Age = state is { IsKnown: true, AgeDays: > 0 and var days } ? T($"{Numbers.Age(days)} ago") : null,
            Stale = state.IsStale ? T($"holds {Numbers.Shelf(fact.ShelfLife!.Days)}") : null,
        };
    }

    private static FactBehind Computed(Fact fact, Snapshot snapshot, History history)
    {
        var possible = snapshot.Reader(fact);
        var said = possible.Values is { Count: > 0 } values && (values.Count == 1 || values.Count < fact.Values.Count) ? Listed.Or(values.Select(v => FactWords.WithUnit(fact, v, FactState.NotRecorded))) : null;
        return new(fact, said, possible.Value is null ? T($"waits for {FactWords.List(possible.Missing)}") : null, null, [.. fact.Reads.Select(input => Of(input, snapshot, history)).Where(input => input.Value is not null)]);
    }
}
