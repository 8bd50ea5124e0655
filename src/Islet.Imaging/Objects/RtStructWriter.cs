using Islet.Imaging.Dicom;
using Islet.Imaging.Quantify;

namespace Islet.Imaging.Objects;

/// <summary>Lesions as contours along voxel edges: read back on the same slices they give exactly the same voxels (PS3.3 A.19, C.8.8.5, C.8.8.6).</summary>
internal static class RtStructWriter
{
    private const string StudyManagement = "1.2.840.10008.3.1.2.3.1";

    /// <exception cref="Islet.Course.RefusedException">E_OBJECT_SOURCE, E_OBJECT_TEXT.</exception>
    public static WrittenObject Write(ObjectSource source, IReadOnlyList<MeasuredLesion> lesions, ObjectOptions options)
    {
        if (lesions.Count == 0 || lesions.Any(l => l.Region.IsEmpty))
            throw new ArgumentException($"{lesions.Count} lesions, or one without a voxel.", nameof(lesions));
        var frame = ObjectHead.FrameOf(source, options);
        var draft = ObjectHead.Of(source, options, "RTSTRUCT", "Contours of lesions (Islet)", 3).Frame(source, options).Text(Tags.OperatorsName, options.Reader ?? "")
            .Text(Tags.StructureSetLabel, "LESIONS").Text(Tags.StructureSetDate, ObjectHead.Date(options)).Text(Tags.StructureSetTime, ObjectHead.Time(options))
            .Sequence(Tags.ReferencedFrameOfReferenceSequence, new DicomDraft().Text(Tags.FrameOfReferenceUid, frame)
                .Sequence(Tags.RtReferencedStudySequence, ObjectHead.Instance(StudyManagement, options.Uid(source.StudyUid!))
                    .Sequence(Tags.RtReferencedSeriesSequence, new DicomDraft().Text(Tags.SeriesInstanceUid, options.Uid(source.SeriesUid))
                        .Sequence(Tags.ContourImageSequence, ObjectHead.Instances(source.Slices, options)))))
            .Sequence(Tags.StructureSetRoiSequence, lesions.Select((l, i) => new DicomDraft().Number(Tags.RoiNumber, i + 1).Text(Tags.ReferencedFrameOfReferenceUid, frame).Text(Tags.RoiName, l.Id)
                .Text(Tags.RoiGenerationAlgorithm, l.Threshold is null ? "MANUAL" : "SEMIAUTOMATIC")))
            .Sequence(Tags.RoiContourSequence, lesions.Select((l, i) => new DicomDraft().Number(Tags.ReferencedRoiNumber, i + 1).Number(Tags.RoiDisplayColor, 255, 0, 0).Sequence(Tags.ContourSequence, Contours(l.Region, source, options))))
            .Sequence(Tags.RtRoiObservationsSequence, lesions.Select((l, i) => new DicomDraft().Number(Tags.ObservationNumber, i + 1).Number(Tags.ReferencedRoiNumber, i + 1)
                .Text(Tags.RtRoiInterpretedType, "").Text(Tags.RoiInterpreter, "")));
        return WrittenObject.Of(draft, WrittenObject.Structures, TransferSyntax.ImplicitLittle);
    }

    private static List<DicomDraft> Contours(Region region, ObjectSource source, ObjectOptions options)
    {
        var (contours, runs) = (new List<DicomDraft>(), region.Memory);
        for (var (first, i) = (0, 1); i <= runs.Length; i++)
            if (i == runs.Length || runs.Span[i].Z != runs.Span[first].Z)
            {
                var slice = source.Slices[runs.Span[first].Z];
                foreach (var line in Outline.Of(runs.Span[first..i]))
                    contours.Add(Contour(line, slice, source.Grid, options));
                first = i;
            }
        return contours;
    }

    private static DicomDraft Contour(List<(double X, double Y)> line, SourceSlice slice, ImageGrid grid, ObjectOptions options)
    {
        var draft = new DicomDraft().Text(Tags.ContourGeometricType, "CLOSED_PLANAR").Number(Tags.NumberOfContourPoints, line.Count)
            .Number(Tags.ContourData, [.. line.SelectMany(p => ObjectHead.Numbers(slice.Position + (p.X * grid.ColumnMm * grid.Across) + (p.Y * grid.RowMm * grid.Down)))]);
        return ObjectHead.Reference(slice, options) is { } image ? draft.Sequence(Tags.ContourImageSequence, image) : draft;
    }
}
