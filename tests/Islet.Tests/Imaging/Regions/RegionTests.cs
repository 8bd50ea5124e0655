using Islet.Imaging;
using Islet.Tests.Imaging.Kernels;

namespace Islet.Tests.Imaging.Regions;

public class RegionTests
{
    [Fact]
    public void Regions_obey_the_algebra_of_sets()
    {
        var random = new Random(12);
        for (var round = 0; round < 60; round++)
        {
            var (a, b) = (Some(random), Some(random));
            var (left, right) = (Region.Of(a), Region.Of(b));
            Assert.Equal(a.Distinct().Count(), left.Voxels);
            Assert.Equal(a.Union(b).OrderBy(Key), left.Union(right).All());
            Assert.Equal(a.Intersect(b).OrderBy(Key), left.Intersect(right).All());
            Assert.Equal(a.Except(b).OrderBy(Key), left.Except(right).All());
            Assert.All(b, v => Assert.Equal(a.Contains(v), left.Contains(v)));
            Assert.Equal(left, left.Intersect(right).Union(left.Except(right)));
        }
    }

    [Fact]
    public void Spheres_boxes_and_cylinders_hold_the_voxels_whose_centres_lie_in_them_on_any_grid()
    {
        var random = new Random(5);
        for (var round = 0; round < 30; round++)
        {
            var grid = RandomImages.Grid(random);
            var centre = grid.Centre(random.Next(-2, 15), 9 * random.NextDouble(), 40 * random.NextDouble());
            Assert.Equal(RandomImages.Voxels(grid).Where(v => (grid.Centre(v) - centre).Length <= 11), Shape.Sphere(grid, centre, 11).All());
            var corner = centre + new Point(14, -9, 12);
            Assert.Equal(RandomImages.Voxels(grid).Where(v => Inside(grid.Centre(v), centre, corner)), Shape.Box(grid, centre, corner).All());
            Assert.Equal(RandomImages.Voxels(grid).Where(v => grid.Centre(v) - centre is var d && Math.Abs(d.Z) <= 10 && Math.Sqrt((d.X * d.X) + (d.Y * d.Y)) <= 5), Shape.Cylinder(grid, centre, 10, 20).All());
        }
    }

    [Fact]
    public void A_dilated_region_holds_what_is_near_it()
    {
        var random = new Random(6);
        for (var round = 0; round < 20; round++)
        {
            var grid = RandomImages.Grid(random);
            var some = RandomImages.Voxels(grid).Where(_ => random.Next(40) == 0).ToList();
            Assert.Equal(RandomImages.Voxels(grid).Where(v => some.Exists(s => (grid.Centre(s) - grid.Centre(v)).Length <= 7)), Shape.Dilate(grid, Region.Of(some), 7).All());
        }
    }

    [Fact]
    public void What_touches_a_region_and_what_of_it_lies_in_some_slices_is_found()
    {
        var random = new Random(8);
        for (var round = 0; round < 20; round++)
        {
            var grid = RandomImages.Grid(random);
            var some = RandomImages.Voxels(grid).Where(_ => random.Next(25) == 0).ToList();
            var (region, first, last) = (Region.Of(some), random.Next(-1, 8), random.Next(3, 15));
            bool Near(Voxel a, Voxel b, int steps) => Math.Max(Math.Abs(a.Z - b.Z), Math.Max(Math.Abs(a.Y - b.Y), Math.Abs(a.X - b.X))) <= 1 && Math.Abs(a.Z - b.Z) + Math.Abs(a.Y - b.Y) + Math.Abs(a.X - b.X) <= steps;
            Assert.Equal(RandomImages.Voxels(grid).Where(v => some.Exists(s => Near(s, v, 3))), Shape.Dilate(grid, region, Connectivity.Corners).All());
            Assert.Equal(RandomImages.Voxels(grid).Where(v => some.Exists(s => Near(s, v, 1))), Shape.Dilate(grid, region, Connectivity.Faces).All());
            Assert.Equal(some.Where(v => v.Z >= first && v.Z <= last), Region.Of(region.InSlices(first, last).ToArray()).All());
        }
    }

    [Fact]
    public void A_sphere_of_3_cm_around_a_point_far_outside_is_empty() =>
        Assert.True(Shape.Sphere(RandomImages.Grid(new(1)), new(1e12, 0, 0), 15).IsEmpty);

    private static bool Inside(Point p, Point a, Point b) => p.X >= a.X && p.X <= b.X && p.Y >= b.Y && p.Y <= a.Y && p.Z >= a.Z && p.Z <= b.Z;

    private static (int, int, int) Key(Voxel v) => (v.Z, v.Y, v.X);

    private static List<Voxel> Some(Random random) => [.. Enumerable.Range(0, random.Next(60)).Select(_ => new Voxel(random.Next(3), random.Next(3), random.Next(8)))];
}
