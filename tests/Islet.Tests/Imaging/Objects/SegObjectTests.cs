using Islet.Course;
using Islet.Imaging;
using Islet.Imaging.Dicom;
using Islet.Imaging.Objects;
using Islet.Imaging.Quantify;

namespace Islet.Tests.Imaging.Objects;

public class SegObjectTests
{
    [Fact]
    public void What_is_written_gives_the_same_voxels_names_and_organs()
    {
        var image = ObjectData.Image();
        var source = ObjectSource.Of(image);
        foreach (var seed in Enumerable.Range(1, 8))
        {
            var lesions = ObjectData.Lesions(image, seed);
            var read = SegObject.Read(ObjectData.File(SegObject.Write(source, lesions, "REL42", ObjectData.Options)));
            Assert.Equal([image.Series.Uid], read.Series);
            var drawn = read.On(source);
            Assert.Equal(lesions.Select(l => (l.Id, l.TrackingUid, l.Organ, l.Region)), drawn.Select(d => (d.Segment.TrackingId!, d.Segment.TrackingUid!, d.Segment.Organ, d.Drawn.Region)));
            Assert.Equal(["SEMIAUTOMATIC", "MANUAL", "SEMIAUTOMATIC"], drawn.Select(d => d.Segment.Algorithm));
            Assert.Equal(["REL42", null, "REL42"], drawn.Select(d => d.Segment.Method));
            Assert.All(drawn, d => Assert.Empty(d.Drawn.Warnings));
        }
    }

    [Fact]
    public void Only_slices_with_a_voxel_have_a_frame_and_each_names_its_image()
    {
        var image = ObjectData.Image();
        var lesions = ObjectData.Lesions(image);
        var data = ObjectData.File(SegObject.Write(ObjectSource.Of(image), lesions, "REL42", ObjectData.Options)).Data;
        var frames = data.Items(Tags.PerFrameFunctionalGroupsSequence);
        List<(int Segment, int Z)> expected = [.. lesions.SelectMany((l, i) => l.Region.All().Select(v => v.Z).Distinct().Select(z => (i + 1, z)))];
        Assert.Equal(expected.Count, data.Whole(Tags.NumberOfFrames));
        foreach (var (frame, (segment, z)) in frames.Zip(expected))
        {
            Assert.Equal(segment, frame.Item(Tags.SegmentIdentificationSequence)!.Whole(Tags.ReferencedSegmentNumber));
            Assert.Equal(image.Order.Headers[z].Text(Tags.SopInstanceUid), frame.Item(Tags.DerivationImageSequence)!.Item(Tags.SourceImageSequence)!.Text(Tags.ReferencedSopInstanceUid));
            Assert.Equal(image.Order.Headers[z].Numbers(Tags.ImagePositionPatient), frame.Item(Tags.PlanePositionSequence)!.Numbers(Tags.ImagePositionPatient));
        }
    }

    [SkippableFact] // QIICR/dcmqi: the report beside it says 33.5824 mL
    public void A_segmentation_of_another_program_has_the_volume_that_its_report_tells()
    {
        var file = DicomFile.Open(PetData.Shared("dcmqi_example", "seg.dcm"), "seg")!;
        var read = SegObject.Read(file);
        var segment = Assert.Single(read.Segments);
        Assert.Equal(("Neoplasm, Primary", OrganClass.Primary, "MANUAL"), (segment.Label, segment.Organ, segment.Algorithm));
        var positions = file.Data.Items(Tags.PerFrameFunctionalGroupsSequence).Select(f => f.Item(Tags.PlanePositionSequence)!.Numbers(Tags.ImagePositionPatient)).OrderBy(p => p[2]).ToList();
        var (first, spacing) = (positions[0], file.Data.Item(Tags.SharedFunctionalGroupsSequence)!.Item(Tags.PixelMeasuresSequence)!.Numbers(Tags.PixelSpacing));
        var grid = new ImageGrid { Slices = 13, Rows = 128, Columns = 128, Origin = new(first[0], first[1], first[2]), RowMm = spacing[0], ColumnMm = spacing[1], SliceMm = 3.375 };
        var source = new ObjectSource
        {
            Header = PetDraft.File(PetDraft.Slice(0).Text(Tags.FrameOfReferenceUid, read.FrameOfReference!)).Data, SeriesUid = read.Series[0], Grid = grid,
            Slices = [.. Enumerable.Range(0, 13).Select(z => new SourceSlice(null, null, null, grid.Centre(z, 0, 0), grid.Centre(z, 0, 0).Dot(grid.Through)))],
        };
        var drawn = Assert.Single(read.On(source)).Drawn;
        Assert.Equal(33.5824, drawn.Region.Voxels * grid.VoxelMl, 1e-3);
        Assert.Empty(drawn.Warnings);
    }

    [Fact]
    public void A_frame_that_is_turned_or_smaller_than_the_image_lies_where_it_says()
    {
        var image = ObjectData.Image(3, 5, 7);
        var source = ObjectSource.Of(image);
        var (grid, at) = (source.Grid, source.Slices[1].Position);
        // Three rows of two voxels: the frame's rows run down the image's column 4, from row 3 up.
        var corner = at + (4 * grid.ColumnMm * grid.Across) + (3 * grid.RowMm * grid.Down);
        var draft = Foreign(corner, [.. Numbers(-1 * grid.Down), .. Numbers(grid.Across)], [grid.ColumnMm, grid.RowMm], 3, 2, 0b001101);
        var drawn = Assert.Single(SegObject.Read(PetDraft.File(draft)).On(source)).Drawn;
        Assert.Equal(Region.Of([new Voxel(1, 3, 4), new(1, 3, 5), new(1, 2, 5)]), drawn.Region); // bits 0, 2 and 3: rows 0, 1 and 1, columns 0, 0 and 1
        Assert.Equal("W_OBJECT_SERIES", Assert.Single(drawn.Warnings).Code);
    }

    [Fact]
    public void What_cannot_be_taken_as_voxels_is_refused_with_its_code()
    {
        var image = ObjectData.Image(3, 5, 7);
        var source = ObjectSource.Of(image);
        var (grid, at) = (source.Grid, source.Slices[1].Position);
        DicomDraft Seg(Point? place = null, double row = 0, int rows = 5, int columns = 7) => Foreign(place ?? at, [.. Numbers(grid.Across), .. Numbers(grid.Down)], [row == 0 ? grid.RowMm : row, grid.ColumnMm], rows, columns, 1);
        Assert.Equal(1, Assert.Single(SegObject.Read(PetDraft.File(Seg())).On(source)).Drawn.Region.Voxels);
        (string, DicomDraft)[] cases =
        [
            ("E_SEG_TYPE", Seg().Text(Tags.SegmentationType, "FRACTIONAL")), ("E_OBJECT_FRAME", Seg().Text(Tags.FrameOfReferenceUid, "2.25.99")), ("E_MASK_GRID", Seg(at + (0.3 * grid.RowMm * grid.Down))),
            ("E_MASK_GRID", Seg(at + (0.5 * grid.SliceMm * grid.Through))), ("E_MASK_GRID", Seg(row: 1.1 * grid.RowMm)), ("E_MASK_GRID", Seg(at - (grid.ColumnMm * grid.Across))),
            ("E_OBJECT_FORM", Seg().Number(Tags.NumberOfFrames, 2)), ("E_OBJECT_FORM", Seg().Number(Tags.BitsAllocated, 8)), ("E_DICOM_TRUNCATED", Seg(rows: 500)),
            ("E_OBJECT_FORM", Seg().Sequence(Tags.SegmentSequence, new DicomDraft().Number(Tags.SegmentNumber, 2))), ("E_OBJECT_FORM", Seg().Sequence(Tags.SegmentSequence, new DicomDraft().Number(Tags.SegmentNumber, 1), new DicomDraft().Number(Tags.SegmentNumber, 1))),
            ("E_OBJECT_KIND", PetDraft.Slice(0)),
        ];
        foreach (var (code, draft) in cases)
            Assert.Equal(code, Assert.Throws<RefusedException>(() => SegObject.Read(PetDraft.File(draft)).On(source)).Problem.Code);
    }

    private static double[] Numbers(Point p) => [p.X, p.Y, p.Z];

    /// <summary>One frame of one segment, as another program may write it.</summary>
    private static DicomDraft Foreign(Point corner, double[] directions, double[] spacing, int rows, int columns, byte bits) => new DicomDraft().Text(Tags.SopClassUid, "1.2.840.10008.5.1.4.1.1.66.4").Text(Tags.SopInstanceUid, "2.25.8")
        .Text(Tags.FrameOfReferenceUid, ObjectData.Frame).Text(Tags.SegmentationType, "BINARY").Number(Tags.Rows, rows).Number(Tags.Columns, columns).Number(Tags.NumberOfFrames, 1).Number(Tags.BitsAllocated, 1)
        .Sequence(Tags.ReferencedSeriesSequence, new DicomDraft().Text(Tags.SeriesInstanceUid, "2.25.44")).Sequence(Tags.SegmentSequence, new DicomDraft().Number(Tags.SegmentNumber, 1).Text(Tags.SegmentLabel, "tumour"))
        .Sequence(Tags.SharedFunctionalGroupsSequence, new DicomDraft().Sequence(Tags.PlaneOrientationSequence, new DicomDraft().Number(Tags.ImageOrientationPatient, directions)).Sequence(Tags.PixelMeasuresSequence, new DicomDraft().Number(Tags.PixelSpacing, spacing)))
        .Sequence(Tags.PerFrameFunctionalGroupsSequence, new DicomDraft().Sequence(Tags.PlanePositionSequence, new DicomDraft().Number(Tags.ImagePositionPatient, Numbers(corner))).Sequence(Tags.SegmentIdentificationSequence, new DicomDraft().Number(Tags.ReferencedSegmentNumber, 1)))
        .Bytes(Tags.PixelData, "OB", [bits, 0, 0, 0, 0, 0]);
}
