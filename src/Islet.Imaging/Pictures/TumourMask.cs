namespace Islet.Imaging.Pictures;

/// <summary>What of the image a MIP shows. Without the tumour it finds what was missed.</summary>
public enum MipContent
{
    Everything,
    TumourOnly,
    WithoutTumour,
}

/// <summary>An image with voxels taken out: they become the stored number nearest to 0 SUV.</summary>
internal static class TumourMask
{
    public static VoxelImage Apply(VoxelImage image, Region tumour, MipContent content) => content switch
    {
        MipContent.Everything => image,
        MipContent.TumourOnly => Copied(image, tumour, whole: false),
        MipContent.WithoutTumour => Copied(image, tumour, whole: true),
    };

    private static VoxelImage Copied(VoxelImage image, Region tumour, bool whole) => image.IsStored ? Stored(image, tumour, whole) : Values(image, tumour, whole);

    private static VoxelImage Stored(VoxelImage image, Region tumour, bool whole)
    {
        var grid = image.Grid;
        var (to, zeros) = (new short[grid.Length], new short[grid.Slices]);
        Parallel.For(0, grid.Slices, z =>
        {
            zeros[z] = image.Slopes[z] == 0 ? (short)0 : (short)Math.Clamp(Math.Round(-image.Intercepts[z] / image.Slopes[z]), short.MinValue, short.MaxValue);
            var slice = to.AsSpan(z * grid.SliceLength, grid.SliceLength);
            if (whole)
                image.Stored(z).CopyTo(slice);
            else
                slice.Fill(zeros[z]);
        });
        foreach (var run in tumour.Runs)
        {
            var at = (run.Y * grid.Columns) + run.First;
            var row = to.AsSpan((run.Z * grid.SliceLength) + at, run.Length);
            if (whole)
                row.Fill(zeros[run.Z]);
            else
                image.Stored(run.Z).Slice(at, run.Length).CopyTo(row);
        }
        return new(grid, to, [.. image.Slopes], [.. image.Intercepts]);
    }

    private static VoxelImage Values(VoxelImage image, Region tumour, bool whole)
    {
        var grid = image.Grid;
        var to = new float[grid.Length];
        for (var z = 0; whole && z < grid.Slices; z++)
            image.Values(z).CopyTo(to.AsSpan(z * grid.SliceLength));
        foreach (var run in tumour.Runs)
        {
            var row = to.AsSpan((run.Z * grid.SliceLength) + (run.Y * grid.Columns) + run.First, run.Length);
            if (whole)
                row.Clear();
            else
                image.Values(run.Z).Slice((run.Y * grid.Columns) + run.First, run.Length).CopyTo(row);
        }
        return new(grid, to);
    }
}
