using Islet.Clinic;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>The options of the response criteria, as they are printed with every result.</summary>
public static class ResponseOptionWords
{
    private static readonly Dictionary<string, (string Name, string Unit)> Names = new(StringComparer.Ordinal)
    {
        [nameof(ResponseOptions.Definition)] = (N("Definitions"), ""), [nameof(ResponseOptions.MinSdDays)] = (N("Stable disease needs at least"), "days"),
        [nameof(ResponseOptions.ConfirmMinDays)] = (N("Between a response and its confirmation at least"), "days"),
        [nameof(ResponseOptions.MaxIntermediateNe)] = (N("Assessments that are not evaluable between a response and its confirmation, at most"), ""),
        [nameof(ResponseOptions.AllowSdBetweenPr)] = (N("Stable disease allowed between two partial responses"), ""),
        [nameof(ResponseOptions.CarryForwardPr)] = (N("Partial response stays until progression"), ""), [nameof(ResponseOptions.CrThenDiseaseIsPd)] = (N("Disease after complete response is progression"), ""),
        [nameof(ResponseOptions.NodalRegrowthNeedsSumPd)] = (N("A node that grows again needs progression of the sum"), ""), [nameof(ResponseOptions.PdDateConvention)] = (N("Day of a progression"), ""),
        [nameof(ResponseOptions.Censoring)] = (N("Censoring"), ""), [nameof(ResponseOptions.TooSmallDefaultMm)] = (N("A lesion too small to measure counts as"), "mm"),
        [nameof(ResponseOptions.ChoiPdReference)] = (N("Progression by Choi is compared with"), ""), [nameof(ResponseOptions.ChoiHuMean)] = (N("Mean attenuation for Choi"), ""),
        [nameof(ResponseOptions.VolumeReference)] = (N("Volumes are compared with"), ""), [nameof(ResponseOptions.SeedLiteral)] = (N("Progression without the 5 mm, as the review prints it"), ""),
        [nameof(ResponseOptions.MrecistRequire5mm)] = (N("Progression by mRECIST needs 5 mm"), ""), [nameof(ResponseOptions.PercistInclusivePmd)] = (N("A rise of exactly 30 % is progression by PERCIST"), ""),
        [nameof(ResponseOptions.PercistOnReceptors)] = (N("PERCIST on receptor PET too, exploratory"), ""),
        [nameof(ResponseOptions.PercistAcceptsReferenceChange)] = (N("PERCIST although the reference region changed"), ""), [nameof(ResponseOptions.EortcOneCycleCut)] = (N("Fall after one cycle that is a response by EORTC"), "%"),
        [nameof(ResponseOptions.MorePrPct)] = (N("Fall that is a response by MORE"), "%"), [nameof(ResponseOptions.MorePdPct)] = (N("Rise that is progression by MORE"), "%"),
        [nameof(ResponseOptions.ZpPrPct)] = (N("Fall that is a response by ZP"), "%"), [nameof(ResponseOptions.ZpPdPct)] = (N("Rise that is progression by ZP"), "%"),
        [nameof(ResponseOptions.MswogPdPct)] = (N("Rise of the sum of products that is progression by mSWOG"), "%"), [nameof(ResponseOptions.Strict)] = (N("Another scanner makes quantitative PET not evaluable"), ""),
        [nameof(ResponseOptions.TgrCommonSubset)] = (N("Tumour growth rate of the lesions measured at both times"), ""), [nameof(ResponseOptions.TtpCensorsAtDeath)] = (N("Time to progression ends at death, without progression"), ""),
    };

    /// <summary>Every option in its order; one that has no words yet stands by its own name, so that none is left out.</summary>
    public static IEnumerable<(string Name, string Value)> Of(ResponseOptions options) => typeof(ResponseOptions).GetProperties()
        .Where(p => p.GetIndexParameters().Length == 0 && p.GetMethod is { IsStatic: false } && p.Name != "EqualityContract")
        .Select(p => Names.TryGetValue(p.Name, out var known) ? (T(known.Name), Value(p.GetValue(options), known.Unit)) : (p.Name, Value(p.GetValue(options), "")));

    private static string Value(object? value, string unit) => value switch
    {
        null => T("not set"),
        true => T("yes"),
        false => T("no"),
        int days when unit == "days" => T(days, "{0} day", "{0} days"),
        int whole => Numbers.Count(whole),
        decimal number => Numbers.Write(number) + (unit.Length > 0 ? " " + unit : ""),
        ResponseDefinition.Original => T("of the papers that introduced the criteria"),
        ResponseDefinition.Seed => T("of the review's table"),
        ProgressionDate.ComponentDate => T("the last scan of the targets"),
        ProgressionDate.EarliestScan => T("the earliest scan"),
        ProgressionDate.VisitDate => T("the day of the visit"),
        ResponseCensoring.FdaTableA => T("new therapy and two missed visits censor (FDA)"),
        ResponseCensoring.EmaAllEvents => T("every progression and death counts (EMA)"),
        ChangeReference.Baseline => T("the baseline"),
        ChangeReference.Nadir => T("the nadir"),
        HuMean.Arithmetic => T("arithmetic"),
        HuMean.SizeWeighted => T("weighted by size"),
        var other => other.ToString()!,
    };
}
