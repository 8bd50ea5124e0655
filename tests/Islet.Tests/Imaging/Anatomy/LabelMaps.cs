using System.Buffers.Binary;
using Islet.Imaging;
using Islet.Imaging.Dicom;
using Islet.Imaging.Nifti;
using Islet.Imaging.Objects;

namespace Islet.Tests.Imaging.Anatomy;

/// <summary>Organs as other programs write them: NIfTI-1 of bytes, and binary segmentations of DICOM.</summary>
internal static class LabelMaps
{
    /// <param name="mirrored">The first axis runs to the patient's right and the third to his feet.</param>
    /// <param name="shear">mm to the left for each mm to the back: 0 is a volume.</param>
    public static byte[] Nifti(ImageGrid grid, Func<Point, int> label, bool mirrored = false, double shear = 0, Point moved = default)
    {
        var (first, last) = (grid.Centre(0, 0, 0), grid.Centre(grid.Slices - 1, 0, grid.Columns - 1));
        var origin = mirrored ? new Point(last.X, first.Y, last.Z) : first;
        var (x, z) = (mirrored ? -grid.ColumnMm : grid.ColumnMm, mirrored ? -grid.SliceMm : grid.SliceMm);
        var bytes = new byte[352 + grid.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, 348);
        foreach (var (to, v) in new[] { (40, 3), (42, grid.Columns), (44, grid.Rows), (46, grid.Slices), (48, 1), (70, 2), (254, 1) })
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(to), (short)v);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(108), 352);
        double[] affine = [-x, -shear * grid.RowMm, 0, -(origin.X + moved.X), 0, -grid.RowMm, 0, -(origin.Y + moved.Y), 0, 0, z, origin.Z + moved.Z]; // NIfTI's world grows to the right and to the front
        for (var i = 0; i < 12; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(280 + (4 * i)), (float)affine[i]);
        "n+1\0"u8.CopyTo(bytes.AsSpan(344));
        for (var (k, at) = (0, 352); k < grid.Slices; k++)
            for (var j = 0; j < grid.Rows; j++)
                for (var i = 0; i < grid.Columns; i++, at++)
                    bytes[at] = (byte)label(origin + new Point(i * x, j * grid.RowMm, k * z));
        return bytes;
    }

    public static NiftiFile Read(byte[] nifti)
    {
        using var stream = new MemoryStream(nifti);
        return NiftiFile.Read(stream);
    }

    public const string Frame = "2.25.77";

    /// <summary>A segment an organ, a frame a slice that it touches.</summary>
    public static SegObject Seg(ImageGrid grid, params (CodedEntry Category, CodedEntry Type, string Label, Region Region)[] organs) => SegObject.Read(PetDraft.File(Draft(grid, organs)));

    public static DicomDraft Draft(ImageGrid grid, params (CodedEntry Category, CodedEntry Type, string Label, Region Region)[] organs)
    {
        List<(int Segment, int Z)> frames = [.. organs.SelectMany((o, i) => o.Region.All().Select(v => v.Z).Distinct().Select(z => (i + 1, z)))];
        var bits = new byte[((frames.Count * grid.SliceLength) + 7) / 8];
        foreach (var ((segment, z), f) in frames.Select((f, i) => (f, i)))
            foreach (var v in organs[segment - 1].Region.All().Where(v => v.Z == z))
                if ((f * grid.SliceLength) + (v.Y * grid.Columns) + v.X is var bit)
                    bits[bit >> 3] |= (byte)(1 << (bit & 7));
        static DicomDraft Group(DicomTag sequence, DicomDraft item) => new DicomDraft().Sequence(sequence, item);
        return new DicomDraft().Text(Tags.SopClassUid, "1.2.840.10008.5.1.4.1.1.66.4").Text(Tags.SopInstanceUid, "2.25.78").Text(Tags.Modality, "SEG").Text(Tags.FrameOfReferenceUid, Frame).Text(Tags.SegmentationType, "BINARY")
            .Number(Tags.Rows, grid.Rows).Number(Tags.Columns, grid.Columns).Number(Tags.NumberOfFrames, frames.Count).Number(Tags.BitsAllocated, 1)
            .Sequence(Tags.SegmentSequence, organs.Select((o, i) => new DicomDraft().Number(Tags.SegmentNumber, i + 1).Text(Tags.SegmentLabel, o.Label)
                .Sequence(Tags.SegmentedPropertyCategoryCodeSequence, Code(o.Category)).Sequence(Tags.SegmentedPropertyTypeCodeSequence, Code(o.Type))))
            .Sequence(Tags.SharedFunctionalGroupsSequence, Group(Tags.PlaneOrientationSequence, new DicomDraft().Number(Tags.ImageOrientationPatient, 1, 0, 0, 0, 1, 0))
                .Sequence(Tags.PixelMeasuresSequence, new DicomDraft().Number(Tags.PixelSpacing, grid.RowMm, grid.ColumnMm)))
            .Sequence(Tags.PerFrameFunctionalGroupsSequence, frames.Select(f => Group(Tags.SegmentIdentificationSequence, new DicomDraft().Number(Tags.ReferencedSegmentNumber, f.Segment))
                .Sequence(Tags.PlanePositionSequence, new DicomDraft().Number(Tags.ImagePositionPatient, grid.Centre(f.Z, 0, 0).X, grid.Centre(f.Z, 0, 0).Y, grid.Centre(f.Z, 0, 0).Z))))
            .Bytes(Tags.PixelData, "OB", bits);
    }

    private static DicomDraft Code(CodedEntry code) => new DicomDraft().Text(Tags.CodeValue, code.Value).Text(Tags.CodingSchemeDesignator, code.Scheme).Text(Tags.CodeMeaning, code.Meaning);
}
