using Islet.Course;
using Islet.Language;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>How the members of a finding are called, and what they say, where a kind has no sentence of its own.</summary>
public static class MemberLabels
{
    /// <summary>Members whose names in a file are no words: units and abbreviations stand in them.</summary>
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["longest_mm"] = N("longest diameter"), ["short_axis_mm"] = N("short axis"), ["viable_mm"] = N("viable part"), ["slice_mm"] = N("slice thickness"), ["attenuation_hu"] = N("attenuation"),
        ["volume_ml"] = N("volume"), ["total_lesion_activity_g"] = N("total lesion activity"), ["uptake_minutes"] = N("from injection to scan"), ["activity_mbq"] = N("injected activity"),
        ["activity_gbq"] = N("activity"), ["dose_mg"] = N("dose"), ["interval_days"] = N("interval"), ["weight_kg"] = N("weight"), ["height_cm"] = N("height"),
        ["liver_sul_mean"] = N("mean SUL of the liver"), ["liver_sul_sd"] = N("standard deviation of SUL in the liver"), ["liver_suv_mean"] = N("mean SUV of the liver"),
        ["blood_pool_sul_mean"] = N("mean SUL of the blood pool"), ["blood_pool_sul_sd"] = N("standard deviation of SUL in the blood pool"), ["liver_tumor_burden_percent"] = N("share of the liver"),
        ["karnofsky_percent"] = N("Karnofsky"), ["ki67_percent"] = N("Ki-67"), ["ki67_lowest_percent"] = N("Ki-67 in the lowest area"), ["mitoses_per_2mm2"] = N("mitoses"),
        ["largest_diameter_mm"] = N("largest diameter"), ["tumour_size_cm"] = N("tumour size"), ["other_component_percent"] = N("share of the other component"), ["g3_component_percent"] = N("G3 component"),
        ["tmb_per_mb"] = N("TMB"), ["age_years"] = N("age"), ["fdg_vs_sst"] = N("FDG against receptor uptake"), ["krenning_varies"] = N("Krenning score varies within the lesion"),
        ["liver_mets_pattern"] = N("pattern of liver metastases"), ["specimen_hpf_available"] = N("fields that the specimen offers"), ["mitosis_hpf_counted"] = N("fields counted for mitoses"),
        ["course"] = N("treatment"), ["ctcae_version"] = N("CTCAE version"), ["ecog_ps"] = N("ECOG performance status"), ["days_since_ssa"] = N("since the last depot injection"),
        ["suv_max"] = N("SUVmax"), ["suv_peak"] = N("SUVpeak"), ["suv_mean"] = N("SUVmean"), ["sul_peak"] = N("SULpeak"),
        ["lesions_occult_on_ct_mri"] = N("lesions not seen on CT or MRI"), ["sri_at_least_liver"] = N("receptor uptake at least that of the liver"),
    };

    /// <summary>In small letters: "longest diameter", "share of the liver"; null where the words of its name will do.</summary>
    public static string? Find(string member) => Labels.TryGetValue(member, out var label) ? T(label) : null;

    public static string Label(string member) => Find(member) ?? FactWords.Word(member);

    /// <summary>What a member's value says, with its unit; a word of the vocabulary as people write it.</summary>
    /// <param name="value">As <see cref="FindingForm.ValueOf"/> gives it.</param>
    public static string Said(FindingMember member, object value) => value switch
    {
        true or "true" => T("yes"),
        false or "false" => T("no"),
        IReadOnlyList<string> list => list.Count == 0 ? T("none") : string.Join(", ", list.Select(item => Said(member, item))),
        Day day => Locale.Current.Write(day),
        Ki67Index index => Numbers.Written(index.AsWritten.TrimEnd('%', ' ')) + " %",
        decimal number => WithUnit(Numbers.Write(number), member.Unit),
        string word => FactWords.Word(word),
        _ => throw new ArgumentException($"A value of {member.Name} is no {value.GetType().Name}.", nameof(value)),
    };

    /// <summary>Everything that the members say, but those that a sentence has told already, and a first read, which is the usual one.</summary>
    internal static IEnumerable<(string Label, string Value)> Of(Content content, IReadOnlySet<string> told)
    {
        var form = FindingForm.Of(content.Kind)!;
        foreach (var member in form.Members)
        {
            if (!told.Contains(member.Name) && form.ValueOf(member, content) is { } value && !(member.Name is "read" && value is "original"))
                yield return (Label(member.Name), Said(member, value));
        }
    }

    private static string WithUnit(string written, string? unit) => unit switch
    {
        null => written,
        "days" => T($"{written} days"),
        "months" => T($"{written} months"),
        "years" => T($"{written} years"),
        "per 2 mm²" => T($"{written} per 2 mm²"),
        "per Mb" => T($"{written} per Mb"),
        _ => $"{written} {unit}",
    };
}
