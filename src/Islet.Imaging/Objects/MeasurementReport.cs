using Islet.Imaging.Dicom;
using Islet.Imaging.Quantify;

namespace Islet.Imaging.Objects;

/// <summary>What a report is written of.</summary>
/// <param name="Lesions">Those of the segmentation, in its order.</param>
/// <param name="Segmentation">Null: no lesion was accepted.</param>
/// <param name="ValueMap">By what stored numbers became SUV.</param>
public sealed record ReportContent(IReadOnlyList<MeasuredLesion> Lesions, IReadOnlyList<ReferenceRegion> References, Provenance Provenance, WrittenObject? Segmentation, WrittenObject? ValueMap);

/// <summary>One number of a report, with the codes that say what it is.</summary>
public sealed record ReportedNumber(CodedEntry Concept, CodedEntry? Derivation, CodedEntry? Method, double Value, CodedEntry Unit);

/// <summary>A lesion's or a reference region's numbers, as a report tells them; what it does not tell is null.</summary>
/// <param name="Segment">Number of the segment in <paramref name="SegmentationUid"/>.</param>
/// <param name="Texts">Name, version and parameters of the algorithm, in the file's words.</param>
public sealed record ReportedGroup(string? TrackingId, string? TrackingUid, CodedEntry? Finding, CodedEntry? Site, string? SegmentationUid, int? Segment, string? ValueMapUid, IReadOnlyList<ReportedNumber> Numbers,
    IReadOnlyList<string> Texts, bool? Leak, bool? Accepted)
{
    public OrganClass? Organ => TumourCodes.Organ(Finding, Site);

    public bool IsReference => TumourCodes.ReferenceTissue.Says(Finding);

    public double? SuvMean => Suv(TumourCodes.Mean);

    public double? SuvMax => Suv(TumourCodes.Maximum);

    public double? SuvMin => Suv(TumourCodes.Minimum);

    public double? Sd => Suv(TumourCodes.Deviation);

    public double? Median => Suv(TumourCodes.Median);

    /// <summary>PEAK_IBSI_LOC, or the peak of another program that does not say which.</summary>
    public double? SuvPeakAtMax => Find(TumourCodes.Suv, TumourCodes.Peak, TumourCodes.PeakAtMax) ?? Numbers.FirstOrDefault(n => TumourCodes.Suv.Says(n.Concept) && TumourCodes.Peak.Says(n.Derivation) && n.Method is null)?.Value;

    public double? SuvPeakHighest => Find(TumourCodes.Suv, TumourCodes.Peak, TumourCodes.PeakHighest);

    public double? Ml => Numbers.FirstOrDefault(n => TumourCodes.Volume.Says(n.Concept) && n.Unit is { Scheme: "UCUM", Value: "ml" or "mL" or "cm3" })?.Value;

    public double? TlaG => Numbers.FirstOrDefault(n => TumourCodes.Tla.Says(n.Concept))?.Value;

    public int? Voxels => Numbers.FirstOrDefault(n => TumourCodes.Voxels.Says(n.Concept)) is { Value: >= 0 and <= int.MaxValue and var n } ? (int)n : null;

    public double? Threshold => Numbers.FirstOrDefault(n => TumourCodes.Threshold.Says(n.Concept))?.Value;

    private double? Suv(CodedEntry derivation) => Find(TumourCodes.Suv, derivation, null);

    private double? Find(CodedEntry concept, CodedEntry derivation, CodedEntry? method) =>
        Numbers.FirstOrDefault(n => concept.Says(n.Concept) && derivation.Says(n.Derivation) && (method is null || method.Says(n.Method)))?.Value;
}

/// <summary>A structured report of measurements (TID 1500, PS3.16): numbers lesion by lesion.</summary>
/// <param name="Device">Name and version of the program that observed.</param>
/// <param name="Reader">Who observed, if somebody is named.</param>
public sealed record MeasurementReport(string? Language, string? Device, string? Reader, IReadOnlyList<ReportedGroup> Lesions, IReadOnlyList<ReportedGroup> References)
{
    public static bool Is(DicomFile file) => file.Data.Text(Tags.SopClassUid) is WrittenObject.Report or WrittenObject.EnhancedReport or WrittenObject.Report3D;

    /// <inheritdoc cref="ReportReader.Read"/>
    public static MeasurementReport Read(DicomFile file) => ReportReader.Read(file);

    /// <inheritdoc cref="ReportWriter.Write"/>
    public static WrittenObject Write(ObjectSource source, ReportContent content, ObjectOptions options) => ReportWriter.Write(source, content, options);
}
