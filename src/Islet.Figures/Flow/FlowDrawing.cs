namespace Islet.Figures;

/// <summary>Draws a flow: boxes down the left, who left at their right where an arrow leads out; in a narrow figure who left stands indented between the boxes.</summary>
internal sealed class FlowDrawing
{
    private const int MostBeside = 3; // branches in one row

    private readonly FlowFigure figure;
    private readonly Canvas canvas;
    private readonly Theme theme;
    private readonly Stroke stroke;

    public FlowDrawing(FlowFigure figure, FigureFrame frame)
    {
        if (figure.Steps.Count == 0)
            throw new ArgumentException("A flow has at least one step.", nameof(figure));
        (this.figure, canvas, theme) = (figure, new(frame), Theme.For(frame.Width));
        stroke = theme.AxisStroke;
    }

    private double Inset => theme.Gap;

    /// <summary>Width of the boxes of steps; where there is room the right half is for who left.</summary>
    private double Main => theme.Narrow ? theme.Inner : Math.Round(theme.Inner * 0.46);

    private Box Side(double top, double height) => theme.Narrow
        ? new(theme.Pad + 5 * theme.Gap, top, theme.Inner - 5 * theme.Gap, height)
        : new(theme.Pad + Main + 2 * theme.Gap, top, theme.Inner - Main - 2 * theme.Gap, height);

    private double Spine => theme.Narrow ? theme.Pad + 2 * theme.Gap : theme.Pad + Main / 2;

    public string Draw()
    {
        var top = canvas.Paragraph(theme.Pad, theme.Pad, figure.Title, theme.Title, theme.Inner, lines: 3) + theme.Gap;
        foreach (var (i, step) in figure.Steps.Index())
        {
            if (i > 0)
                top = Between(step, top);
            top = StepBox(step, new(theme.Pad, top, Main, 0), losses: false);
        }
        top = Branches(top) + 2 * theme.Gap;
        foreach (var note in figure.Footnotes)
            top = canvas.Paragraph(theme.Pad, top, note, theme.Note, theme.Inner);
        return canvas.Finish(top + theme.Pad, figure.Title, figure.InWords());
    }

    /// <summary>The arrow from one box to the next, with who left beside it; returns where the next box begins.</summary>
    private double Between(FlowStep step, double top)
    {
        if (step.Lost == 0)
        {
            Arrow(Spine, top, Spine, top + 2.5 * theme.Gap);
            return top + 2.5 * theme.Gap;
        }
        var lines = Losses(step, Side(0, 0).Width - 2 * Inset);
        var side = Side(top + theme.Gap, lines.Count * theme.Body.LineHeight + 2 * Inset * 0.7);
        var next = side.Bottom + (theme.Narrow ? 2 : 1.2) * theme.Gap;
        Arrow(Spine, top, Spine, next);
        Arrow(Spine, side.MiddleY, side.X, side.MiddleY);
        canvas.Group($"Left: {Words.Count(step.Lost)}");
        canvas.Rectangle(side, Ink.Ground, stroke);
        Write(lines, side);
        canvas.End();
        return next;
    }

    // Side by side while each has room for its words; all of them come out of the last step.
    private double Branches(double top)
    {
        if (figure.Branches.Count == 0)
            return top;
        var columns = theme.Narrow ? 1 : Math.Min(figure.Branches.Count, MostBeside);
        var (gap, bar) = (2 * theme.Gap, top + 1.5 * theme.Gap);
        var width = columns == 1 && !theme.Narrow ? Main : (theme.Inner - (columns - 1) * gap) / columns;
        if (columns > 1)
        {
            canvas.Line(Spine, top, Spine, bar, stroke);
            var middles = Enumerable.Range(0, columns).Select(c => theme.Pad + c * (width + gap) + width / 2).Append(Spine).ToList();
            canvas.Line(middles.Min(), bar, middles.Max(), bar, stroke);
        }
        foreach (var (r, row) in figure.Branches.Chunk(columns).Index())
        {
            var bottom = top;
            var from = columns > 1 && r == 0 ? bar : top;
            foreach (var (c, branch) in row.Index())
            {
                var box = new Box(theme.Pad + c * (width + gap), from + 2.5 * theme.Gap, width, 0);
                if (r == 0)
                    Arrow(columns > 1 ? box.MiddleX : Spine, from, columns > 1 ? box.MiddleX : Spine, box.Y);
                bottom = Math.Max(bottom, StepBox(branch, box, losses: true));
            }
            top = bottom;
        }
        return top;
    }

    /// <summary>Returns where it ends.</summary>
    private double StepBox(FlowStep step, Box box, bool losses)
    {
        var room = box.Width - 2 * Inset;
        List<(string Text, TextStyle Style, double Indent)> lines =
        [
            .. TextMetrics.Wrap(step.Label, theme.Body, room).Select(line => (line, theme.Body, 0.0)), ($"n = {Words.Count(step.Count)}", theme.BodyBold, 0),
            .. losses && step.Lost > 0 ? Losses(step, room) : [],
        ];
        box = box with { Height = lines.Count * theme.Body.LineHeight + 2 * Inset * 0.7 };
        canvas.Group(step.InWords());
        canvas.Rectangle(box, Ink.Stripe, stroke);
        Write(lines, box);
        canvas.End();
        return box.Bottom;
    }

    private List<(string Text, TextStyle Style, double Indent)> Losses(FlowStep step, double room)
    {
        var indent = theme.Gap;
        return [
            .. TextMetrics.Wrap($"Left: n = {Words.Count(step.Lost)}", theme.BodyBold, room).Select(line => (line, theme.BodyBold, 0.0)),
            .. step.Left.SelectMany(loss => TextMetrics.Wrap($"{loss.Reason}: {Words.Count(loss.Count)}", theme.Body, room - indent).Select((line, i) => (line, theme.Body, i == 0 ? 0 : indent))),
        ];
    }

    private void Write(List<(string Text, TextStyle Style, double Indent)> lines, Box box)
    {
        var baseline = box.Y + Inset * 0.7 + TextMetrics.Ascent * theme.Body.Size;
        foreach (var (text, style, indent) in lines)
        {
            canvas.Text(box.X + Inset + indent, baseline, text, style);
            baseline += theme.Body.LineHeight;
        }
    }

    private void Arrow(double x1, double y1, double x2, double y2)
    {
        var (head, down) = (theme.Gap * 0.55, x1 == x2);
        canvas.Line(x1, y1, x2 - (down ? 0 : head), y2 - (down ? head : 0), stroke);
        canvas.Area(down ? $"M{P(x2 - head * 0.6, y2 - head)}L{P(x2 + head * 0.6, y2 - head)}L{P(x2, y2)}Z" : $"M{P(x2 - head, y2 - head * 0.6)}L{P(x2 - head, y2 + head * 0.6)}L{P(x2, y2)}Z", Ink.Axis);
    }

    private static string P(double x, double y) => $"{Svg.Number(x)} {Svg.Number(y)}";
}
