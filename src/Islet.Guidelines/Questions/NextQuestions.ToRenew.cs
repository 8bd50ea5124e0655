using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

public static partial class NextQuestions
{
    private const string OldLog = "C-LOG-OLD";

    /// <summary>
    /// Values older than they keep on which statements about treatment rest: of applying statements those that made them apply, of undecided ones those that their condition
    /// asks for. Those with most applying statements first. Of tissue and scans the newest report is asked for, nothing is done anew.
    /// </summary>
    /// <remarks>House rule [H]; shelf lives are those of the fact vocabulary. A stale value changes no outcome.</remarks>
    public static IReadOnlyList<FactToRenew> ToRenew(IReadOnlyList<GuidelineReading> readings, Snapshot snapshot)
    {
        var log = Cautions.Of(snapshot).FirstOrDefault(c => c.Code == OldLog);
        var restingOn = RestingOn(readings, snapshot);
        return [.. restingOn.Keys.Select(fact => Of(fact, restingOn[fact])).OfType<FactToRenew>().OrderByDescending(r => r.Applying.Count).ThenByDescending(r => r.Undecided.Count).ThenBy(r => r.Fact.Index)];

        FactToRenew? Of(Fact fact, IReadOnlyList<StatementReading> statements)
        {
            var (state, byLog) = (snapshot[fact], log?.About.Contains(fact) is true);
            if (state is not { IsKnown: true } || !(state.IsStale || byLog) || FactSource.Of(fact) is not { } source)
                return null;
            int? age = state.IsStale ? state.AgeDays : AgeOf(log!.Findings[0], snapshot);
            return new(fact, state, age, (fact.ShelfLife ?? Fact.SystemicLinesStarted.ShelfLife)!.Days, source, [.. statements.Where(s => s.Applies).Select(s => s.Statement)],
                [.. statements.Where(s => !s.Applies).Select(s => s.Statement)]) { IsByClosedHistory = !state.IsStale };
        }
    }

    private static Dictionary<Fact, IReadOnlyList<StatementReading>> RestingOn(IReadOnlyList<GuidelineReading> readings, Snapshot snapshot) => readings.SelectMany(r => r.Statements)
        .Where(s => s.Outcome is not Answer.No && BearsOnTreatment(s.Statement)).SelectMany(s => Asked(s, snapshot).Where(Snapshot.Decides).Select(fact => (Fact: fact, Statement: s)))
        .GroupBy(x => x.Fact, x => x.Statement).ToDictionary(g => g.Key, g => (IReadOnlyList<StatementReading>)[.. g]);

    private static FactSet Asked(StatementReading reading, Snapshot snapshot) => reading.Applies
        ? reading.Statement.Condition.Deciding(snapshot.Reader).Aggregate(default(FactSet), (all, reason) => all | (reason.Atom.Fact.IsDerived ? reason.Atom.Fact.Reads : FactSet.Of(reason.Atom.Fact)))
        : ConditionAtoms.BaseFacts(reading.Statement.Condition);

    private static int? AgeOf(Finding finding, Snapshot snapshot) => finding.Happened.Last is { } last ? (int)AxisPoint.DaysBetween(last, snapshot.View.Effective) : null;
}
