namespace Islet.Imaging;

/// <summary>Shape of a region, and how its intensities lie in it. Volumes in mm³, areas in mm², lengths in mm.</summary>
/// <remarks>IBSI reference manual (arXiv:1612.07003), 3.1.</remarks>
internal static class Morphology
{
    public static IEnumerable<(string Key, double Value)> Of(TextureVolume region)
    {
        var grid = region.Grid;
        var mesh = new Mesh(grid, region.Morphology);
        var hull = mesh.Hull();
        var (volume, area, box) = (mesh.VolumeMm3, mesh.AreaMm2, mesh.BoxMm);
        Point[] shape = [.. Inside(region.Morphology)];
        Point centre = Centre(shape.Select(p => (p, 1.0)));
        var weighted = Centre(Inside(region.Intensity).Zip(region.Inside()));
        var (major, minor, least) = Axes(shape, centre);
        var (a, b, c) = (2 * Math.Sqrt(major), 2 * Math.Sqrt(minor), 2 * Math.Sqrt(least)); // half axes of the ellipsoid
        var sphere = Math.Cbrt(36 * Math.PI * volume * volume);
        var (moran, geary) = SpatialAutocorrelation.Of(region);
        return
        [
            ("morph_volume", volume), ("morph_vol_approx", shape.Length * grid.VoxelMl * 1000), ("morph_area_mesh", area), ("morph_av", area / volume),
            ("morph_comp_1", volume / (Math.Sqrt(Math.PI) * Math.Pow(area, 1.5))), ("morph_comp_2", 36 * Math.PI * volume * volume / (area * area * area)),
            ("morph_sph_dispr", area / sphere), ("morph_sphericity", sphere / area), ("morph_asphericity", (area / sphere) - 1),
            ("morph_com", (centre - weighted).Length), ("morph_diam", hull.DiameterMm), ("morph_pca_maj_axis", 2 * a), ("morph_pca_min_axis", 2 * b),
            ("morph_pca_least_axis", 2 * c), ("morph_pca_elongation", Math.Sqrt(minor / major)), ("morph_pca_flatness", Math.Sqrt(least / major)),
            ("morph_vol_dens_aabb", volume / (box.X * box.Y * box.Z)), ("morph_area_dens_aabb", area / (2 * ((box.X * box.Y) + (box.X * box.Z) + (box.Y * box.Z)))),
            ("morph_vol_dens_aee", volume / (4 * Math.PI / 3 * a * b * c)), ("morph_area_dens_aee", area / EllipsoidArea(a, b, c)),
            ("morph_vol_dens_conv_hull", volume / hull.VolumeMm3), ("morph_area_dens_conv_hull", area / hull.AreaMm2),
            ("morph_integ_int", region.Inside().Average() * volume), ("morph_moran_i", moran), ("morph_geary_c", geary),
        ];

        // Along the grid's own axes, in mm.
        IEnumerable<Point> Inside(bool[] mask)
        {
            for (var i = 0; i < mask.Length; i++)
                if (mask[i])
                    yield return new(i % grid.Columns * grid.ColumnMm, i / grid.Columns % grid.Rows * grid.RowMm, i / grid.SliceLength * grid.SliceMm);
        }
    }

    private static Point Centre(IEnumerable<(Point At, double Weight)> points)
    {
        var (sum, weight) = (default(Point), 0.0);
        foreach (var (at, w) in points)
            (sum, weight) = (sum + (w * at), weight + w);
        return 1 / weight * sum;
    }

    // Eigenvalues of the covariance of positions, descending: roots of a cubic (Smith OK, Commun ACM 1961;4:168).
    private static (double Major, double Minor, double Least) Axes(Point[] points, Point centre)
    {
        var (xx, yy, zz, xy, xz, yz) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var d in points.Select(p => p - centre))
            (xx, yy, zz, xy, xz, yz) = (xx + (d.X * d.X), yy + (d.Y * d.Y), zz + (d.Z * d.Z), xy + (d.X * d.Y), xz + (d.X * d.Z), yz + (d.Y * d.Z));
        var n = Math.Max(1.0, points.Length - 1); // of a sample, as the reference values have it
        (xx, yy, zz, xy, xz, yz) = (xx / n, yy / n, zz / n, xy / n, xz / n, yz / n);
        var mean = (xx + yy + zz) / 3;
        var (a, b, c) = (xx - mean, yy - mean, zz - mean);
        var size = Math.Sqrt(((a * a) + (b * b) + (c * c) + (2 * ((xy * xy) + (xz * xz) + (yz * yz)))) / 6);
        if (size == 0)
            return (mean, mean, mean);
        var half = ((a * ((b * c) - (yz * yz))) - (xy * ((xy * c) - (yz * xz))) + (xz * ((xy * yz) - (b * xz)))) / (2 * size * size * size);
        var angle = Math.Acos(Math.Clamp(half, -1, 1)) / 3;
        var (major, least) = (mean + (2 * size * Math.Cos(angle)), mean + (2 * size * Math.Cos(angle + (2 * Math.PI / 3))));
        return (major, (3 * mean) - major - least, Math.Max(0, least));
    }

    // Reference manual 3.1.19: Legendre polynomials up to the twentieth.
    private static double EllipsoidArea(double a, double b, double c)
    {
        var (alpha, beta) = (Math.Sqrt(Math.Max(0, 1 - (b * b / (a * a)))), Math.Sqrt(Math.Max(0, 1 - (c * c / (a * a)))));
        if (alpha * beta < 1e-9)
            alpha = beta = Math.Max(1e-4, Math.Max(alpha, beta)); // bodies of revolution: the limit
        var (x, product, power, sum) = (((alpha * alpha) + (beta * beta)) / (2 * alpha * beta), alpha * beta, 1.0, 0.0);
        var (last, legendre) = (0.0, 1.0);
        for (var v = 0; v <= 20; v++)
        {
            sum += power / (1 - (4.0 * v * v)) * legendre;
            (last, legendre, power) = (legendre, ((((2 * v) + 1) * x * legendre) - (v * last)) / (v + 1), power * product);
        }
        return 4 * Math.PI * a * b * sum;
    }
}
