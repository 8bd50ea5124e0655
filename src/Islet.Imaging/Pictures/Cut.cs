namespace Islet.Imaging.Pictures;

/// <summary>
/// A slice or projection in the pixels of a <see cref="DisplayBox"/>, as whole numbers from which a browser shades its own window: <paramref name="PerUnit"/> steps a unit of the image (SUV, HU), from
/// <paramref name="Least"/> on. A slice shows the nearest voxel, not interpolated.
/// </summary>
/// <param name="Pixels">Row by row from the top left.</param>
public sealed record Cut(View View, int Columns, int Rows, double ColumnMm, double RowMm, ushort[] Pixels, double PerUnit, double Least)
{
    /// <summary>A slice through the image at a voxel's distance; outside the image: the least value.</summary>
    /// <param name="slice">Counted as <see cref="DisplayBox.Count"/> does.</param>
    public static Cut Slice(VoxelImage image, DisplayBox box, View view, int slice, double perUnit, double least)
    {
        var cut = Empty(box, view, perUnit, least);
        for (var row = 0; row < cut.Rows; row++)
        {
            var walk = Walk.Of(image.Grid, box, view, (0, row, slice), (1, row, slice));
            for (var column = 0; column < cut.Columns; column++)
                if (walk.At(column) is { } voxel)
                    cut.Pixels[(row * cut.Columns) + column] = cut.Step(image[voxel]);
        }
        return cut;
    }

    /// <summary>The maximum intensity projection; of an image that stands askew, of its upright voxels.</summary>
    public static Cut Projection(VoxelImage image, DisplayBox box, View view, double perUnit, double least)
    {
        var (coronal, sagittal, axial) = Mip.Of(image);
        var cut = Empty(box, view, perUnit, least);
        return cut with { Pixels = Array.ConvertAll((view == View.Coronal ? coronal : view == View.Sagittal ? sagittal : axial).Values, v => cut.Step(v)) };
    }

    /// <summary>A byte a pixel, white at the window's lower end.</summary>
    public byte[] InverseGrey(DisplayWindow window) => Array.ConvertAll(Pixels, p => window.InverseGrey((p / PerUnit) + Least));

    internal static Cut Empty(DisplayBox box, View view, double perUnit, double least)
    {
        var (columns, rows, columnMm, rowMm) = box.Size(view);
        return new(view, columns, rows, columnMm, rowMm, new ushort[columns * rows], perUnit, least);
    }

    internal ushort Step(double value) => (ushort)Math.Clamp(Math.Round((value - Least) * PerUnit), 0, ushort.MaxValue);

    /// <summary>Voxels of an image under a line of the box.</summary>
    private readonly record struct Walk(ImageGrid Grid, (double Z, double Y, double X) Start, (double Z, double Y, double X) By)
    {
        public static Walk Of(ImageGrid grid, DisplayBox box, View view, (int Column, int Row, int Slice) first, (int Column, int Row, int Slice) second)
        {
            var (a, b) = (grid.IndexOf(box.Grid.Centre(box.At(view, first.Column, first.Row, first.Slice))), grid.IndexOf(box.Grid.Centre(box.At(view, second.Column, second.Row, second.Slice))));
            return new(grid, a, (b.Z - a.Z, b.Y - a.Y, b.X - a.X));
        }

        /// <summary>null: outside the image.</summary>
        public Voxel? At(int step)
        {
            var (z, y, x) = ((int)Math.Round(Start.Z + (step * By.Z)), (int)Math.Round(Start.Y + (step * By.Y)), (int)Math.Round(Start.X + (step * By.X)));
            return z < 0 || y < 0 || x < 0 || z >= Grid.Slices || y >= Grid.Rows || x >= Grid.Columns ? null : new(z, y, x);
        }
    }
}
