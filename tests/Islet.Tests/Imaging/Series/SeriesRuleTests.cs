using Islet.Course;
using Islet.Imaging;
using Islet.Imaging.Dicom;
using Islet.Imaging.Series;

namespace Islet.Tests.Imaging.Series;

/// <summary>pet-quantification 2.1 to 2.7, both sides of each line.</summary>
public class SeriesRuleTests
{
    private static SliceOrder Order(ImageSeries series, SeriesChoices? choices = null) => SliceOrder.Of(series, choices ?? SeriesChoices.None);

    private static string Code(ImageSeries series, SeriesChoices? choices = null) => Assert.Throws<RefusedException>(() => Order(series, choices)).Problem.Code;

    private static IEnumerable<string> Warned(ImageSeries series) => Order(series).Warnings.Select(w => w.Code);

    private static ImageSeries At(params double[] z) => PetDraft.Series(z.Length, (s, i) => s.Number(Tags.ImagePositionPatient, -10, -20, z[i]));

    [Theory]
    [InlineData(106.06, null), InlineData(106.0, null), InlineData(106.07, "W_SPACING"), InlineData(107.49, "W_SPACING"), InlineData(107.51, "E_GAP")]
    public void Steps_are_the_median_within_two_percent_and_a_gap_beyond_half_a_step(double third, string? code)
    {
        var series = At(97, 100, 103, third, third + 3, third + 6);
        if (code?.StartsWith('E') == true)
            Assert.Equal(code, Code(series));
        else
            Assert.Equal(code is null ? [] : [code], Warned(series));
    }

    [Fact]
    public void Order_comes_of_positions_along_the_normal()
    {
        var order = Order(At(109, 100, 106, 103));
        Assert.Equal([100, 103, 106, 109], order.Headers.Select(h => h.Numbers(Tags.ImagePositionPatient)[2]));
        Assert.Equal((3, 4, 5), (order.Grid.SliceMm, order.Grid.RowMm, order.Grid.ColumnMm));
        Assert.Equal(0.06, order.Grid.VoxelMl, 12);
    }

    [Fact]
    public void An_oblique_image_and_one_from_the_feet_keep_their_directions()
    {
        var (c, s) = (Math.Cos(0.3), Math.Sin(0.3));
        var oblique = Order(PetDraft.Series(4, (d, z) => d.Number(Tags.ImageOrientationPatient, 1, 0, 0, 0, c, s).Number(Tags.ImagePositionPatient, 0, -3 * z * s, 3 * z * c))).Grid;
        Assert.Equal(3, oblique.SliceMm, 6);
        Assert.Equal(c, oblique.Through.Z, 6);
        var prone = Order(PetDraft.Series(4, (d, _) => d.Number(Tags.ImageOrientationPatient, 1, 0, 0, 0, -1, 0))).Grid;
        Assert.Equal((-1, 109), (prone.Through.Z, prone.Origin.Z));
        Assert.Equal(new Point(-10, -24, 106), prone.Centre(1, 1, 0));
    }

    [Theory]
    [InlineData(0.0009, null), InlineData(0.0011, "E_ORIENTATION")]
    public void Directions_agree_to_a_thousandth(double tilt, string? code)
    {
        var series = PetDraft.Series(3, (s, z) => s.Number(Tags.ImageOrientationPatient, 1, 0, z == 2 ? tilt : 0, 0, 1, 0));
        if (code is null)
            Assert.Equal(3, Order(series).Grid.Slices);
        else
            Assert.Equal(code, Code(series));
    }

    [Fact]
    public void Directions_that_are_none_are_refused()
    {
        Assert.Equal("E_ORIENTATION", Code(PetDraft.Series(2, (s, _) => s.Number(Tags.ImageOrientationPatient, 1, 0, 0, 1, 0, 0))));
        Assert.Equal("E_ORIENTATION", Code(PetDraft.Series(2, (s, _) => s.Number(Tags.ImageOrientationPatient, 2, 0, 0, 0, 1, 0))));
        Assert.Equal("E_ORIENTATION", Code(PetDraft.Series(2, (s, _) => s.Number(Tags.ImageOrientationPatient, 1, 0, 0))));
        Assert.Equal("E_POSITION", Code(PetDraft.Series(2, (s, z) => s.Text(Tags.ImagePositionPatient, z == 0 ? "" : "1\\2\\3"))));
        Assert.Equal("E_SPACING", Code(PetDraft.Series(2, (s, _) => s.Number(Tags.PixelSpacing, 4, 0))));
    }

    [Theory]
    [InlineData(0.009, "W_DUPLICATE_DROPPED"), InlineData(0.0, "W_DUPLICATE_DROPPED")]
    public void The_same_slice_twice_is_taken_once_and_another_in_its_place_refused(double apart, string warning)
    {
        void Twice(DicomDraft s, int z) => s.Number(Tags.ImagePositionPatient, -10, -20, z == 3 ? 106 + apart : 100 + (3 * z)).Bytes(Tags.PixelData, "OW", [1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0]);
        var order = Order(PetDraft.Series(4, Twice));
        Assert.Equal((3, warning), (order.Grid.Slices, Assert.Single(order.Warnings).Code));
        Assert.Equal("E_DUPLICATE", Code(PetDraft.Series(4, (s, z) => { Twice(s, z); if (z == 3) s.Number(Tags.RescaleSlope, 50); })));
        Assert.Equal("E_DUPLICATE", Code(PetDraft.Series(4, (s, z) => { Twice(s, z); if (z == 3) s.Bytes(Tags.PixelData, "OW", new byte[12]); })));
    }

    [Fact]
    public void A_dynamic_series_is_refused_until_a_time_slice_is_chosen()
    {
        ImageSeries Dynamic(string type) => PetDraft.Series(6, (s, i) => s.Text(Tags.SeriesType, type, "IMAGE").Number(Tags.NumberOfTimeSlices, 2).Number(Tags.NumberOfSlices, 3).Number(Tags.ImageIndex, i + 1)
            .Number(Tags.ImagePositionPatient, -10, -20, 100 + (3 * (i % 3))).Number(Tags.RescaleSlope, i < 3 ? 1 : 2));
        Assert.Equal("E_DYNAMIC", Code(Dynamic("DYNAMIC")));
        Assert.Equal("E_DYNAMIC", Code(Dynamic("GATED")));
        Assert.Equal("E_DUPLICATE", Code(Dynamic("STATIC")));
        var second = Order(Dynamic("DYNAMIC"), new() { TimeSlice = 2 });
        Assert.Equal([2.0, 2, 2], second.Headers.Select(h => h.Number(Tags.RescaleSlope)!.Value));
        Assert.Equal("E_DYNAMIC", Code(Dynamic("DYNAMIC"), new() { TimeSlice = 3 }));
        Assert.Equal(3, Order(PetDraft.Series(3, (s, _) => s.Number(Tags.NumberOfTimeSlices, 6))).Grid.Slices); // GE: beds
    }

    [Fact]
    public void Slices_of_another_size_patient_or_frame_are_refused()
    {
        Assert.Equal("E_SHAPE", Code(PetDraft.Series(2, (s, z) => s.Number(Tags.PixelSpacing, 4, z == 0 ? 5 : 5.1))));
        Assert.Equal("E_SHAPE", Code(Assert.Single(PetDraft.Folder(PetDraft.Slice(0), PetDraft.Slice(1, rows: 3)).Series)));
        Assert.Equal("E_MIXED_PATIENTS", Code(PetDraft.Series(2, (s, z) => s.Text(Tags.PatientId, z == 0 ? "N1" : "N2"))));
        Assert.Equal("E_TAGS_DIFFER", Code(PetDraft.Series(2, (s, z) => s.Text(Tags.FrameOfReferenceUid, z == 0 ? "1.2" : "1.3"))));
        Assert.Equal("E_SHEAR", Code(PetDraft.Series(3, (s, z) => s.Number(Tags.ImagePositionPatient, z == 2 ? 5 : -10, -20, 100 + (3 * z)))));
        Assert.Equal("E_ENHANCED", Code(PetDraft.Series(1, (s, _) => s.Text(Tags.SopClassUid, "1.2.840.10008.5.1.4.1.1.130"))));
    }

    [Fact]
    public void A_folder_prefers_the_corrected_series_leaves_projections_out_and_counts_the_rest()
    {
        DicomDraft Of(string uid, params string[] corrected) => PetDraft.Slice(0).Text(Tags.SeriesInstanceUid, uid).Text(Tags.CorrectedImage, corrected);
        var folder = ImageFolder.Of([PetDraft.File(Of("2.25.5", "DECY")), PetDraft.File(Of("2.25.6", "DECY", "ATTN")), null, PetDraft.File(Of("2.25.7", "DECY", "ATTN").Text(Tags.SeriesType, "STATIC", "REPROJECTION")),
            PetDraft.File(Of("2.25.8", "ATTN").Text(Tags.ImageType, "DERIVED", "SECONDARY", "REPROJECTION")), PetDraft.File(Of("2.25.9").Text(Tags.Modality, "RTSTRUCT"))], []);
        Assert.Equal(["2.25.6", "2.25.5"], folder.Series.Select(s => s.Uid));
        Assert.Equal("2.25.6", folder.Preselected!.Uid);
        Assert.Equal((6, 1, 2, 1), (folder.Files, folder.Ignored, folder.Projections, folder.Others.Count));
    }

    [Fact]
    public void Each_slice_has_its_own_slope_and_sign()
    {
        var series = PetDraft.Series(2, (s, z) => s.Number(Tags.RescaleSlope, z + 0.5).Number(Tags.PixelRepresentation, 1 - z).Bytes(Tags.PixelData, "OW", [0xFE, 0xFF, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
        var image = SeriesImage.Load(Order(series), true).Image;
        Assert.Equal((-2 * 0.5, 0.5, 0.0), (image[0, 0, 0], image[0, 0, 1], image[0, 0, 2]));
        Assert.Equal((65534 * 1.5, 1.5, 0.0), (image[1, 0, 0], image[1, 0, 1], image[1, 0, 2]));
    }

    [Theory]
    [InlineData(8, true), InlineData(7, false)]
    public void Eight_voxels_at_the_largest_number_are_clipped(int full, bool warned)
    {
        var pixels = new byte[2 * 12];
        for (var i = 0; i < full; i++)
            (pixels[2 * i], pixels[(2 * i) + 1]) = (0xFF, 0x7F);
        var series = Assert.Single(PetDraft.Folder(PetDraft.Slice(0, rows: 4), PetDraft.Slice(1, rows: 4).Bytes(Tags.PixelData, "OW", pixels)).Series);
        Assert.Equal(warned ? ["W_CLIPPED"] : [], SeriesImage.Load(Order(series), true).Warnings.Select(w => w.Code));
    }

    [Theory]
    [InlineData("00", null), InlineData("01", "E_LOSSY")]
    public void What_was_ever_compressed_with_loss_is_refused_though_it_is_unpacked_by_now(string written, string? refusal)
    {
        var order = Order(PetDraft.Series(2, (s, _) => s.Text(Tags.LossyImageCompression, written)));
        Assert.Equal(refusal, (Record.Exception(() => SeriesImage.Load(order, true)) as RefusedException)?.Problem.Code);
    }

    [Fact]
    public void A_slope_that_is_missing_is_told_and_one_that_is_none_refused()
    {
        Assert.Equal(["W_SLOPE_ASSUMED"], SeriesImage.Load(Order(PetDraft.Series(2, (s, _) => s.Text(Tags.RescaleSlope, ""))), true).Warnings.Select(w => w.Code));
        Assert.All(["-1", "0", "many"], text => Assert.Equal("E_RESCALE", Assert.Throws<RefusedException>(() => SeriesImage.Load(Order(PetDraft.Series(2, (s, _) => s.TextAs(Tags.RescaleSlope, "DS", text))), true)).Problem.Code));
    }

    [Fact]
    public void Frames_of_a_SPECT_lie_where_the_slice_vector_and_a_negative_step_put_them()
    {
        var file = PetDraft.Slice(0).Text(Tags.Modality, "NM").Number(Tags.NumberOfFrames, 3).Number(Tags.SpacingBetweenSlices, -4).NumberAs(Tags.SliceVector, "US", 1, 3, 2).Number(Tags.RescaleSlope, 1)
            .Sequence(Tags.DetectorInformationSequence, new DicomDraft().Number(Tags.ImagePositionPatient, 0, 0, 50).Number(Tags.ImageOrientationPatient, 1, 0, 0, 0, 1, 0))
            .Bytes(Tags.PixelData, "OW", [.. Enumerable.Range(0, 18).SelectMany(i => new byte[] { (byte)(i / 6), 0 })]);
        var image = SeriesImage.Load(Order(Assert.Single(PetDraft.Folder(file).Series)), false).Image;
        Assert.Equal((42, 4), (image.Grid.Origin.Z, image.Grid.SliceMm));
        Assert.Equal([1, 2, 0], Enumerable.Range(0, 3).Select(z => (int)image[z, 0, 0]));
    }

    [Fact]
    public void The_result_is_the_same_for_any_order_of_files()
    {
        var slices = Enumerable.Range(0, 12).Select(z => PetDraft.Slice(z)).ToArray();
        var sorted = SeriesImage.Load(Order(Assert.Single(PetDraft.Folder(slices).Series)), true).Image;
        for (var seed = 0; seed < 5; seed++)
        {
            var shuffled = slices.ToArray();
            new Random(seed).Shuffle(shuffled);
            var image = SeriesImage.Load(Order(Assert.Single(PetDraft.Folder(shuffled).Series)), true).Image;
            Assert.All(Enumerable.Range(0, 12), z => Assert.True(sorted.Stored(z).SequenceEqual(image.Stored(z))));
        }
    }
}
