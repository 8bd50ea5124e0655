using Islet.Imaging.Objects;
using Islet.Imaging.Quantify;

namespace Islet.Imaging.Anatomy;

/// <summary>
/// Structures by their names and codes. Names are those of the classes of TotalSegmentator (Wasserthal 2023, Radiol Artif Intell 5:e230024; class lists of versions 1 and 2) without side and number, and Islet's own
/// words; codes are SNOMED CT as DICOM segmentations of organs use it (PS3.16).
/// </summary>
public static class AnatomyNames
{
    private static readonly Dictionary<string, AnatomyPart> Known = Names();

    private static readonly Dictionary<string, AnatomyPart> Codes = new(StringComparer.Ordinal)
    {
        ["10200004"] = AnatomyPart.Of(UptakeHint.Liver), ["78961009"] = AnatomyPart.Of(UptakeHint.Spleen), ["64033007"] = AnatomyPart.Of(UptakeHint.Kidney), ["9846003"] = AnatomyPart.Of(UptakeHint.Kidney),
        ["18639004"] = AnatomyPart.Of(UptakeHint.Kidney), ["89837001"] = AnatomyPart.Of(UptakeHint.Bladder), ["87953007"] = AnatomyPart.Of(UptakeHint.Ureter), ["56329008"] = AnatomyPart.Of(UptakeHint.Pituitary),
        ["69748006"] = AnatomyPart.Of(UptakeHint.Thyroid), ["45289007"] = AnatomyPart.Of(UptakeHint.SalivaryGland), ["54019009"] = AnatomyPart.Of(UptakeHint.SalivaryGland), ["23451007"] = AnatomyPart.Of(UptakeHint.Adrenal),
        ["69695003"] = AnatomyPart.Of(UptakeHint.Bowel), ["30315005"] = AnatomyPart.Of(UptakeHint.Bowel), ["38848004"] = AnatomyPart.Of(UptakeHint.Bowel), ["71854001"] = AnatomyPart.Of(UptakeHint.Bowel),
        ["12738006"] = AnatomyPart.Of(UptakeHint.Brain), ["80891009"] = AnatomyPart.Of(UptakeHint.Heart), ["74281007"] = AnatomyPart.Of(UptakeHint.Heart), ["15825003"] = AnatomyPart.Aorta, ["15776009"] = AnatomyPart.None,
        ["272673000"] = AnatomyPart.Bone, ["54735007"] = AnatomyPart.Bone, ["29836001"] = AnatomyPart.Bone, ["71341001"] = AnatomyPart.Bone, ["85050009"] = AnatomyPart.Bone, ["79601000"] = AnatomyPart.Bone,
        ["51299004"] = AnatomyPart.Bone, ["56873002"] = AnatomyPart.Bone, ["89546000"] = AnatomyPart.Bone,
    };

    /// <summary>Label numbers of TotalSegmentator's task "total", version 2.</summary>
    public static IReadOnlyDictionary<int, string> Total { get; } = Numbered(
        "spleen", "kidney_right", "kidney_left", "gallbladder", "liver", "stomach", "pancreas", "adrenal_gland_right", "adrenal_gland_left", "lung_upper_lobe_left", "lung_lower_lobe_left", "lung_upper_lobe_right",
        "lung_middle_lobe_right", "lung_lower_lobe_right", "esophagus", "trachea", "thyroid_gland", "small_bowel", "duodenum", "colon", "urinary_bladder", "prostate", "kidney_cyst_left", "kidney_cyst_right", "sacrum", "vertebrae_S1",
        "vertebrae_L5-1", "vertebrae_T12-1", "vertebrae_C7-1", "heart", "aorta", "pulmonary_vein", "brachiocephalic_trunk", "subclavian_artery_right", "subclavian_artery_left", "common_carotid_artery_right", "common_carotid_artery_left",
        "brachiocephalic_vein_left", "brachiocephalic_vein_right", "atrial_appendage_left", "superior_vena_cava", "inferior_vena_cava", "portal_vein_and_splenic_vein", "iliac_artery_left", "iliac_artery_right", "iliac_vena_left",
        "iliac_vena_right", "humerus_left", "humerus_right", "scapula_left", "scapula_right", "clavicula_left", "clavicula_right", "femur_left", "femur_right", "hip_left", "hip_right", "spinal_cord", "gluteus_maximus_left",
        "gluteus_maximus_right", "gluteus_medius_left", "gluteus_medius_right", "gluteus_minimus_left", "gluteus_minimus_right", "autochthon_left", "autochthon_right", "iliopsoas_left", "iliopsoas_right", "brain", "skull",
        "rib_left_1-12", "rib_right_1-12", "sternum", "costal_cartilages");

    /// <summary>Label numbers of version 1.</summary>
    public static IReadOnlyDictionary<int, string> TotalV1 { get; } = Numbered(
        "spleen", "kidney_right", "kidney_left", "gallbladder", "liver", "stomach", "aorta", "inferior_vena_cava", "portal_vein_and_splenic_vein", "pancreas", "adrenal_gland_right", "adrenal_gland_left", "lung_upper_lobe_left",
        "lung_lower_lobe_left", "lung_upper_lobe_right", "lung_middle_lobe_right", "lung_lower_lobe_right", "vertebrae_L5-1", "vertebrae_T12-1", "vertebrae_C7-1", "esophagus", "trachea", "heart_myocardium", "heart_atrium_left",
        "heart_ventricle_left", "heart_atrium_right", "heart_ventricle_right", "pulmonary_artery", "brain", "iliac_artery_left", "iliac_artery_right", "iliac_vena_left", "iliac_vena_right", "small_bowel", "duodenum", "colon",
        "rib_left_1-12", "rib_right_1-12", "humerus_left", "humerus_right", "scapula_left", "scapula_right", "clavicula_left", "clavicula_right", "femur_left", "femur_right", "hip_left", "hip_right", "sacrum", "face",
        "gluteus_maximus_left", "gluteus_maximus_right", "gluteus_medius_left", "gluteus_medius_right", "gluteus_minimus_left", "gluteus_minimus_right", "autochthon_left", "autochthon_right", "iliopsoas_left", "iliopsoas_right",
        "urinary_bladder");

    /// <summary>By its name in any spelling of case, blanks, side and number; null: not known.</summary>
    public static AnatomyPart? Of(string name)
    {
        var words = name.ToLowerInvariant().Split([' ', '_', '-', '.', ','], StringSplitOptions.RemoveEmptyEntries).Where(w => w is not ("left" or "right" or "l" or "r") && !w.All(char.IsAsciiDigit)).ToList();
        if (words.Exists(w => w is "vertebra" or "vertebrae" or "rib" or "ribs"))
            return AnatomyPart.Bone;
        return Known.TryGetValue(string.Join('_', words), out var part) ? part : null;
    }

    /// <summary>Of a segment: its type, else its region, else its label. What is abnormal (a lesion, a cyst) is no organ, wherever it lies. Null: not known.</summary>
    public static AnatomyPart? Of(Segment segment)
    {
        if (TumourCodes.AbnormalStructure.Says(segment.Category))
            return AnatomyPart.None;
        foreach (var code in (CodedEntry?[])[segment.Type, segment.Region])
            if (code is { Scheme: "SCT" } && Codes.TryGetValue(code.Value, out var part))
                return part;
        return Of(segment.Label) ?? (segment.Type is { Scheme: "SCT" } type ? Of(type.Meaning) : null);
    }

    /// <summary>Numbers from 1. "vertebrae_L5-1" stands for L5, L4 … L1, "rib_left_1-12" for 1, 2 … 12.</summary>
    private static Dictionary<int, string> Numbered(params string[] classes)
    {
        var names = new List<string>();
        foreach (var name in classes)
            if (name.LastIndexOf('-') is > 0 and var dash)
            {
                var digits = name[..dash].TrimEnd("0123456789".ToCharArray()).Length;
                var (first, last) = (int.Parse(name[digits..dash], System.Globalization.CultureInfo.InvariantCulture), int.Parse(name[(dash + 1)..], System.Globalization.CultureInfo.InvariantCulture));
                for (var n = first; first < last ? n <= last : n >= last; n += first < last ? 1 : -1)
                    names.Add(FormattableString.Invariant($"{name[..digits]}{n}"));
            }
            else
                names.Add(name);
        return names.Select((name, i) => (Name: name, Number: i + 1)).ToDictionary(n => n.Number, n => n.Name);
    }

    private static Dictionary<string, AnatomyPart> Names()
    {
        var names = new Dictionary<string, AnatomyPart>(StringComparer.Ordinal) { ["aorta"] = AnatomyPart.Aorta };
        foreach (var (organ, words) in ((UptakeHint, string)[])
        [
            (UptakeHint.Liver, "liver"), (UptakeHint.Spleen, "spleen"), (UptakeHint.Kidney, "kidney kidneys"), (UptakeHint.Bladder, "bladder urinary_bladder"), (UptakeHint.Ureter, "ureter ureters"),
            (UptakeHint.Pituitary, "pituitary pituitary_gland"), (UptakeHint.Thyroid, "thyroid thyroid_gland"), (UptakeHint.SalivaryGland, "salivary_gland salivary_glands parotid_gland submandibular_gland"),
            (UptakeHint.Adrenal, "adrenal adrenals adrenal_gland adrenal_glands"), (UptakeHint.UncinateProcess, "uncinate uncinate_process"),
            (UptakeHint.Bowel, "bowel stomach duodenum small_bowel small_intestine colon"), (UptakeHint.Brain, "brain"), (UptakeHint.Heart, "heart heart_myocardium heart_atrium heart_ventricle"),
        ])
            foreach (var word in words.Split(' '))
                names[word] = AnatomyPart.Of(organ);
        foreach (var word in "bone bones sacrum humerus scapula clavicula clavicle femur hip skull sternum patella tibia fibula tarsal metatarsal ulna radius carpal metacarpal".Split(' '))
            names[word] = AnatomyPart.Bone;
        foreach (var word in ("gallbladder pancreas lung lung_upper_lobe lung_middle_lobe lung_lower_lobe esophagus trachea prostate kidney_cyst pulmonary_vein pulmonary_artery brachiocephalic_trunk subclavian_artery common_carotid_artery "
            + "brachiocephalic_vein atrial_appendage superior_vena_cava inferior_vena_cava portal_vein_and_splenic_vein iliac_artery iliac_vena spinal_cord gluteus_maximus gluteus_medius gluteus_minimus autochthon iliopsoas "
            + "costal_cartilages face skeletal_muscle subcutaneous_fat torso_fat body_trunc body_extremities").Split(' '))
            names[word] = AnatomyPart.None;
        return names;
    }
}
