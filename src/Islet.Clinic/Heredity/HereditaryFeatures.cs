namespace Islet.Clinic;

/// <summary>A hereditary syndrome by its features, and how it is tested.</summary>
/// <param name="Syndrome">By the words of the fact known_syndrome.</param>
/// <param name="Features">By the words of the fact hereditary_features; the pancreatic NET itself is not listed.</param>
/// <param name="DevelopPnetPercent">Of its carriers; null: case reports only.</param>
/// <param name="GeneticTest">Sequencing with deletion and duplication analysis. False: usually a clinical diagnosis.</param>
public sealed record HereditarySyndrome(
    string Syndrome, IReadOnlyList<string> Genes, IReadOnlyList<string> Features, (decimal? From, decimal To)? DevelopPnetPercent, bool GeneticTest);

/// <summary>
/// Features of the four syndromes: NANETS 2020 (Halfdanarson et al., Pancreas 2020;49:863–881), Screening for Multiple Endocrine Neoplasia Type 1 or Other
/// Hereditary Syndromes.
/// </summary>
/// <remarks>Thymic NET come from the ACMG list that the guideline endorses. A facial angiofibroma points to MEN1 and to TSC.</remarks>
public static class HereditaryFeatures
{
    public static IReadOnlyList<HereditarySyndrome> All { get; } =
    [
        new("men1", ["MEN1"],
            ["parathyroid_disease", "pituitary_adenoma", "bronchial_or_thymic_net", "adrenal_adenoma_or_nodule", "facial_angiofibroma"], (30, 70), true),
        new("vhl", ["VHL"],
            ["cns_hemangioblastoma", "endolymphatic_sac_tumor", "epididymal_cystadenoma", "pheochromocytoma", "renal_cell_carcinoma", "pancreatic_cysts"],
            (9, 17), true),
        new("nf1", ["NF1"],
            ["neurofibroma", "cafe_au_lait", "lisch_nodules", "axillary_inguinal_freckling", "long_bone_dysplasia", "optic_glioma"], (null, 10), false),
        new("tsc", ["TSC1", "TSC2"],
            ["facial_angiofibroma", "ungual_fibroma", "hypomelanotic_macules", "renal_angiomyolipoma", "hamartoma", "tsc_neurologic_disorder"], null, true),
    ];
}
