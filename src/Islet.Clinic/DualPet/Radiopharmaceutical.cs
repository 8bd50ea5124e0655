namespace Islet.Clinic;

/// <summary>
/// Names of PET tracers as sources write them. Receptor tracers are clinically alike and their numbers are not interchangeable (Di Franco et al., Semin Nucl Med
/// 2025;55:754–765): a series of values never mixes them.
/// </summary>
internal static class Radiopharmaceutical
{
    private static readonly (string Ligand, string[] Spellings)[] Ligands =
    [
        ("dotatoc", ["dotatoc", "edotreotid"]), ("dotatate", ["dotatate", "dotatat", "oxodotreotid"]), ("dotanoc", ["dotanoc"]), ("sartate", ["sartate"]),
        ("jr11", ["jr11", "satoreotid", "ops201"]), ("lm3", ["lm3"]), ("pentetreotide", ["pentetreotid", "octreoscan"]), ("tektrotyd", ["tektrotyd", "hynic-toc"]),
        ("fdg", ["fdg", "fludeoxyglucose", "fluorodeoxyglucose"]), ("receptor", ["dota", "sstr", "somatostatin"]),
    ];

    private static readonly string[] Nuclides = ["68ga", "64cu", "61cu", "44sc", "18f", "111in", "99mtc"];

    public static bool IsReceptorTracer(string name) => LigandOf(name) is { } ligand && ligand != "fdg";

    public static bool IsFdg(string name) => LigandOf(name) == "fdg";

    /// <summary>Both are named and are not the same substance with the same nuclide. What one of them leaves out does not make them differ.</summary>
    public static bool Differ(string? a, string? b) => LigandsDiffer(a, b) || NuclidesDiffer(a, b);

    public static bool LigandsDiffer(string? a, string? b) =>
        AreTwo(a, b) && (OneDiffers(LigandOf(a!), LigandOf(b!)) || (LigandOf(a!) is null && LigandOf(b!) is null));

    public static bool NuclidesDiffer(string? a, string? b) => AreTwo(a, b) && OneDiffers(NuclideOf(a!), NuclideOf(b!));

    private static bool AreTwo(string? a, string? b) => a is not null && b is not null && !string.Equals(a.Trim(), b.Trim(), StringComparison.OrdinalIgnoreCase);

    private static bool OneDiffers(string? a, string? b) => a is not null && b is not null && a != b && a != "receptor" && b != "receptor";

    private static string? LigandOf(string name) =>
        Array.Find(Ligands, l => Array.Exists(l.Spellings, s => name.Contains(s, StringComparison.OrdinalIgnoreCase))).Ligand;

    /// <summary>"68Ga" and "Ga-68" alike.</summary>
    private static string? NuclideOf(string name) => Array.Find(Nuclides, n => name.Contains(n, StringComparison.OrdinalIgnoreCase)
        || name.Contains($"{n.TrimStart("0123456789m")}-{n[..^n.TrimStart("0123456789m").Length]}", StringComparison.OrdinalIgnoreCase));
}
