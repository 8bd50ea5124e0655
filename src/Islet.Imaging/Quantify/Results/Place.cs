namespace Islet.Imaging.Quantify;

/// <summary>Places of one image in another.</summary>
internal static class Place
{
    /// <summary>The voxel that a point lies in; null: outside the image.</summary>
    public static Voxel? Nearest(ImageGrid grid, Point point)
    {
        var (z, y, x) = grid.IndexOf(point);
        return z >= -0.5 && y >= -0.5 && x >= -0.5 && z < grid.Slices - 0.5 && y < grid.Rows - 0.5 && x < grid.Columns - 0.5
            ? new((int)Math.Floor(z + 0.5), (int)Math.Floor(y + 0.5), (int)Math.Floor(x + 0.5)) : null;
    }

    /// <summary>The voxels of another image whose centres lie in a region; where that image is coarser and none does, those that the region's voxels lie in.</summary>
    /// <param name="shift">mm, added to a place of the region.</param>
    public static Region Mapped(ImageGrid grid, Region region, ImageGrid to, Point shift)
    {
        var mapped = Sampled(grid, region, to, shift);
        return mapped.IsEmpty ? Region.Of(region.All().Select(v => Nearest(to, grid.Centre(v) + shift)).OfType<Voxel>()) : mapped;
    }

    /// <summary>The voxels of another image whose centres lie in a region.</summary>
    /// <param name="shift">mm, added to a place of the region.</param>
    public static Region Sampled(ImageGrid grid, Region region, ImageGrid to, Point shift = default)
    {
        if (region.IsEmpty)
            return region;
        Run[] runs = [.. region.Runs];
        int[] z = [runs.Min(r => r.Z), runs.Max(r => r.Z)], y = [runs.Min(r => r.Y), runs.Max(r => r.Y)], x = [runs.Min(r => r.First), runs.Max(r => r.Last)];
        var corners = (from a in z from b in y from c in x select to.IndexOf(grid.Centre(a, b, c) + shift)).ToList();
        var voxels = from k in Inside(corners.Select(c => c.Z), to.Slices)
                     from j in Inside(corners.Select(c => c.Y), to.Rows)
                     from i in Inside(corners.Select(c => c.X), to.Columns)
                     where Nearest(grid, to.Centre(k, j, i) - shift) is { } there && region.Contains(there)
                     select new Voxel(k, j, i);
        return Region.Of(voxels);
    }

    private static IEnumerable<int> Inside(IEnumerable<double> places, int count)
    {
        List<double> all = [.. places];
        var (first, last) = ((int)Math.Max(0, Math.Floor(all.Min()) - 1), (int)Math.Min(count - 1, Math.Ceiling(all.Max()) + 1));
        return first <= last ? Enumerable.Range(first, last - first + 1) : [];
    }
}
