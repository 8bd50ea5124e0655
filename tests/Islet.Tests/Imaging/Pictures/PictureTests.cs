using Islet.Imaging;
using Islet.Imaging.Pictures;
using Islet.Imaging.Quantify;
using Samples = Islet.Imaging.Pictures.Resampling;

namespace Islet.Tests.Imaging.Pictures;

public class PictureTests
{
    private static readonly VoxelImage Askew = TurnedGrids.Askew(new(-5, 15, 790), 12);

    [Theory, InlineData(-1, 255), InlineData(0, 255), InlineData(0.02, 255), InlineData(0.04, 254), InlineData(7.5, 127), InlineData(14.96, 1), InlineData(14.98, 0), InlineData(15, 0), InlineData(67.9, 0), InlineData(double.NaN, 255)]
    public void A_window_shades_from_white_at_its_lower_end_to_black_at_its_upper(double suv, byte grey) => Assert.Equal(grey, DisplayWindow.Sst.InverseGrey(suv));

    [Theory, InlineData(0, 0), InlineData(7, 7), InlineData(7, 0), InlineData(0, double.NaN), InlineData(0, double.PositiveInfinity)]
    public void A_window_of_no_breadth_is_refused(double low, double high) => Assert.Throws<ArgumentOutOfRangeException>(() => new DisplayWindow(low, high));

    [Fact]
    public void A_plain_projection_has_the_grey_of_each_voxel_at_its_place()
    {
        var mip = Mip.Of(TurnedGrids.Straight()).Coronal;
        var (grey, frame) = MipPicture.Plain(mip, DisplayWindow.Sst, 1);
        Assert.Equal((28, 45), (frame.Width, frame.Height)); // 7 columns of 4 mm, 9 slices of 5 mm
        for (var y = 0; y < mip.Height; y++) // a voxel 5 mm high has a pixel in its middle
            for (var x = 0; x < frame.Width; x++)
            {
                var (right, _) = frame.Centre(x, (5 * y) + 2);
                Assert.Equal(DisplayWindow.Sst.InverseGrey(mip.At(right, mip.TopMm + (5 * y))), grey[(((5 * y) + 2) * frame.Width) + x]);
            }
    }

    [Fact]
    public void An_outline_encloses_every_voxel_of_its_lesion_and_stays_close_to_it()
    {
        var region = Shape.Sphere(Askew.Grid, new(-5, 15, 790), 12).Union(Shape.Sphere(Askew.Grid, new(20, 5, 800), 5));
        foreach (var view in new[] { View.Coronal, View.Sagittal, View.Axial, View.Turned(50) })
        {
            var frame = SlicePicture.Frame(Askew.Grid, view, 1);
            var outline = Assert.Single(LesionOutline.Of([new(1, region, OrganClass.Liver)], Askew.Grid, frame, 1.2));
            var centres = region.All().Select(v => frame.Of(Askew.Grid.Centre(v))).ToList();
            Assert.All(centres, c => Assert.True(outline.Outlines.Count(o => Inside(o, c)) % 2 == 1));
            var reach = 1.2 + 3 + (0.5 * Math.Sqrt((3 * 3) + (3.5 * 3.5) + (4 * 4)) * 1.5); // the voxel's corner, the distance, a pixel
            Assert.All(outline.Outlines.SelectMany(o => o), p => Assert.True(centres.Min(c => Math.Sqrt(Math.Pow(c.X - p.X, 2) + Math.Pow(c.Y - p.Y, 2))) < reach));
            Assert.All(outline.Outlines, o => Assert.Equal(o[0], o[^1]));
        }
    }

    [Fact]
    public void A_slice_outlines_only_what_it_cuts()
    {
        var grid = TurnedGrids.Straight().Grid;
        var region = Region.Of([new Voxel(4, 2, 3)]);
        var frame = SlicePicture.Frame(grid, View.Axial);
        Assert.Single(LesionOutline.Of([new(1, region, null)], grid, frame, 0.6, grid.Centre(4, 0, 0)));
        Assert.Empty(LesionOutline.Of([new(1, region, null)], grid, frame, 0.6, grid.Centre(5, 0, 0)));
        Assert.Empty(LesionOutline.Of([new(1, region, null)], grid, frame, 0.6, grid.Centre(3, 0, 0)));
    }

    [Fact]
    public void Rows_of_samples_along_the_grid_are_those_taken_one_by_one()
    {
        foreach (var image in TurnedGrids.All(TurnedGrids.Straight()).Take(3).Append(TurnedGrids.AsStored(TurnedGrids.Straight())))
            foreach (var step in new (double, double, double)[] { (0, 0, 0.37), (0, -0.4, 0), (0.21, 0, 0), (0, 1e-8, 0.5) })
            {
                var (fast, slow) = (new float[40], new float[1]);
                Samples.Row(image, (1.3, 2.25, 3.6), step, fast, outside: -7);
                for (var i = 0; i < fast.Length; i++)
                {
                    Samples.Row(image, (1.3 + (i * step.Item1), 2.25 + (i * step.Item2), 3.6 + (i * step.Item3)), (0, 0, 0), slow, outside: -7);
                    Assert.Equal(slow[0], fast[i], 1e-4f);
                }
            }
    }

    [Fact]
    public void Contours_of_a_ring_are_two()
    {
        var field = new float[9 * 9];
        for (var i = 0; i < field.Length; i++)
            field[i] = Math.Abs(Math.Sqrt(Math.Pow((i % 9) - 4, 2) + Math.Pow((i / 9) - 4, 2)) - 2.5f) < 0.8 ? 0 : 1;
        Assert.Equal(2, Contours.At(field, 9, 9, 0.5).Count);
    }

    [Fact]
    public void A_distance_field_is_the_distance_to_the_nearest()
    {
        var random = new Random(5);
        var covered = Enumerable.Range(0, 23 * 17).Select(_ => random.Next(30) == 0).ToArray();
        var field = DistanceField.Of(covered, 23, 17);
        for (var i = 0; i < covered.Length; i++)
            Assert.Equal(Enumerable.Range(0, covered.Length).Where(j => covered[j]).Min(j => Math.Sqrt(Math.Pow((i % 23) - (j % 23), 2) + Math.Pow((i / 23) - (j / 23), 2))), field[i], 1e-5);
    }

    [Fact]
    public void A_slice_through_voxels_centres_shows_their_values_wherever_the_ct_has_its_own()
    {
        var suv = TurnedGrids.Straight();
        // A CT on another grid: HU grow along x by 10 a mm.
        var ctGrid = new ImageGrid { Slices = 30, Rows = 40, Columns = 60, Origin = new(-50, 0, -410), ColumnMm = 1, RowMm = 1, SliceMm = 2 };
        var ct = new VoxelImage(ctGrid, [.. Enumerable.Range(0, (int)ctGrid.Length).Select(i => 10f * (ctGrid.Origin.X is var x ? (float)x + (i % 60) : 0))]);
        foreach (var turned in TurnedGrids.All(suv))
        {
            var frame = SlicePicture.Frame(turned.Grid, View.Axial, 1);
            var through = suv.Grid.Centre(6, 0, 0);
            var (pet, hu) = (SlicePicture.Draw(turned, null, View.Axial, through, new() { Pet = DisplayWindow.Sst, PixelMm = 1, Letters = false }), SlicePicture.Draw(turned, ct, View.Axial, through,
                new() { Pet = DisplayWindow.Sst, PixelMm = 1, Content = SliceContent.Ct, Letters = false }));
            for (var y = 1; y < frame.Height; y += 3) // rows of 3 mm have a pixel in their middle
                for (var x = 0; x < frame.Width; x++)
                {
                    var at = frame.PointAt(x + 0.5, y + 0.5, through);
                    Assert.Equal(DisplayWindow.SoftTissue.Grey(10 * at.X), hu.Rgb[3 * ((y * frame.Width) + x)]);
                    var along = Math.Clamp((at.X - suv.Grid.Origin.X) / 4, 0, 6);
                    var (left, share) = ((int)along, along - (int)along);
                    var value = suv[6, y / 3, left] + (share * (suv[6, y / 3, Math.Min(6, left + 1)] - suv[6, y / 3, left]));
                    Assert.Equal(DisplayWindow.Sst.InverseGrey(value), (double)pet.Rgb[3 * ((y * frame.Width) + x)], 1.0);
                }
        }
    }

    [Fact]
    public void The_colours_of_uptake_grow_lighter_by_even_steps()
    {
        double Lightness(Ink c) // CIE L*, from the sRGB of the standard
        {
            double Linear(byte v) => v / 255.0 <= 0.04045 ? v / 255.0 / 12.92 : Math.Pow(((v / 255.0) + 0.055) / 1.055, 2.4);
            var y = (0.2126 * Linear(c.Red)) + (0.7152 * Linear(c.Green)) + (0.0722 * Linear(c.Blue));
            return y > 0.008856 ? (116 * Math.Cbrt(y)) - 16 : 903.3 * y;
        }
        var steps = HotScale.Table.Zip(HotScale.Table.Skip(1), (a, b) => Lightness(b) - Lightness(a)).ToArray();
        Assert.Equal((Ink.Black, Ink.White), (HotScale.Table[0], HotScale.Table[255]));
        Assert.All(steps, s => Assert.InRange(s, -0.2, 1.0)); // 100 over 255 steps is 0.39; a channel is a whole number
        for (var i = 0; i + 8 < 256; i++)
            Assert.True(Lightness(HotScale.Table[i + 8]) > Lightness(HotScale.Table[i]));
    }

    [Fact] // WCAG 2.2, 1.4.11: 3:1 for what must be seen of a drawing
    public void Every_class_stands_out_from_white_and_differs_from_the_others()
    {
        double Luminance(Ink c) => new[] { (c.Red, 0.2126), (c.Green, 0.7152), (c.Blue, 0.0722) }.Sum(p => p.Item2 * (p.Item1 / 255.0 <= 0.04045 ? p.Item1 / 255.0 / 12.92 : Math.Pow(((p.Item1 / 255.0) + 0.055) / 1.055, 2.4)));
        OrganClass?[] classes = [null, .. Enum.GetValues<OrganClass>()];
        Assert.All(classes, c => Assert.True(1.05 / (Luminance(Ink.Of(c)) + 0.05) >= 3, $"{c} on white"));
        Assert.All(classes, c => Assert.True((Luminance(Ink.OnDark(c)) + 0.05) / 0.05 >= 7, $"{c} on black"));
        Assert.Equal(classes.Length, classes.Select(Ink.Of).Distinct().Count());
        Assert.Equal(classes.Length, classes.Select(Ink.OnDark).Distinct().Count());
    }

    [Fact]
    public void Every_letter_of_a_caption_has_its_strokes()
    {
        Assert.All("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,:;-–+/()[]%=<>≥≤×·°#?", c => Assert.Contains(c, Glyphs.All));
        Assert.Equal(Glyphs.Of('e'), Glyphs.Of('é'));
        Assert.Equal(Glyphs.Of('?'), Glyphs.Of('漢'));
        var canvas = new Canvas(60, 20, Ink.White);
        canvas.Text("SUV", 2, 15, 10, Ink.Black);
        Assert.Contains((byte)0, canvas.Rgb);
    }

    [Fact]
    public void Two_studies_side_by_side_have_one_scale_and_the_same_heights()
    {
        VoxelImage Body(double top) => new(new ImageGrid { Slices = 20, Rows = 10, Columns = 10, Origin = new(0, 0, top - 95), ColumnMm = 4, RowMm = 4, SliceMm = 5 }, [.. Enumerable.Range(0, 2000).Select(i => i / 100 == 10 ? 20f : 1f)]);
        var (sst, fdg) = (new MipOptions { Window = DisplayWindow.Sst, Caption = "SST", Crop = false }, new MipOptions { Window = DisplayWindow.Fdg, Caption = "FDG", Crop = false });
        var picture = MipPicture.Pair((Body(100), sst), (Body(130), fdg with { Window = DisplayWindow.Sst }));
        var black = Enumerable.Range(0, picture.Width * picture.Height).Where(i => picture.Rgb[3 * i] == 0 && picture.Rgb[(3 * i) + 1] == 0).ToList();
        // The hot slice of the one lies 30 mm above that of the other, so 30 pixels higher in its column of the sheet.
        int Hot(int column) => black.Where(i => i % picture.Width == column).Select(i => i / picture.Width).Where(y => y > 45 && y < 200).Min();
        Assert.Equal(30, Hot(14 + 20) - Hot(14 + 40 + 62 + 20));
        Assert.Equal(1, picture.PixelMm);
    }

    [Fact]
    public void A_drawing_is_the_same_each_time()
    {
        var options = new MipOptions { Window = DisplayWindow.Sst, Caption = "Ga-68 DOTATATE", Marks = [new(1, Shape.Sphere(Askew.Grid, new(-5, 15, 790), 12), OrganClass.Bone)] };
        Assert.Equal(MipPicture.Draw(Askew, options).Png(), MipPicture.Draw(Askew, options).Png());
    }

    private static bool Inside((double X, double Y)[] line, (double X, double Y) p)
    {
        var inside = false;
        for (var i = 0; i + 1 < line.Length; i++)
            if ((line[i].Y > p.Y) != (line[i + 1].Y > p.Y) && p.X < line[i].X + ((p.Y - line[i].Y) / (line[i + 1].Y - line[i].Y) * (line[i + 1].X - line[i].X)))
                inside = !inside;
        return inside;
    }
}
