using Islet.Course;

namespace Islet.Clinic;

/// <summary>The hormones of the re-characterization panel by the names of docs/terminology.md: Mollazadegan et al. 2025, section 2.3.</summary>
public static class Hormone
{
    public const string Insulin = "insulin", Proinsulin = "proinsulin", CPeptide = "c_peptide", Glucagon = "glucagon", Calcitonin = "calcitonin",
        Gastrin = "gastrin", PancreaticPolypeptide = "pancreatic_polypeptide", Vip = "vip", Acth = "acth", ChromograninA = "chromogranin_a", FiveHiaa = "5_hiaa", Pthrp = "pthrp",
        Somatostatin = "somatostatin", Serotonin = "serotonin", Ghrh = "ghrh";

    /// <summary>In every panel.</summary>
    public static IReadOnlyList<string> Mandatory { get; } = [Insulin, Proinsulin, CPeptide, Glucagon, Calcitonin, Gastrin, PancreaticPolypeptide, Vip, Acth];

    /// <summary>5-HIAA only with symptoms of the carcinoid syndrome, PTHrP only with hypercalcaemia.</summary>
    public static IReadOnlyList<(string Hormone, Func<FactReader, Truth> Condition)> Conditional { get; } =
    [
        (FiveHiaa, facts => Symptom(facts, "diarrhea_flushing")),
        (Pthrp, facts => Ask(facts, Fact.Hypercalcemia, value => value is FactValue.Flag { Value: true })),
    ];

    /// <summary>Peptides that some pancreatic tumours secrete and that no panel asks for (NANETS 2020, table 3).</summary>
    public static IReadOnlyList<string> BeyondPanel { get; } = [Somatostatin, Serotonin, Ghrh];

    /// <summary>
    /// General markers, which say nothing of what a tumour secretes and count neither as secretion nor for functioning (facts.md 3.5, hormone_elevated).
    /// </summary>
    public static IReadOnlyList<string> GeneralMarkers { get; } = [ChromograninA, "nse", "pancreastatin"];

    internal static IReadOnlyList<string> InsulinFamily { get; } = [Insulin, Proinsulin, CPeptide];

    /// <summary>All that a panel may ask for, by name.</summary>
    internal static IReadOnlyList<string> OfPanel { get; } = [.. Mandatory.Concat(Conditional.Select(c => c.Hormone)).Order(StringComparer.Ordinal)];

    internal static bool IsOfInsulinFamily(string analyte) => analyte is Insulin or Proinsulin or CPeptide;

    internal static bool IsGeneralMarker(string analyte) => analyte is ChromograninA or "nse" or "pancreastatin";

    internal static bool IsSpecific(string analyte) => analyte is Insulin or Proinsulin or CPeptide or Glucagon or Calcitonin or Gastrin or PancreaticPolypeptide or Vip
        or Acth or FiveHiaa or Pthrp or Somatostatin or Serotonin or Ghrh;

    internal static Truth Symptom(FactReader facts, string symptom) =>
        Ask(facts, Fact.SyndromicSymptoms, value => ((FactValue.Words)value).Members.Contains(symptom, StringComparer.Ordinal));

    internal static Truth Ask(FactReader facts, Fact fact, Func<FactValue, bool> question)
    {
        var possible = facts(fact);
        return Truth.Of(possible.Values, possible.Missing, question);
    }
}
