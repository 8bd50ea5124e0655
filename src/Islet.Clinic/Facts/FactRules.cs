using Islet.Course;

namespace Islet.Clinic;

/// <summary>Which finding decides each fact: facts.md section 3, one file a section. A fact without a rule is not recorded.</summary>
internal static class FactRules
{
    private static readonly FactRule?[] ByIndex = Table(
    [
        .. PatientFacts.Rules, .. TissueFacts.Rules, .. ExtentFacts.Rules, .. HormoneFacts.Rules, .. HeredityFacts.Rules, .. ImagingFacts.Rules, .. SettingFacts.Rules,
        .. FollowUpFacts.Rules, .. ClassificationFacts.Rules, .. TherapyFacts.Rules,
    ]);

    public static FactState Read(Fact fact, Sight sight) => ByIndex[fact.Index] is not { } rule ? FactState.NotRecorded
        : sight.IsIndexOpen && IsOfTheTumour(fact) ? FactState.Unknown(UnknownReason.Unresolved, [.. sight.Visible<TumourEntity>().Select(s => s.Finding)])
        : rule(fact, sight);

    public static bool HasRule(Fact fact) => ByIndex[fact.Index] is not null;

    /// <summary>Facts of the tumour, its tissue, its lesions or its lines: all but those of the patient and of one question.</summary>
    private static bool IsOfTheTumour(Fact fact) => fact.Scope is not (FactScope.Patient or FactScope.Question);

    private static FactRule?[] Table(IEnumerable<(Fact Fact, FactRule Rule)> rules)
    {
        var table = new FactRule?[Fact.All.Count];
        foreach (var (fact, rule) in rules)
            table[fact.Index] = table[fact.Index] is null ? rule : throw new InvalidOperationException($"{fact} has two rules.");
        return table;
    }
}
