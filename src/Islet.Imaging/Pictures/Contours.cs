namespace Islet.Imaging.Pictures;

/// <summary>Closed lines along which a field has one value: marching squares. What is lower lies inside.</summary>
/// <remarks>Lorensen &amp; Cline, Computer Graphics 1987;21(4):163–169, doi:10.1145/37402.37422, in two dimensions; of a saddle, the lower corners are joined.</remarks>
internal static class Contours
{
    /// <param name="field">Row by row; above <paramref name="level"/> along its border.</param>
    /// <returns>Points in columns and rows: (0, 0) is the centre of the first cell. The last point of each is its first.</returns>
    public static IReadOnlyList<(double X, double Y)[]> At(float[] field, int width, int height, double level)
    {
        // A line enters and leaves each square of four values across its sides. A side has a number: twice its first corner, one more if it runs down.
        var next = new Dictionary<int, int>();
        for (var y = 0; y + 1 < height; y++)
            for (var x = 0; x + 1 < width; x++)
            {
                var at = (y * width) + x;
                var kind = (field[at] < level ? 1 : 0) | (field[at + 1] < level ? 2 : 0) | (field[at + width + 1] < level ? 4 : 0) | (field[at + width] < level ? 8 : 0);
                var (top, right, bottom, left) = (2 * at, (2 * (at + 1)) + 1, 2 * (at + width), (2 * at) + 1);
                switch (kind) // with the inside to the right of the way
                {
                    case 1: next[top] = left; break;
                    case 2: next[right] = top; break;
                    case 3: next[right] = left; break;
                    case 4: next[bottom] = right; break;
                    case 5: next[top] = right; next[bottom] = left; break;
                    case 6: next[bottom] = top; break;
                    case 7: next[bottom] = left; break;
                    case 8: next[left] = bottom; break;
                    case 9: next[top] = bottom; break;
                    case 10: next[right] = bottom; next[left] = top; break;
                    case 11: next[right] = bottom; break;
                    case 12: next[left] = right; break;
                    case 13: next[top] = right; break;
                    case 14: next[left] = top; break;
                    default: break;
                }
            }
        var lines = new List<(double, double)[]>();
        foreach (var start in next.Keys.Order().ToArray())
        {
            if (!next.ContainsKey(start))
                continue;
            var line = new List<(double, double)>();
            var side = start;
            while (next.Remove(side, out var following))
            {
                line.Add(Crossing(side));
                side = following;
            }
            if (line.Count > 2)
                lines.Add([.. line, line[0]]);
        }
        return lines;

        (double, double) Crossing(int side)
        {
            var (at, down) = (side / 2, side % 2 == 1);
            var (a, b) = (field[at], field[at + (down ? width : 1)]);
            var share = a == b ? 0.5 : (level - a) / (b - a);
            return (at % width + (down ? 0 : share), at / width + (down ? share : 0));
        }
    }
}
