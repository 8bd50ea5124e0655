namespace Islet.Figures;

/// <summary>Where everything in a Kaplan–Meier figure stands.</summary>
internal sealed class KaplanMeierLayout
{
    private const double ShareOfLabels = 0.22, ShareWhenNarrow = 0.1; // of the width; longer group names stand above their numbers
    private const int MostTicks = 11, MostWhenNarrow = 8; // more are counted, not read

    public KaplanMeierLayout(KaplanMeierFigure figure, Theme theme, double top)
    {
        var labels = figure.Groups.Max(g => theme.Body.Of(g.Label));
        Cell = CellWidth(figure, theme);
        Stacked = labels > (theme.Narrow ? ShareWhenNarrow : ShareOfLabels) * theme.Width;
        YLabels = figure.Options.Percent ? ["0", "25", "50", "75", "100"] : ["0", "0.25", "0.50", "0.75", "1.00"];
        var axis = (theme.Narrow ? 0 : theme.Body.LineHeight) + YLabels.Max(theme.Body.Of) + theme.Tick + theme.Gap;
        var risk = (Stacked ? 0 : theme.Swatch + theme.Gap + labels + 1.5 * theme.Gap) + Cell / 2;
        var left = Math.Ceiling(theme.Pad + Math.Max(axis, risk));
        var last = LastTime(figure);
        var width = Math.Floor(theme.Width - theme.Pad - Math.Max(Cell, TickWidth(last, theme)) / 2 - left);
        var plotTop = top + (theme.Narrow ? theme.Body.LineHeight + theme.Gap : theme.Body.Size / 2);
        Plot = new(left, plotTop, width, Math.Round(Math.Clamp(0.62 * width, 220, 620)));
        (Step, End) = TimeSpan(figure, theme, last);
        X = new(0, End, Plot.X, Plot.Right);
        Y = new(0, 1, Plot.Bottom, Plot.Y);
        Ticks = Islet.Figures.Ticks.FromZero(Step, End);
        Curves = [.. figure.Groups.Select(g => new CurveShape(g.Curve, X, Y))];
    }

    public Box Plot { get; }

    public Scale X { get; }

    public Scale Y { get; }

    public double Step { get; }

    public double End { get; }

    public IReadOnlyList<double> Ticks { get; }

    public IReadOnlyList<string> YLabels { get; }

    public IReadOnlyList<CurveShape> Curves { get; }

    /// <summary>Group names above their numbers at risk instead of left of them.</summary>
    public bool Stacked { get; }

    /// <summary>Width (px) of the widest number at risk.</summary>
    public double Cell { get; }

    public static string RiskCell(CurveShape curve, double time, RiskNumbers content)
    {
        var (atRisk, events, censored) = curve.Numbers(time);
        return content switch
        {
            RiskNumbers.AtRisk => Words.Count(atRisk),
            RiskNumbers.AtRiskAndEvents => $"{Words.Count(atRisk)} ({Words.Count(events)})",
            RiskNumbers.AtRiskAndCensored => $"{Words.Count(atRisk)} ({Words.Count(censored)})",
        };
    }

    // The widest the cell can be: all at risk, and all in the bracket.
    private static double CellWidth(KaplanMeierFigure figure, Theme theme) => figure.Groups
        .Select(g => Words.Count(g.Curve.Subjects))
        .Max(all => theme.Body.Of(figure.Options.RiskTable is RiskNumbers.AtRisk ? all : $"{all} ({all})"));

    // Nobody was observed for any time: an axis all the same.
    private static double LastTime(KaplanMeierFigure figure) =>
        (figure.Time.End ?? figure.Groups.Max(g => g.Curve.Steps is [.., var s] ? s.Time : 0)) is var last and > 0 ? last : figure.Time.Step ?? 1;

    private static double TickWidth(double last, Theme theme) => theme.Body.Of(Islet.Figures.Ticks.Label(Math.Ceiling(1.25 * last)));

    private (double Step, double End) TimeSpan(KaplanMeierFigure figure, Theme theme, double last)
    {
        var room = Math.Max(Cell, TickWidth(last, theme)) + 1.5 * theme.Gap;
        var step = figure.Time.Step is { } wanted
            ? Islet.Figures.Ticks.Widen(wanted, last, Plot.Width, room)
            : Islet.Figures.Ticks.TimeStep(figure.Time.Unit, last, Plot.Width, Math.Max(room, Plot.Width / (theme.Narrow ? MostWhenNarrow : MostTicks)));
        return (step, figure.Time.End ?? Math.Ceiling(last / step * 4) * step / 4);
    }
}
