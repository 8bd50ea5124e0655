using Islet.Clinic;
using Islet.Course;
using Islet.Language;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>Why a lesion is worth a needle, and what speaks against one.</summary>
public static class TargetWords
{
    /// <summary>"turned FDG-avid, formerly receptor-positive (2021-03-26)": each with the day of its study.</summary>
    public static string Reasons(BiopsyTarget target, Axis axis) => target.Because.Count == 0 ? T("neither new nor growing nor FDG-avid, as far as is known")
        : string.Join(", ", target.Because.Select(b => $"{Reason(b.Reason)} ({Numbers.When(b.Day, axis)})"));

    public static string Place(BiopsyTarget target) => TissueWords.Joined(target.Organ is { } organ ? FactWords.Word(organ) : null, target.Part) ?? T("not recorded");

    public static string Size(BiopsyTarget target) => target.SizeMm is { } size ? T($"{size:0.#} mm") : T("not measured");

    public static string Fdg(BiopsyTarget target) => target.FdgSuvMax is { } suv ? suv.ToString("0.#", Locale.Current.Numbers) : T("not recorded");

    public static string Tried(BiopsyTarget target, Axis axis) => target.Failed.Count == 0 ? T("no failed attempt on record") : T($"without an answer {string.Join(", ", target.Failed.Select(f => Numbers.When(f.Happened, axis)))}");

    public static string Caution(BiopsyCaution caution) => caution switch
    {
        BiopsyCaution.RiskNotAcceptable => T("the risk of a biopsy was judged not acceptable"),
        BiopsyCaution.RiskNotJudged => T("nobody has judged the risk of a biopsy"),
        BiopsyCaution.BleedingDiathesis => T("bleeding diathesis"),
    };

    private static string Reason(TargetReason reason) => reason switch
    {
        TargetReason.TurnedFdgAvid => T("turned FDG-avid, formerly receptor-positive"),
        TargetReason.New => T("new"),
        TargetReason.Growing => T("growing"),
        TargetReason.FdgAvid => T("FDG-avid"),
    };
}
