namespace Islet.Figures;

/// <summary>Draws a case panel: a row each, its name at the left and its change at the right; in a narrow figure above and below.</summary>
internal sealed class CaseDrawing
{
    private readonly CasePanel panel;
    private readonly Canvas canvas;
    private readonly Theme theme;
    private readonly double labels, changes, column;
    private char letter = 'A';

    public CaseDrawing(CasePanel panel, FigureFrame frame)
    {
        if (panel.Days.Count is not (2 or 3))
            throw new ArgumentException($"A case panel sets two or three days side by side; found {panel.Days.Count}.", nameof(panel));
        if (panel.Rows.FirstOrDefault(row => row.Cells.Count != panel.Days.Count) is { } odd)
            throw new ArgumentException($"Each row has a cell for each of the {panel.Days.Count} days; found one with {odd.Cells.Count}.", nameof(panel));
        (this.panel, canvas, theme) = (panel, new(frame), Theme.For(frame.Width));
        labels = theme.Narrow ? 0 : Math.Min(0.16 * theme.Width, panel.Rows.Select(r => theme.BodyBold.Of(r.Label)).DefaultIfEmpty().Max()) + theme.Gap;
        changes = theme.Narrow ? 0 : 0.26 * theme.Width;
        column = (theme.Inner - labels - changes) / panel.Days.Count;
    }

    private double CellWidth => column - theme.Gap;

    public string Draw()
    {
        var y = canvas.Paragraph(theme.Pad, theme.Pad, panel.Title, theme.Title, theme.Inner, lines: 3) + theme.Gap;
        y = Heads(y);
        foreach (var row in panel.Rows)
            y = Row(row, y);
        canvas.Line(theme.Pad, y, theme.Width - theme.Pad, y, theme.AxisStroke);
        y += theme.Gap;
        if (panel.Conclusion.Length > 0)
            y = canvas.Paragraph(theme.Pad, y, panel.Conclusion, theme.BodyBold, theme.Inner) + theme.Gap / 2;
        foreach (var note in panel.Footnotes)
            y = canvas.Paragraph(theme.Pad, y, note, theme.Note, theme.Inner) + theme.Gap / 3;
        return canvas.Finish(y + theme.Pad, panel.Title, panel.InWords());
    }

    private double X(int day) => theme.Pad + labels + day * column;

    private double Heads(double top)
    {
        var bottoms = panel.Days.Select((day, i) => canvas.Paragraph(X(i), canvas.Paragraph(X(i), top, day.Title, theme.BodyBold, CellWidth, lines: 3), day.When, theme.Note, CellWidth, lines: 2)).ToList();
        if (!theme.Narrow)
            bottoms.Add(canvas.Paragraph(X(panel.Days.Count), top, CaseWords.WhatChanged, theme.BodyBold, changes, lines: 2));
        var bottom = bottoms.Max() + theme.Gap / 2;
        canvas.Line(theme.Pad, bottom, theme.Width - theme.Pad, bottom, theme.AxisStroke);
        return bottom;
    }

    // A row that changed has a thick bar at its left edge besides its word: it is found by eye on paper and in grey.
    private double Row(CaseRow row, double top)
    {
        canvas.Group($"{row.Label}. {CaseWords.InWords(row)}");
        if (top > 0 && row != panel.Rows[0])
            canvas.Line(theme.Pad, top, theme.Width - theme.Pad, top, new(Ink.Grid, 1));
        var y = top + theme.Gap / 2;
        if (theme.Narrow)
            y = canvas.Paragraph(theme.Pad, y, row.Label, theme.BodyBold, theme.Inner, lines: 2);
        else
            canvas.Paragraph(theme.Pad, y, row.Label, theme.BodyBold, labels - theme.Gap + 0.01, lines: 3);
        var bottom = Math.Max(y + theme.Body.LineHeight * (theme.Narrow ? 0 : Math.Min(3, TextMetrics.Wrap(row.Label, theme.BodyBold, labels - theme.Gap + 0.01, 3).Count)), Cells(row, y));
        bottom = theme.Narrow ? Change(row, theme.Pad, bottom + theme.Gap / 3, theme.Inner) : Math.Max(bottom, Change(row, X(panel.Days.Count), y, changes));
        bottom += theme.Gap / 2;
        if (row.Changed is CaseChange.Changed)
            canvas.Rectangle(new(theme.Pad - theme.Gap * 0.9, top + theme.Gap / 2, theme.Gap / 2, bottom - top - theme.Gap), Palette.Series(1).Line);
        canvas.End();
        return bottom;
    }

    private double Cells(CaseRow row, double top)
    {
        var pictures = row.Cells.Select(c => c.Picture is { } p ? CellWidth * p.Height / p.Width + theme.Gap / 2 : 0).DefaultIfEmpty().Max();
        return row.Cells.Select((cell, i) => Cell(cell, X(i), top, pictures)).Max();
    }

    private double Cell(CaseCell cell, double x, double top, double pictures)
    {
        if (cell.Picture is { } picture)
        {
            var box = new Box(x, top + theme.Gap / 4, CellWidth, CellWidth * picture.Height / picture.Width);
            canvas.Picture(box, picture.Png, picture.Words);
            canvas.Rectangle(new(box.X, box.Y, theme.Body.Size * 1.5, theme.Body.Size * 1.4), Ink.Ground);
            canvas.Text(box.X + theme.Body.Size * 0.75, box.Y + theme.Body.Size * 1.1, letter++.ToString(), theme.BodyBold, Anchor.Middle);
        }
        top += pictures;
        var sign = cell.Sign is CaseSign.None ? 0 : theme.Body.Size * 1.4;
        if (sign > 0)
            CaseMarks.Sign(canvas, cell.Sign, x + theme.Body.Size * 0.5, top + theme.Body.LineHeight * 0.48, theme.Body.Size * 0.42);
        var y = canvas.Paragraph(x + sign, top, cell.Value, cell.Ki67Percent is null ? theme.Body : theme.BodyBold, CellWidth - sign);
        if (cell.Ki67Percent is { } percent)
            y = CaseMarks.Gauge(canvas, theme, (double)percent, new(x, y + theme.Gap / 4, CellWidth * 0.9, theme.Body.Size * 0.55)) + theme.Gap / 4;
        return cell.Detail.Length == 0 ? y : canvas.Paragraph(x, y, cell.Detail, theme.Note, CellWidth);
    }

    private double Change(CaseRow row, double x, double top, double width)
    {
        if (CaseWords.InWords(row) is not { Length: > 0 } words)
            return top;
        CaseMarks.Change(canvas, row.Changed, x + theme.Body.Size * 0.45, top + theme.Body.LineHeight * 0.48, theme.Body.Size * 0.4);
        return canvas.Paragraph(x + theme.Body.Size * 1.3, top, words, row.Changed is CaseChange.Changed ? theme.Body with { Fill = Palette.Series(1).Words } : theme.Body, width - theme.Body.Size * 1.3);
    }
}
