using Islet.Statistics;

namespace Islet.Figures;

/// <summary>A Kaplan–Meier figure as journals print it: curves, numbers at risk under the axis, medians with limits, the test by name.</summary>
/// <remarks>Conventions after Pocock, Clayton &amp; Altman, Lancet 2002;359:1686–1689, doi:10.1016/S0140-6736(02)08594-X.</remarks>
/// <param name="Title">Printed above; also the accessible name.</param>
/// <param name="Endpoint">What the curve shows, e.g. "Overall survival".</param>
/// <param name="Groups">In the order of the legend; a group without subjects keeps its row.</param>
public sealed record KaplanMeierFigure(string Title, string Endpoint, TimeAxis Time, IReadOnlyList<KaplanMeierGroup> Groups)
{
    /// <summary>Begins the description for screen readers; what the figure shows follows it by itself.</summary>
    public string Description { get; init; } = "";

    public TestResult? Test { get; init; }

    /// <summary>Lines under the test, e.g. a hazard ratio.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Small print below the figure: source, cut-off, definitions.</summary>
    public IReadOnlyList<string> Footnotes { get; init; } = [];

    public KaplanMeierOptions Options { get; init; } = new();

    /// <summary>Where a click on a curve leads, by the place of its group, and on a number at risk, by the time as well; null: nowhere.</summary>
    public Func<int, double?, string?>? Href { get; init; }

    public string ToSvg(FigureFrame frame) => KaplanMeierDrawing.Draw(this, frame);

    /// <summary>The result in words: groups, patients, events, medians, the test.</summary>
    public string InWords() => KaplanMeierWords.Describe(this);

    /// <summary>Confidence level as the figure prints it, e.g. 95%.</summary>
    internal string Level => Words.Percent(Groups.Count == 0 ? 0.95 : Groups[0].Curve.Level);

    internal int MedianDecimals => Groups.Max(g => g.Median?.Limits.Upper ?? g.Median?.Value ?? g.Median?.Limits.Lower ?? 0) >= 100 ? 0 : 1;
}

/// <summary>One curve of the figure.</summary>
/// <param name="Median">Null where medians are not to be shown for the group.</param>
public sealed record KaplanMeierGroup(string Label, SurvivalCurve Curve, MedianTime? Median = null)
{
    /// <summary>A curve with its own median.</summary>
    public static KaplanMeierGroup Of(string label, SurvivalCurve curve) => new(label, curve, new(curve.Median.Estimate, curve.Median.Limits));
}

/// <summary>A median in the axis' unit; null is not reached.</summary>
public readonly record struct MedianTime(double? Value, Limits Limits);

/// <summary>A test between the groups. Its name always stands beside its p.</summary>
/// <param name="Name">E.g. "Log-rank test".</param>
/// <param name="Statistic">χ²; printed with <paramref name="DegreesOfFreedom"/> where given.</param>
public sealed record TestResult(string Name, double P, double? Statistic = null, int DegreesOfFreedom = 1)
{
    /// <summary>Null where the data allow no test, e.g. without an event.</summary>
    public static TestResult? Of(string name, ChiSquaredTest test) => test is { Statistic: { } statistic, P: { } p } ? new(name, p, statistic, test.Df) : null;
}

/// <summary>The horizontal axis, from the origin on.</summary>
/// <param name="Label">With the unit and the origin, e.g. "Months since diagnosis".</param>
/// <param name="Step">From tick to tick; null: the smallest customary one that fits. A step too narrow for the width is widened to a multiple.</param>
/// <param name="End">Last time shown; null: all follow-up.</param>
public sealed record TimeAxis(string Label, TimeUnit Unit, double? Step = null, double? End = null);

/// <summary>How confidence limits are shown.</summary>
public enum Bands
{
    None,

    /// <summary>A light tint, its edges drawn.</summary>
    Tint,

    /// <summary>Lines, at an angle of its own for each group: reads without colour.</summary>
    Hatch,
}

/// <summary>What the table under the axis gives at each tick.</summary>
public enum RiskNumbers
{
    AtRisk,

    /// <summary>With the cumulative number of events before the tick in brackets.</summary>
    AtRiskAndEvents,

    /// <summary>With the cumulative number censored before the tick in brackets.</summary>
    AtRiskAndCensored,
}

/// <summary>The choices of a Kaplan–Meier figure.</summary>
public sealed record KaplanMeierOptions
{
    public Bands Bands { get; init; } = Bands.Tint;

    /// <summary>Thin lines from one half to each curve and down to its median.</summary>
    public bool MedianLines { get; init; } = true;

    public bool CensorTicks { get; init; } = true;

    /// <summary>0 to 100 %; false: 0 to 1.</summary>
    public bool Percent { get; init; } = true;

    public RiskNumbers RiskTable { get; init; }

    /// <summary>Write each group's name beside its curve where there is room for all of them.</summary>
    public bool DirectLabels { get; init; } = true;
}
