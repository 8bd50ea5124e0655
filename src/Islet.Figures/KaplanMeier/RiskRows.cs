namespace Islet.Figures;

/// <summary>The numbers at risk, each centred under its tick, each row named in its group's colour and dash.</summary>
internal static class RiskRows
{
    public static double Draw(Canvas canvas, KaplanMeierFigure figure, Theme theme, KaplanMeierLayout layout, double top)
    {
        canvas.Group();
        var baseline = top + TextMetrics.Ascent * theme.Body.Size;
        canvas.Text(theme.Pad, baseline, Head(figure.Options.RiskTable), theme.BodyBold);
        for (var i = 0; i < figure.Groups.Count; i++)
        {
            baseline += theme.Body.LineHeight + (layout.Stacked && i > 0 ? theme.Gap / 2 : 0);
            Name(canvas, figure.Groups[i].Label, Palette.Series(i), theme, layout, baseline);
            if (layout.Stacked)
                baseline += theme.Body.LineHeight;
            foreach (var time in layout.Ticks)
                Cell(canvas, figure, i, time, KaplanMeierLayout.RiskCell(layout.Curves[i], time, figure.Options.RiskTable), theme, layout.X[time], baseline);
        }
        canvas.End();
        return baseline + theme.Body.LineHeight - TextMetrics.Ascent * theme.Body.Size;
    }

    // Nobody at risk leads nowhere.
    private static void Cell(Canvas canvas, KaplanMeierFigure figure, int group, double time, string text, Theme theme, double x, double baseline)
    {
        var address = text == "0" ? null : figure.Href?.Invoke(group, time);
        if (address is not null)
            canvas.Link(address, $"{figure.Groups[group].Label}: {text} at risk at {Ticks.Label(time)} {Words.Unit(figure.Time.Unit)}");
        canvas.Text(x, baseline, text, theme.Body, Anchor.Middle);
        if (address is not null)
            canvas.End();
    }

    private static void Name(Canvas canvas, string label, SeriesStyle series, Theme theme, KaplanMeierLayout layout, double baseline)
    {
        var (left, middle) = (theme.Pad, baseline - theme.Body.Size * 0.35);
        canvas.Line(left, middle, left + theme.Swatch, middle, series.Stroke(theme.Line));
        left += theme.Swatch + theme.Gap;
        var room = layout.Stacked ? theme.Width - theme.Pad - left : layout.Plot.X - layout.Cell / 2 - theme.Gap - left;
        canvas.Fitted(left, baseline, label, theme.Body with { Fill = series.Words }, room + 0.01);
    }

    private static string Head(RiskNumbers content) => content switch
    {
        RiskNumbers.AtRisk => Words.AtRisk,
        RiskNumbers.AtRiskAndEvents => Words.AtRiskEvents,
        RiskNumbers.AtRiskAndCensored => Words.AtRiskCensored,
    };
}
