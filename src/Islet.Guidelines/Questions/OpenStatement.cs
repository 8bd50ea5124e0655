using Islet.Course;

namespace Islet.Guidelines;

/// <summary>A statement that is undecided, with the facts somebody may answer and what it tells apart of each.</summary>
internal sealed class OpenStatement
{
    private readonly Atom[] atoms;
    private readonly Dictionary<Fact, FactDomain> domains = [];

    private OpenStatement(StatementReading reading)
    {
        (Statement, Missing, Facts) = (reading.Statement, reading.Truth.Missing, ConditionAtoms.BaseFacts(reading.Statement.Condition));
        atoms = [.. ConditionAtoms.Of(Condition)];
    }

    public Statement Statement { get; }

    public Condition Condition => Statement.Condition;

    public FactSet Missing { get; }

    /// <summary>Every base fact of the condition, known or not.</summary>
    public FactSet Facts { get; }

    public static IReadOnlyList<OpenStatement> Of(IReadOnlyList<GuidelineReading> readings) =>
        [.. readings.SelectMany(r => r.Statements).Where(s => s.Outcome is Answer.Unknown).Select(s => new OpenStatement(s))];

    public FactDomain DomainOf(Fact fact) => domains.TryGetValue(fact, out var known) ? known : domains[fact] = FactDomain.Of(fact, atoms);
}
