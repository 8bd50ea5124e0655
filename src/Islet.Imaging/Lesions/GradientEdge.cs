namespace Islet.Imaging.Lesions;

/// <summary>
/// GRAD (pet-quantification 5.2): the edge of a lesion lies where the SUV falls most steeply. The gradient (Gaussian derivatives of 1 voxel, per mm) is flooded from its lowest values upwards, from an inner and an outer
/// marker; each voxel belongs to whom the flood reaches it from (watershed from markers: Meyer and Beucher, J Vis Commun Image Represent 1990;1:21–46, doi:10.1016/1047-3203(90)90014-M).
/// </summary>
/// <remarks>
/// The steepest place of a ball of radius R blurred by s (image and derivative together) lies s²/R inside its edge: small lesions come out too small. A gain on all values, or a constant added to them, moves nothing.
/// </remarks>
internal static class GradientEdge
{
    /// <summary>The inner marker reaches this share of the way from the tissue around to SUVmax (ours): the edge itself lies half way.</summary>
    public const double InnerShare = 0.7;

    private const double SigmaVoxels = 1;
    private const int Reach = 4; // voxels: what is farther weighs less than 0.04 %
    private const byte Inside = 1, Outside = 2;

    private static readonly double[] Bell = Kernel(x => Math.Exp(-0.5 * x * x / (SigmaVoxels * SigmaVoxels)), (w, _) => w);
    private static readonly double[] Slope = Kernel(x => x * Math.Exp(-0.5 * x * x / (SigmaVoxels * SigmaVoxels)), (w, x) => w * x);

    /// <summary>Empty: every voxel of the image is allowed, so that there is no outside to come from.</summary>
    /// <param name="allowed">What may belong to the lesion; everything else is the outer marker.</param>
    /// <param name="inner">The inner marker.</param>
    public static Region Of(VoxelImage suv, Region allowed, Region inner)
    {
        if (inner.IsEmpty)
            return inner;
        var box = Box.Around(suv.Grid, allowed);
        var (labels, steepness) = (new byte[box.Length], Magnitude(suv, box));
        Array.Fill(labels, Outside);
        Mark(labels, box, allowed, 0);
        if (!labels.Contains(Outside))
            return Region.Empty;
        Mark(labels, box, inner, Inside);
        Flood(labels, steepness, box);
        return Taken(labels, box);
    }

    private static void Mark(byte[] labels, Box box, Region region, byte label)
    {
        foreach (var run in region.Runs)
            labels.AsSpan(box.At(run.Z, run.Y, run.First), run.Length).Fill(label);
    }

    // A voxel is taken when the flood has risen to it, by whoever comes from the lowest ground beside it: so the voxel on the ridge goes to the side on which the edge lies. Equal ground floods in the order in which it
    // was reached, and the edge is the same on any number of threads.
    private static void Flood(byte[] labels, double[] steepness, Box box)
    {
        var (queue, turn) = (new PriorityQueue<(int At, byte Label), (double Level, double From, long Turn)>(), 0L);
        for (var at = 0; at < labels.Length; at++)
            if (labels[at] != 0)
                Spread(at, double.NegativeInfinity);
        while (queue.TryDequeue(out var next, out var reached))
            if (labels[next.At] == 0)
            {
                labels[next.At] = next.Label;
                Spread(next.At, reached.Level);
            }

        void Spread(int at, double level)
        {
            var (z, y, x) = (at / (box.Rows * box.Columns), at / box.Columns % box.Rows, at % box.Columns);
            Offer(z > 0, at - (box.Rows * box.Columns));
            Offer(y > 0, at - box.Columns);
            Offer(x > 0, at - 1);
            Offer(x < box.Columns - 1, at + 1);
            Offer(y < box.Rows - 1, at + box.Columns);
            Offer(z < box.Slices - 1, at + (box.Rows * box.Columns));

            void Offer(bool there, int next)
            {
                if (there && labels[next] == 0)
                    queue.Enqueue((next, labels[at]), (Math.Max(level, steepness[next]), steepness[at], turn++));
            }
        }
    }

    private static Region Taken(byte[] labels, Box box)
    {
        var runs = new List<Run>();
        for (var (z, at) = (0, 0); z < box.Slices; z++)
            for (var y = 0; y < box.Rows; y++, at += box.Columns)
                for (var x = 0; x < box.Columns; x++)
                {
                    var first = x;
                    while (x < box.Columns && labels[at + x] == Inside)
                        x++;
                    if (x > first)
                        runs.Add(new(z + box.Z, y + box.Y, first + box.X, x - 1 + box.X));
                }
        return new([.. runs]);
    }

    /// <summary>SUV per mm, of each voxel of the box. Beyond the image its last voxel goes on.</summary>
    private static double[] Magnitude(VoxelImage suv, Box box)
    {
        var wide = new Box(box.Z - Reach, box.Y - Reach, box.X - Reach, box.Slices + (2 * Reach), box.Rows + (2 * Reach), box.Columns + (2 * Reach));
        var (values, grid, row) = (new double[wide.Length], suv.Grid, new double[suv.Grid.Columns]);
        for (var (z, at) = (0, 0); z < wide.Slices; z++)
            for (var y = 0; y < wide.Rows; y++, at += wide.Columns)
            {
                suv.Copy(new Run(Math.Clamp(z + wide.Z, 0, grid.Slices - 1), Math.Clamp(y + wide.Y, 0, grid.Rows - 1), 0, grid.Columns - 1), row);
                for (var x = 0; x < wide.Columns; x++)
                    values[at + x] = row[Math.Clamp(x + wide.X, 0, grid.Columns - 1)];
            }
        var squares = new double[box.Length];
        foreach (var (slopeOf, mm) in ((int, double)[])[(0, grid.SliceMm), (1, grid.RowMm), (2, grid.ColumnMm)])
        {
            var part = values;
            for (var axis = 0; axis < 3; axis++)
                part = Along(part, wide, axis, axis == slopeOf ? Slope : Bell);
            for (var (z, at) = (0, 0); z < box.Slices; z++)
                for (var y = 0; y < box.Rows; y++)
                    for (var x = 0; x < box.Columns; x++, at++)
                    {
                        var slope = part[wide.Index(z + Reach, y + Reach, x + Reach)] / mm;
                        squares[at] += slope * slope;
                    }
        }
        return Array.ConvertAll(squares, Math.Sqrt);
    }

    // A margin as wide as the kernel reaches is left at 0; nothing of the inner box hangs on it along another axis.
    private static double[] Along(double[] from, Box box, int axis, double[] kernel)
    {
        var (step, last) = axis switch { 0 => (box.Rows * box.Columns, box.Slices), 1 => (box.Columns, box.Rows), _ => (1, box.Columns) };
        var to = new double[from.Length];
        for (var at = 0; at < from.Length; at++)
        {
            var place = at / step % last;
            if (place < Reach || place >= last - Reach)
                continue;
            var sum = 0.0;
            for (var k = -Reach; k <= Reach; k++)
                sum += kernel[k + Reach] * from[at + (k * step)];
            to[at] = sum;
        }
        return to;
    }

    /// <param name="unit">What the weights sum up to 1 by.</param>
    private static double[] Kernel(Func<double, double> weight, Func<double, double, double> unit)
    {
        double[] weights = [.. Enumerable.Range(-Reach, (2 * Reach) + 1).Select(x => weight(x))];
        var sum = weights.Select((w, i) => unit(w, i - Reach)).Sum();
        return Array.ConvertAll(weights, w => w / sum);
    }

    /// <summary>A part of the image; a wide one may reach beyond it.</summary>
    private readonly record struct Box(int Z, int Y, int X, int Slices, int Rows, int Columns)
    {
        public int Length => Slices * Rows * Columns;

        /// <summary>A region with one voxel around it, as far as the image goes.</summary>
        public static Box Around(ImageGrid grid, Region region)
        {
            var (y0, y1, x0, x1) = (int.MaxValue, -1, int.MaxValue, -1);
            foreach (var run in region.Runs)
                (y0, y1, x0, x1) = (Math.Min(y0, run.Y), Math.Max(y1, run.Y), Math.Min(x0, run.First), Math.Max(x1, run.Last));
            var (z, y, x) = (Math.Max(0, region.Runs[0].Z - 1), Math.Max(0, y0 - 1), Math.Max(0, x0 - 1));
            return new(z, y, x, Math.Min(grid.Slices - 1, region.Runs[^1].Z + 1) - z + 1, Math.Min(grid.Rows - 1, y1 + 1) - y + 1, Math.Min(grid.Columns - 1, x1 + 1) - x + 1);
        }

        public int Index(int z, int y, int x) => (((z * Rows) + y) * Columns) + x;

        /// <summary>Of a voxel of the image.</summary>
        public int At(int z, int y, int x) => Index(z - Z, y - Y, x - X);
    }
}
