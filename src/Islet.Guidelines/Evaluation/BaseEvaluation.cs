using Islet.Course;

namespace Islet.Guidelines;

/// <summary>A statement base made ready for many patients.</summary>
internal sealed class BaseEvaluation
{
    private readonly SharedConditions conditions = new();
    private readonly Dictionary<string, int> places;
    private readonly Row[] rows;

    public BaseEvaluation(IReadOnlyList<Statement> statements)
    {
        Statements = statements;
        places = statements.SelectMany((s, i) => new[] { (Name: s.Id, i), (Name: s.Number, i) }).ToDictionary(s => s.Name, s => s.i, StringComparer.OrdinalIgnoreCase);
        var pairs = statements.SelectMany((s, i) => s.Tension.Where(places.ContainsKey).SelectMany(other => new[] { (i, places[other]), (places[other], i) })).ToLookup(p => p.Item1, p => p.Item2);
        rows = [.. statements.Select((s, i) => new Row(s, conditions.Add(s.Condition), Place(s.Check), Place(s.Emphasis), [.. pairs[i].Distinct().Order()]))];
    }

    public IReadOnlyList<Statement> Statements { get; }

    public Statement? Find(string id) => PlaceOf(id) is { } place ? Statements[place] : null;

    /// <summary>Position of a statement by its id or number.</summary>
    public int? PlaceOf(string id) => places.TryGetValue(id, out var place) ? place : null;

    /// <param name="Condition">Number of the condition among <see cref="conditions"/>; of the check and of what is stressed null where the statement has none.</param>
    /// <param name="Tension">Rows of the statements that pull in another direction, whichever of the two says so, in the document's order.</param>
    private sealed record Row(Statement Statement, int Condition, int? Check, int? Emphasis, int[] Tension);

    public StatementReading[] Read(FactReader facts) => conditions.Read(facts, answers => Readings(answers.Span));

    private StatementReading[] Readings(ReadOnlySpan<Truth> answers)
    {
        var readings = new StatementReading[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var (row, truth) = (rows[i], answers[rows[i].Condition]);
            readings[i] = new(row.Statement, truth)
            {
                CheckMet = truth.Answer is Answer.Yes && row.Check is { } check ? answers[check].Answer is Answer.Yes : null,
                Emphasis = row.Emphasis is { } stressed ? answers[stressed].Answer switch { Answer.Yes => true, Answer.No => false, Answer.Unknown => null } : null,
                Tension = truth.Answer is Answer.Yes && row.Tension.Length > 0 ? Applying(row.Tension, answers) : [],
            };
        }
        return readings;
    }

    private List<Statement> Applying(int[] others, ReadOnlySpan<Truth> answers)
    {
        List<Statement> applying = [];
        foreach (var other in others)
            if (answers[rows[other].Condition].Answer is Answer.Yes)
                applying.Add(rows[other].Statement);
        return applying;
    }

    private int? Place(Condition? condition) => condition is null ? null : conditions.Add(condition);
}
