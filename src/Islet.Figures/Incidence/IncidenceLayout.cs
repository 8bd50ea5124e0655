using Islet.Statistics;

namespace Islet.Figures;

/// <summary>Where everything in a figure of cumulative incidence stands.</summary>
internal sealed class IncidenceLayout
{
    private const double ShareOfLabels = 0.22, ShareWhenNarrow = 0.1;
    private const int MostTicks = 11, MostWhenNarrow = 8;
    private static readonly double[] Tops = [0.04, 0.1, 0.2, 0.4, 0.6, 0.8, 1];

    public IncidenceLayout(IncidenceFigure figure, Theme theme, double top)
    {
        Top = Tops.First(t => t >= Math.Min(1, figure.Lines.Max(l => Highest(figure, l.Curve))));
        YLabels = [.. Enumerable.Range(0, 5).Select(i => Ticks.Label(Math.Round(Top * 25 * i, 3)))];
        var labels = figure.Groups.Max(g => theme.Body.Of(g.Label));
        Cell = figure.Groups.Max(g => theme.Body.Of(Words.Count(g.Curves[0].Subjects)));
        Stacked = figure.Groups.Count > 1 && labels > (theme.Narrow ? ShareWhenNarrow : ShareOfLabels) * theme.Width;
        var axis = (theme.Narrow ? 0 : theme.Body.LineHeight) + YLabels.Max(theme.Body.Of) + theme.Tick + theme.Gap;
        var risk = (Stacked || figure.Groups.Count == 1 ? 0 : theme.Gap + labels + 1.5 * theme.Gap) + Cell / 2;
        var left = Math.Ceiling(theme.Pad + Math.Max(axis, risk));
        var last = figure.Time.End ?? (figure.Lines.Max(l => l.Curve.LastTime) is var all and > 0 ? all : 1);
        var width = Math.Floor(theme.Width - theme.Pad - Math.Max(Cell, theme.Body.Of(Ticks.Label(Math.Ceiling(1.25 * last)))) / 2 - left);
        var plotTop = top + (theme.Narrow ? theme.Body.LineHeight + theme.Gap : theme.Body.Size / 2);
        Plot = new(left, plotTop, width, Math.Round(Math.Clamp(0.62 * width, 220, 620)));
        var room = Math.Max(Cell, theme.Body.Of(Ticks.Label(last))) + 1.5 * theme.Gap;
        var step = figure.Time.Step is { } wanted ? Ticks.Widen(wanted, last, width, room) : Ticks.TimeStep(figure.Time.Unit, last, width, Math.Max(room, width / (theme.Narrow ? MostWhenNarrow : MostTicks)));
        End = figure.Time.End ?? Math.Ceiling(last / step * 4) * step / 4;
        (X, Y, Times) = (new(0, End, Plot.X, Plot.Right), new(0, Top, Plot.Bottom, Plot.Y), Ticks.FromZero(step, End));
    }

    /// <summary>Highest incidence of the axis: 1, or less where no curve and no limit rises near it.</summary>
    public double Top { get; }

    public IReadOnlyList<string> YLabels { get; }
    public double Cell { get; }

    /// <summary>Group names above their numbers at risk instead of left of them.</summary>
    public bool Stacked { get; }

    public Box Plot { get; }
    public double End { get; }
    public Scale X { get; }
    public Scale Y { get; }
    public IReadOnlyList<double> Times { get; }

    /// <summary>A time to which every group was followed, a round number: incidences are compared there.</summary>
    public static double Common(IncidenceFigure figure)
    {
        var shortest = Math.Min(figure.Time.End ?? double.MaxValue, figure.Lines.Min(l => l.Curve.LastTime));
        return shortest <= 0 ? 0 : Math.Floor(shortest / Ticks.NiceStep(shortest / 10)) * Ticks.NiceStep(shortest / 10);
    }

    /// <summary>Numbers at risk just before a time; who enters at the origin counts at the origin.</summary>
    public static double AtRisk(IncidenceCurve curve, double time) => curve.Followed.SkipWhile(f => f.Time < time).Select(f => (double?)f.AtRisk)
        .FirstOrDefault(n => time > 0 || n > 0) ?? 0;

    public string Path(IncidenceCurve curve)
    {
        var rises = Apart(curve.Steps.Where(s => s.Time <= End)).Select(s => $"H{Svg.Number(X[s.Time])}V{Svg.Number(Y[s.Incidence])}");
        return $"M{Svg.Number(X[0])} {Svg.Number(Y[0])}{string.Concat(rises)}H{Svg.Number(X[Math.Min(End, curve.LastTime)])}";
    }

    /// <summary>Between the limits, forwards along the upper and back along the lower, where they are defined.</summary>
    public string? Band(IncidenceCurve curve)
    {
        IncidenceStep[] steps = [.. Apart(curve.Steps.Where(s => s.Time <= End && s.Limits is { Lower: not null, Upper: not null }))];
        if (steps.Length == 0)
            return null;
        var end = Svg.Number(X[Math.Min(End, curve.LastTime)]);
        var forwards = steps.Skip(1).Select(s => $"H{Svg.Number(X[s.Time])}V{Height(s.Limits.Upper)}");
        var backwards = Enumerable.Range(1, steps.Length - 1).Reverse().Select(i => $"H{Svg.Number(X[steps[i].Time])}V{Height(steps[i - 1].Limits.Lower)}");
        return $"M{Svg.Number(X[steps[0].Time])} {Height(steps[0].Limits.Upper)}{string.Concat(forwards)}H{end}V{Height(steps[^1].Limits.Lower)}{string.Concat(backwards)}H{Svg.Number(X[steps[0].Time])}Z";
    }

    /// <summary>What a line and its band cover.</summary>
    public IEnumerable<Box> Covered(IncidenceCurve curve, bool band)
    {
        var before = (Time: 0.0, Low: 0.0, High: 0.0, At: 0.0);
        foreach (var s in curve.Steps.Where(s => s.Time <= End).Append(new(Math.Min(End, curve.LastTime), 0, 0, double.NaN, 0, default)))
        {
            yield return Box.Between(X[before.Time], Y[Math.Min(Top, band ? before.High : before.At)], X[s.Time], Y[band ? before.Low : before.At]);
            if (double.IsNaN(s.Incidence))
                yield break;
            yield return Box.Between(X[s.Time], Y[before.At], X[s.Time], Y[s.Incidence]);
            before = (s.Time, s.Limits.Lower ?? s.Incidence, s.Limits.Upper ?? s.Incidence, s.Incidence);
        }
    }

    private string Height(double? limit) => Svg.Number(Y[Math.Min(Top, limit!.Value)]);

    // Limits of a few subjects reach far; the axis follows them up to twice the highest curve.
    private static double Highest(IncidenceFigure figure, IncidenceCurve curve)
    {
        var line = curve.Steps.Count == 0 ? 0 : curve.Steps[^1].Incidence;
        var limit = figure.Bands is Bands.None || curve.Steps.Count == 0 ? line : curve.Steps.Max(s => s.Limits.Upper ?? s.Incidence);
        return Math.Max(line * 1.02, Math.Min(limit, Math.Max(2 * line, 0.04)));
    }

    /// <summary>Of what falls on the same half pixel only the last.</summary>
    private IEnumerable<IncidenceStep> Apart(IEnumerable<IncidenceStep> steps) =>
        steps.GroupBy(s => Math.Floor(X[s.Time] * 2)).Select(g => g.Last());
}
