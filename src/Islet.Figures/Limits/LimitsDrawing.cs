namespace Islet.Figures;

/// <summary>Names left, a bar from limit to limit in the middle, the two numbers right; in a narrow figure they stand below the name.</summary>
internal sealed class LimitsDrawing
{
    private const double Beyond = 0.25; // of the limits' width, drawn on either side; a number further out is an arrow

    private readonly LimitsFigure figure;
    private readonly Canvas canvas;
    private readonly Theme theme;
    private readonly double row, left, right;

    public LimitsDrawing(LimitsFigure figure, FigureFrame frame)
    {
        if (figure.Rows.Count == 0)
            throw new ArgumentException("The figure needs at least one row.", nameof(figure));
        (this.figure, canvas, theme) = (figure, new(frame), Theme.For(frame.Width));
        row = theme.Body.LineHeight * (theme.Narrow ? 2.5 : 1.5);
        var numbers = figure.Rows.Max(r => theme.Body.Of(Numbers(r)));
        left = theme.Pad + (theme.Narrow ? theme.Inner * 0.6 : Math.Min(figure.Rows.Max(r => theme.Body.Of(r.Label)) + 2 * theme.Gap, theme.Inner * 0.5));
        right = theme.Width - theme.Pad - (theme.Narrow ? 0 : Math.Min(numbers, theme.Inner * 0.36) + 2 * theme.Gap);
    }

    public string Draw()
    {
        var top = canvas.Paragraph(theme.Pad, theme.Pad, figure.Title, theme.Title, theme.Inner, lines: 3) + theme.Gap;
        var baseline = top + theme.Body.Size * TextMetrics.Ascent;
        canvas.Text(X(0), baseline, "lower", theme.Note, Anchor.Middle);
        canvas.Text(X(1), baseline, "upper", theme.Note, Anchor.Middle);
        if (!theme.Narrow)
            canvas.Text(theme.Width - theme.Pad, baseline, "published · found", theme.Note, Anchor.End);
        top = baseline + theme.Gap;
        foreach (var (i, r) in figure.Rows.Index())
            Row(r, top + i * row, i % 2 == 0);
        var bottom = canvas.Paragraph(theme.Pad, top + figure.Rows.Count * row + theme.Gap, "Bar: the printed limits, each row on a scale of its own (ratios logarithmic); stroke: the printed number; ring: the number found.", theme.Note, theme.Inner);
        return canvas.Finish(bottom + theme.Pad, figure.Title, figure.InWords());
    }

    private void Row(LimitsRow r, double top, bool striped)
    {
        if (striped)
            canvas.Rectangle(new(theme.Pad / 2, top, theme.Width - theme.Pad, row), Ink.Stripe);
        var (middle, shift) = (top + row / 2, theme.Body.Size * 0.36);
        canvas.Group(r.InWords());
        canvas.Fitted(theme.Pad, theme.Narrow ? middle - theme.Body.LineHeight / 2 + shift : middle + shift, r.Label, theme.Body, left - theme.Pad - 2 * theme.Gap);
        if (theme.Narrow)
            canvas.Fitted(theme.Pad, middle + theme.Body.LineHeight / 2 + shift, Numbers(r), theme.Note, left - theme.Pad - 2 * theme.Gap);
        else
            canvas.Fitted(theme.Width - theme.Pad, middle + shift, Numbers(r), theme.Body, theme.Width - theme.Pad - right - theme.Gap, Anchor.End);
        var half = theme.Body.Size * 0.34;
        canvas.Line(X(0), middle, X(1), middle, Palette.Series(0).Stroke(theme.Line * 2));
        canvas.Line(X(r.PlaceOf(r.Printed)), middle - half * 1.5, X(r.PlaceOf(r.Printed)), middle + half * 1.5, new(Ink.Axis, theme.Line));
        Found(r.PlaceOf(r.Found), middle, half);
        canvas.End();
    }

    private void Found(double place, double y, double half)
    {
        var stroke = Palette.Series(1).Stroke(theme.Line);
        if (place is >= -Beyond and <= 1 + Beyond)
        {
            var x = X(place);
            canvas.Path($"M{P(x - half, y)}A{P(half, half)} 0 1 0 {P(x + half, y)}A{P(half, half)} 0 1 0 {P(x - half, y)}Z", stroke, Ink.Ground);
            return;
        }
        var (tip, back) = place < 0 ? (X(-Beyond), half * 1.6) : (X(1 + Beyond), -half * 1.6);
        canvas.Path($"M{P(tip + back, y - half)}L{P(tip, y)}L{P(tip + back, y + half)}", stroke);
    }

    private double X(double place) => left + (Math.Clamp(place, -Beyond, 1 + Beyond) + Beyond) / (1 + 2 * Beyond) * (right - left);

    private static string Numbers(LimitsRow r) => $"{r.PrintedText} · {r.FoundText}";

    private static string P(double x, double y) => $"{Svg.Number(x)} {Svg.Number(y)}";
}
