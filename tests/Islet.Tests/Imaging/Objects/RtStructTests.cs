using Islet.Course;
using Islet.Imaging;
using Islet.Imaging.Dicom;
using Islet.Imaging.Objects;

namespace Islet.Tests.Imaging.Objects;

public class RtStructTests
{
    private static readonly ImageGrid Flat = new() { Slices = 4, Rows = 12, Columns = 15, Origin = new(10, 20, 30), RowMm = 2, ColumnMm = 3, SliceMm = 5 };

    [Fact]
    public void Contours_of_voxels_give_exactly_the_same_voxels_again()
    {
        var image = ObjectData.Image();
        var source = ObjectSource.Of(image);
        foreach (var seed in Enumerable.Range(1, 12))
        {
            var lesions = ObjectData.Lesions(image, seed);
            var read = RtStruct.Read(ObjectData.File(RtStruct.Write(source, lesions, ObjectData.Options)));
            Assert.Equal([image.Series.Uid], read.Series);
            Assert.Equal(lesions.Select(l => (l.Id, l.Region)), read.Rois.Select(r => (r.Name, r.On(source).Region)));
        }
    }

    [Fact]
    public void A_hole_is_joined_by_a_channel_so_that_those_who_unite_contours_find_it_too()
    {
        var image = ObjectData.Image();
        var source = ObjectSource.Of(image);
        foreach (var roi in RtStruct.Read(ObjectData.File(RtStruct.Write(source, ObjectData.Lesions(image), ObjectData.Options))).Rois)
        {
            var united = roi.Contours.Select(c => (roi with { Contours = [c] }).On(source).Region).Aggregate(Region.Empty, (a, b) => a.Union(b));
            Assert.Equal(roi.On(source).Region, united);
        }
    }

    [Fact]
    public void A_voxel_is_in_if_its_centre_is_and_a_line_within_another_is_a_hole()
    {
        var square = Square(0.6, 0.6, 7.4, 9.4);
        Assert.Equal(7 * 9, On(Roi((1, square))).Region.Voxels); // rows 1 to 7, columns 1 to 9
        Assert.Equal((7 * 9) - 4, On(Roi((1, square), (1, Square(2.5, 3.5, 4.5, 5.5)))).Region.Voxels);
        Assert.Equal((7 * 9) - 4 + 1, On(Roi((1, square), (1, Square(2.5, 3.5, 4.5, 5.5)), (1, Square(2.9, 3.9, 3.1, 4.1)))).Region.Voxels);
        (double, double)[] keyhole = [.. square[..1], (2.5, 3.5), (2.5, 5.5), (4.5, 5.5), (4.5, 3.5), (2.5, 3.5), .. square[..1], .. square[1..]];
        Assert.Equal((7 * 9) - 4, On(Roi((1, keyhole))).Region.Voxels);
        Assert.Equal(2 * 12 * 15, On(Roi((0, Square(-9, -9, 99, 99)), (3, Square(-9, -9, 99, 99)))).Region.Voxels); // beyond the image there is nothing
    }

    [Theory] // half of 5 mm: 2.5
    [InlineData(1.49, 1), InlineData(1.51, 2), InlineData(-0.49, 0), InlineData(3.49, 3), InlineData(-0.51, null), InlineData(3.51, null)]
    public void A_contour_between_slices_goes_to_the_nearest_within_half_a_spacing(double slice, int? to)
    {
        var roi = Roi((1.0, Square(0.6, 0.6, 3.4, 3.4)), (slice, Square(0.6, 0.6, 3.4, 3.4)));
        if (to is { } z && z != 1)
            Assert.Equal(Region.Of(Enumerable.Range(1, 3).SelectMany(y => new Run[] { new(1, y, 1, 3), new(z, y, 1, 3) })), On(roi).Region);
        else
            Assert.Contains(to is null ? "W_CONTOUR_OUTSIDE" : "W_CONTOUR_PLANES", On(roi).Warnings.Select(w => w.Code));
    }

    [Fact]
    public void The_nearer_of_two_planes_is_taken_and_skipped_slices_are_told()
    {
        var near = On(Roi((1.3, Square(0.6, 0.6, 9.4, 9.4)), (0.9, Square(0.6, 0.6, 2.4, 2.4))));
        Assert.Equal(4, near.Region.Voxels);
        Assert.Equal("W_CONTOUR_SKIPPED", Assert.Single(On(Roi((0, Square(0, 0, 5, 5)), (3, Square(0, 0, 5, 5)))).Warnings).Code);
        Assert.Equal("W_CONTOUR_EMPTY", Assert.Single(On(Roi((0, Square(0.1, 0.1, 0.2, 0.2)))).Warnings).Code);
        Assert.Equal("W_CONTOUR_OPEN", Assert.Single(On(Roi((0, Square(0, 0, 5, 5))) with { Others = 2 }).Warnings).Code);
    }

    [Fact]
    public void What_is_drawn_elsewhere_is_refused()
    {
        Assert.Equal("E_OBJECT_FRAME", Refused(Roi((0, Square(0, 0, 5, 5))) with { FrameOfReference = "2.25.9" }));
        Assert.Equal("E_OBJECT_FRAME", Refused(Roi((0, Square(0, 0, 5, 5))) with { FrameOfReference = null }));
        Assert.Equal(25, On(Roi((0, Square(-0.5, -0.5, 4.5, 4.5))) with { FrameOfReference = null, Series = ["2.25.1"] }).Region.Voxels);
        Assert.Equal("E_CONTOUR", Refused(Roi((9, Square(0, 0, 5, 5)))));
        Assert.Equal("E_CONTOUR", Refused(new(1, "", ObjectData.Frame, [new([Flat.Centre(0, 1, 1), Flat.Centre(2, 1, 4), Flat.Centre(2, 5, 1)])], 0, "a region", [])));
        var many = Enumerable.Range(0, 1 << 20).Select(i => (i % 2 == 0 ? -1.0 : 13.0, i % 15.0)).ToArray(); // a million points up and down the image
        Assert.Equal("E_DICOM_SIZE", Refused(Roi((0, many))));
    }

    [Theory]
    [InlineData("1\\2\\3\\4\\5\\6\\7\\8", null, "E_CONTOUR"), InlineData("1\\2\\3\\4\\5\\6\\7\\8\\9", "4", "E_CONTOUR"), InlineData("1\\2\\x\\4\\5\\6\\7\\8\\9", null, "E_CONTOUR"), InlineData("1\\2\\NaN\\4\\5\\6\\7\\8\\9", "3", "E_CONTOUR"),
     InlineData("1\\2\\1e300\\4\\5\\6\\7\\8\\9", "3", "E_CONTOUR"), InlineData("1\\2\\3 \\+4\\5e0\\6\\ 7\\8\\9", "3", null)]
    public void Points_are_read_as_written_or_refused(string points, string? count, string? code)
    {
        var contour = new DicomDraft().Text(Tags.ContourGeometricType, "CLOSED_PLANAR").Text(Tags.ContourData, points);
        if (count is not null)
            contour.Text(Tags.NumberOfContourPoints, count);
        var file = PetDraft.File(new DicomDraft().Text(Tags.SopClassUid, "1.2.840.10008.5.1.4.1.1.481.3").Text(Tags.SopInstanceUid, "2.25.8").Sequence(Tags.StructureSetRoiSequence, new DicomDraft().Number(Tags.RoiNumber, 1))
            .Sequence(Tags.RoiContourSequence, new DicomDraft().Number(Tags.ReferencedRoiNumber, 1).Sequence(Tags.ContourSequence, contour)));
        if (code is null)
            Assert.Equal([new(1, 2, 3), new(4, 5, 6), new(7, 8, 9)], Assert.Single(Assert.Single(RtStruct.Read(file).Rois).Contours).Points);
        else
            Assert.Equal(code, Assert.Throws<RefusedException>(() => RtStruct.Read(file)).Problem.Code);
    }

    private static string Refused(RtRoi roi) => Assert.Throws<RefusedException>(() => On(roi)).Problem.Code;

    private static DrawnRegion On(RtRoi roi) => roi.On(new()
    {
        Header = PetDraft.File(PetDraft.Slice(0).Text(Tags.FrameOfReferenceUid, ObjectData.Frame)).Data, SeriesUid = "2.25.1", Grid = Flat,
        Slices = [.. Enumerable.Range(0, Flat.Slices).Select(z => new SourceSlice(null, null, null, Flat.Centre(z, 0, 0), Flat.Centre(z, 0, 0).Z))],
    });

    private static (double Y, double X)[] Square(double top, double left, double bottom, double right) => [(top, left), (top, right), (bottom, right), (bottom, left)];

    private static RtRoi Roi(params (double Z, (double Y, double X)[] Line)[] lines) => new(1, "GTV", ObjectData.Frame, [.. lines.Select(l => new RtContour([.. l.Line.Select(p => Flat.Centre(l.Z, p.Y, p.X))]))], 0, "a region", []);
}
