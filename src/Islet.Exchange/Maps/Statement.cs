namespace Islet.Exchange;

/// <summary>A cell by its place.</summary>
/// <param name="Sheet">Its order in the file.</param>
/// <param name="Row">As the file numbers it.</param>
/// <param name="Column">Index in the sheet's columns; −1: the row.</param>
internal readonly record struct CellAt(int Sheet, int Row, int Column) : IComparable<CellAt>
{
    public int CompareTo(CellAt other) => (Sheet, Row, Column).CompareTo((other.Sheet, other.Row, other.Column));
}

/// <summary>What one cell says for one member.</summary>
/// <param name="Value">As it will stand in the finding's JSON (a day or offset: as it is stored); null: the cell was not understood.</param>
/// <param name="Written">The source's own text, where the value says it otherwise.</param>
internal readonly record struct Statement(string? Value, string? Written, CellAt At)
{
    public bool Says(Statement other) => Value == other.Value && Written == other.Written;
}

/// <summary>One finding on its way: what all rows with its origin say.</summary>
internal sealed class FindingDraft(BoundFinding of, string origin)
{
    private readonly List<(string Member, Statement Statement)> said = [];

    public BoundFinding Of => of;

    public string Origin => origin;

    /// <summary>A set column said something, or, where there is none, the day or the condition did.</summary>
    public bool Exists { get; set; }

    /// <summary>Members whose columns were not all answered; such a set was not asked completely.</summary>
    public HashSet<string>? Unanswered { get; private set; }

    public void Say(string member, Statement statement)
    {
        foreach (var (name, before) in said)
        {
            if (name == member && before.Says(statement))
                return;
        }
        said.Add((member, statement));
    }

    public void LeaveUnanswered(string member) => (Unanswered ??= new(StringComparer.Ordinal)).Add(member);

    public IEnumerable<Statement> On(string member) => said.Where(s => s.Member == member).Select(s => s.Statement);

    public IEnumerable<string> Members => said.Select(s => s.Member).Distinct(StringComparer.Ordinal);
}

/// <summary>One patient's rows on their way to a course.</summary>
internal sealed class PatientDraft(string key)
{
    private readonly Dictionary<string, FindingDraft> byOrigin = new(StringComparer.Ordinal);

    public string Key => key;

    public List<Statement> Center { get; } = [];

    public List<Statement> Zero { get; } = [];

    public bool IsRefused { get; set; }

    /// <summary>In the order of the map, then of their origins: the order of rows, columns and sheets leaves no trace.</summary>
    public IEnumerable<FindingDraft> Findings => byOrigin.Values.Where(f => f.Exists).OrderBy(f => f.Of.Order).ThenBy(f => f.Of.Number ?? 0).ThenBy(f => f.Origin, StringComparer.Ordinal);

    public FindingDraft Finding(BoundFinding of, string origin)
    {
        if (!byOrigin.TryGetValue(origin, out var draft))
            byOrigin.Add(origin, draft = new(of, origin));
        return draft;
    }
}
