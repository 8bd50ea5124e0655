using System.Globalization;
using Islet.Imaging.Dicom;

namespace Islet.Imaging.Objects;

/// <summary>What every object has: patient, study, series, maker (PS3.3 C.7.1 to C.7.5).</summary>
internal static class ObjectHead
{
    public const string Maker = "Islet";

    private static readonly DicomTag[] OfPatientAndStudy =
    [
        Tags.StudyDate, Tags.StudyTime, Tags.AccessionNumber, Tags.ReferringPhysicianName, Tags.StudyId, Tags.PatientName, Tags.PatientId, Tags.PatientBirthDate, Tags.PatientSex,
    ];

    /// <param name="offset">Added to the number of the series.</param>
    public static DicomDraft Of(ObjectSource source, ObjectOptions options, string modality, string description, int offset)
    {
        if (!UidText.IsUid(source.StudyUid) || !UidText.IsUid(source.SeriesUid))
            throw ObjectProblems.Source($"{Tags.StudyInstanceUid}, {Tags.SeriesInstanceUid}", "none", "the UIDs of study and series");
        var draft = new DicomDraft().Text(Tags.SpecificCharacterSet, "ISO_IR 192").Text(Tags.Modality, modality).Text(Tags.SeriesDescription, description)
            .Number(Tags.SeriesNumber, options.SeriesNumber + offset).Number(Tags.InstanceNumber, 1).Text(Tags.StudyInstanceUid, options.Uid(source.StudyUid!))
            .Text(Tags.Manufacturer, Maker).Text(Tags.ManufacturerModelName, Maker).Text(Tags.DeviceSerialNumber, "none").Text(Tags.SoftwareVersions, options.Version)
            .Text(Tags.SeriesDate, Date(options)).Text(Tags.SeriesTime, Time(options));
        if (options.WithoutIdentity is not { } removed)
        {
            foreach (var tag in OfPatientAndStudy)
                draft.Text(tag, CharacterSet.Text(source.Header, tag) ?? "");
            return CharacterSet.Text(source.Header, Tags.StudyDescription) is { } study ? draft.Text(Tags.StudyDescription, study) : draft;
        }
        if (removed.Key.Length < 16)
            throw new ArgumentException($"A key of {removed.Key.Length} bytes; at least 16.", nameof(options));
        foreach (var tag in OfPatientAndStudy)
            draft.Text(tag, "");
        return draft.Text(Tags.PatientName, removed.Pseudonym).Text(Tags.PatientId, removed.Pseudonym).Text(Tags.PatientIdentityRemoved, "YES")
            .Text(Tags.DeidentificationMethod, "Islet: new UIDs by key, no dates, no free text");
    }

    public static string Date(ObjectOptions options) => options.Written.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static string Time(ObjectOptions options) => options.Written.ToString("HHmmss", CultureInfo.InvariantCulture);

    public static DicomDraft Content(this DicomDraft draft, ObjectOptions options) => draft.Text(Tags.ContentDate, Date(options)).Text(Tags.ContentTime, Time(options));

    /// <exception cref="Islet.Course.RefusedException">E_OBJECT_SOURCE: place without a frame of reference is no place.</exception>
    public static DicomDraft Frame(this DicomDraft draft, ObjectSource source, ObjectOptions options) => draft.Text(Tags.FrameOfReferenceUid, FrameOf(source, options)).Text(Tags.PositionReferenceIndicator, "");

    public static string FrameOf(ObjectSource source, ObjectOptions options) => source.FrameOfReference is { } frame && UidText.IsUid(frame) ? options.Uid(frame)
        : throw ObjectProblems.Source($"{Tags.FrameOfReferenceUid}", "none", "the frame of reference of the images");

    /// <summary>An item that names a slice; null for one of an accepted gap.</summary>
    public static DicomDraft? Reference(SourceSlice slice, ObjectOptions options)
    {
        if (slice.SopClassUid is null && slice.SopInstanceUid is null)
            return null;
        if (!UidText.IsUid(slice.SopClassUid) || !UidText.IsUid(slice.SopInstanceUid))
            throw ObjectProblems.Source($"{Tags.SopInstanceUid}", "a slice without one", "the UID of every slice");
        var item = Instance(slice.SopClassUid!, options.Uid(slice.SopInstanceUid!));
        return slice.Frame is { } frame ? item.Number(Tags.ReferencedFrameNumber, frame) : item;
    }

    public static DicomDraft Instance(string sopClass, string sopInstance) => new DicomDraft().Text(Tags.ReferencedSopClassUid, sopClass).Text(Tags.ReferencedSopInstanceUid, sopInstance);

    /// <summary>The instances of slices, each file once.</summary>
    public static IEnumerable<DicomDraft> Instances(IEnumerable<SourceSlice> slices, ObjectOptions options) =>
        slices.Where(s => s.SopInstanceUid is not null).DistinctBy(s => s.SopInstanceUid).Select(s => Reference(s with { Frame = null }, options)!);

    public static DicomDraft Tag(this DicomDraft draft, DicomTag tag, DicomTag value) =>
        draft.Bytes(tag, "AT", [(byte)(value.Group & 0xFF), (byte)(value.Group >> 8), (byte)(value.Element & 0xFF), (byte)(value.Element >> 8)]);

    public static DicomDraft Coded(this DicomDraft draft, DicomTag tag, CodedEntry code) => draft.Sequence(tag, code.Draft());

    public static double[] Numbers(Point p) => [p.X, p.Y, p.Z];
}
