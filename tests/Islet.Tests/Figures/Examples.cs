using Islet.Figures;
using Islet.Statistics;

namespace Islet.Tests.Figures;

/// <summary>The figures that the tests draw.</summary>
internal static class Examples
{
    public static readonly double[] Widths = [280, 400, 560, 800, 1200];

    public static string LongName { get; } = string.Concat(Enumerable.Repeat("Peptide receptor radionuclide therapy ", 6))[..200];

    public static IReadOnlyList<string> HostileNames { get; } =
        ["<script>alert(\"1\")</script> & 'quoted'", LongName, "👩‍⚕️🧬🏥 emoji", "גידול נוירואנדוקריני בלבלב", "ورم الغدد الصم العصبية", "a\tb\nc\u0001\u202E\uFFFE" + '\uD800'];

    public static KaplanMeierFigure Remission { get; } = new("Duration of remission in acute leukaemia", "In remission", new("Weeks since remission", TimeUnit.Weeks),
        [Curves.Group("6-mercaptopurine", Curves.SixMp), Curves.Group("Placebo", Curves.Placebo)])
    {
        Test = new("Log-rank test", 4.17e-5, 16.79, 1),
        Footnotes = ["Freireich et al., Blood 1963;21:699–716."],
    };

    public static IReadOnlyDictionary<string, KaplanMeierFigure> KaplanMeier { get; } = new Dictionary<string, KaplanMeierFigure>(StringComparer.Ordinal)
    {
        ["two groups"] = Remission,
        ["one group"] = Remission with { Groups = [Remission.Groups[0]], Test = null },
        ["six groups"] = Many(["Lanreotide", "Everolimus", "Sunitinib", "CAPTEM", "¹⁷⁷Lu-DOTATATE", "FOLFOX"]) with { Options = new() { RiskTable = RiskNumbers.AtRiskAndCensored } },
        ["hostile names"] = Many(HostileNames) with { Title = HostileNames[0] + LongName, Endpoint = LongName, Time = new(LongName, TimeUnit.Months), Footnotes = HostileNames, Remarks = [LongName] },
        ["all censored"] = Remission with { Groups = [Curves.Group("G1", "3+ 7+ 12.5+"), Curves.Group("G2", "5+ 80+")] },
        ["nobody in a group"] = Remission with { Groups = [.. Remission.Groups, Curves.Group("Nobody", "")] },
        ["nobody at all"] = Remission with { Groups = [Curves.Group("Nobody", "")], Test = null },
        ["one event"] = Remission with { Groups = [Curves.Group("One", "4")], Test = null },
        ["at time zero"] = Remission with { Groups = [Curves.Group("Zero", "0 0+ 0")], Test = null },
        ["days"] = Remission with { Time = new("Days since treatment", TimeUnit.Days), Groups = [Curves.Group("A", "120 380 415+ 700 1033"), Curves.Group("B", "65 88 720+ 1900+")] },
        ["years"] = Remission with { Time = new("Years since diagnosis", TimeUnit.Years), Groups = [Curves.Group("A", "0.4 1.1 2+ 3.5 12+")] },
        ["cut at 12 weeks"] = Remission with { Time = new("Weeks since remission", TimeUnit.Weeks, Step: 3, End: 12) },
        ["thousands"] = Remission with { Groups = [new("Many", Curves.Of(Enumerable.Range(1, 3000).Select(i => new Observation(i / 25.0, i % 3 == 0))))], Options = new() { RiskTable = RiskNumbers.AtRiskAndEvents } },
        ["hatched probability"] = Remission with { Options = new() { Bands = Bands.Hatch, Percent = false } },
    };

    public static ForestFigure Cox { get; } = new("Overall survival: Cox model", "Hazard ratio",
    [
        ForestRow.Heading("WHO grade"), ForestRow.Reference("G1") with { Patients = 35, Events = 5 },
        ForestRow.Of("G2", new(0.462, new(0.138, 1.55), 0.21)) with { Patients = 57, Events = 6 },
        ForestRow.Of("G3", new(4.12, new(0.98, 17.3), 0.053)) with { Patients = 5, Events = 4 },
        ForestRow.Heading("Distant metastasis"), ForestRow.Reference("M0") with { Patients = 79, Events = 6 },
        ForestRow.Of("M1", new(4.83, new(1.54, 15.1), 0.0069)) with { Patients = 18, Events = 9 },
        ForestRow.Of("Age, per 10 years", new(1.21, new(0.8, 1.83), 0.36)),
        ForestRow.Of("Insulinoma", new(1e-9, new(0, double.PositiveInfinity), 0.99)) with { Patients = 8, Events = 0 },
        ForestRow.Of("Familial", new(double.NaN, default)) with { Patients = 1, Events = 0 },
    ]) { BelowOne = "Longer survival", AboveOne = "Shorter survival", Footnotes = ["Efron's method for ties."] };

    public static TimelineFigure Course { get; } = new("Course of a synthetic patient",
        TimelineAxis.Calendar("Calendar time", new(2017, 3, 2), new(2017, 1, 1), new(2023, 12, 31)),
    [
        new("Tissue", [new TimelinePoint(0, "G2, Ki-67 8 %", Mark.Diamond), new TimelinePoint(1201, "G3, Ki-67 32 %", Mark.Diamond) { When = "2020-06" }]),
        new("Imaging", [new TimelinePoint(18, "SSTR PET +"), new TimelinePoint(383, "SD", Mark.Ring), new TimelinePoint(730, "PD", Mark.Square),
            new TimelinePoint(1183, "FDG PET +, SSTR −"), new TimelinePoint(1428, "PR", Mark.Triangle)]),
        new("Treatment", [new TimelineBar(39, 738, "Lanreotide 120 mg every 28 days"), new TimelineBar(760, 1023, "PRRT × 4"),
            new TimelineBar(1226, 1644, "CAPTEM"), new TimelineBar(1674, null, "Sunitinib 37.5 mg")]),
        new("Procedures", [new TimelinePoint(64, "Distal pancreatectomy, R0", Mark.Triangle)]),
        new("Status", [new TimelinePoint(2385, "Died of disease", Mark.Cross)]),
    ]) { Footnotes = ["Synthetic."] };

    private static KaplanMeierFigure Many(IReadOnlyList<string> names) => Remission with
    {
        Groups = [.. names.Select((name, i) => new KaplanMeierGroup(name, Curves.Of(Enumerable.Range(1, 30).Select(k => new Observation(Math.Round(k * (3.0 + i) / 4, 2), (k * 7 + i) % 4 != 0))), new(6 + i, new(3, i < 3 ? 11 : null))))],
    };
}
