using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>What codes and names of neoplasms, stages and differentiation say in these files.</summary>
internal static partial class TumourWords
{
    // OncoTree codes (oncotree.mskcc.org) of neuroendocrine neoplasms; organs by the names of facts.md 3.11. No organ: the code names none of one kind.
    private static readonly FrozenDictionary<string, string?> NenOrgans = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
    {
        ["PANET"] = "pancreas",
        ["SWDNET"] = "stomach",
        ["SBWDNET"] = "small_bowel_not_specified",
        ["AWDNET"] = "appendix",
        ["RWDNET"] = "rectum",
        ["LNET"] = "lung",
        ["LUCA"] = "lung",
        ["ALUCA"] = "lung",
        ["LUNE"] = "lung",
        ["PRNE"] = "other",
        ["HNNE"] = "other",
        ["HGONEC"] = "other",
        ["UNEC"] = "other",
        ["GINET"] = null,
        ["HGNEC"] = null,
        ["NETNOS"] = null,
        ["NECNOS"] = null,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly (string Word, string Organ)[] NamedOrgans =
    [
        ("pancrea", "pancreas"), ("gastric", "stomach"), ("stomach", "stomach"), ("small bowel", "small_bowel_not_specified"), ("duoden", "duodenum"),
        ("appendi", "appendix"), ("rectum", "rectum"), ("esophag", "oesophagus"), ("gallbladder", "gallbladder"), ("lung", "lung"), ("thym", "thymus"),
    ];

    private static readonly object Nen = TumourFamily.Nen;

    public static Reader OncotreeOrgan { get; } = (text, _, _) => NenOrgans.TryGetValue(text, out var organ) ? new(organ)
        : new(null, Complaint.Value("the OncoTree code of a neuroendocrine neoplasm"));

    public static Reader OncotreeFamily { get; } = (text, _, _) => NenOrgans.ContainsKey(text) ? new(Nen) : default;

    public static Reader NamedOrgan { get; } = (text, _, _) => IsNen(text) && !text.Contains("colorect", StringComparison.OrdinalIgnoreCase)
        ? new(Array.Find(NamedOrgans, o => text.Contains(o.Word, StringComparison.OrdinalIgnoreCase)).Organ)
        : default;

    public static Reader NamedFamily { get; } = (text, _, _) => IsNen(text) ? new(Nen) : default;

    /// <summary>Only what the words say: "Neuroendocrine Tumour" alone is no statement about differentiation.</summary>
    public static Reader Differentiation { get; } = (text, _, _) =>
        (text.Contains("well", StringComparison.OrdinalIgnoreCase), text.Contains("poor", StringComparison.OrdinalIgnoreCase)) switch
        {
            _ when !text.Contains("differentiated", StringComparison.OrdinalIgnoreCase) => default,
            (true, false) => new(Course.Differentiation.Well),
            (false, true) => new(Course.Differentiation.Poor),
            (true, true) => new(null, new("W_VALUE", "well or poorly differentiated, not both",
                "Differentiation stays unknown, the words are kept. Ask the pathologist.")),
            (false, false) => default,
        };

    /// <summary>A category of TNM; "2" becomes "T2", anything else stays as it is written.</summary>
    public static Reader Category(char letter) => (text, _, _) => CategoryForm().Match(text) is { Success: true } form
        && (form.Groups["letter"].Value is "" || form.Groups["letter"].ValueSpan[0] == letter)
            ? new(form.Groups["letter"].Value is "" ? letter + text : text)
            : new(null, Complaint.Value($"{letter}0 to {letter}4, {letter}X, or the same without {letter}"));

    /// <summary>A stage group stays as written; one that is none of the known groups is kept and reported.</summary>
    public static Reader StageGroup { get; } = (text, _, _) =>
    {
        var group = text.StartsWith("stage", StringComparison.OrdinalIgnoreCase) ? text[5..].Trim() : text;
        return new(group, GroupForm().IsMatch(group) ? null
            : new("W_VALUE", "one stage group, as I, IIA or IV", "It is kept as written and counts as no known stage."));
    };

    private static bool IsNen(string text) => text.Contains("neuroendocrine", StringComparison.OrdinalIgnoreCase)
        || text.Contains("carcinoid", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^[pcyra]{0,3}(?<letter>[TNM]?)(X|x|[Ii]s|[0-4][a-dA-D]?[1-3]?)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex CategoryForm();

    [GeneratedRegex("^(0|I{1,3}|IV)[ABCabc]?[1-3]?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex GroupForm();
}
