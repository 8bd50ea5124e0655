using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Islet.Imaging.Pictures;

/// <summary>Projections all around the body's axis: one every 360/n degrees, from the front by way of the patient's left (pet-quantification 11).</summary>
/// <remarks>
/// From behind one sees the mirror image of what one sees from the front, so half of the angles are computed. Voxels are kept as 15 bits of the values up to a ceiling, 32 slices side by side: then one step
/// of a ray is a few instructions for all of them. Along the rows (or the columns, whichever lie more across the view) a ray interpolates; at 0 and 180 degrees it meets the voxels' centres.
/// </remarks>
public sealed class RotatingMip
{
    /// <summary>Steps of 0.001 SUV.</summary>
    public const double UsualCeiling = 32.767;

    private const int Steps = short.MaxValue, Lanes = 32, FractionBits = 15;

    private readonly short[][] turned; // of the first half of the angles

    private RotatingMip(int angles, short[][] turned, int width, int height, double pixelMm, double rowMm, double middleX, double middleY, double topMm, double ceiling) =>
        (Angles, this.turned, Width, Height, PixelMm, RowMm, Middle, TopMm, Ceiling) = (angles, turned, width, height, pixelMm, rowMm, new(middleX, middleY, 0), topMm, ceiling);

    /// <summary>Number of projections; even.</summary>
    public int Angles { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Of a column.</summary>
    public double PixelMm { get; }

    public double RowMm { get; }

    /// <summary>The axis around which the patient turns.</summary>
    public Point Middle { get; }

    public double TopMm { get; }

    /// <summary>Largest value that is told from larger ones.</summary>
    public double Ceiling { get; }

    /// <param name="angles">36 or 72 as a rule; even.</param>
    /// <param name="ceiling">At least the upper end of the window in which it will be looked at.</param>
    /// <param name="threads">null: as many as there are processors. The result is the same.</param>
    public static RotatingMip Of(VoxelImage image, int angles = 36, double ceiling = UsualCeiling, int? threads = null, CancellationToken cancel = default)
    {
        if (angles < 2 || angles % 2 == 1 || angles > 360)
            throw new ArgumentOutOfRangeException(nameof(angles), angles, "An even number of angles, 360 at most.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ceiling);
        var body = new Body(Upright.Of(image));
        var (pixel, across, deep) = (Math.Min(body.StepX, body.StepY), (body.Columns - 1) * body.StepX, (body.Rows - 1) * body.StepY);
        // As many more columns than the image has, half on each side, as keep its centres on the pixels' centres from the front.
        var width = (int)Math.Ceiling(Math.Sqrt((across * across) + (deep * deep)) / pixel) + 1;
        var front = body.StepX == pixel ? body.Columns : width;
        width += (width - front) & 1;
        var half = angles / 2;
        var found = new short[half][];
        for (var a = 0; a < half; a++)
            found[a] = new short[width * body.Slices];
        var blocks = (body.Slices + Lanes - 1) / Lanes;
        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads ?? -1, CancellationToken = cancel }, () => new short[Lanes * body.Columns * body.Rows], (b, _, block) =>
        {
            body.Fill(block, b * Lanes, Steps / ceiling);
            var seen = new short[Lanes * width];
            for (var a = 0; a < half; a++)
            {
                Array.Clear(seen);
                Project(body, block, 2 * Math.PI * a / angles, pixel, width, seen);
                for (var lane = 0; lane < Lanes && (b * Lanes) + lane < body.Slices; lane++)
                    for (var t = 0; t < width; t++)
                        found[a][(((b * Lanes) + lane) * width) + t] = seen[(t * Lanes) + lane];
            }
            return block;
        }, _ => { });
        return new(angles, found, width, body.Slices, pixel, body.StepZ, body.MiddleX, body.MiddleY, body.TopMm, ceiling);
    }

    public View View(int angle) => Pictures.View.Turned(360.0 * angle / Angles);

    /// <param name="angle">From 0.</param>
    public Mip At(int angle)
    {
        var view = View(angle);
        var (from, mirrored, values) = (turned[angle % (Angles / 2)], angle >= Angles / 2, new float[Width * Height]);
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
                values[(y * Width) + x] = (float)(from[(y * Width) + (mirrored ? Width - 1 - x : x)] * Ceiling / Steps);
        return new(view, values, Width, Height, Middle.Dot(view.Right) - ((Width - 1) * 0.5 * PixelMm), TopMm, PixelMm, RowMm);
    }

    /// <summary>The rays of one angle through 32 slices. A ray's place along the row (or column) is a fraction of 15 bits between two voxels.</summary>
    private static void Project(Body body, short[] block, double angle, double pixel, int width, short[] seen)
    {
        var (sin, cos) = Math.SinCos(angle);
        (sin, cos) = (Math.Round(sin, 12), Math.Round(cos, 12));
        // u = X·cos + Y·sin, from the middle. Lines are the rows where their voxels lie farther apart across the view than those of the columns do.
        var rows = Math.Abs(body.StepX * cos) >= Math.Abs(body.StepY * sin);
        var (lines, along, lineStep, alongStep, lineUnit, alongUnit) = rows
            ? (body.Rows, body.Columns, body.StepY * sin, body.StepX * cos, body.Columns * Lanes, Lanes)
            : (body.Columns, body.Rows, body.StepX * cos, body.StepY * sin, Lanes, body.Columns * Lanes);
        for (var line = 0; line < lines; line++)
        {
            // Place along the line of the ray of column t: first + t·step.
            var step = pixel / alongStep;
            var first = ((((0.5 - (width * 0.5)) * pixel) - ((line - ((lines - 1) * 0.5)) * lineStep)) / alongStep) + ((along - 1) * 0.5);
            var (low, high) = step > 0 ? (-first / step, (along - 1 - first) / step) : ((along - 1 - first) / step, -first / step);
            var (from, to) = (Math.Max(0, (int)Math.Ceiling(low - 1e-9)), Math.Min(width - 1, (int)Math.Floor(high + 1e-9)));
            for (var t = from; t <= to; t++)
            {
                var place = Math.Clamp(first + (t * step), 0, along - 1);
                var voxel = (int)(place + 1e-9);
                var share = (short)Math.Clamp((int)(((place - voxel) * (1 << FractionBits)) + 0.5), 0, Steps);
                var a = (line * lineUnit) + (voxel * alongUnit);
                Most(block.AsSpan(a, Lanes), block.AsSpan(voxel + 1 < along ? a + alongUnit : a, Lanes), share, seen.AsSpan(t * Lanes, Lanes));
            }
        }
    }

    private static void Most(ReadOnlySpan<short> a, ReadOnlySpan<short> b, short share, Span<short> seen)
    {
        if (Avx2.IsSupported)
        {
            var f = Vector256.Create(share);
            for (var i = 0; i < Lanes; i += Vector256<short>.Count)
            {
                var (va, vb) = (Vector256.Create(a[i..]), Vector256.Create(b[i..]));
                Vector256.Max(Vector256.Create<short>(seen[i..]), va + Avx2.MultiplyHighRoundScale(vb - va, f)).CopyTo(seen[i..]);
            }
            return;
        }
        for (var i = 0; i < Lanes; i++)
            seen[i] = Math.Max(seen[i], (short)(a[i] + ((((b[i] - a[i]) * share) + (1 << (FractionBits - 1))) >> FractionBits)));
    }

    /// <summary>Rows from the patient's right, lines from his front, slices from his head: whatever the order in the upright image.</summary>
    private sealed class Body
    {
        private readonly VoxelImage image;
        private readonly int[] unit, start; // what a step to the left, to the back and to the feet is in slice, row and column

        public Body(VoxelImage upright)
        {
            image = upright;
            var grid = upright.Grid;
            (Point Direction, int Count, double Mm)[] axes = [(grid.Through, grid.Slices, grid.SliceMm), (grid.Down, grid.Rows, grid.RowMm), (grid.Across, grid.Columns, grid.ColumnMm)];
            (unit, start) = (new int[3], new int[3]);
            var found = new int[3];
            Point[] ways = [new(1, 0, 0), new(0, 1, 0), new(0, 0, -1)];
            for (var way = 0; way < 3; way++)
            {
                var axis = found[way] = Array.FindIndex(axes, a => Math.Abs(a.Direction.Dot(ways[way])) > 0.9);
                unit[axis] = axes[axis].Direction.Dot(ways[way]) > 0 ? 1 : -1;
                start[axis] = unit[axis] > 0 ? 0 : axes[axis].Count - 1;
            }
            (Order, Columns, Rows, Slices) = (found, axes[found[0]].Count, axes[found[1]].Count, axes[found[2]].Count);
            (StepX, StepY, StepZ) = (axes[found[0]].Mm, axes[found[1]].Mm, axes[found[2]].Mm);
            var middle = grid.Centre((grid.Slices - 1) * 0.5, (grid.Rows - 1) * 0.5, (grid.Columns - 1) * 0.5);
            (MiddleX, MiddleY, TopMm) = (middle.X, middle.Y, -middle.Z - ((Slices - 1) * 0.5 * StepZ));
        }

        private int[] Order { get; }

        public int Columns { get; }

        public int Rows { get; }

        public int Slices { get; }

        public double StepX { get; }

        public double StepY { get; }

        public double StepZ { get; }

        public double MiddleX { get; }

        public double MiddleY { get; }

        public double TopMm { get; }

        /// <summary>Up to 32 slices from the head, those of one place beside each other; beyond the last: 0.</summary>
        public void Fill(short[] block, int firstSlice, double scale)
        {
            var row = new short[Columns];
            for (var lane = 0; lane < Lanes; lane++)
                for (var y = 0; y < Rows; y++)
                {
                    if (firstSlice + lane < Slices)
                        Row(firstSlice + lane, y, scale, row);
                    else
                        Array.Clear(row);
                    ref var to = ref block[((y * Columns) * Lanes) + lane];
                    for (var x = 0; x < row.Length; x++)
                        System.Runtime.CompilerServices.Unsafe.Add(ref to, x * Lanes) = row[x];
                }
        }

        private void Row(int slice, int line, double scale, short[] row)
        {
            Span<int> at = stackalloc int[3];
            (at[Order[0]], at[Order[1]], at[Order[2]]) = (start[Order[0]], start[Order[1]] + (line * unit[Order[1]]), start[Order[2]] + (slice * unit[Order[2]]));
            if (Order[0] == 2 && image.IsStored)
            {
                var stored = image.Stored(at[0]).Slice(at[1] * image.Grid.Columns, Columns);
                var (k, b) = ((float)(image.Slopes[at[0]] * scale), (float)((image.Intercepts[at[0]] * scale) + 0.5));
                Scaled(stored, k, b, row);
                if (unit[2] < 0)
                    Array.Reverse(row);
                return;
            }
            for (var x = 0; x < row.Length; x++, at[Order[0]] += unit[Order[0]])
                row[x] = (short)Math.Clamp((image[at[0], at[1], at[2]] * scale) + 0.5, 0, Steps);
        }

        private static void Scaled(ReadOnlySpan<short> stored, float k, float b, Span<short> row)
        {
            var (i, most) = (0, Vector256.Create((float)Steps));
            for (; Vector256.IsHardwareAccelerated && i <= stored.Length - Vector256<short>.Count; i += Vector256<short>.Count)
            {
                var (low, high) = Vector256.Widen(Vector256.Create(stored[i..]));
                Vector256.Narrow(Whole(low), Whole(high)).CopyTo(row[i..]);
            }
            for (; i < stored.Length; i++)
                row[i] = (short)Math.Min(Steps, Math.Max(0f, (stored[i] * k) + b));

            Vector256<int> Whole(Vector256<int> v) =>
                Vector256.ConvertToInt32(Vector256.Min(most, Vector256.Max(Vector256<float>.Zero, (Vector256.ConvertToSingle(v) * Vector256.Create(k)) + Vector256.Create(b))));
        }
    }
}
