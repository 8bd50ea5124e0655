namespace Islet.Clinic;

/// <summary>What a regimen contains, by the words of the fact treatment_class: a set, for temozolomide with everolimus is both.</summary>
/// <remarks>Mollazadegan et al. 2025, table 1 (alkylators, mTOR inhibitor, PRRT, SSA); Nordic NEC 2025, table 2 (platinum/etoposide, temozolomide, oxaliplatin-based).</remarks>
public static class TreatmentClasses
{
    public static IReadOnlyList<string> Of(IReadOnlyList<string> drugs)
    {
        var classes = drugs.Select(DrugTable.Of).ToList();
        SortedSet<string> words = new(classes.Select(drug => Word(drug, classes)).OfType<string>(), StringComparer.Ordinal);
        if (drugs.Contains("temozolomide", StringComparer.OrdinalIgnoreCase))
            words.Add("temozolomide");
        return [.. words];
    }

    /// <summary>Null: beside these partners it has no word of its own.</summary>
    private static string? Word(DrugClass? drug, List<DrugClass?> beside) => drug switch
    {
        DrugClass.SomatostatinAnalogue => "ssa",
        DrugClass.Prrt => "prrt",
        DrugClass.MtorInhibitor => "mtor_inhibitor",
        DrugClass.TyrosineKinaseInhibitor => "tyrosine_kinase_inhibitor",
        DrugClass.Alkylator => "alkylator",
        DrugClass.Oxaliplatin => "oxaliplatin_based",
        DrugClass.Platinum => beside.Contains(DrugClass.Etoposide) ? "platinum_etoposide" : "other",
        DrugClass.Etoposide => beside.Contains(DrugClass.Platinum) ? null : "other",
        DrugClass.Fluoropyrimidine => beside.Exists(d => d?.IsChemotherapy() is true && d is not DrugClass.Fluoropyrimidine) ? null : "other",
        DrugClass.SymptomControl or DrugClass.Supportive => null,
        _ => "other",
    };
}
