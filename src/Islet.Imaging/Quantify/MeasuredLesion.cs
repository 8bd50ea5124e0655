namespace Islet.Imaging.Quantify;

/// <summary>A lesion that a reader accepted, as it stands in one image; in a result that nobody accepted (Provenance.AcceptedBy null) a proposed one.</summary>
/// <param name="Number">In this image, from 1.</param>
/// <param name="Id">Identity over all studies of the course ("L1"): DICOM's tracking identifier.</param>
/// <param name="TrackingUid">DICOM's tracking unique identifier, the same in every study.</param>
/// <param name="Threshold">SUV; null: drawn by hand.</param>
public sealed record MeasuredLesion(int Number, string Id, string TrackingUid, Region Region, LesionNumbers Numbers, OrganClass? Organ, double? Threshold, bool Leak)
{
    /// <summary>Number of the candidate that it was; null: drawn by hand, or several joined.</summary>
    public int? Candidate { get; init; }
}
