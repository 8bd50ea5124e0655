namespace Islet.Imaging.Pictures;

/// <summary>A maximum intensity projection as its view shows it: to the right and down, in the voxels' own distances.</summary>
/// <param name="Values">Row by row.</param>
/// <param name="LeftMm">Of the first column's centre, along the view's way to the right.</param>
/// <param name="TopMm">Of the first row's centre, along its way down.</param>
public sealed record Mip(View View, float[] Values, int Width, int Height, double LeftMm, double TopMm, double ColumnMm, double RowMm)
{
    /// <summary>The three at once, which takes as long as one.</summary>
    public static (Mip Coronal, Mip Sagittal, Mip Axial) Of(VoxelImage image)
    {
        var upright = Upright.Of(image);
        var projections = Projections.Of(upright);
        return (Seen(upright.Grid, projections, View.Coronal), Seen(upright.Grid, projections, View.Sagittal), Seen(upright.Grid, projections, View.Axial));
    }

    /// <summary>Between centres by linear interpolation; no number outside the image.</summary>
    public double At(double rightMm, double downMm)
    {
        var (x, y) = ((rightMm - LeftMm) / ColumnMm, (downMm - TopMm) / RowMm);
        if (!(x >= -0.5 && x <= Width - 0.5 && y >= -0.5 && y <= Height - 0.5))
            return double.NaN;
        (x, y) = (Math.Clamp(x, 0, Width - 1), Math.Clamp(y, 0, Height - 1));
        var (x0, y0) = ((int)x, (int)y);
        var (x1, y1, fx, fy) = (Math.Min(x0 + 1, Width - 1), Math.Min(y0 + 1, Height - 1), x - x0, y - y0);
        var upper = Values[(y0 * Width) + x0] + (fx * (Values[(y0 * Width) + x1] - Values[(y0 * Width) + x0]));
        var lower = Values[(y1 * Width) + x0] + (fx * (Values[(y1 * Width) + x1] - Values[(y1 * Width) + x0]));
        return upper + (fy * (lower - upper));
    }

    /// <summary>The projection along the grid's axis that the view looks along, turned and mirrored to how it is seen.</summary>
    private static Mip Seen(ImageGrid grid, Projections projections, View view)
    {
        Axis[] axes =
        [
            new(grid.Across, grid.Columns, grid.ColumnMm), new(grid.Down, grid.Rows, grid.RowMm), new(grid.Through, grid.Slices, grid.SliceMm),
        ];
        var (right, down, depth) = (Array.FindIndex(axes, a => a.IsAlong(view.Right)), Array.FindIndex(axes, a => a.IsAlong(view.Down)), Array.FindIndex(axes, a => a.IsAlong(view.Depth)));
        var (plane, fast) = depth switch { 2 => (projections.Axial, 0), 1 => (projections.Coronal, 0), _ => (projections.Sagittal, 1) };
        var (width, height, across) = (axes[right].Count, axes[down].Count, axes[fast].Count);
        var (mirrored, turned) = (axes[right].Direction.Dot(view.Right) < 0, axes[down].Direction.Dot(view.Down) < 0);
        var values = new float[width * height];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var (u, v) = (mirrored ? width - 1 - x : x, turned ? height - 1 - y : y);
                values[(y * width) + x] = (float)plane[right == fast ? (v * across) + u : (u * across) + v];
            }
        var (first, last) = (grid.Origin, grid.Centre(grid.Slices - 1, grid.Rows - 1, grid.Columns - 1));
        return new(view, values, width, height, Math.Min(first.Dot(view.Right), last.Dot(view.Right)), Math.Min(first.Dot(view.Down), last.Dot(view.Down)), axes[right].Mm, axes[down].Mm);
    }

    private readonly record struct Axis(Point Direction, int Count, double Mm)
    {
        public bool IsAlong(Point d) => Math.Abs(Direction.Dot(d)) > 0.9;
    }
}
