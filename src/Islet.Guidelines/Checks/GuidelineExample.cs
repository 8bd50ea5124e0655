using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>A worked patient that a guideline carries: what is known, and what each statement named here must say. Statements that are not named may say anything.</summary>
/// <param name="Facts">All that is known; every other fact is unknown.</param>
public sealed record GuidelineExample(string Id, string Title, IReadOnlyDictionary<Fact, FactValue> Facts)
{
    public string? Note { get; init; }

    public IReadOnlyList<Statement> Applies { get; init; } = [];

    public IReadOnlyList<Statement> DoesNotApply { get; init; } = [];

    /// <summary>Undecided, with exactly the facts that are missing.</summary>
    public IReadOnlyList<(Statement Statement, FactSet Missing)> Undecided { get; init; } = [];

    public IReadOnlyList<(Statement Statement, bool Met)> Checks { get; init; } = [];

    /// <summary>The text stresses this patient's subgroup; false: not, or nobody knows.</summary>
    public IReadOnlyList<(Statement Statement, bool Stressed)> Emphasis { get; init; } = [];

    public IReadOnlyList<(Fact Fact, FactValue Value)> Derived { get; init; } = [];

    public FactReader Reader => DerivedFacts.Over(Possible.Of(Facts));

    /// <summary>What comes out otherwise than it is written here; none: the example holds.</summary>
    public IReadOnlyList<ExampleDifference> Differences(StatementBase guideline)
    {
        var reading = GuidelineReading.Of(guideline, Reader);
        return
        [
            .. Applies.Where(s => Answered(s) is not Answer.Yes).Select(s => Outcome("applies", s, "applies")),
            .. DoesNotApply.Where(s => Answered(s) is not Answer.No).Select(s => Outcome("does_not_apply", s, "does not apply")),
            .. Undecided.Where(u => Answered(u.Statement) is not Answer.Unknown).Select(u => Outcome("undecided", u.Statement, "undecided")),
            .. Undecided.Where(u => reading[u.Statement.Id] is { Outcome: Answer.Unknown } r && r.Truth.Missing != u.Missing)
                .Select(u => new ExampleDifference("undecided", u.Statement.Id, $"waits for {Names(reading[u.Statement.Id].Truth.Missing)}", $"waits for {Names(u.Missing)}")),
            .. Checks.Where(c => reading[c.Statement.Id].CheckMet != c.Met).Select(c => new ExampleDifference("checks", c.Statement.Id, Met(reading[c.Statement.Id].CheckMet), Met(c.Met))),
            .. Emphasis.Where(e => reading[e.Statement.Id].Emphasis is true != e.Stressed)
                .Select(e => new ExampleDifference("emphasis", e.Statement.Id, e.Stressed ? "not stressed" : "stressed", e.Stressed ? "stressed" : "not stressed")),
            .. Derived.Where(d => Reader(d.Fact).Value != d.Value).Select(d => new ExampleDifference("derived", d.Fact.Name, Reader(d.Fact).Value?.ToString() ?? "unknown", d.Value.ToString())),
        ];

        Answer Answered(Statement s) => reading[s.Id].Outcome;
        ExampleDifference Outcome(string key, Statement s, string expected) => new(key, s.Id, reading[s.Id].Truth switch
        {
            { Answer: Answer.Yes } => "applies",
            { Answer: Answer.No } => "does not apply",
            { Missing: var missing } => $"undecided, waits for {Names(missing)}",
        }, expected);
    }

    private static string Met(bool? met) => met switch { true => "met", false => "not met", null => "not asked" };

    private static string Names(FactSet facts) => string.Join(", ", facts.Select(f => f.Name));
}

/// <summary>One thing that an example expects and that came out otherwise.</summary>
/// <param name="Key">Under which key of the example it is written.</param>
/// <param name="About">The statement or the derived fact.</param>
public readonly record struct ExampleDifference(string Key, string About, string Found, string Expected);
