using Islet.Course;

namespace Islet.Clinic;

/// <summary>Hormones measured, and those that a person holds for the tumour's, since the last characterization (facts.md 3.11).</summary>
internal static class MeasuredHormones
{
    public static FactState Measured(Fact fact, Sight sight)
    {
        var results = Results(fact, sight);
        return results.Count == 0 ? sight.Missing(fact, content => content is Laboratory result && Names(fact, result) ? FactValue.Of([result.Analyte]) : null)
            : sight.Known(fact, FactValue.Of(results.Select(AnalyteOf)), [.. LatestFirst(results, sight)]);
    }

    /// <summary>Complete once every raised one has been judged; a person's list is complete by itself.</summary>
    public static FactState Secreted(Fact fact, Sight sight)
    {
        var said = Rule.Judged(Ending.Operation)(fact, sight);
        if (said.From.Count > 0)
            return said;
        List<Seen> raised = [.. Results(fact, sight).Where(s => Laboratories.IsRaised((Laboratory)s.Finding.Content) is not false)];
        if (raised.Count == 0)
            return said;
        var related = FactValue.Of(raised.Where(s => HormoneRelation.OwnWord((Laboratory)s.Finding.Content) is true).Select(AnalyteOf));
        if (raised.Exists(s => HormoneRelation.OwnWord((Laboratory)s.Finding.Content) is null))
            return FactState.Unknown(UnknownReason.SetIncomplete, [.. raised.Select(s => s.Finding)]) with { Former = related };
        return Rule.Ended(fact, sight, sight.Known(fact, related, [.. LatestFirst(raised, sight)]), Ending.Operation);
    }

    /// <summary>The latest result of each analyte, since the last declared characterization where there is one.</summary>
    private static List<Seen> Results(Fact fact, Sight sight)
    {
        var since = sight.Visible<Characterization>().Select(s => ((Characterization)s.Finding.Content).Panel is { } panel ? AxisPoint.Of(panel.First).Days : Sight.Begin(s.Finding))
            .DefaultIfEmpty(decimal.MinValue).Max();
        return [.. sight.Visible<Laboratory>().Where(s => Names(fact, (Laboratory)s.Finding.Content) && sight.End(s.Finding) >= since)
            .GroupBy(AnalyteOf, StringComparer.Ordinal).Select(g => Sight.ByRank(Order.MayBeLatest([.. g], sight)))];
    }

    private static bool Names(Fact fact, Laboratory result) => fact.Values.Contains(result.Analyte, StringComparer.Ordinal) && (result.Value is not null || result.Reading is not null);

    private static string AnalyteOf(Seen s) => ((Laboratory)s.Finding.Content).Analyte;

    private static IEnumerable<Seen> LatestFirst(List<Seen> results, Sight sight) => results.OrderByDescending(s => sight.End(s.Finding));
}
