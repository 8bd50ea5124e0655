namespace Islet.Imaging.Pictures;

/// <summary>How far each pixel lies from the nearest covered one, in pixels, centre to centre.</summary>
/// <remarks>Felzenszwalb &amp; Huttenlocher, Theory of Computing 2012;8:415–428, doi:10.4086/toc.2012.v008a019: the lower envelope of parabolas, once along the columns and once along the rows.</remarks>
internal static class DistanceField
{
    private const double Far = 1e12;

    public static float[] Of(bool[] covered, int width, int height)
    {
        var squares = new double[covered.Length];
        for (var i = 0; i < covered.Length; i++)
            squares[i] = covered[i] ? 0 : Far;
        var longest = Math.Max(width, height);
        var (line, feet, bounds) = (new double[longest], new int[longest], new double[longest + 1]);
        for (var x = 0; x < width; x++)
            Envelope(squares, x, width, height, line, feet, bounds);
        for (var y = 0; y < height; y++)
            Envelope(squares, y * width, 1, width, line, feet, bounds);
        var field = new float[squares.Length];
        for (var i = 0; i < field.Length; i++)
            field[i] = (float)Math.Sqrt(squares[i]);
        return field;
    }

    private static void Envelope(double[] squares, int start, int step, int count, double[] line, int[] feet, double[] bounds)
    {
        for (var q = 0; q < count; q++)
            line[q] = squares[start + (q * step)];
        var k = 0;
        (feet[0], bounds[0], bounds[1]) = (0, double.NegativeInfinity, double.PositiveInfinity);
        for (var q = 1; q < count; q++)
        {
            double meet;
            while ((meet = (line[q] + ((double)q * q) - line[feet[k]] - ((double)feet[k] * feet[k])) / (2.0 * (q - feet[k]))) <= bounds[k])
                k--;
            k++;
            (feet[k], bounds[k], bounds[k + 1]) = (q, meet, double.PositiveInfinity);
        }
        k = 0;
        for (var q = 0; q < count; q++)
        {
            while (bounds[k + 1] < q)
                k++;
            squares[start + (q * step)] = ((double)(q - feet[k]) * (q - feet[k])) + line[feet[k]];
        }
    }
}
