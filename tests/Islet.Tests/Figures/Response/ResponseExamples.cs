using Islet.Clinic;
using Islet.Figures;
using static Islet.Clinic.ResponseCategory;

namespace Islet.Tests.Figures;

/// <summary>Responses that the tests draw; no patient of them lived.</summary>
internal static class ResponseExamples
{
    public const string Synthetic = "Synthetic data: these patients never lived.";

    private static readonly (decimal Percent, ResponseCategory Best)[] Changes =
    [
        (140, PD), (38, PD), (22, PD), (14, SD), (9, SD), (0, SD), (-4, SD), (-4, PD), (-8, SD), (-11, SD), (-15, SD), (-18, SD), (-22, SD), (-24, SD), (-28.5m, SD), (-29.9m, SD), (-30, PR), (-34, PR), (-41, PR), (-48, PR), (-55, PR), (-67, PR),
        (-82, CR), (-100, CR),
    ];

    public static WaterfallFigure Waterfall { get; } = new("Best change of the sum of diameters", [.. Changes.Select((c, i) => new WaterfallBar($"P{i + 1}", c.Percent, c.Best) { NewLesion = i is 7 or 0 or 19, NonTarget = i is 12 })])
    {
        Without = [new("P25", "no complete sum after baseline"), new("P26", "no target disease at baseline"), new("P27", "no complete sum after baseline")],
        Footnotes = [Synthetic],
    };

    /// <summary>A cohort whose bars are too narrow for names.</summary>
    public static WaterfallFigure Many { get; } = Waterfall with { Bars = [.. Enumerable.Range(1, 180).Select(i => new WaterfallBar($"Patient {i}", 60 - i * 0.85m, i < 40 ? PD : i < 110 ? SD : i < 178 ? PR : CR) { NewLesion = i % 17 == 0 })] };

    public static SpiderFigure Spider { get; } = new("Change of the sum over time", "start of PRRT",
    [
        new("P1", PR, [new(90, -12), new(180, -31), new(270, -44), new(365, -52), new(545, -49), new(730, -30) { NewLesion = true, Progression = true }, new(800, -20)]),
        new("P2", SD, [new(92, -4), new(185, null), new(275, -11), new(372, -8), new(550, -2)]) { NewTherapy = 560 },
        new("P3", PD, [new(88, 24) { Progression = true }]),
        new("P4", CR, [new(95, -45), new(190, -80), new(280, -100), new(460, -100), new(900, -100)]),
        new("P5", PD, [new(80, 35), new(160, 128) { Progression = true, NewLesion = true }]),
        new("P6", SD, [new(100, 4), new(190, 9), new(290, 12), new(480, 17)]),
        new("P7", PR, [new(90, -25), new(180, -38), new(365, -41)]),
        new("P8", PD, [new(70, null) { NewLesion = true, Progression = true }]),
    ]) { Without = [new("P9", "no assessment after baseline")], Footnotes = [Synthetic] };

    public static SwimmerFigure Swimmer { get; } = new("Treatment and response", "start of PRRT",
    [
        new("P1", 240) { Spans = [new(180, 730, PR)], Progression = 730, NewTherapy = 745, Death = 1200, Followed = 1200 },
        new("P2", 250) { Spans = [new(92, 550, SD)], NewTherapy = 560, Followed = 900 },
        new("P3", 88) { Progression = 88, NewTherapy = 101, Death = 300 },
        new("P4", 1320) { Ongoing = true, Spans = [new(95, 190, PR), new(190, 1300, CR)], Followed = 1320 },
        new("P5", 160) { Progression = 160, Followed = 400 },
        new("P6", 480) { Ongoing = true, Spans = [new(100, 480, SD)] },
        new("P7", 10) { Death = 12 },
        new("P8", 300) { Spans = [new(120, 300, MR)], Followed = 640 },
    ]) { Without = [new("P9", "the start of the treatment is not dated to the day")], Footnotes = [Synthetic] };

    public static SumFigure Sum { get; } = new("Sum of diameters, line 2", TimelineAxis.Calendar("Calendar time", new(2021, 3, 1), new(2021, 2, 1), new(2023, 11, 1)),
    [
        new("BL", 0, 100, true, null), new("TP1", 95, 82, true, SD), new("TP2", 190, 66, true, PR), new("TP3", 290, 41, false, NE), new("TP4", 380, 52, true, PR),
        new("TP5", 560, 58, true, PR), new("TP6", 740, 62.4m, true, PD), new("TP7", 900, 71, true, PD) { NewLesion = true },
    ])
    {
        Lesions = [new("L1 liver S6", [45, 38, 31, 24, 24, 27, 29, 34]), new("L2 liver S2", [30, 24, 20, 17, 17, 19, 21.4m, 24]), new("N1 node", [25, 20, 15, null, 11, 12, 12, 13])],
        Undated = ["TP8"],
        Footnotes = [Synthetic],
    };

    private static readonly string[] Criteria = ["RECIST 1.1", "mRECIST (HCC)", "RECIST with minor response", "Choi 2007", "SWOG 1992", "PERCIST 1.0", "EORTC 1999", "SST-TV 40/20"];

    public static AgreementFigure Agreement { get; } = new("Agreement of criteria at the last assessment", Criteria,
        [.. Criteria.SelectMany((one, i) => Criteria.Skip(i + 1).Select((other, k) => new AgreementPair(one, other, i == 5 && k == 0 ? 0 : 75 - 6 * i - k, i == 5 && k == 0 ? 0 : 75 - 6 * i - k - (k * 5 + i) % 40, k == 6 ? null : 0.92 - 0.14 * k)))])
    { Footnotes = [Synthetic] };

    /// <summary>Every figure by the name of its golden file.</summary>
    public static IReadOnlyList<(string Name, Func<FigureFrame, string> ToSvg, Func<string> InWords, Func<FigureTable> Table)> All { get; } =
    [
        ("waterfall", Waterfall.ToSvg, Waterfall.InWords, Waterfall.Table), ("spider", Spider.ToSvg, Spider.InWords, Spider.Table), ("swimmer", Swimmer.ToSvg, Swimmer.InWords, Swimmer.Table),
        ("sum", Sum.ToSvg, Sum.InWords, Sum.Table), ("criteria-agreement", Agreement.ToSvg, Agreement.InWords, Agreement.Table),
    ];
}
