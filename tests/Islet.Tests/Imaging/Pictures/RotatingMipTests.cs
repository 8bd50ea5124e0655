using Islet.Imaging;
using Islet.Imaging.Pictures;

namespace Islet.Tests.Imaging.Pictures;

public class RotatingMipTests
{
    private const double Step = RotatingMip.UsualCeiling / short.MaxValue;

    [Fact]
    public void From_the_front_it_is_the_coronal_projection_and_from_behind_its_mirror_image()
    {
        foreach (var image in new[] { TurnedGrids.Straight(), TurnedGrids.AsStored(TurnedGrids.Straight()), TurnedGrids.Turned(TurnedGrids.Straight(), new(-1, 0, 0), new(0, 1, 0)) })
        {
            var (coronal, turning) = (Mip.Of(image).Coronal, RotatingMip.Of(image, angles: 8));
            var (front, back) = (turning.At(0), turning.At(4));
            for (var y = 0; y < coronal.Height; y++)
                for (var x = 0; x < coronal.Width; x++)
                {
                    var (right, down) = (coronal.LeftMm + (x * coronal.ColumnMm), coronal.TopMm + (y * coronal.RowMm));
                    // The straight body has columns of 4 mm and rows of 3: the film's are of 3, so only what lies on a ray through voxels' centres is the same.
                    if (Math.Abs((right - front.LeftMm) / 3 - Math.Round((right - front.LeftMm) / 3)) < 1e-9)
                        Assert.Equal(coronal.At(right, down), front.At(right, down), Step);
                    Assert.Equal(front.At(right, down), back.At(-right, down), 1e-6);
                }
        }
    }

    [Fact]
    public void Of_cubes_the_view_from_the_left_is_the_sagittal_projection()
    {
        var random = new Random(11);
        var grid = new ImageGrid { Slices = 40, Rows = 11, Columns = 17, Origin = new(5, 6, 7), ColumnMm = 4, RowMm = 4, SliceMm = 4 };
        var image = new VoxelImage(grid, [.. Enumerable.Range(0, (int)grid.Length).Select(_ => (float)(30 * random.NextDouble()))]);
        var (mips, turning) = (Mip.Of(image), RotatingMip.Of(image, angles: 36));
        foreach (var (expected, found) in new[] { (mips.Coronal, turning.At(0)), (mips.Sagittal, turning.At(9)) })
            for (var y = 0; y < expected.Height; y++)
                for (var x = 0; x < expected.Width; x++)
                    Assert.Equal(expected.Values[(y * expected.Width) + x], found.At(expected.LeftMm + (x * 4), expected.TopMm + (y * 4)), Step);
    }

    [Fact]
    public void A_hot_ball_is_where_its_place_says_at_every_angle()
    {
        var grid = new ImageGrid { Slices = 30, Rows = 60, Columns = 80, Origin = new(-160, -120, 0), ColumnMm = 4, RowMm = 4, SliceMm = 4 };
        var hot = new Point(70, -50, 60);
        var ball = Shape.Sphere(grid, hot, 10).All().ToHashSet();
        var values = new float[grid.Length];
        foreach (var v in ball)
            values[(v.Z * grid.SliceLength) + (v.Y * grid.Columns) + v.X] = 20;
        var turning = RotatingMip.Of(new(grid, values), angles: 72);
        for (var a = 0; a < 72; a++)
        {
            var mip = turning.At(a);
            var (right, down) = (hot.Dot(mip.View.Right), hot.Dot(mip.View.Down));
            Assert.Equal(20, mip.At(right, down), 0.01);
            Assert.True(mip.At(right + 20, down) < 0.01 && mip.At(right - 20, down) < 0.01 && mip.At(right, down + 20) < 0.01, $"angle {a}");
        }
    }

    [Fact]
    public void The_number_of_threads_changes_no_byte()
    {
        var image = TurnedGrids.Askew(new(0, 0, 800), 10);
        var (one, two) = (RotatingMip.Of(image, 8, threads: 1), RotatingMip.Of(image, 8, threads: 2));
        for (var a = 0; a < 8; a++)
            Assert.Equal(one.At(a).Values, two.At(a).Values);
        Assert.Equal(MipPicture.Turning(one, DisplayWindow.Sst, 4).Film(), MipPicture.Turning(two, DisplayWindow.Sst, 4).Film());
    }
}
