namespace Islet.Tests.Guidelines;

/// <summary>The specification calls the papers "seeds", by number. A reader of the statements is told the paper.</summary>
internal static class SpecificationWords
{
    private static readonly (string Theirs, string Ours)[] Words =
    [
        ("as reported in seeds 003 and 004", "as reported by Italy 2024 and NORDIC NEC 2"), ("in the seed text prints", "in the copy at hand prints"), ("Seed 003 counted", "Italy 2024 counted"),
        ("in the seed table for this row", "in the table of the copy at hand for this row"), ("(seeds 003/004 report later", "(Italy 2024 and NORDIC NEC 2 report later"),
        ("The seed prints", "The copy at hand prints"), ("seed prints", "the copy at hand prints"), ("outside the seeds", "outside the five papers"), ("seed 001 quotes", "NANETS 2020 quotes"),
        ("if in_clinical_trial = true", "within a clinical trial"),
        ("Laboratories: hypoglycemia", "Laboratories: hypoglycaemia"), ("Laboratories: zes_symptoms", "Laboratories: Zollinger–Ellison symptoms"),
        ("Laboratories: watery_diarrhea_hypokalemia", "Laboratories: watery diarrhoea with hypokalaemia"),
        ("Laboratories: glucose_intolerance_rash_weight_loss", "Laboratories: glucose intolerance, rash, weight loss"),
        ("Laboratories: diabetes_cholelithiasis_diarrhea", "Laboratories: diabetes, gallstones, diarrhoea"), ("Laboratories: cushing", "Laboratories: Cushing syndrome"),
        ("Laboratories: hypercalcemia_symptoms", "Laboratories: symptoms of hypercalcaemia"), ("Laboratories: diarrhea_flushing", "Laboratories: diarrhoea and flushing"),
        ("Laboratories: other_hormonal", "Laboratories: other hormonal symptoms"),
    ];

    public static string? ForReaders(string? text) => Words.Aggregate(text, (said, word) => said?.Replace(word.Theirs, word.Ours, StringComparison.Ordinal));
}
