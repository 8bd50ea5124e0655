using Islet.Clinic;

namespace Islet.Cli.Response;

/// <summary>Options of a criterion by the names of docs/response-files.md; what is not given has its default.</summary>
internal static class OptionsReader
{
    public const string OptionCode = "E_RESPONSE_OPTION";

    private static readonly Dictionary<string, ResponseDefinition> Definitions = Words<ResponseDefinition>();
    private static readonly Dictionary<string, ProgressionDate> Dates = Words<ProgressionDate>();
    private static readonly Dictionary<string, ResponseCensoring> Censorings = Words<ResponseCensoring>();
    private static readonly Dictionary<string, ChangeReference> References = Words<ChangeReference>();
    private static readonly Dictionary<string, HuMean> Means = new(Words<HuMean>()) { ["arithmetic"] = HuMean.Arithmetic, ["sizeWeighted"] = HuMean.SizeWeighted };

    private static readonly NumberRange Fall = new(NumberRange.Finest, 100, "%"), Rise = new(NumberRange.Finest, 10_000, "%"), Size = new(NumberRange.Finest, 100, "mm");

    private static readonly Dictionary<string, Func<ResponseOptions, JsonPlace, string, ResponseOptions>> Known = new(StringComparer.Ordinal)
    {
        ["definition"] = (o, p, n) => o with { Definition = p.Word(n, Definitions) ?? o.Definition },
        ["minSdDays"] = (o, p, n) => o with { MinSdDays = p.Whole(n) ?? o.MinSdDays },
        ["confirmMinDays"] = (o, p, n) => o with { ConfirmMinDays = p.Whole(n) ?? o.ConfirmMinDays },
        ["maxIntermediateNe"] = (o, p, n) => o with { MaxIntermediateNe = p.Whole(n) ?? o.MaxIntermediateNe },
        ["allowSdBetweenPr"] = (o, p, n) => o with { AllowSdBetweenPr = p.Flag(n) ?? o.AllowSdBetweenPr },
        ["carryForwardPr"] = (o, p, n) => o with { CarryForwardPr = p.Flag(n) ?? o.CarryForwardPr },
        ["crThenDiseaseIsPd"] = (o, p, n) => o with { CrThenDiseaseIsPd = p.Flag(n) ?? o.CrThenDiseaseIsPd },
        ["nodalRegrowthNeedsSumPd"] = (o, p, n) => o with { NodalRegrowthNeedsSumPd = p.Flag(n) ?? o.NodalRegrowthNeedsSumPd },
        ["pdDateConvention"] = (o, p, n) => o with { PdDateConvention = p.Word(n, Dates) ?? o.PdDateConvention },
        ["censoring"] = (o, p, n) => o with { Censoring = p.Word(n, Censorings) ?? o.Censoring },
        ["tooSmallDefaultMm"] = (o, p, n) => o with { TooSmallDefaultMm = p.Number(n, Size) ?? o.TooSmallDefaultMm },
        ["choiPdReference"] = (o, p, n) => o with { ChoiPdReference = p.Word(n, References) ?? o.ChoiPdReference },
        ["choiHuMean"] = (o, p, n) => o with { ChoiHuMean = p.Word(n, Means) ?? o.ChoiHuMean },
        ["volumeReference"] = (o, p, n) => o with { VolumeReference = p.Word(n, References) ?? o.VolumeReference },
        ["seedLiteral"] = (o, p, n) => o with { SeedLiteral = p.Flag(n) ?? o.SeedLiteral },
        ["mrecistRequire5mm"] = (o, p, n) => o with { MrecistRequire5mm = p.Flag(n) ?? o.MrecistRequire5mm },
        ["percistInclusivePmd"] = (o, p, n) => o with { PercistInclusivePmd = p.Flag(n) ?? o.PercistInclusivePmd },
        ["percistOnReceptors"] = (o, p, n) => o with { PercistOnReceptors = p.Flag(n) ?? o.PercistOnReceptors },
        ["percistAcceptsReferenceChange"] = (o, p, n) => o with { PercistAcceptsReferenceChange = p.Flag(n) ?? o.PercistAcceptsReferenceChange },
        ["eortcOneCycleCut"] = (o, p, n) => o with { EortcOneCycleCut = p.Number(n, Fall) ?? o.EortcOneCycleCut },
        ["morePrPct"] = (o, p, n) => o with { MorePrPct = p.Number(n, Fall) ?? o.MorePrPct },
        ["morePdPct"] = (o, p, n) => o with { MorePdPct = p.Number(n, Rise) ?? o.MorePdPct },
        ["zpPrPct"] = (o, p, n) => o with { ZpPrPct = p.Number(n, Fall) },
        ["zpPdPct"] = (o, p, n) => o with { ZpPdPct = p.Number(n, Rise) },
        ["mswogPdPct"] = (o, p, n) => o with { MswogPdPct = p.Number(n, Rise) ?? o.MswogPdPct },
        ["strict"] = (o, p, n) => o with { Strict = p.Flag(n) ?? o.Strict },
        ["tgrCommonSubset"] = (o, p, n) => o with { TgrCommonSubset = p.Flag(n) ?? o.TgrCommonSubset },
        ["ttpCensorsAtDeath"] = (o, p, n) => o with { TtpCensorsAtDeath = p.Flag(n) ?? o.TtpCensorsAtDeath },
    };

    public static IEnumerable<string> Names => Known.Keys;

    public static ResponseOptions Read(JsonPlace vignette)
    {
        vignette = vignette with { Code = OptionCode, Remedy = "Correct the value; until then its default stands." };
        var options = Known["definition"](ResponseOptions.Default, vignette, "definition");
        if (vignette["options"] is not { } given)
            return options;
        given.Only([.. Names]);
        return given.IsObject ? Known.Where(k => given[k.Key] is not null).Aggregate(options, (read, known) => known.Value(read, given, known.Key)) : options;
    }

    private static Dictionary<string, T> Words<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(v => v.ToString(), StringComparer.Ordinal);
}
