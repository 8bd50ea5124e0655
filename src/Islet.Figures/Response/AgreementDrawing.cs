namespace Islet.Figures;

/// <summary>Draws the matrix: title, column numbers, a row a criterion with its name, small print.</summary>
internal sealed class AgreementDrawing
{
    private readonly AgreementFigure figure;
    private readonly Canvas canvas;
    private readonly Theme theme;
    private readonly double cell;
    private readonly double left;

    public AgreementDrawing(AgreementFigure figure, FigureFrame frame)
    {
        if (figure.Pairs.FirstOrDefault(p => !figure.Names.Contains(p.One, StringComparer.Ordinal) || !figure.Names.Contains(p.Other, StringComparer.Ordinal) || p.Agree < 0 || p.Agree > p.Patients) is { } wrong)
            throw new ArgumentException($"A pair is of two criteria of the matrix, and no more agree than there are; found {wrong}.", nameof(figure));
        (this.figure, canvas, theme) = (figure, new(frame), Theme.For(frame.Width));
        var numbers = theme.BodyBold.Of("00") + theme.Gap / 2;
        var names = theme.Narrow ? 0 : Math.Min(0.3 * theme.Width, figure.Names.Select(theme.Body.Of).DefaultIfEmpty().Max());
        left = theme.Pad + numbers + names + theme.Gap;
        cell = Math.Min((theme.Width - theme.Pad - left) / Math.Max(1, figure.Names.Count), 84);
    }

    private double CellHeight => Math.Max(theme.Body.LineHeight + theme.Note.LineHeight + theme.Gap / 2, Math.Min(cell, 44));

    public string Draw()
    {
        var top = canvas.Paragraph(theme.Pad, theme.Pad, figure.Title, theme.Title, theme.Inner, lines: 3) + theme.Gap;
        if (theme.Narrow)
            top = Names(top);
        var body = top + theme.Body.LineHeight;
        for (var i = 0; i < figure.Names.Count; i++)
        {
            var (number, y) = (Words.Count(i + 1), body + (i + 0.5) * CellHeight + theme.Body.Size * 0.36);
            canvas.Text(left + (i + 0.5) * cell, top + TextMetrics.Ascent * theme.Body.Size, number, theme.BodyBold, Anchor.Middle);
            canvas.Text(theme.Pad, y, number, theme.BodyBold);
            if (!theme.Narrow)
                canvas.Fitted(theme.Pad + (theme.BodyBold.Of("00") + theme.Gap / 2), y, figure.Names[i], theme.Body, left - theme.Pad - (theme.BodyBold.Of("00") + theme.Gap / 2) - theme.Gap + 0.01);
            canvas.Rectangle(new(left + i * cell, body + i * CellHeight, cell, CellHeight), Ink.Grid);
        }
        var missing = false;
        foreach (var pair in figure.Pairs)
            missing |= !Pair(pair, body);
        Grid(body);
        var bottom = body + figure.Names.Count * CellHeight + theme.Gap;
        foreach (var note in new[] { AgreementWords.Reading, missing ? "Not every number has room; the table of the data has them." : "" }.Concat(figure.Footnotes).Where(n => n.Length > 0))
            bottom = canvas.Paragraph(theme.Pad, bottom, note, theme.Note, theme.Inner) + theme.Gap / 3;
        return canvas.Finish(bottom + theme.Pad, figure.Title, figure.InWords());
    }

    // A phone has no room for names beside a matrix.
    private double Names(double top)
    {
        for (var i = 0; i < figure.Names.Count; i++)
            canvas.Fitted(theme.Pad, top + i * theme.Body.LineHeight + TextMetrics.Ascent * theme.Body.Size, $"{Words.Count(i + 1)} {figure.Names[i]}", theme.Body, theme.Inner);
        return top + figure.Names.Count * theme.Body.LineHeight + theme.Gap;
    }

    /// <summary>False: something in it found no room.</summary>
    private bool Pair(AgreementPair pair, double body)
    {
        var (one, other) = (Place(pair.One), Place(pair.Other));
        var (low, high) = (Math.Min(one, other), Math.Max(one, other));
        var below = new Box(left + low * cell, body + high * CellHeight, cell, CellHeight);
        var above = new Box(left + high * cell, body + low * CellHeight, cell, CellHeight);
        canvas.Group(AgreementWords.Pair(pair));
        canvas.Rectangle(below, pair.Patients < AgreementWords.Few ? Ink.Ground : Tint(pair.Percent));
        canvas.Rectangle(above, Ink.Ground);
        var kappa = Write(above, AgreementWords.Kappa(pair, "–"), theme.Body, above.MiddleY + theme.Body.Size * 0.36);
        var percent = Write(below, pair.Percent is { } value ? Words.Invariant($"{value:0}%") : "–", theme.BodyBold, below.MiddleY - theme.Body.Size * 0.1);
        var number = Write(below, $"n {Words.Count(pair.Patients)}", theme.Note with { Fill = Ink.Text }, below.MiddleY + theme.Body.Size * 0.1 + theme.Note.Size * 0.95);
        canvas.End();
        return kappa && percent && number;
    }

    private bool Write(Box box, string text, TextStyle style, double baseline)
    {
        var fits = style.Of(text) <= box.Width - 2;
        if (fits)
            canvas.Text(box.MiddleX, baseline, text, style, Anchor.Middle);
        return fits;
    }

    private void Grid(double body)
    {
        var (right, bottom) = (left + figure.Names.Count * cell, body + figure.Names.Count * CellHeight);
        for (var i = 0; i <= figure.Names.Count; i++)
        {
            canvas.Line(left, body + i * CellHeight, right, body + i * CellHeight, new(Ink.Quiet, 0.5));
            canvas.Line(left + i * cell, body, left + i * cell, bottom, new(Ink.Quiet, 0.5));
        }
    }

    private int Place(string name) => figure.Names.ToList().IndexOf(name);

    /// <summary>White at one half and less, then bluer; black words keep 7 : 1 on all of them.</summary>
    private static string Tint(double? percent) => percent switch
    {
        null => Ink.Ground,
        >= 95 => "#8fbde3",
        >= 85 => "#adcfeb",
        >= 75 => "#c7dff2",
        >= 65 => "#dfecf8",
        >= 50 => "#f1f7fc",
        _ => Ink.Ground,
    };
}
