namespace Islet.Figures;

/// <summary>Finds labels a place inside an area: never on another label, and where there is a choice, off the lines and marks.</summary>
internal sealed class LabelPlaces(Box area)
{
    private readonly List<Box> taken = [];
    private readonly List<Box> avoided = [];

    /// <summary>A line from one point to another is better not written upon.</summary>
    public void Avoid(double x1, double y1, double x2, double y2)
    {
        const double Step = 5;
        var pieces = Math.Max(1, (int)Math.Ceiling(Math.Max(Math.Abs(x2 - x1), Math.Abs(y2 - y1)) / Step));
        for (var i = 0; i <= pieces; i++)
            Avoid(new Box(x1 + (x2 - x1) * i / pieces - 1, y1 + (y2 - y1) * i / pieces - 1, 2, 2));
    }

    public void Avoid(Box box) => avoided.Add(box);

    public bool IsFree(Box box) => area.Contains(box) && !taken.Exists(box.Overlaps);

    /// <summary>The first of the candidates that touches least; null where each would stand on a label or leave the area.</summary>
    public Box? Place(IEnumerable<Box> candidates)
    {
        (Box Box, int Cost)? best = null;
        foreach (var box in candidates.Where(IsFree))
            if (avoided.Count(box.Overlaps) is var cost && (best is null || cost < best.Value.Cost))
                best = (box, cost);
        if (best is { } found)
            taken.Add(found.Box);
        return best?.Box;
    }
}
