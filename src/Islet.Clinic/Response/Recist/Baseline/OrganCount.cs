namespace Islet.Clinic;

/// <summary>
/// Organs as the two-per-organ rule counts them (Eisenhauer et al. 2009, section 4.2, with the clarifications of the EORTC): paired organs are one, all lymph nodes
/// everywhere are one, bone is one.
/// </summary>
public static class OrganCount
{
    public const string Node = "lymph node";

    public const string Bone = "bone";

    private static readonly string[] Bones = ["bone", "vertebr", "spine", "rib", "femur", "femor", "humer", "sacr", "stern", "skull", "clavic", "scapul", "ilium", "iliac crest", "ischium", "pubis", "tibia", "skelet"];

    private static readonly string[] Paired = ["lung", "kidney", "ovar", "adrenal", "breast"];

    public static string Of(BaselineCandidate candidate) => Of(candidate.Organ, candidate.IsNode);

    public static string Of(TrackedLesion lesion) => Of(lesion.Organ, lesion.IsNode);

    public static string Of(string organ, bool isNode)
    {
        if (isNode || Has(organ, "lymph node") || Has(organ, "nodal"))
            return Node;
        return Array.Exists(Bones, b => Has(organ, b)) ? Bone
            : Array.Find(Paired, p => Has(organ, p)) ?? (Has(organ, "liver") || Has(organ, "hepatic") ? "liver" : organ.Trim().ToLowerInvariant());
    }

    private static bool Has(string organ, string word) => organ.Contains(word, StringComparison.OrdinalIgnoreCase);
}
