using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>The marks of the values that decided a statement (facts.md section 5, "Generic marks, every statement").</summary>
internal static class FactMarks
{
    private const string ReportedMember = "reported", Assumed = "assumed"; // as imports write an assumed day of report beside a finding (facts.md 1.8)

    /// <param name="turned">The facts on which the statement turned; unknown ones have no value to mark.</param>
    public static IReadOnlyList<FactMark> Of(FactSet turned, Snapshot snapshot)
    {
        List<FactMark> marks = [];
        foreach (var fact in turned)
            if (Snapshot.Decides(fact) && snapshot[fact] is { IsKnown: true } state)
                marks.AddRange(Of(fact, state));
        return marks;
    }

    private static IEnumerable<FactMark> Of(Fact fact, FactState state)
    {
        if (state.IsStale)
            yield return Mark(FactMarkKind.Stale, string.Create(CultureInfo.InvariantCulture, $"This value is {state.AgeDays} days old; such a value keeps {fact.ShelfLife?.Days}."));
        if (state.KnownAfterEffective)
            yield return Mark(FactMarkKind.KnownAfterEffective, "It became known only after the day of the view.");
        if (state.From.Any(f => f.Content.AsWritten?.TryGetValue(ReportedMember, out var written) is true && written.StartsWith(Assumed, StringComparison.Ordinal)))
            yield return Mark(FactMarkKind.AssumedReported, "The day on which it was reported is assumed.");
        if (state.JudgeUnknown)
            yield return Mark(FactMarkKind.JudgeUnknown, "Nobody is on record as having judged it: it came by an import.");
        if (state.IsCensored)
            yield return Mark(FactMarkKind.Censored, $"The report gives a bound; the value stands just beyond it, at {state.Value}.");
        if (state.PerhapsEndedBy is { } by)
            yield return Mark(FactMarkKind.PerhapsEnded, $"By partial dates an event of {by.Happened} may have ended it.") with { Findings = [.. state.From, by] };

        FactMark Mark(FactMarkKind kind, string says) => new(kind, fact, state, says, state.From);
    }
}
