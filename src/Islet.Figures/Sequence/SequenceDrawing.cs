namespace Islet.Figures;

/// <summary>Draws an alluvial diagram: title, heads of the lines, ribbons, nodes with their words, small print.</summary>
internal sealed class SequenceDrawing
{
    private const double RibbonOpacity = 0.28;

    private readonly SequenceFigure figure;
    private readonly Canvas canvas;
    private readonly Theme theme;
    private readonly IReadOnlyList<IReadOnlyList<SequenceNode>> steps;
    private readonly TherapyHatches hatches;

    public SequenceDrawing(SequenceFigure figure, FigureFrame frame)
    {
        if (figure.Leak() is { } leak)
            throw new ArgumentException($"Patients are lost or made: {leak}.", nameof(figure));
        (this.figure, canvas, theme, steps) = (figure, new(frame), Theme.For(frame.Width), SequenceOrder.Of(figure));
        hatches = TherapyTint.Hatches(canvas, steps.SelectMany(s => s).Select(n => n.State.Therapy).OfType<TherapyClass>());
    }

    private double NodeWidth => theme.Narrow ? 12 : 18;

    /// <summary>Room of a node with its two rows of words.</summary>
    private double Slot => theme.Body.LineHeight + theme.Note.LineHeight + theme.Gap / 2;

    private double Pitch => theme.Inner / Math.Max(1, steps.Count);

    public string Draw()
    {
        var top = canvas.Paragraph(theme.Pad, theme.Pad, figure.Title, theme.Title, theme.Inner, lines: 3) + theme.Gap;
        for (var step = 0; step < steps.Count; step++)
            canvas.Fitted(X(step), top + TextMetrics.Ascent * theme.Body.Size, SequenceWords.Step(step), theme.BodyBold, Pitch - theme.Gap);
        top += theme.Body.LineHeight + theme.Gap / 2;
        var scale = Math.Max(0.0001, (theme.Narrow ? 260 : 340) / (double)Math.Max(1, figure.Patients));
        var boxes = Boxes(top, scale);
        Ribbons(boxes, scale);
        for (var step = 0; step < steps.Count; step++)
            foreach (var node in steps[step])
                Node(node, step, boxes[(step, node.State)]);
        var bottom = boxes.Count == 0 ? top : boxes.Max(b => Math.Max(b.Value.Bottom, b.Value.MiddleY + Slot / 2)) + theme.Gap;
        foreach (var note in Notes())
            bottom = canvas.Paragraph(theme.Pad, bottom, note, theme.Note, theme.Inner) + theme.Gap / 3;
        return canvas.Finish(bottom + theme.Pad, figure.Title, figure.InWords());
    }

    private double X(int step) => theme.Pad + step * Pitch;

    // Heights are patients; a node of few stands in the middle of the room that its words need.
    private Dictionary<(int, SequenceState), Box> Boxes(double top, double scale)
    {
        var boxes = new Dictionary<(int, SequenceState), Box>();
        for (var step = 0; step < steps.Count; step++)
        {
            var y = top;
            foreach (var node in steps[step])
            {
                var height = Math.Max(1, node.Patients * scale);
                var room = Math.Max(height, Slot) + theme.Gap;
                boxes[(step, node.State)] = new(X(step), y + (room - height) / 2, NodeWidth, height);
                y += room;
            }
        }
        return boxes;
    }

    private void Ribbons(Dictionary<(int, SequenceState), Box> boxes, double scale)
    {
        for (var step = 0; step + 1 < steps.Count; step++)
        {
            var entered = steps[step + 1].ToDictionary(n => n.State, n => boxes[(step + 1, n.State)].Y);
            foreach (var from in steps[step])
            {
                var y = boxes[(step, from.State)].Y;
                foreach (var to in steps[step + 1])
                    if (figure.Flows.FirstOrDefault(f => f.Step == step && f.From == from.State && f.To == to.State) is { } flow)
                    {
                        Ribbon(flow, y, entered[to.State], flow.Patients * scale);
                        (y, entered[to.State]) = (y + flow.Patients * scale, entered[to.State] + flow.Patients * scale);
                    }
            }
        }
    }

    private void Ribbon(SequenceFlow flow, double y1, double y2, double height)
    {
        var (x1, x2) = (X(flow.Step) + NodeWidth, X(flow.Step + 1));
        var (middle, colour) = ((x1 + x2) / 2, TherapyTint.Of(flow.From.Therapy!.Value).Fill);
        string N(double value) => Svg.Number(value);
        var path = $"M{N(x1)} {N(y1)}C{N(middle)} {N(y1)} {N(middle)} {N(y2)} {N(x2)} {N(y2)}V{N(y2 + height)}C{N(middle)} {N(y2 + height)} {N(middle)} {N(y1 + height)} {N(x1)} {N(y1 + height)}Z";
        canvas.Link(flow.Href, SequenceWords.Flow(flow, figure.Patients));
        canvas.Area(path, colour, RibbonOpacity);
        canvas.Path(path, new(colour, 0.75, Opacity: 0.6));
        canvas.End();
    }

    private void Node(SequenceNode node, int step, Box box)
    {
        canvas.Link(node.Href, SequenceWords.Node(node, step, figure.Patients));
        if (node.State.Therapy is { } therapy)
            TherapyTint.Of(therapy).Paint(canvas, box, hatches);
        else
            Ended(node.State.End, box);
        var (left, room) = (box.Right + theme.Gap / 2, Pitch - NodeWidth - theme.Gap);
        var word = TextMetrics.Fit(SequenceWords.State(node.State, step), theme.Body, room);
        var count = TextMetrics.Fit(SequenceWords.Count(node.Patients, figure.Patients), theme.Note, room);
        canvas.Haloed(left, box.MiddleY - theme.Body.Size * 0.1, word, theme.BodyBold with { Bold = false });
        canvas.Haloed(left, box.MiddleY + theme.Note.Size * 1.05, count, theme.Note with { Fill = Ink.Text });
        canvas.End();
    }

    // Ends are told by shape: a white box, a black one, a dashed one.
    private void Ended(SequenceEnd end, Box box)
    {
        if (end is SequenceEnd.Unknown)
            canvas.Path($"M{Svg.Number(box.X)} {Svg.Number(box.Y)}H{Svg.Number(box.Right)}V{Svg.Number(box.Bottom)}H{Svg.Number(box.X)}Z", new(Ink.Quiet, 1, "3 2"), Ink.Ground);
        else
            canvas.Rectangle(box, end is SequenceEnd.Died ? Ink.Text : Ink.Ground, new(Ink.Text, 1));
    }

    private IEnumerable<string> Notes()
    {
        yield return Words.Invariant($"A ribbon is as high as patients are many. Percentages are of all {Words.Plural(figure.Patients, "patient")}.");
        yield return "Classes of line as in Panzuto et al. 2024: a line of PRRT, targeted drug or chemotherapy may have an analogue beside it. No further line: alive, and none on record so far.";
        foreach (var note in figure.Footnotes)
            yield return note;
    }
}
