using System.Globalization;
using Islet.Imaging.Dicom;
using Islet.Imaging.Quantify;
using static Islet.Imaging.Objects.ReportItem;

namespace Islet.Imaging.Objects;

/// <summary>Numbers as a structured report: TID 1500 with a group of TID 1411 for each lesion, and one of TID 1501 for each reference region (pet-quantification 12).</summary>
internal static class ReportWriter
{
    /// <exception cref="Islet.Course.RefusedException">E_OBJECT_SOURCE, E_OBJECT_TEXT.</exception>
    public static WrittenObject Write(ObjectSource source, ReportContent content, ObjectOptions options)
    {
        if (content.Lesions.Count > 0 != content.Segmentation is not null)
            throw new ArgumentException("Lesions come with their segmentation, and it with them.", nameof(content));
        var root = ObjectHead.Of(source, options, "SR", "Measurements of lesions (Islet)", 1).Content(options)
            .Text(Tags.CompletionFlag, content.Provenance.AcceptedBy is null ? "PARTIAL" : "COMPLETE").Text(Tags.VerificationFlag, "UNVERIFIED")
            .Sequence(Tags.ReferencedPerformedProcedureStepSequence).Sequence(Tags.PerformedProcedureCodeSequence)
            .Sequence(Tags.CurrentRequestedProcedureEvidenceSequence, Evidence(source, content, options));
        return WrittenObject.Of(Container(root, null, ReportCodes.Report, "1500",
        [
            Code(Modifier, ReportCodes.Language, ReportCodes.English), .. Observers(options), Code(Modifier, ReportCodes.Procedure, IsSpect(source) ? ReportCodes.Spect : ReportCodes.Pet), Library(source, options),
            Container(Contains, ReportCodes.Measurements, null, [.. content.Lesions.Select((l, i) => Lesion(source, content, l, i + 1, options)), .. content.References.Select(r => Reference(source, content, r, options))]),
        ]), WrittenObject.Report);
    }

    /// <summary>TID 1001: the program, and the person where one is to be named.</summary>
    private static IEnumerable<DicomDraft> Observers(ObjectOptions options)
    {
        yield return Code(Context, ReportCodes.ObserverType, ReportCodes.Device);
        yield return Uid(Context, ReportCodes.DeviceUid, DicomDraft.Implementation);
        yield return Text(Context, ReportCodes.DeviceName, ObjectHead.Maker);
        yield return Text(Context, ReportCodes.DeviceMaker, ObjectHead.Maker);
        yield return Text(Context, ReportCodes.DeviceModel, $"{ObjectHead.Maker} {options.Version}");
        if (options.Reader is not { } reader)
            yield break;
        yield return Code(Context, ReportCodes.ObserverType, ReportCodes.Person);
        yield return Person(Context, ReportCodes.PersonName, reader);
    }

    private static bool IsSpect(ObjectSource source) => source.Header.Text(Tags.Modality) == "NM";

    private static DicomDraft Library(ObjectSource source, ObjectOptions options) => Container(Contains, ReportCodes.Library, "1600",
        Container(Contains, ReportCodes.LibraryGroup, null,
            [Code(Acquisition, ReportCodes.Modality, IsSpect(source) ? ReportCodes.ModalityNm : ReportCodes.ModalityPet), .. ObjectHead.Instances(source.Slices, options).Select(i => Image(Contains, null, i))]));

    private static DicomDraft Lesion(ObjectSource source, ReportContent content, MeasuredLesion lesion, int segment, ObjectOptions options)
    {
        var n = lesion.Numbers;
        List<DicomDraft> items =
        [
            Text(Context, ReportCodes.Tracking, lesion.Id), Uid(Context, ReportCodes.TrackingUid, options.Uid(lesion.TrackingUid)), Code(Contains, ReportCodes.Finding, TumourCodes.Finding(lesion.Organ)),
            Image(Contains, ReportCodes.Segment, ObjectHead.Instance(content.Segmentation!.SopClassUid, content.Segmentation.SopInstanceUid).Number(Tags.ReferencedSegmentNumber, segment)),
            Uid(Contains, ReportCodes.SourceSeries, options.Uid(source.SeriesUid)), .. Ways(content, lesion.Threshold is null ? "drawn by hand" : content.Provenance.Method, TumourCodes.Site(lesion.Organ)),
            .. Suvs(n.SuvMean, n.SuvMin, n.SuvMax, n.Sd), Number(TumourCodes.Suv, n.Median, TumourCodes.SuvUnit, By(ReportCodes.Derivation, TumourCodes.Median)),
            Number(TumourCodes.Suv, n.SuvPeakAtMax, TumourCodes.SuvUnit, By(ReportCodes.Derivation, TumourCodes.Peak), By(ReportCodes.Method, TumourCodes.PeakAtMax)),
            Number(TumourCodes.Suv, n.SuvPeakHighest, TumourCodes.SuvUnit, By(ReportCodes.Derivation, TumourCodes.Peak), By(ReportCodes.Method, TumourCodes.PeakHighest)),
            Volume(n.Ml), Number(TumourCodes.Tla, n.TlaG, TumourCodes.Gram), Number(TumourCodes.Voxels, n.Voxels, TumourCodes.VoxelUnit),
            .. lesion.Threshold is { } threshold ? [Number(TumourCodes.Threshold, threshold, TumourCodes.SuvUnit)] : Array.Empty<DicomDraft>(),
            Code(Contains, TumourCodes.Leak, lesion.Leak ? TumourCodes.Yes : TumourCodes.No),
        ];
        return Container(Contains, ReportCodes.Group, "1411", items);
    }

    private static DicomDraft Reference(ObjectSource source, ReportContent content, ReferenceRegion region, ObjectOptions options)
    {
        var (s, name) = (region.Statistics, region.Organ switch { ReferenceOrgan.Liver => "liver", ReferenceOrgan.Spleen => "spleen", ReferenceOrgan.BloodPool => "blood pool" });
        return Container(Contains, ReportCodes.Group, "1501",
        [
            Text(Context, ReportCodes.Tracking, $"reference region: {name}"), Uid(Context, ReportCodes.TrackingUid, DerivedUid.Of("reference", options.Uid(source.SeriesUid), name)),
            Code(Contains, ReportCodes.Finding, TumourCodes.ReferenceTissue), .. Ways(content, "sphere", TumourCodes.Site(region.Organ)),
            .. Suvs(s.Mean, s.Min, s.Max, s.Sd), Volume(region.Ml(source.Grid)), Number(TumourCodes.Voxels, s.Voxels, TumourCodes.VoxelUnit), Number(TumourCodes.Diameter, region.DiameterMm, TumourCodes.Millimetre),
            Code(Contains, TumourCodes.Accepted, region.Accepted ? TumourCodes.Yes : TumourCodes.No),
        ]);
    }

    /// <summary>How the numbers of a group came to be (pet-quantification 1).</summary>
    private static IEnumerable<DicomDraft> Ways(ReportContent content, string algorithm, CodedEntry? site)
    {
        var p = content.Provenance;
        if (content.ValueMap is { } map)
            yield return Composite(Contains, ReportCodes.ValueMap, ObjectHead.Instance(map.SopClassUid, map.SopInstanceUid));
        yield return Code(Modifier, ReportCodes.Method, TumourCodes.SuvMethod);
        if (site is not null)
            yield return Code(Modifier, ReportCodes.FindingSite, site);
        yield return Text(Modifier, ReportCodes.AlgorithmName, algorithm);
        yield return Text(Modifier, ReportCodes.AlgorithmVersion, p.Program);
        string[] parameters =
        [
            $"SUV: {p.SuvType}; {p.SuvPath}", $"tracer: {p.Tracer ?? "unknown"}", $"second method: {p.SecondMethod}", $"SUVpeak: {p.PeakVariant}",
            string.Create(CultureInfo.InvariantCulture, $"connectivity: {(int)p.Connectivity}; smallest candidate: {p.MinimumMl} mL"), $"physiological uptake: {p.ExcludedBy}",
            $"warnings: {(p.Warnings.Count == 0 ? "none" : string.Join(", ", p.Warnings.Select(w => w.Code).Distinct()))}",
        ];
        foreach (var parameter in parameters)
            yield return Text(Modifier, ReportCodes.AlgorithmParameters, parameter);
    }

    private static IEnumerable<DicomDraft> Suvs(double mean, double min, double max, double sd) =>
        new (CodedEntry Derivation, double Value)[] { (TumourCodes.Mean, mean), (TumourCodes.Minimum, min), (TumourCodes.Maximum, max), (TumourCodes.Deviation, sd) }
            .Select(v => Number(TumourCodes.Suv, v.Value, TumourCodes.SuvUnit, By(ReportCodes.Derivation, v.Derivation)));

    private static DicomDraft Volume(double ml) => Number(TumourCodes.Volume, ml, TumourCodes.Millilitre, By(ReportCodes.Method, TumourCodes.VolumeMethod));

    private static DicomDraft By(CodedEntry concept, CodedEntry value) => Code(Modifier, concept, value);

    /// <summary>Every instance that the report names (PS3.3 C.17.2.3), series by series.</summary>
    private static DicomDraft Evidence(ObjectSource source, ReportContent content, ObjectOptions options)
    {
        DicomDraft Series(string uid, params IEnumerable<DicomDraft> instances) => new DicomDraft().Text(Tags.SeriesInstanceUid, uid).Sequence(Tags.ReferencedSopSequence, instances);
        return new DicomDraft().Text(Tags.StudyInstanceUid, options.Uid(source.StudyUid!)).Sequence(Tags.ReferencedSeriesSequence,
            [Series(options.Uid(source.SeriesUid), ObjectHead.Instances(source.Slices, options)), .. new[] { content.Segmentation, content.ValueMap }.OfType<WrittenObject>().Select(o => Series(o.SeriesUid, ObjectHead.Instance(o.SopClassUid, o.SopInstanceUid)))]);
    }
}
