using Islet.Imaging;
using Islet.Imaging.Lesions;

namespace Islet.Tests.Imaging.Lesions;

/// <summary>Balls blurred by a Gaussian, whose values are known in closed form; their steepest place lies s²/R inside the edge (s of the image and of the derivative together).</summary>
public class GradientEdgeTests
{
    private const double BlurMm = 3;

    private static readonly SegmentationMethod Grad = SegmentationMethod.Parse("GRAD");

    [Theory]
    [InlineData(12, 0, 2), InlineData(16, 0.7, 2), InlineData(20, 0.3, 2), InlineData(24, 1, 2), InlineData(20, 0.4, 3)]
    public void The_edge_of_a_blurred_ball_lies_where_it_is_steepest_and_within_a_voxel_of_the_true_one(double radiusMm, double offMm, double sliceMm)
    {
        var suv = Image([(new(offMm, -offMm, 60 + offMm), radiusMm, 10, 1)], sliceMm);
        var lesion = Lesion.Grow(suv, Shape.Sphere(suv.Grid, new(0, 0, 60), radiusMm + 12), Grad, null)!;
        var found = Math.Cbrt(lesion.Region.Voxels * suv.Grid.VoxelMl * 1000 * 3 / (4 * Math.PI));
        var sigma = Math.Cbrt(4 * sliceMm); // the derivative's: 1 voxel
        Assert.Equal(radiusMm, found, 2.0); // a voxel
        Assert.Equal(radiusMm - (((BlurMm * BlurMm) + (sigma * sigma)) / radiusMm), found, 0.6);
        Assert.False(lesion.Leak);
        Assert.Single(Components.Of(lesion.Region, Connectivity.Faces));
        Assert.Equal(RegionStatistics.Of(suv, lesion.Region)!.Min, lesion.Threshold);
    }

    [Fact]
    public void A_gain_and_a_constant_move_no_edge()
    {
        var suv = Image([(new(0.5, 0, 60), 15, 10, 1)]);
        var voi = Shape.Sphere(suv.Grid, new(0, 0, 60), 26);
        var plain = Lesion.Grow(suv, voi, Grad, null)!.Region;
        Assert.Equal(plain, Lesion.Grow(Changed(suv, v => 4 * v), voi, Grad, null)!.Region);
        Assert.InRange(Lesion.Grow(Changed(suv, v => v + 8), voi, Grad, null)!.Region.Except(plain).Voxels, 0, plain.Voxels / 50); // values are rounded anew
    }

    [Fact] // a lesion of twice the tissue around it
    public void Where_42_percent_runs_into_the_organ_the_gradient_stays()
    {
        var suv = Image([(new(0, 0, 60), 55, 5, 1), (new(0, 0, 60), 14, 10, 5)]);
        var voi = Shape.Sphere(suv.Grid, new(0, 0, 60), 28);
        Assert.True(Lesion.Grow(suv, voi, SegmentationMethod.Default, null)!.Leak);
        var lesion = Lesion.Grow(suv, voi, Grad, null)!;
        Assert.False(lesion.Leak);
        Assert.InRange(lesion.Region.Voxels * suv.Grid.VoxelMl, Ball(12), Ball(15));
    }

    [Fact]
    public void A_lesion_that_is_larger_than_its_VOI_leaks()
    {
        var suv = Image([(new(0, 0, 60), 24, 10, 1)]);
        Assert.True(Lesion.Grow(suv, Shape.Sphere(suv.Grid, new(0, 0, 60), 18), Grad, null)!.Leak);
        Assert.False(Lesion.Grow(suv, Shape.Sphere(suv.Grid, new(0, 0, 60), 36), Grad, null)!.Leak);
    }

    [Fact]
    public void A_hot_neighbour_inside_the_VOI_is_not_taken_in()
    {
        var suv = Image([(new(-14, 0, 60), 9, 10, 1), (new(14, 0, 60), 9, 9, 1)]);
        var lesion = Lesion.Grow(suv, Shape.Sphere(suv.Grid, new(0, 0, 60), 34), Grad, null)!;
        Assert.All(lesion.Region.All(), v => Assert.True(suv.Grid.Centre(v).X < 0));
        Assert.InRange(lesion.Region.Voxels * suv.Grid.VoxelMl, Ball(6.5), Ball(10));
    }

    [Fact]
    public void Without_an_outside_there_is_no_edge()
    {
        var suv = Image([(new(0, 0, 60), 15, 10, 1)]);
        Assert.True(Lesion.Grow(suv, Shape.Box(suv.Grid, new(-999, -999, -999), new(999, 999, 999)), Grad, null)!.Region.IsEmpty);
    }

    private static double Ball(double radiusMm) => 4 * Math.PI / 3 * radiusMm * radiusMm * radiusMm / 1000;

    private static VoxelImage Changed(VoxelImage image, Func<float, float> change)
    {
        var values = new List<float>();
        for (var z = 0; z < image.Grid.Slices; z++)
            foreach (var v in image.Values(z))
                values.Add(change(v));
        return new(image.Grid, [.. values]);
    }

    /// <summary>Balls one within the other or side by side, each as much above what it lies in; voxels of 2 mm.</summary>
    private static VoxelImage Image((Point Centre, double RadiusMm, double Suv, double In)[] balls, double sliceMm = 2)
    {
        var grid = new ImageGrid { Slices = (int)(120 / sliceMm), Rows = 60, Columns = 60, Origin = new(-59, -59, 0), ColumnMm = 2, RowMm = 2, SliceMm = sliceMm };
        var values = new float[grid.Length];
        for (var (z, at) = (0, 0); z < grid.Slices; z++)
            for (var y = 0; y < grid.Rows; y++)
                for (var x = 0; x < grid.Columns; x++, at++)
                    values[at] = (float)(1 + balls.Sum(b => (b.Suv - b.In) * Blurred((grid.Centre(z, y, x) - b.Centre).Length, b.RadiusMm)));
        return new(grid, values);
    }

    /// <summary>A ball of height 1 convolved with a Gaussian: ½ [erf((R−r)/s√2) + erf((R+r)/s√2)] − s/(r√2π) [e^−(r−R)²/2s² − e^−(r+R)²/2s²].</summary>
    private static double Blurred(double r, double radius)
    {
        r = Math.Max(r, 1e-6);
        double Bell(double d) => Math.Exp(-d * d / (2 * BlurMm * BlurMm));
        return (0.5 * (Erf((radius - r) / (BlurMm * Math.Sqrt(2))) + Erf((radius + r) / (BlurMm * Math.Sqrt(2))))) - (BlurMm / (r * Math.Sqrt(2 * Math.PI)) * (Bell(r - radius) - Bell(r + radius)));
    }

    /// <summary>Abramowitz and Stegun 7.1.26, to 1.5e-7.</summary>
    private static double Erf(double x)
    {
        var t = 1 / (1 + (0.3275911 * Math.Abs(x)));
        return Math.Sign(x) * (1 - (((((((((1.061405429 * t) - 1.453152027) * t) + 1.421413741) * t) - 0.284496736) * t) + 0.254829592) * t * Math.Exp(-x * x)));
    }
}
