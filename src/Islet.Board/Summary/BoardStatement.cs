using Islet.Guidelines;

namespace Islet.Board;

/// <summary>A statement of a guideline as the board is shown it: named with its guideline and year, and with the strength that its panel gave it.</summary>
/// <param name="Number">"SYS-02", where the guideline stands beside it.</param>
public sealed record BoardStatement(string Id, string Number, string Guideline, int Year, string Topic, string Says, Bearing Bearing, Stance Stance, Strength Strength)
{
    /// <summary>Strength from 0 (no vote reported) to 4 (consensus), for a drawing of it; the word stands beside it. No weight is made of it.</summary>
    public int Level => Strength switch { Strength.Unstated => 0, Strength.NoConsensus => 1, Strength.Majority => 2, Strength.SignificantMajority => 3, Strength.Consensus => 4 };

    public string StanceInWords => StatementWords.Stance(Stance);

    public string StrengthInWords => StatementWords.Strength(Strength);

    /// <summary>What overtook it; null: nothing that we know.</summary>
    public string? Superseded { get; init; }

    /// <summary>That the period which it names is over; null: it names none, or it lasts. It is neither for nor against any more, and a decision has nothing to follow in it.</summary>
    public string? Over { get; init; }

    /// <summary>Values older than they hold on which it turned: "symptom burden, 23 months old, holds 3 months".</summary>
    public IReadOnlyList<string> Stale { get; init; } = [];

    /// <summary>Applying statements that pull in another direction, by number.</summary>
    public IReadOnlyList<string> Tension { get; init; } = [];

    /// <summary>Codes of the cautions beside it.</summary>
    public IReadOnlyList<string> Cautions { get; init; } = [];

    /// <summary>The option further up under which it is told in full; null: here.</summary>
    public string? ToldUnder { get; init; }
}

/// <summary>A statement that says the same of several options at once.</summary>
public sealed record BoardSharedStatement(BoardStatement Statement, IReadOnlyList<string> Options);

/// <summary>One option at the decision, with what is said for and against it. Nothing is weighed.</summary>
/// <param name="Cautions">What in this patient is to be looked at first, each with its source.</param>
/// <param name="Earlier">What the patient had of it.</param>
/// <param name="Undecided">Statements that would bear on it and cannot be decided, by number.</param>
public sealed record BoardOption(string Key, string Title, IReadOnlyList<BoardStatement> Statements, IReadOnlyList<BoardOptionCaution> Cautions, IReadOnlyList<string> Earlier, IReadOnlyList<string> Undecided)
{
    public bool IsRunning { get; init; }

    public bool WasGiven { get; init; }

    public IReadOnlyList<BoardStatement> With(Bearing bearing) => [.. Statements.Where(s => s.Bearing == bearing && s.Over is null)];

    /// <summary>Applying statements whose period is over, but for how the option is given.</summary>
    public IReadOnlyList<BoardStatement> Over => [.. Statements.Where(s => s.Over is not null && s.Bearing is not Bearing.How)];
}

/// <summary>What in this patient is to be looked at before an option.</summary>
/// <param name="Source">Where the guideline says so; null: this patient's record says it.</param>
public sealed record BoardOptionCaution(string Says, string? Source)
{
    public string Whole => Source is null ? Says : $"{Says} ({Source})";
}

/// <summary>The options at the decision, in the guidelines' own order, which ranks nothing.</summary>
/// <param name="Guidelines">Whose statements they are.</param>
/// <param name="Options">Those of which an applying statement speaks, or that run now.</param>
/// <param name="Passing">Named only beside others, or only how it is given, with the statements.</param>
/// <param name="Silent">Of which no applying statement speaks.</param>
public sealed record BoardOptions(IReadOnlyList<string> Guidelines, IReadOnlyList<BoardSharedStatement> Shared, IReadOnlyList<BoardOption> Options, IReadOnlyList<BoardOption> Passing, IReadOnlyList<string> Silent)
{
    /// <summary>Every statement shown as for, against, open or risk of an option, each once: those a decision may follow or depart from.</summary>
    public IReadOnlyList<BoardStatement> Shown => [.. Shared.Select(s => s.Statement).Concat(Options.SelectMany(o => o.Statements)).Where(s => s is { Bearing: not Bearing.How, Over: null }).DistinctBy(s => s.Id)];

    /// <summary>The same by the option under which each is told first; without a title those that say the same of several options.</summary>
    public IReadOnlyList<(string? Option, IReadOnlyList<BoardStatement> Statements)> ShownByOption
    {
        get
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            List<(string?, IReadOnlyList<BoardStatement>)> groups = [(null, New(Shared.Select(s => s.Statement))), .. Options.Select(o => ((string?)o.Title, New(o.Statements)))];
            return [.. groups.Where(g => g.Item2.Count > 0)];

            List<BoardStatement> New(IEnumerable<BoardStatement> statements) => [.. statements.Where(s => s is { Bearing: not Bearing.How, Over: null } && seen.Add(s.Id))];
        }
    }
}
