using Islet.Course;

namespace Islet.Clinic;

/// <summary>What a symptom pattern asks the laboratory.</summary>
/// <param name="Pattern">By the words of the fact syndromic_symptoms.</param>
/// <param name="Suspected">By the words of the fact functional_syndrome; null: none in particular.</param>
/// <param name="Analytes">By the names of docs/terminology.md, or of the test.</param>
/// <param name="FromOtherColumn">The guideline leaves the column of tests empty here; the hormones are those of its column of hormones.</param>
public sealed record SymptomOrder(string Pattern, string? Suspected, IReadOnlyList<string> Analytes, bool FromOtherColumn = false);

/// <summary>Symptom patterns and the laboratories that they ask for: NANETS 2020 (Halfdanarson et al., Pancreas 2020;49:863–881), table 3.</summary>
public static class SymptomLaboratories
{
    public static IReadOnlyList<SymptomOrder> Table { get; } =
    [
        new("hypoglycemia", "insulinoma", ["glucose", Hormone.Insulin, Hormone.Proinsulin, Hormone.CPeptide]),
        new("zes_symptoms", "gastrinoma", [Hormone.Gastrin, "gastric_ph_at_endoscopy"]),
        new("watery_diarrhea_hypokalemia", "vipoma", [Hormone.Vip, "basic_metabolic_panel"]),
        new("glucose_intolerance_rash_weight_loss", "glucagonoma", [Hormone.Glucagon, "hba1c"]),
        new("diabetes_cholelithiasis_diarrhea", "somatostatinoma", [Hormone.Somatostatin, "hba1c"]),
        new("cushing", "acth", [Hormone.Acth, "cortisol", "dexamethasone_suppression_1_mg", "urinary_free_cortisol_24h", "midnight_salivary_cortisol"]),
        new("acromegaly", "ghrh", ["igf_1"]),
        new("hypercalcemia_symptoms", "pthrp", [Hormone.Pthrp, "pth", "calcium", "albumin", "vitamin_d_25", "vitamin_d_1_25"]),
        new("diarrhea_flushing", "carcinoid", [Hormone.Serotonin, Hormone.Calcitonin], FromOtherColumn: true),
        new("other_hormonal", null, [], FromOtherColumn: true),
    ];

    /// <summary>The rows that the patient's symptoms ask for; none where they were asked and there are none.</summary>
    /// <param name="missing">Not empty: the symptoms are not known.</param>
    public static IReadOnlyList<SymptomOrder> For(FactReader facts, out FactSet missing)
    {
        var symptoms = facts(Fact.SyndromicSymptoms);
        missing = symptoms.Missing;
        return symptoms.Value is FactValue.Words { Members: var patterns } ? [.. Table.Where(row => patterns.Contains(row.Pattern, StringComparer.Ordinal))] : [];
    }
}
