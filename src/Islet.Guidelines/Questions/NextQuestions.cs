using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>Which questions to the patient, the record or a colleague would settle the most, and the strongest, of what is undecided.</summary>
public static class NextQuestions
{
    /// <summary>By which rule they are ordered; it is printed beside the list.</summary>
    public const string Order = "First what settles most statements whatever the answer, then the strongest of these, then what may settle most, then the order of the vocabulary.";

    public static IReadOnlyList<NextQuestion> Of(IReadOnlyList<GuidelineReading> readings, Snapshot snapshot) => [.. Of(readings, snapshot.Reader).Select(q => q with { State = snapshot[q.Fact] })];

    /// <param name="facts">The reader under which <paramref name="readings"/> were made.</param>
    public static IReadOnlyList<NextQuestion> Of(IReadOnlyList<GuidelineReading> readings, FactReader facts)
    {
        Statement[] open = [.. readings.SelectMany(r => r.Statements).Where(s => s.Outcome is Answer.Unknown).Select(s => s.Statement)];
        var advisedAgainst = readings.SelectMany(r => r.Statements).Where(s => s.Applies).Aggregate(default(FactSet), (all, s) => all | s.Statement.AdvisesAgainst);
        return [.. Fact.All.Where(f => !f.IsDerived && !advisedAgainst.Contains(f) && facts(f).Value is null).Select(f => Of(f, open, facts)).OfType<NextQuestion>()
            .OrderByDescending(q => q.Settles.Count).ThenByDescending(q => q.Strongest).ThenByDescending(q => q.MaySettle.Count).ThenBy(q => q.Fact.Index)];
    }

    private static NextQuestion? Of(Fact fact, IEnumerable<Statement> open, FactReader facts)
    {
        var supposed = new HypotheticalFacts(facts);
        List<StatementDecision> settles = [], may = [];
        foreach (var statement in open.Where(s => ConditionAtoms.BaseFacts(s.Condition).Contains(fact)))
        {
            var answers = FactDomain.Of(fact, [.. ConditionAtoms.Of(statement.Condition)]).Values.ToLookup(value => Outcome(statement, supposed, fact, value));
            if (answers.Contains(Answer.Yes) || answers.Contains(Answer.No))
                (answers.Contains(Answer.Unknown) ? may : settles).Add(new(statement, Reply(fact, answers[Answer.Yes]), Reply(fact, answers[Answer.No])));
        }
        return settles.Count + may.Count == 0 ? null : new(fact, FactSource.Of(fact), settles, may);
    }

    private static Answer Outcome(Statement statement, HypotheticalFacts supposed, Fact fact, FactValue value)
    {
        supposed.Suppose(fact, value);
        return statement.Condition.Read(supposed.Reader).Answer;
    }

    private static Reply? Reply(Fact fact, IEnumerable<FactValue> values) => values.ToList() is { Count: > 0 } examples ? new(fact, examples) : null;
}
