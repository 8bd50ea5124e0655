using Islet.Imaging.Dicom;
using Islet.Imaging.Quantify;

namespace Islet.Imaging.Objects;

/// <summary>Lesions as a segmentation: binary, a segment a lesion, a frame for each slice that a lesion touches (PS3.3 A.51, C.8.20; pet-quantification 12).</summary>
internal static class SegWriter
{
    private static readonly CodedEntry Derivation = new("113076", "DCM", "Segmentation"), Purpose = new("121322", "DCM", "Source image for image processing operation");

    private sealed record Frame(int Segment, int Slice, ReadOnlyMemory<Run> Runs);

    /// <param name="lesions">At least one, each with a voxel.</param>
    /// <param name="method">Id of the segmentation method; a lesion without a threshold was drawn by hand.</param>
    /// <exception cref="Islet.Course.RefusedException">E_OBJECT_SOURCE, E_OBJECT_TEXT.</exception>
    public static WrittenObject Write(ObjectSource source, IReadOnlyList<MeasuredLesion> lesions, string method, ObjectOptions options)
    {
        if (lesions.Count is 0 or > ushort.MaxValue || lesions.Any(l => l.Region.IsEmpty))
            throw new ArgumentException($"{lesions.Count} lesions, or one without a voxel.", nameof(lesions));
        var grid = source.Grid;
        List<Frame> frames = [.. lesions.SelectMany((lesion, i) => FramesOf(lesion.Region, i + 1))];
        int[] slices = [.. frames.Select(f => f.Slice).Distinct().Order()];
        var organization = DerivedUid.Of("dimensions", options.Uid(source.SeriesUid));
        var draft = ObjectHead.Of(source, options, "SEG", "Lesions (Islet)", 0).Content(options).Frame(source, options)
            .Text(Tags.ImageType, "DERIVED", "PRIMARY").Text(Tags.ContentLabel, "LESIONS").Text(Tags.ContentDescription, "Lesions accepted in Islet").Text(Tags.ContentCreatorName, options.Reader ?? "")
            .Number(Tags.SamplesPerPixel, 1).Text(Tags.PhotometricInterpretation, "MONOCHROME2").Number(Tags.NumberOfFrames, frames.Count).Number(Tags.Rows, grid.Rows).Number(Tags.Columns, grid.Columns)
            .Number(Tags.BitsAllocated, 1).Number(Tags.BitsStored, 1).Number(Tags.HighBit, 0).Number(Tags.PixelRepresentation, 0).Text(Tags.LossyImageCompression, "00").Text(Tags.SegmentationType, "BINARY")
            .Sequence(Tags.SegmentSequence, lesions.Select((l, i) => Segment(l, i + 1, method, options)))
            .Sequence(Tags.ReferencedSeriesSequence, new DicomDraft().Text(Tags.SeriesInstanceUid, options.Uid(source.SeriesUid))
                .Sequence(Tags.ReferencedInstanceSequence, ObjectHead.Instances(slices.Select(z => source.Slices[z]), options)))
            .Sequence(Tags.DimensionOrganizationSequence, new DicomDraft().Text(Tags.DimensionOrganizationUid, organization))
            .Sequence(Tags.DimensionIndexSequence, Index(organization, Tags.ReferencedSegmentNumber, Tags.SegmentIdentificationSequence), Index(organization, Tags.ImagePositionPatient, Tags.PlanePositionSequence))
            .Sequence(Tags.SharedFunctionalGroupsSequence, new DicomDraft()
                .Sequence(Tags.PlaneOrientationSequence, new DicomDraft().Number(Tags.ImageOrientationPatient, [.. ObjectHead.Numbers(grid.Across), .. ObjectHead.Numbers(grid.Down)]))
                .Sequence(Tags.PixelMeasuresSequence, new DicomDraft().Number(Tags.SliceThickness, grid.SliceMm).Number(Tags.SpacingBetweenSlices, grid.SliceMm).Number(Tags.PixelSpacing, grid.RowMm, grid.ColumnMm)))
            .Sequence(Tags.PerFrameFunctionalGroupsSequence, frames.Select(f => Groups(f, Array.BinarySearch(slices, f.Slice) + 1, source, options)))
            .Bytes(Tags.PixelData, "OB", Bits(frames, grid));
        return WrittenObject.Of(draft, WrittenObject.Segmentation);
    }

    private static IEnumerable<Frame> FramesOf(Region region, int segment)
    {
        var runs = region.Memory;
        for (var (first, i) = (0, 1); i <= runs.Length; i++)
            if (i == runs.Length || runs.Span[i].Z != runs.Span[first].Z)
            {
                yield return new(segment, runs.Span[first].Z, runs[first..i]);
                first = i;
            }
    }

    private static DicomDraft Segment(MeasuredLesion lesion, int number, string method, ObjectOptions options)
    {
        var item = new DicomDraft().Number(Tags.SegmentNumber, number).Text(Tags.SegmentLabel, lesion.Id).Text(Tags.SegmentAlgorithmType, lesion.Threshold is null ? "MANUAL" : "SEMIAUTOMATIC")
            .Text(Tags.TrackingId, lesion.Id).Text(Tags.TrackingUid, options.Uid(lesion.TrackingUid)).Number(Tags.RecommendedDisplayCieLabValue, 43803, 26565, 37722)
            .Coded(Tags.SegmentedPropertyCategoryCodeSequence, TumourCodes.AbnormalStructure).Coded(Tags.SegmentedPropertyTypeCodeSequence, TumourCodes.Finding(lesion.Organ));
        if (lesion.Threshold is not null)
            item.Text(Tags.SegmentAlgorithmName, method);
        return TumourCodes.Site(lesion.Organ) is { } site ? item.Coded(Tags.AnatomicRegionSequence, site) : item;
    }

    private static DicomDraft Index(string organization, DicomTag pointer, DicomTag group) => new DicomDraft().Text(Tags.DimensionOrganizationUid, organization)
        .Tag(Tags.DimensionIndexPointer, pointer).Tag(Tags.FunctionalGroupPointer, group).Text(Tags.DimensionDescriptionLabel, Tags.KeywordOf(pointer)!);

    private static DicomDraft Groups(Frame frame, int position, ObjectSource source, ObjectOptions options)
    {
        var slice = source.Slices[frame.Slice];
        var item = new DicomDraft().Sequence(Tags.FrameContentSequence, new DicomDraft().Number(Tags.DimensionIndexValues, frame.Segment, position))
            .Sequence(Tags.PlanePositionSequence, new DicomDraft().Number(Tags.ImagePositionPatient, ObjectHead.Numbers(slice.Position)))
            .Sequence(Tags.SegmentIdentificationSequence, new DicomDraft().Number(Tags.ReferencedSegmentNumber, frame.Segment));
        return ObjectHead.Reference(slice, options) is { } image
            ? item.Sequence(Tags.DerivationImageSequence, new DicomDraft().Coded(Tags.DerivationCodeSequence, Derivation).Sequence(Tags.SourceImageSequence, image.Coded(Tags.PurposeOfReferenceCodeSequence, Purpose)))
            : item;
    }

    /// <summary>Frame after frame without a gap, the first voxel in the lowest bit (PS3.5 8.1.1, D.4).</summary>
    private static byte[] Bits(List<Frame> frames, ImageGrid grid)
    {
        var bits = new byte[checked((int)((((long)frames.Count * grid.SliceLength) + 7) / 8))];
        for (var i = 0; i < frames.Count; i++)
            foreach (var run in frames[i].Runs.Span)
                for (long bit = ((long)i * grid.SliceLength) + ((long)run.Y * grid.Columns) + run.First, last = bit + run.Length; bit < last; bit++)
                    bits[bit >> 3] |= (byte)(1 << (int)(bit & 7));
        return bits;
    }
}
