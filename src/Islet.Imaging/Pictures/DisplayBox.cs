namespace Islet.Imaging.Pictures;

/// <summary>
/// The box in which an image is looked at, along the patient's own axes whatever way its slices lie: x to the patient's left, y to the back, z to the head. Slices, projections and edges of one image have their
/// pixels by it; views along the axes say which way they run, the patient's right on the viewer's left and the head up (pet-quantification 11).
/// </summary>
public sealed record DisplayBox
{
    private DisplayBox(ImageGrid grid) => Grid = grid;

    /// <summary>Upright; its directions are the patient's axes.</summary>
    public ImageGrid Grid { get; }

    /// <summary>Right, front, foot.</summary>
    public Point First => Grid.Origin;

    public double Dx => Grid.ColumnMm;

    public double Dy => Grid.RowMm;

    public double Dz => Grid.SliceMm;

    public int Nx => Grid.Columns;

    public int Ny => Grid.Rows;

    public int Nz => Grid.Slices;

    public static DisplayBox Of(ImageGrid grid) => new(Upright.GridOf(grid));

    /// <summary>The same box with the pixels of another image where those are finer, slice for slice: so a CT lies under a PET.</summary>
    public DisplayBox At(ImageGrid finer)
    {
        var (dx, dy) = (Math.Min(Dx, Upright.Nearest(finer, p => p.X).Mm), Math.Min(Dy, Upright.Nearest(finer, p => p.Y).Mm));
        return new(Grid with { ColumnMm = dx, RowMm = dy, Columns = 1 + (int)Math.Round((Nx - 1) * Dx / dx), Rows = 1 + (int)Math.Round((Ny - 1) * Dy / dy) });
    }

    public Point Centre(double z, double y, double x) => Grid.Centre(z, y, x);

    /// <summary>Of a point outside: the nearest at the edge.</summary>
    public Voxel Nearest(Point point)
    {
        var (z, y, x) = Grid.IndexOf(point);
        return new((int)Math.Clamp(Math.Round(z), 0, Nz - 1), (int)Math.Clamp(Math.Round(y), 0, Ny - 1), (int)Math.Clamp(Math.Round(x), 0, Nx - 1));
    }

    /// <summary>Pixels of a slice or projection, and what each is of the patient.</summary>
    public (int Columns, int Rows, double ColumnMm, double RowMm) Size(View view) => (Along(view.Right), Along(view.Down)) is var ((columns, columnMm), (rows, rowMm)) ? (columns, rows, columnMm, rowMm) : default;

    /// <summary>How many slices lie behind each other; they count from the patient's right, front or feet.</summary>
    public int Count(View view) => Along(view.Depth).Count;

    /// <summary>What a pixel of a slice shows.</summary>
    public Voxel At(View view, int column, int row, int slice)
    {
        var at = (Axis(view.Right, column), Axis(view.Down, row), Axis(view.Depth, slice, counts: true));
        return new(at.Item1.Z + at.Item2.Z + at.Item3.Z, at.Item1.Y + at.Item2.Y + at.Item3.Y, at.Item1.X + at.Item2.X + at.Item3.X);
    }

    /// <summary>The pixel that shows a voxel, and the slice in which it lies.</summary>
    public (int Column, int Row, int Slice) Pixel(View view, Voxel voxel) => (Index(view.Right, voxel), Index(view.Down, voxel), Index(view.Depth, voxel, counts: true));

    /// <summary>A region of an image, on the voxels of the box.</summary>
    public Region Shown(Region region, ImageGrid grid) => Region.Of(region.Runs.ToArray().SelectMany(run => Shown(run, grid)));

    /// <summary>A run stays one where rows lie along the patient's x; else each voxel goes to its own place.</summary>
    private IEnumerable<Run> Shown(Run run, ImageGrid grid)
    {
        var (a, b) = (Nearest(grid.Centre(run.Z, run.Y, run.First)), Nearest(grid.Centre(run.Z, run.Y, run.Last)));
        if (a.Z == b.Z && a.Y == b.Y && Math.Abs(b.X - a.X) == run.Length - 1)
            return [new(a.Z, a.Y, Math.Min(a.X, b.X), Math.Max(a.X, b.X))];
        return Enumerable.Range(run.First, run.Length).Select(x => Nearest(grid.Centre(run.Z, run.Y, x))).Select(v => new Run(v.Z, v.Y, v.X, v.X));
    }

    private (int Count, double Mm) Along(Point way) => (Math.Abs(way.X), Math.Abs(way.Y)) switch { ( > 0.9, _) => (Nx, Dx), (_, > 0.9) => (Ny, Dy), _ => (Nz, Dz) };

    /// <param name="counts">Slices count along the axis, whichever way the view looks.</param>
    private Voxel Axis(Point way, int at, bool counts = false)
    {
        var from = counts || way.X + way.Y + way.Z > 0 ? at : Along(way).Count - 1 - at;
        return (Math.Abs(way.X), Math.Abs(way.Y)) switch { ( > 0.9, _) => new(0, 0, from), (_, > 0.9) => new(0, from, 0), _ => new(from, 0, 0) };
    }

    private int Index(Point way, Voxel voxel, bool counts = false)
    {
        var at = (Math.Abs(way.X), Math.Abs(way.Y)) switch { ( > 0.9, _) => voxel.X, (_, > 0.9) => voxel.Y, _ => voxel.Z };
        return counts || way.X + way.Y + way.Z > 0 ? at : Along(way).Count - 1 - at;
    }
}
