using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// Named warnings beside a hormone or marker: NANETS 2020 (Halfdanarson et al., Pancreas 2020;49:863–881), Biochemical Markers: an acid blocker, atrophic
/// gastritis and renal insufficiency raise chromogranin A; the first two raise gastrin. A warning changes no value.
/// </summary>
public static class HormoneConfounders
{
    /// <summary>Every confounder of the analyte, present, absent or not known.</summary>
    public static IReadOnlyList<ConfounderState> Of(Laboratory lab, FactReader facts) => lab.Analyte switch
    {
        Hormone.ChromograninA => [Flag(Confounder.ProtonPumpInhibitor, facts, Fact.OnPpi), Flag(Confounder.AtrophicGastritis, facts, Fact.AtrophicGastritis),
            Flag(Confounder.RenalInsufficiency, facts, Fact.RenalInsufficiency)],
        Hormone.Gastrin => [Flag(Confounder.ProtonPumpInhibitor, facts, Fact.OnPpi), Flag(Confounder.AtrophicGastritis, facts, Fact.AtrophicGastritis),
            new(Confounder.NotFasting, lab.Fasting is { } fasting ? Truth.Of(!fasting) : default)],
        Hormone.Somatostatin => [new(Confounder.SomatostatinAnalogue, UnderAnalogue(facts))],
        _ => [],
    };

    /// <summary>Why a raised value of this analyte is not yet the tumour's, as long as no person says so.</summary>
    internal static IReadOnlyList<RelationDoubt> Doubts(Laboratory lab, IReadOnlyList<ConfounderState> confounders) => lab.Analyte switch
    {
        Hormone.Gastrin when confounders.Any(c => c.Confounder is not Confounder.NotFasting && c.Present.Answer is not Answer.No) =>
            [RelationDoubt.NobodySaid, RelationDoubt.GastrinConfounded],
        Hormone.PancreaticPolypeptide => [RelationDoubt.NobodySaid, RelationDoubt.PancreaticPolypeptide],
        Hormone.Somatostatin when confounders.Any(c => c.Present.Answer is not Answer.No) => [RelationDoubt.NobodySaid, RelationDoubt.UnderAnalogue],
        _ when Hormone.IsOfInsulinFamily(lab.Analyte) => [RelationDoubt.NobodySaid, RelationDoubt.NeedsGlucose],
        _ => [RelationDoubt.NobodySaid],
    };

    private static ConfounderState Flag(Confounder confounder, FactReader facts, Fact fact) =>
        new(confounder, Hormone.Ask(facts, fact, value => value is FactValue.Flag { Value: true }));

    /// <summary>The fact names the backbone only: another drug than an analogue does not exclude one beside it.</summary>
    private static Truth UnderAnalogue(FactReader facts) => facts(Fact.CurrentTreatment).Value switch
    {
        FactValue.Word { Value: "ssa" } => Truth.Yes,
        FactValue.Word { Value: "none" } => Truth.No,
        _ => Truth.Of<FactValue>(null, [Fact.CurrentTreatment], _ => false),
    };
}
