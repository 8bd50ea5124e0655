namespace Islet.Clinic;

/// <summary>
/// Words of files and forms for what a baseline candidate is. Null: a word that is not known, and nothing is assumed of it. The kinds are those of Eisenhauer et al.
/// 2009, sections 3.1 and 3.2.
/// </summary>
public static class CandidateWords
{
    /// <summary>A PET/CT is PET: its CT is not of diagnostic quality unless it is given as CT.</summary>
    public static MeasuringMethod? Method(string? word) => Plain(word) switch
    {
        null => null,
        var w when w.Contains("pet", StringComparison.Ordinal) => MeasuringMethod.Pet,
        var w when w.Contains("ultraso", StringComparison.Ordinal) || w is "us" or "sonography" => MeasuringMethod.Ultrasound,
        var w when w.Contains("endoscop", StringComparison.Ordinal) || w is "eus" or "laparoscopy" => MeasuringMethod.Endoscopy,
        var w when w.Contains("bonescan", StringComparison.Ordinal) || w.Contains("scintigra", StringComparison.Ordinal) => MeasuringMethod.BoneScan,
        var w when w.Contains("xray", StringComparison.Ordinal) || w is "cxr" or "radiograph" or "chestradiograph" => MeasuringMethod.ChestXray,
        var w when w.Contains("caliper", StringComparison.Ordinal) || w.Contains("clinic", StringComparison.Ordinal) || w is "palpation" or "physical" or "photo" => MeasuringMethod.Caliper,
        var w when w.Contains("mri", StringComparison.Ordinal) || w is "mr" => MeasuringMethod.Mri,
        var w when w.Contains("ct", StringComparison.Ordinal) => MeasuringMethod.Ct,
        _ => null,
    };

    public static BoneLesion? Bone(string? word) => Plain(word) switch
    {
        "lytic" or "osteolytic" => BoneLesion.Lytic,
        "mixed" => BoneLesion.Mixed,
        "blastic" or "osteoblastic" or "sclerotic" => BoneLesion.Blastic,
        _ => null,
    };

    public static CystKind? Cyst(string? word) => Plain(word) switch
    {
        "simple" or "simplecyst" or "benign" or "cyst" => CystKind.Simple,
        "metastasis" or "metastatic" or "cysticmetastasis" or "cystic" or "complex" or "malignant" => CystKind.Metastasis,
        _ => null,
    };

    public static DiseaseKind? Kind(string? word) => Plain(word) switch
    {
        null => null,
        var w when w.Contains("effusion", StringComparison.Ordinal) => DiseaseKind.Effusion,
        var w when w.Contains("ascites", StringComparison.Ordinal) => DiseaseKind.Ascites,
        var w when w.Contains("leptomening", StringComparison.Ordinal) || w.Contains("meningeal", StringComparison.Ordinal) => DiseaseKind.Leptomeningeal,
        var w when w.Contains("lymphang", StringComparison.Ordinal) => DiseaseKind.Lymphangitis,
        var w when w.Contains("inflammatory", StringComparison.Ordinal) => DiseaseKind.InflammatoryBreast,
        var w when w.Contains("megaly", StringComparison.Ordinal) || w.Contains("palpable", StringComparison.Ordinal) => DiseaseKind.PalpableOnly,
        var w when w.Contains("periton", StringComparison.Ordinal) => DiseaseKind.Peritoneal,
        var w when w.Contains("necro", StringComparison.Ordinal) => DiseaseKind.Necrotic,
        "solid" or "mass" or "nodule" or "lesion" or "softtissue" or "metastasis" or "tumour" or "tumor" or "primary" or "node" or "lymphnode" or "bone" => DiseaseKind.Solid,
        _ => null,
    };

    /// <summary>"chest X-ray", "chestXray" and "CHEST_XRAY" alike.</summary>
    private static string? Plain(string? word) => word is null ? null : string.Concat(word.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
