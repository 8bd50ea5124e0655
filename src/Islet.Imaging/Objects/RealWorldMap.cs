using Islet.Course;
using Islet.Imaging.Dicom;
using Islet.Imaging.Series;
using Islet.Imaging.Suv;

namespace Islet.Imaging.Objects;

/// <summary>By what the stored numbers of each image become SUVbw (PS3.3 A.46, C.7.6.16.2.11): value = stored × slope + intercept. Most PETs have another slope in every slice.</summary>
/// <param name="Slices">SOP instance of an image to its slope and intercept; of a frame of many "1.2.3 frame 4".</param>
public sealed record RealWorldMap(IReadOnlyDictionary<string, (double Slope, double Intercept)> Slices)
{
    private static readonly CodedEntry Quantity = new("246205007", "SCT", "Quantity") { Srt = "G-C1C6" }, Suv = new("126400", "DCM", "Standardized Uptake Value");

    /// <summary>Mappings to SUVbw; others of the same file are left alone.</summary>
    /// <exception cref="RefusedException">E_OBJECT_KIND, E_OBJECT_FORM.</exception>
    public static RealWorldMap Read(DicomFile file)
    {
        var (data, where) = (file.Data, file.Where);
        if (data.Text(Tags.SopClassUid) != WrittenObject.ValueMap)
            throw ObjectProblems.Kind($"{where}, {Tags.SopClassUid}", "a real world value mapping");
        var slices = new Dictionary<string, (double, double)>(StringComparer.Ordinal);
        foreach (var group in data.Items(Tags.ReferencedImageRealWorldValueMappingSequence))
            foreach (var map in group.Items(Tags.RealWorldValueMappingSequence).Where(m => TumourCodes.SuvUnit.Says(CodedEntry.Of(m.Item(Tags.MeasurementUnitsCodeSequence)))))
            {
                if (map.Number(Tags.RealWorldValueSlope) is not { } slope || map.Number(Tags.RealWorldValueIntercept) is not { } intercept)
                    throw ObjectProblems.Form($"{where}, {Tags.RealWorldValueSlope}, {Tags.RealWorldValueIntercept}", "no number", "two numbers");
                foreach (var image in group.Items(Tags.ReferencedImageSequence).SelectMany(Named))
                    if (!slices.TryAdd(image, (slope, intercept)) && slices[image] != (slope, intercept))
                        throw ObjectProblems.Form($"{where}, {Tags.ReferencedImageRealWorldValueMappingSequence}", "two mappings of one image", "one for each image");
            }
        return new(slices);
    }

    /// <exception cref="RefusedException">E_OBJECT_SOURCE, E_OBJECT_TEXT.</exception>
    public static WrittenObject Write(SuvImage image, ObjectOptions options)
    {
        var source = ObjectSource.Of(image);
        var groups = image.Order.Slices.Select((s, z) => (s.File, Slice: source.Slices[z], Factor: image.Suv.Factors[z])).Where(s => s.File is not null)
            .Select(s => (s.Slice, Map: Rescaling.Of(s.File!) is var r ? (Slope: r.Slope * s.Factor, Intercept: r.Intercept * s.Factor) : default)).GroupBy(s => s.Map);
        var draft = ObjectHead.Of(source, options, "RWV", "SUVbw of stored values (Islet)", 2).Content(options).TextAs(new(0x0020, 0x0060), "CS", "") // Laterality, of no paired part
            .Text(Tags.ContentLabel, "SUVBW").Text(Tags.ContentDescription, "Stored values to SUVbw").Text(Tags.ContentCreatorName, options.Reader ?? "")
            .Sequence(Tags.ReferencedSeriesSequence, new DicomDraft().Text(Tags.SeriesInstanceUid, options.Uid(source.SeriesUid)).Sequence(Tags.ReferencedInstanceSequence, ObjectHead.Instances(source.Slices, options)))
            .Sequence(Tags.ReferencedImageRealWorldValueMappingSequence, groups.Select(g => new DicomDraft()
                .Sequence(Tags.ReferencedImageSequence, g.Select(s => ObjectHead.Reference(s.Slice, options)!)).Sequence(Tags.RealWorldValueMappingSequence, Map(g.Key.Slope, g.Key.Intercept, image.Order.Format))));
        return WrittenObject.Of(draft, WrittenObject.ValueMap);
    }

    private static IEnumerable<string> Named(DicomSet image) => image.Text(Tags.ReferencedSopInstanceUid) is not { } uid ? []
        : image.Numbers(Tags.ReferencedFrameNumber) is { Count: > 0 } frames ? frames.Select(n => FormattableString.Invariant($"{uid} frame {n}")) : [uid];

    private static DicomDraft Map(double slope, double intercept, PixelFormat format)
    {
        var (vr, first, last) = format.Signed ? ("SS", -format.Largest - 1, format.Largest) : ("US", 0, format.Largest);
        return new DicomDraft().Text(Tags.LutExplanation, "Standardized Uptake Value body weight").Text(Tags.LutLabel, "SUVbw").Coded(Tags.MeasurementUnitsCodeSequence, TumourCodes.SuvUnit)
            .NumberAs(Tags.RealWorldValueFirstValueMapped, vr, first).NumberAs(Tags.RealWorldValueLastValueMapped, vr, last).Number(Tags.RealWorldValueSlope, slope).Number(Tags.RealWorldValueIntercept, intercept)
            .Sequence(Tags.QuantityDefinitionSequence, Defined(Quantity, Suv), Defined(ReportCodes.Method, TumourCodes.SuvMethod));
    }

    private static DicomDraft Defined(CodedEntry name, CodedEntry value) => new DicomDraft().Text(Tags.ValueType, "CODE").Coded(Tags.ConceptNameCodeSequence, name).Coded(Tags.ConceptCodeSequence, value);
}
