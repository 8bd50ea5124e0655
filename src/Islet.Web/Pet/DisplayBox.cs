using Islet.Imaging;

namespace Islet.Web;

/// <summary>
/// The box in which an image is looked at, along the patient's own axes whatever way its slices lie: patient's right on the viewer's left, front up, head up (pet-quantification 11). A pixel shows the voxel
/// that is nearest; nothing is interpolated.
/// </summary>
public sealed record DisplayBox
{
    private DisplayBox(Point first, Point last, double dx, double dy, double dz)
    {
        (First, Dx, Dy, Dz) = (first, dx, dy, dz);
        (Nx, Ny, Nz) = (Count(last.X - first.X, dx), Count(last.Y - first.Y, dy), Count(last.Z - first.Z, dz));
    }

    /// <summary>Right, front, foot.</summary>
    public Point First { get; }

    public double Dx { get; }

    public double Dy { get; }

    public double Dz { get; }

    public int Nx { get; }

    public int Ny { get; }

    public int Nz { get; }

    public static DisplayBox Of(ImageGrid grid)
    {
        List<Point> corners = [.. from z in (int[])[0, grid.Slices - 1] from y in (int[])[0, grid.Rows - 1] from x in (int[])[0, grid.Columns - 1] select grid.Centre(z, y, x)];
        return new(new(corners.Min(c => c.X), corners.Min(c => c.Y), corners.Min(c => c.Z)), new(corners.Max(c => c.X), corners.Max(c => c.Y), corners.Max(c => c.Z)),
            Step(grid, p => p.X), Step(grid, p => p.Y), Step(grid, p => p.Z));
    }

    /// <summary>The same box at the grid of another image: that of CT is finer.</summary>
    public DisplayBox At(ImageGrid finer)
    {
        var (dx, dy) = (Math.Min(Dx, Step(finer, p => p.X)), Math.Min(Dy, Step(finer, p => p.Y)));
        return new(First, Centre(Nz - 1, Ny - 1, Nx - 1), dx, dy, Dz);
    }

    public Point Centre(double z, double y, double x) => First + new Point(x * Dx, y * Dy, z * Dz);

    public Voxel Nearest(Point point) => new(Place(point.Z - First.Z, Dz, Nz), Place(point.Y - First.Y, Dy, Ny), Place(point.X - First.X, Dx, Nx));

    /// <summary>Distance of neighbours along the axis to which a direction of the grid lies nearest.</summary>
    private static double Step(ImageGrid grid, Func<Point, double> along)
    {
        List<(Point Way, double Mm)> ways = [(grid.Across, grid.ColumnMm), (grid.Down, grid.RowMm), (grid.Through, grid.SliceMm)];
        return ways.MaxBy(w => Math.Abs(along(w.Way))).Mm;
    }

    private static int Count(double mm, double step) => 1 + (int)Math.Round(mm / step);

    private static int Place(double mm, double step, int count) => (int)Math.Clamp(Math.Round(mm / step), 0, count - 1);
}
