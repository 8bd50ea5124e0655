using Islet.Course;
using static Islet.Course.Wording;

namespace Islet.Clinic;

internal static class NegativePfsRule
{
    public const string Code = "W_PFS_NEGATIVE";
    public static Wording Says { get; } = N("Progression-free survival is shorter than nothing.");
    public const string Source =
        "Progression-free survival runs from the start of a treatment to progression or death (Panzuto et al., J Clin Med 2024;13:2074, section 2.1): "
        + "progression of a line cannot lie before its start.";

    /// <summary>A stated duration below 0, and a progression of a stated line that happened certainly before the line's start.</summary>
    public static IEnumerable<Inconsistency> Check(IReadOnlyList<Stated> statements)
    {
        var outcomes = statements.Of<ReportedOutcome>().ToList();
        foreach (var (number, _, outcome) in outcomes.Where(o => o.Content is { Endpoint: "pfs" or "ttp", Months: < 0 }))
        {
            yield return new(Code, [new(number, "months", N($"{outcome.Months} months"))], N("a duration of 0 or more"),
                N("Correct the duration: it is often a start and an end that were exchanged."));
        }
        foreach (var end in outcomes.Where(o => o.Content is { Progression: true, Line: not null }))
        {
            foreach (var start in outcomes.Where(o => o.Content is { Progression: not true } and ({ Regimen: not null } or { Drugs: not null })
                && o.Content.Line == end.Content.Line && ConsistencyRules.AreOneTumour(o.Content, end.Content) && ConsistencyRules.IsCertainlyAfter(o.Happened, end.Happened)))
            {
                yield return new(Code, [new(end.Number, "happened", N($"progression at {end.Happened}")), new(start.Number, "happened", N($"line {start.Content.Line} from {start.Happened}"))],
                    N("progression not before the start of the line"), N("Correct the day of the one or the other; a date of the line before is the usual cause."));
            }
        }
    }
}
