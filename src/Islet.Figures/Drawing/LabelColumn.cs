namespace Islet.Figures;

/// <summary>Labels above each other, moved as little as lets them stand apart.</summary>
internal static class LabelColumn
{
    /// <summary>Where the middles stand, in the order given: from top to bottom, <paramref name="height"/> apart, within the limits where they have room for all.</summary>
    /// <remarks>Neighbours that would touch become one block around the mean of their wishes (pool adjacent violators: the least sum of squared moves).</remarks>
    public static IReadOnlyList<double> Spread(IReadOnlyList<double> wished, double height, double top, double bottom)
    {
        var blocks = new List<(double Sum, int Count)>();
        for (var i = 0; i < wished.Count; i++)
        {
            blocks.Add((wished[i] - i * height, 1));
            while (blocks.Count > 1 && blocks[^2].Sum / blocks[^2].Count > blocks[^1].Sum / blocks[^1].Count)
            {
                blocks[^2] = (blocks[^2].Sum + blocks[^1].Sum, blocks[^2].Count + blocks[^1].Count);
                blocks.RemoveAt(blocks.Count - 1);
            }
        }
        var last = bottom - (wished.Count - 1) * height;
        return [.. blocks.SelectMany(b => Enumerable.Repeat(Math.Max(top, Math.Min(last, b.Sum / b.Count)), b.Count)).Select((start, i) => start + i * height)];
    }
}
