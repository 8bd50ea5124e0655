using Islet.Course;

namespace Islet.Clinic;

/// <summary>What the start and the stop of a drug end.</summary>
internal static class DrugEndings
{
    private const string Symptom = "symptom"; // Treatment.Purpose

    private static readonly string[] Analogues = ["octreotide", "lanreotide", "pasireotide", "somatostatin analogue", "ssa"];

    private static readonly string[] ProtonPumpInhibitors =
        ["omeprazole", "esomeprazole", "pantoprazole", "lansoprazole", "dexlansoprazole", "rabeprazole", "proton pump inhibitor", "proton-pump inhibitor", "ppi"];

    public static bool IsAnalogue(string drug) => Analogues.Contains(drug, StringComparer.OrdinalIgnoreCase);

    public static bool IsProtonPumpInhibitor(string drug) => ProtonPumpInhibitors.Contains(drug, StringComparer.OrdinalIgnoreCase);

    public static Ending Of(Treatment begun) => (HoldsSymptoms(begun) ? Ending.SymptomDrug : Ending.None)
        | (begun.Drugs.Any(IsProtonPumpInhibitor) ? Ending.PpiStart : Ending.None)
        | (begun.Drugs.Any(IsRadionuclide) ? Ending.PrrtStart : Ending.None);

    public static Ending Of(TreatmentStop stop, Sight sight) =>
        sight.OfPatient.Any(s => s.Finding.Content is Treatment begun && begun.Course == stop.Course && HoldsSymptoms(begun)) ? Ending.SymptomDrug : Ending.None;

    /// <summary>Receptor radionuclide therapy by its names (docs/terminology.md).</summary>
    public static bool IsRadionuclide(string drug) => drug.Contains("177Lu", StringComparison.OrdinalIgnoreCase) || drug.Contains("90Y-DOTA", StringComparison.OrdinalIgnoreCase)
        || drug.StartsWith("lutetium", StringComparison.OrdinalIgnoreCase) || drug.StartsWith("yttrium edotreotide", StringComparison.OrdinalIgnoreCase)
        || drug.Equals("peptide receptor radionuclide therapy", StringComparison.OrdinalIgnoreCase) || drug.Equals("prrt", StringComparison.OrdinalIgnoreCase);

    private static bool HoldsSymptoms(Treatment begun) => begun.Purpose is Symptom || begun.Drugs.Any(IsAnalogue);
}
