using System.Text.Json;
using Islet.Course;
using Islet.Imaging;
using Islet.Imaging.Series;

namespace Islet.Tests.Imaging.Series;

public class SeriesTests
{
    [Theory]
    [InlineData("c01_siemens_start"), InlineData("c37_implicit_le"), InlineData("c38_rle"), InlineData("c39_jpeg_lossless"), InlineData("c40_scrambled_order"), InlineData("c41_duplicate_same")]
    public void Voxels_are_the_same_however_files_are_written_and_named(string name)
    {
        var (image, plain) = (PetData.Load(PetData.SuvCase(name)), PetData.Load(PetData.SuvCase("c01_siemens_start")));
        Assert.Equal((6, 7, 9), (image.Grid.Slices, image.Grid.Rows, image.Grid.Columns));
        Assert.Equal((4, 4, 3), (image.Grid.RowMm, image.Grid.ColumnMm, image.Grid.SliceMm));
        Assert.Equal(new Point(-16, -12, 100), image.Grid.Origin);
        for (var z = 0; z < 6; z++)
            Assert.True(plain.Stored(z).SequenceEqual(image.Stored(z)));
    }

    [Fact]
    public void A_missing_slice_is_refused_and_counts_as_empty_once_accepted()
    {
        var series = PetData.OnlySeries(PetData.SuvCase("c43_gap"));
        Assert.Equal("E_GAP", Assert.Throws<RefusedException>(() => SliceOrder.Of(series, SeriesChoices.None)).Problem.Code);
        var stack = SliceOrder.Of(series, new() { AcceptGap = true });
        var image = SeriesImage.Load(stack, true).Image;
        Assert.Equal(6, image.Grid.Slices);
        Assert.Contains(stack.Warnings, w => w.Code == "W_GAP_EMPTY");
        var empty = Assert.Single(Enumerable.Range(0, 6), z => image.Stored(z).IndexOfAnyExcept((short)0) < 0);
        Assert.Equal(0, image[empty, 3, 3]);
    }

    [SkippableFact]
    public void A_real_whole_body_has_its_shape_and_place()
    {
        var series = PetData.OnlySeries(PetData.Shared("sts_001_wholebody", "image"));
        var stack = SliceOrder.Of(series, SeriesChoices.None);
        Assert.Equal((267, 128, 128), (stack.Grid.Slices, stack.Grid.Rows, stack.Grid.Columns));
        Assert.Equal(3.27, stack.Grid.SliceMm, 3);
        Assert.Equal("W_SPACING", Assert.Single(stack.Warnings).Code);
        var image = SeriesImage.Load(stack, true).Image;
        var (max, at) = Enumerable.Range(0, 267).SelectMany(z => Enumerable.Range(0, 128 * 128).Select(i => (image[z, i / 128, i % 128], z))).Max();
        Assert.Equal(66.52, max * 2.429029766e-4, 2);
        Assert.Equal(62, at);
        Assert.Equal(-678.5, image.Grid.Centre(62, 0, 0).Z, 0.7);
    }

    [SkippableFact]
    public void A_spect_whose_frames_run_down_lies_where_its_truth_says()
    {
        var folder = PetData.Shared("synthetic");
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "truth.json")));
        var image = PetData.Load(Path.Combine(folder, "spect.dcm"));
        Assert.True(image.Grid.SliceMm > 0);
        Assert.Equal(1, image.Grid.Through.Z, 6);
    }
}
