using Islet.Imaging;
using Islet.Imaging.Pictures;

namespace Islet.Tests.Imaging.Pictures;

/// <summary>What the browser is given is what the pictures draw: one geometry, one window, one edge.</summary>
public class CutTests
{
    private const double PerSuv = 100;

    public static TheoryData<string> Views => [View.Axial.Name, View.Coronal.Name, View.Sagittal.Name];

    [Theory, MemberData(nameof(Views))]
    public void A_body_looks_the_same_whichever_way_it_is_stored(string name)
    {
        var (view, straight) = (Named(name), TurnedGrids.Straight());
        var box = DisplayBox.Of(straight.Grid);
        Assert.Equal((7, 5, 9, 4.0, 3.0, 5.0, new Point(-31, 12, -400)), (box.Nx, box.Ny, box.Nz, box.Dx, box.Dy, box.Dz, box.First));
        foreach (var turned in TurnedGrids.All(straight))
        {
            Assert.Equal(box, DisplayBox.Of(turned.Grid));
            for (var at = 0; at < box.Count(view); at++)
                Assert.Equal(Cut.Slice(straight, box, view, at, PerSuv, 0).Pixels, Cut.Slice(turned, box, view, at, PerSuv, 0).Pixels);
            Assert.Equal(Cut.Projection(straight, box, view, PerSuv, 0).Pixels, Cut.Projection(turned, box, view, PerSuv, 0).Pixels);
        }
    }

    [Theory, MemberData(nameof(Views))]
    public void A_projection_is_the_brightest_of_all_slices(string name)
    {
        var (view, image) = (Named(name), TurnedGrids.AsStored(TurnedGrids.Straight()));
        var box = DisplayBox.Of(image.Grid);
        var cut = Cut.Projection(image, box, view, PerSuv, 0);
        Cut[] slices = [.. Enumerable.Range(0, box.Count(view)).Select(at => Cut.Slice(image, box, view, at, PerSuv, 0))];
        Assert.Equal(Enumerable.Range(0, cut.Pixels.Length).Select(i => slices.Max(s => s.Pixels[i])), cut.Pixels);
    }

    [Fact]
    public void Behind_each_pixel_of_the_front_the_ray_says_in_which_slice_the_brightest_lies()
    {
        var image = TurnedGrids.AsStored(TurnedGrids.Straight());
        var box = DisplayBox.Of(image.Grid);
        var turning = new TurningCuts(image, box, 36, PerSuv, 30);
        var (cut, depth) = (turning.At(0), turning.Depth(0));
        Cut[] slices = [.. Enumerable.Range(0, box.Count(View.Coronal)).Select(at => Cut.Slice(image, box, View.Coronal, at, PerSuv, 0))];
        for (var i = 0; i < cut.Pixels.Length; i++)
            Assert.Equal(Array.FindIndex(slices, s => s.Pixels[i] == cut.Pixels[i]), depth[i] - ((turning.RaySteps - box.Ny) / 2));
    }

    [Theory, MemberData(nameof(Views))]
    public void A_slice_and_its_edges_lie_where_the_drawn_slice_has_them(string name)
    {
        // Cubes of 2 mm, so that a voxel is a pixel of the drawing as well.
        var grid = new ImageGrid { Slices = 11, Rows = 9, Columns = 10, Origin = new(5, -8, 30), ColumnMm = 2, RowMm = 2, SliceMm = 2, Across = new(-1, 0, 0), Down = new(0, 0, -1) };
        var (view, random) = (Named(name), new Random(7));
        var image = new VoxelImage(grid, [.. Enumerable.Range(0, (int)grid.Length).Select(_ => (float)Math.Round(random.NextDouble() * 16, 2))]);
        var region = Region.Of([new Voxel(5, 4, 4), new Voxel(5, 4, 5), new Voxel(4, 4, 5), new Voxel(5, 3, 5), new Voxel(6, 3, 5)]);
        var box = DisplayBox.Of(grid);
        for (var at = 0; at < box.Count(view); at++)
        {
            var through = box.Grid.Centre(box.At(view, 0, 0, at));
            var drawn = SlicePicture.Draw(image, null, view, through, new() { Pet = DisplayWindow.Sst, Content = SliceContent.Pet, Letters = false, Smooth = false });
            var cut = Cut.Slice(image, box, view, at, PerSuv, 0);
            Assert.Equal((cut.Columns, cut.Rows), (drawn.Width, drawn.Height));
            Assert.Equal(cut.InverseGrey(DisplayWindow.Sst), drawn.Rgb.Where((_, i) => i % 3 == 0));
            var (edge, frame) = (CutOutline.Of(box, region, grid, view, at), SlicePicture.Frame(grid, view));
            var lines = LesionOutline.Of([new(1, region, null)], grid, frame, 0.6, through);
            Assert.Equal(edge is null, lines.Count == 0);
            if (edge is not null)
                Assert.Equal(((double)edge.Sides.Min(s => s.X), (double)edge.Top, (double)edge.Right), (Math.Ceiling(lines[0].Box.Left), Math.Ceiling(lines[0].Box.Top), Math.Floor(lines[0].Box.Right)));
        }
    }

    [Fact]
    public void From_behind_one_sees_the_mirror_image_and_behind_the_brightest_pixel_of_every_angle_lies_what_is_hot()
    {
        var grid = new ImageGrid { Slices = 4, Rows = 15, Columns = 15, Origin = new(-35, -35, 0), ColumnMm = 5, RowMm = 5, SliceMm = 6 };
        var (hot, random) = (new Point(20, -10, 0), new Random(4));
        var image = new VoxelImage(grid, [.. Enumerable.Range(0, (int)grid.Length).Select(i => (float)(random.NextDouble() + ((grid.Centre(0, i / 15 % 15, i % 15) - hot).Length < 12 ? 10 : 0)))]);
        var turning = new TurningCuts(image, DisplayBox.Of(grid), 36, PerSuv, 30);
        var (front, behind) = (turning.At(0), turning.At(18));
        for (var i = 0; i < front.Pixels.Length; i++)
            Assert.InRange(behind.Pixels[(i / 15 * 15) + 14 - (i % 15)] - front.Pixels[i], -1, 1); // hundredths of SUV; turned ones are kept in steps of 0.001
        for (var angle = 0; angle < turning.Angles; angle++)
        {
            var (cut, depth, (sin, cos)) = (turning.At(angle), turning.Depth(angle), Math.SinCos(2 * Math.PI * angle / turning.Angles));
            var at = Array.IndexOf(cut.Pixels, cut.Pixels.Max());
            var (across, along) = (((at % 15) - 7) * 5, (depth[at] - ((turning.RaySteps - 1) / 2.0)) * 5);
            Assert.InRange((new Point((across * cos) - (along * sin), (across * sin) + (along * cos), 0) - hot).Length, 0, 12 + 5); // a voxel beside the ball at most
        }
    }

    [Fact]
    public void A_voxel_has_four_sides_and_a_ring_has_eight_within()
    {
        var grid = TurnedGrids.Straight().Grid;
        var ring = Region.Of(from y in Enumerable.Range(1, 3) from x in Enumerable.Range(2, 3) where (y, x) != (2, 3) select new Voxel(4, y, x));
        var box = DisplayBox.Of(grid);
        Assert.Equal([new(3, 2, false), new(3, 3, false), new(3, 2, true), new(4, 2, true)], CutOutline.Of(box, Region.Of([new Voxel(4, 2, 3)]), grid, View.Axial, 4)!.Sides);
        Assert.Equal(16, CutOutline.Of(box, ring, grid, View.Axial, 4)!.Sides.Count);
        Assert.Equal(8, CutOutline.Of(box, ring, grid, View.Coronal, null)!.Sides.Count); // a row of three: the hole is hidden
        Assert.Null(CutOutline.Of(box, ring, grid, View.Axial, 5));
    }

    [Fact]
    public void Askew_slices_are_shown_upright_and_each_pixel_shows_the_voxel_under_it()
    {
        var image = TurnedGrids.Askew(new(-5, 15, 790), 12);
        var box = DisplayBox.Of(image.Grid);
        var turning = new TurningCuts(image, box, 36, PerSuv, 30);
        var (hot, depth) = (turning.At(0), turning.Depth(0));
        var (column, row, slice) = box.Pixel(View.Coronal, box.Nearest(new(-5, 15, 790)));
        Assert.Equal(1000, hot.Pixels[(row * hot.Columns) + column]);
        Assert.InRange(box.Centre(0, depth[(row * hot.Columns) + column] - ((turning.RaySteps - box.Ny) / 2), 0).Y, 15 - 13, 15 + 13);
        Assert.Equal(1000, Cut.Slice(image, box, View.Coronal, slice, PerSuv, 0).Pixels[(row * hot.Columns) + column]);
        Assert.Equal(0, Cut.Slice(image, box, View.Coronal, 0, PerSuv, 0).Pixels[0]); // the corner of the box lies outside the image
    }

    private static View Named(string name) => new[] { View.Axial, View.Coronal, View.Sagittal }.Single(v => v.Name == name);
}
