namespace Islet.Imaging;

/// <summary>The sphere of 1 mL with the voxels that it cuts counted in part, as Slicer's PET-IndiC does (pet-quantification 6, PEAK_FRAC). The part is that of 10 × 10 × 10 points of a voxel.</summary>
internal static class FractionalPeak
{
    private const int Points = 10; // along each edge of a voxel

    public static PeakValue Highest(VoxelImage image, Region region)
    {
        var weights = Weights(image.Grid);
        var best = new PeakValue(double.NegativeInfinity, default);
        foreach (var centre in region.All())
            if (Mean(image, weights, centre) is var mean && mean > best.Suv)
                best = new(mean, centre);
        return best;
    }

    /// <summary>Offsets and the part of each voxel that lies in a sphere on the centre of the middle one.</summary>
    internal static List<(int Dz, int Dy, int Dx, double Part)> Weights(ImageGrid grid)
    {
        var weights = new List<(int, int, int, double)>();
        int Reach(double mm) => (int)((SuvPeak.RadiusMm / mm) + 0.5);
        var (depth, height, width) = (Reach(grid.SliceMm), Reach(grid.RowMm), Reach(grid.ColumnMm));
        for (var dz = -depth; dz <= depth; dz++)
            for (var dy = -height; dy <= height; dy++)
                for (var dx = -width; dx <= width; dx++)
                    if (Part(grid, dz, dy, dx) is > 0 and var part)
                        weights.Add((dz, dy, dx, part));
        return weights;
    }

    private static double Part(ImageGrid grid, int dz, int dy, int dx)
    {
        var inside = 0;
        for (var i = 0; i < Points * Points * Points; i++)
        {
            double Along(int d, int step, double mm) => (d - 0.5 + ((step + 0.5) / Points)) * mm;
            var (z, y, x) = (Along(dz, i / (Points * Points), grid.SliceMm), Along(dy, i / Points % Points, grid.RowMm), Along(dx, i % Points, grid.ColumnMm));
            if ((z * z) + (y * y) + (x * x) <= SuvPeak.RadiusMm * SuvPeak.RadiusMm)
                inside++;
        }
        return (double)inside / (Points * Points * Points);
    }

    private static double Mean(VoxelImage image, List<(int Dz, int Dy, int Dx, double Part)> weights, Voxel centre)
    {
        var (grid, sum, total) = (image.Grid, 0.0, 0.0);
        foreach (var (dz, dy, dx, part) in weights)
        {
            var (z, y, x) = (centre.Z + dz, centre.Y + dy, centre.X + dx);
            if (z < 0 || y < 0 || x < 0 || z >= grid.Slices || y >= grid.Rows || x >= grid.Columns)
                continue;
            sum += part * image[z, y, x];
            total += part;
        }
        return sum / total;
    }
}
