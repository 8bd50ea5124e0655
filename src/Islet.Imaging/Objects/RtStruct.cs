using Islet.Imaging.Dicom;
using Islet.Imaging.Quantify;

namespace Islet.Imaging.Objects;

/// <summary>Contours of radiotherapy (PS3.3 A.19). Volumes change when contours become voxels, and the other way round they do not.</summary>
public sealed record RtStruct(IReadOnlyList<string> Series, IReadOnlyList<RtRoi> Rois)
{
    public static bool Is(DicomFile file) => file.Data.Text(Tags.SopClassUid) == WrittenObject.Structures;

    /// <exception cref="Islet.Course.RefusedException">E_OBJECT_KIND, E_OBJECT_FORM, E_CONTOUR, E_DICOM_SIZE.</exception>
    public static RtStruct Read(DicomFile file)
    {
        var (data, where) = (file.Data, file.Where);
        if (!Is(file))
            throw ObjectProblems.Kind($"{where}, {Tags.SopClassUid}", "contours (RTSTRUCT)");
        var frames = data.Items(Tags.ReferencedFrameOfReferenceSequence);
        var onlyFrame = frames.Count == 1 ? frames[0].Text(Tags.FrameOfReferenceUid) : data.Text(Tags.FrameOfReferenceUid);
        string[] series = [.. frames.SelectMany(f => f.Items(Tags.RtReferencedStudySequence)).SelectMany(s => s.Items(Tags.RtReferencedSeriesSequence)).Select(s => s.Text(Tags.SeriesInstanceUid))
            .OfType<string>().Where(UidText.IsUid).Distinct(StringComparer.Ordinal)];
        var (rois, left) = (new List<RtRoi>(), ContourData.MostPoints);
        var drawn = data.Items(Tags.RoiContourSequence).ToLookup(c => c.Whole(Tags.ReferencedRoiNumber));
        foreach (var item in data.Items(Tags.StructureSetRoiSequence))
        {
            if (item.Whole(Tags.RoiNumber) is not { } number || rois.Exists(r => r.Number == number))
                throw ObjectProblems.Form($"{where}, {Tags.RoiNumber}", "none, or the same twice", "a number of its own for each region");
            var at = FormattableString.Invariant($"{where}, region {rois.Count + 1}");
            var (contours, others) = (new List<RtContour>(), 0);
            foreach (var contour in drawn[number].SelectMany(c => c.Items(Tags.ContourSequence)))
                if (contour.Text(Tags.ContourGeometricType) is "CLOSED_PLANAR" or "CLOSEDPLANAR_XOR")
                {
                    var points = ContourData.Read(contour, left, FormattableString.Invariant($"{at}, contour {contours.Count + others + 1}"));
                    left -= points.Length;
                    if (points.Length >= 3)
                        contours.Add(new(points));
                    else
                        others++;
                }
                else
                    others++;
            rois.Add(new(number, item.Text(Tags.RoiName) ?? "", item.Text(Tags.ReferencedFrameOfReferenceUid) ?? onlyFrame, contours, others, at, series));
        }
        return new(series, rois);
    }

    /// <inheritdoc cref="RtStructWriter.Write"/>
    public static WrittenObject Write(ObjectSource source, IReadOnlyList<MeasuredLesion> lesions, ObjectOptions options) => RtStructWriter.Write(source, lesions, options);
}
