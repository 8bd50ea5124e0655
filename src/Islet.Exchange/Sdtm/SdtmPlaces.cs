namespace Islet.Exchange;

/// <summary>Organs by our words and by CDISC's codelist LOC. Most are the same word in capitals; these are not.</summary>
internal static class SdtmPlaces
{
    public const string Node = "lymph_node";

    private const string NodeTerm = "LYMPH NODE";

    private static readonly (string Ours, string Term)[] Others =
    [
        ("adrenal", "ADRENAL GLAND"), ("small_bowel", "SMALL INTESTINE"), ("small_intestine", "SMALL INTESTINE"), ("duodenum", "DUODENUM"), ("ileum", "ILEUM"), ("large_bowel", "LARGE INTESTINE"),
        ("abdominal_wall", "ABDOMINAL WALL"), ("bladder", "URINARY BLADDER"), ("thyroid", "THYROID GLAND"),
    ];

    /// <summary>The LOC codelist writes every node with these two words ("LYMPH NODE, AXILLARY" or "AXILLARY LYMPH NODE").</summary>
    public static bool IsNode(string term) => term.Contains(NodeTerm, StringComparison.OrdinalIgnoreCase);

    public static string Organ(string term) => term.Length == 0 ? "" : IsNode(term) ? Node
        : Array.Find(Others, o => o.Term.Equals(term, StringComparison.OrdinalIgnoreCase)) is { Ours: { } ours } ? ours
        : term.ToLowerInvariant().Replace(' ', '_');

    public static string Term(string organ, bool isNode) => isNode ? NodeTerm
        : Array.Find(Others, o => o.Ours.Equals(organ, StringComparison.OrdinalIgnoreCase)) is { Term: { } term } ? term
        : organ.ToUpperInvariant().Replace('_', ' ');
}
