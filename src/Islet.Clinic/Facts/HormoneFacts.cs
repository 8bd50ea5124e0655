using Islet.Course;
using static Islet.Clinic.Ending;
using static Islet.Clinic.Words;

namespace Islet.Clinic;

/// <summary>Hormones and blood markers (facts.md 3.5).</summary>
internal static class HormoneFacts
{
    public static IReadOnlyList<(Fact, FactRule)> Rules { get; } =
    [
        (Fact.FunctionalSyndrome, SyndromeFact.Rule),
        (Fact.SyndromicSymptoms, AskedSets.Latest(c => c.SyndromicSymptoms, SymptomDrug | NewLine)),
        (Fact.HormoneElevated, Rule.Said(Elevated, Operation)),
        (Fact.HormoneSymptomsRefractory, Rule.Judged(SymptomDrug | LiverProcedure | Operation | NewLine)),
        (Fact.CgaElevated, Measured.Raised("chromogranin_a")),
        (Fact.OnPpi, OnPpi),
        (Fact.AtrophicGastritis, Rule.Ever(content => content is ClinicalStatus status ? Flag(status.AtrophicGastritis) : null)),
        (Fact.RenalInsufficiency, Rule.LatestOrJudged<ClinicalStatus>(c => Flag(c.RenalInsufficiency))),
        (Fact.Hypercalcemia, Measured.Calcium()),
        (Fact.PthElevated, Measured.Pth),
    ];

    /// <summary>A raised level counts once a person who may judge that has said that it comes from the tumour.</summary>
    private static FactAnswer? Elevated(Content content) => content is Laboratory result && Laboratories.IsHormone(result.Analyte)
        && Laboratories.IsRaised(result) is true && HormoneRelation.OwnWord(result) is true ? FactValue.True : null;

    /// <summary>A running inhibitor says yes, also against a visit that says no, which stands beside it; only a person who has the whole list of drugs says no.</summary>
    private static FactState OnPpi(Fact fact, Sight sight)
    {
        var said = Rule.LatestOrJudged<ClinicalStatus>(c => Flag(c.OnPpi))(fact, sight);
        Seen? running = null;
        foreach (var s in sight.OfPatient)
        {
            if (s.Finding.Content is Treatment begun && begun.Drugs.Any(DrugEndings.IsProtonPumpInhibitor) && !IsStopped(sight, begun))
                running = s;
        }
        return running is not { } drug || (said.Value == FactValue.True && sight.End(said.From[0]) >= sight.End(drug.Finding)) ? said
            : sight.Known(fact, FactValue.True, [drug, .. said.Value == FactValue.False ? sight.OfPatient.Where(s => said.From.Contains(s.Finding)) : []]);
    }

    private static bool IsStopped(Sight sight, Treatment begun) =>
        begun.Course is { } course && sight.OfPatient.Any(s => s.Finding.Content is TreatmentStop stop && stop.Course == course);
}
