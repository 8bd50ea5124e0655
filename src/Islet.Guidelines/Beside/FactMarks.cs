using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>The marks of the values that decided a statement (facts.md section 5, "Generic marks, every statement").</summary>
internal static class FactMarks
{
    public static IReadOnlyList<FactMark> Of(StatementReading reading, Snapshot snapshot)
    {
        List<FactMark> marks = [];
        foreach (var fact in Deciding(reading.Statement, snapshot))
            if (Snapshot.Decides(fact) && snapshot[fact] is { IsKnown: true } state)
                marks.AddRange(Of(fact, state));
        return marks;
    }

    /// <summary>Facts whose answers made the outcome what it is; of a derived one those that it is computed from.</summary>
    private static FactSet Deciding(Statement statement, Snapshot snapshot) => statement.Condition.Deciding(snapshot.Reader)
        .Aggregate(default(FactSet), (all, reason) => all | (reason.Atom.Fact.IsDerived ? reason.Atom.Fact.Reads : FactSet.Of(reason.Atom.Fact)));

    private static IEnumerable<FactMark> Of(Fact fact, FactState state)
    {
        if (state.IsStale)
            yield return Mark(FactMarkKind.Stale, $"This value is {Number(state.AgeDays)} days old; such a value keeps {Number(fact.ShelfLife?.Days)}.");
        if (state.KnownAfterEffective)
            yield return Mark(FactMarkKind.KnownAfterEffective, "It became known only after the day of the view.");
        if (state.JudgeUnknown)
            yield return Mark(FactMarkKind.JudgeUnknown, "Nobody is on record as having judged it: it came by an import.");
        if (state.IsCensored)
            yield return Mark(FactMarkKind.Censored, "The report gives a bound; the value stands just beyond it.");
        if (state.PerhapsEndedBy is { } by)
            yield return Mark(FactMarkKind.PerhapsEnded, $"By partial dates an event of {by.Happened} may have ended it.") with { Findings = [.. state.From, by] };

        FactMark Mark(FactMarkKind kind, string says) => new(kind, fact, state, says, state.From);
    }

    private static string Number(int? days) => days?.ToString(CultureInfo.InvariantCulture) ?? "";
}
