namespace Islet.Clinic;

/// <summary>
/// The lines of each criterion, to say how far a measurement is from them. They explain a category and never make one: the rule is the criterion's own, and a
/// test holds both together. Sources: Eisenhauer 2009; Lencioni and Llovet 2010; van Vliet 2013; Choi 2007; Wahl 2009; Young 1999; Zwirtz 2022; Green and Weiss
/// 1992; Chaban 2024; Mileva 2024; Lamarca 2018; de Mestier 2023, as response-criteria sections 1 to 6 give them.
/// </summary>
public static class CriterionLines
{
    private const decimal ProgressionMm = 5; // Eisenhauer 2009, section 4.3.1
    private const decimal ProgressionMm2 = 1000; // 10 cm²: Green and Weiss 1992
    private const decimal SulChange = 0.8m; // Wahl 2009, table 8

    /// <summary>At one time point: after more than one cycle EORTC 1999 asks for more than 25 %.</summary>
    internal static IReadOnlyList<CriterionLine> Of(ResponseAssessment assessment, TimePointResponse response) =>
        assessment.Criterion.Code == Eortc1999.Criterion.Code && response.Cautions.Contains(ResponseCaution.EortcGap)
            ? [Fall(MeasuredQuantity.Suv, 25) with { Strict = true }, .. Of(assessment.Criterion.Code, assessment.Options).Skip(1)]
            : Of(assessment.Criterion.Code, assessment.Options);

    /// <summary>Those of response first; none for a criterion that only gives values, or that is not known here.</summary>
    public static IReadOnlyList<CriterionLine> Of(string criterion, ResponseOptions options) => criterion switch
    {
        "RECIST1.1" => [Fall(MeasuredQuantity.Sum, 30), Recist(options)],
        "mRECIST-HCC" => [Fall(MeasuredQuantity.ViableSum, 30), Viable(options)],
        "mRECIST-VV" => [Fall(MeasuredQuantity.Sum, 13), Recist(options)],
        "Choi" => [Fall(MeasuredQuantity.Sum, 10), Fall(MeasuredQuantity.Density, 15), Rise(MeasuredQuantity.Sum, 10, options.ChoiPdReference)],
        "PERCIST" => Percist(options),
        "EORTC1999" => [Fall(MeasuredQuantity.Suv, options.EortcOneCycleCut), Rise(MeasuredQuantity.Suv, 25) with { Strict = true }],
        "MORE" => [Fall(MeasuredQuantity.Suv, options.MorePrPct), Rise(MeasuredQuantity.Suv, options.MorePdPct) with { Strict = true }],
        "SWOG" => [Fall(MeasuredQuantity.SumOfProducts, 50), Products(50)],
        "mSWOG" => [Fall(MeasuredQuantity.SumOfProducts, 25), Products(options.MswogPdPct)],
        "SSTV-40/20" or "SSTV-40/20-noNew" => Volumes(MeasuredQuantity.Volume, options),
        "TLA-40/20" => Volumes(MeasuredQuantity.TotalActivity, options),
        "LUMEN-10" => [Fall(MeasuredQuantity.Volume, 10)],
        "SIZE-10-La" or "SIZE-10-dM" => [Fall(MeasuredQuantity.Sum, 10)],
        "ZP" => Zp(options),
        _ => [],
    };

    private static CriterionLine Fall(MeasuredQuantity of, decimal percent) => new(of, -percent, ChangeReference.Baseline);

    private static CriterionLine Rise(MeasuredQuantity of, decimal percent, ChangeReference from = ChangeReference.Baseline) => new(of, percent, from);

    private static CriterionLine Recist(ResponseOptions options) => options is { Definition: ResponseDefinition.Seed, SeedLiteral: true }
        ? Rise(MeasuredQuantity.Sum, 20, ChangeReference.Nadir)
        : new(MeasuredQuantity.Sum, 20, ChangeReference.Nadir, ProgressionMm, AbsoluteChange.AsWell);

    private static CriterionLine Viable(ResponseOptions options) => new(
        MeasuredQuantity.ViableSum, 20, ChangeReference.Nadir, ProgressionMm, options.MrecistRequire5mm ? AbsoluteChange.AsWell : AbsoluteChange.NotAsked,
        Strict: options.Definition is ResponseDefinition.Seed);

    private static IReadOnlyList<CriterionLine> Percist(ResponseOptions options) =>
    [
        new(MeasuredQuantity.SulPeak, -30, ChangeReference.Baseline, -SulChange, AbsoluteChange.AsWell),
        new(MeasuredQuantity.SulPeak, 30, ChangeReference.Baseline, SulChange, AbsoluteChange.AsWell, Strict: !options.PercistInclusivePmd),
    ];

    private static CriterionLine Products(decimal percent) =>
        new(MeasuredQuantity.SumOfProducts, percent, ChangeReference.Nadir, ProgressionMm2, AbsoluteChange.OrAlone);

    private static IReadOnlyList<CriterionLine> Volumes(MeasuredQuantity of, ResponseOptions options) =>
        [Fall(of, 40), Rise(of, 20, options.VolumeReference)];

    private static IReadOnlyList<CriterionLine> Zp(ResponseOptions options) =>
        options is { ZpPrPct: { } fall, ZpPdPct: { } rise } ? [Fall(MeasuredQuantity.Zp, fall), Rise(MeasuredQuantity.Zp, rise)] : [];
}
