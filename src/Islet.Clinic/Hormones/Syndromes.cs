using Islet.Course;

namespace Islet.Clinic;

/// <summary>The hormones behind each syndrome: NANETS 2020 (Halfdanarson et al., Pancreas 2020;49:863–881), table 3.</summary>
public static class Syndromes
{
    internal const string None = "none";

    private static readonly Dictionary<string, IReadOnlyList<string>> Behind = new(StringComparer.Ordinal)
    {
        ["insulinoma"] = Hormone.InsulinFamily,
        ["gastrinoma"] = [Hormone.Gastrin],
        ["vipoma"] = [Hormone.Vip],
        ["glucagonoma"] = [Hormone.Glucagon],
        ["somatostatinoma"] = [Hormone.Somatostatin],
        ["acth"] = [Hormone.Acth],
        ["ghrh"] = [Hormone.Ghrh],
        ["pthrp"] = [Hormone.Pthrp],
        ["carcinoid"] = [Hormone.FiveHiaa, Hormone.Serotonin],
    };

    /// <summary>By the words of the fact functional_syndrome; none for "other", which may be any hormone's.</summary>
    public static IReadOnlyList<string> HormonesOf(string syndrome) => Behind.GetValueOrDefault(syndrome, []);

    /// <summary>The tumour secretes a hormone of the syndrome. One of several is enough; "other" may be one that nobody measured.</summary>
    internal static Truth Secreted(string syndrome, HormonePanel panel) => Behind.TryGetValue(syndrome, out var hormones)
        ? hormones.Aggregate(Truth.No, (any, h) => any | panel.Secretes(h))
        : panel.Results.Aggregate(default(Truth), (any, r) => any | r.Secreted);
}
