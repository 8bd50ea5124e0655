using Islet.Course;
using static Islet.Clinic.Ending;
using static Islet.Clinic.Words;

namespace Islet.Clinic;

/// <summary>What was removed, and how it went on (facts.md 3.10).</summary>
internal static class FollowUpFacts
{
    private const decimal MillimetresInACentimetre = 10;
    private const int MonthDigits = 4;

    public static IReadOnlyList<(Fact, FactRule)> Rules { get; } =
    [
        (Fact.PrimaryTumorSizeCm, OfResectedPrimary(s => s.LargestDiameterMm is { } mm ? FactValue.Of(mm / MillimetresInACentimetre) : null)),
        (Fact.NodePositive, OfResectedPrimary(Nodes)),
        (Fact.ResectedMetastases, Rule.Judged(Progression | Operation)),
        (Fact.HistoryLiverMetastases, Rule.Ever(content => Spread.Liver(content)?.Says is { Value: var said } && said == FactValue.True ? FactValue.True : null)),
        (Fact.MonthsSinceResection, MonthsSinceResection),
        (Fact.StableOverTime, Rule.Judged(Progression | NewLine)),
        (Fact.WorseningSymptoms, Rule.LatestOrJudged<ClinicalStatus>(c => Flag(c.WorseningSymptoms), Visit | NewLine)),
        (Fact.WorseningLabs, Rule.Judged(NewLine)),
        (Fact.HormoneRecurrenceEvidence, Rule.Judged(Operation)),
    ];

    /// <summary>A positive node says so; none positive of none examined says nothing (NX).</summary>
    private static FactValue? Nodes(Specimen s) => s switch
    {
        { NodePositive: { } stated } => FactValue.Of(stated),
        { NodesPositive: > 0 } => FactValue.True,
        { NodesPositive: 0, NodesExamined: > 0 } => FactValue.False,
        _ => null,
    };

    /// <summary>The highest of the specimens of the resected primary, which need not govern; each by its leading read.</summary>
    private static FactRule OfResectedPrimary(Func<Specimen, FactValue?> value) => (fact, sight) =>
    {
        Reading reading = content => content is Specimen { SpecimenType: "resection", SpecimenSite: "primary" } s && value(s) is { } said ? said : null;
        var stated = sight.Statements(fact, reading);
        if (stated.Count == 0)
            return sight.Missing(fact, reading);
        var reads = stated.GroupBy(s => ((Specimen)s.Finding.Content).SpecimenName ?? s.Finding.Id.ToString(), StringComparer.Ordinal)
            .Select(reads => Order.Latest(fact, sight, [.. reads])).Where(s => s.IsKnown).ToList();
        return reads.Count == 0 ? FactState.Unknown(UnknownReason.Unresolved, [.. stated.Select(s => s.Finding)]) : reads.MaxBy(s => Height(s.Value!))! with { AgeDays = null, IsStale = false };
    };

    private static decimal Height(FactValue value) => value switch { FactValue.Number n => n.Value, _ => value == FactValue.True ? 1 : 0 };

    /// <summary>From the latest operation with curative intent. Of a partial date its last day, as ages are counted.</summary>
    private static FactState MonthsSinceResection(Fact fact, Sight sight)
    {
        Seen? latest = null;
        foreach (var s in sight.Visible<Procedure>())
        {
            if (s.Finding.Content is Procedure done && Procedures.IsOperation(done) && Procedures.IsCurative(done) && (latest is not { } l || sight.End(s.Finding) >= sight.End(l.Finding)))
                latest = s;
        }
        return latest is { } operation
            ? Sight.Computed(fact, FactValue.Of(Math.Round((sight.View.Effective.Days - sight.End(operation.Finding)) / Offset.DaysPerMonth, MonthDigits)), operation)
            : sight.Missing(fact, content => content is Procedure done && Procedures.IsOperation(done) && Procedures.IsCurative(done) ? UnknownReason.NotRecorded : null);
    }
}
