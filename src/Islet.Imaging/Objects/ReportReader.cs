using Islet.Course;
using Islet.Imaging.Dicom;

namespace Islet.Imaging.Objects;

/// <summary>Numbers out of a report of TID 1500, of Islet or another program; groups without a number are kept, items that are not known are left alone.</summary>
internal static class ReportReader
{
    /// <exception cref="RefusedException">E_OBJECT_KIND, E_OBJECT_FORM (a number that is none, or two that contradict each other).</exception>
    public static MeasurementReport Read(DicomFile file)
    {
        var (data, where) = (file.Data, file.Where);
        if (!MeasurementReport.Is(file) || !ReportCodes.Report.Says(Concept(data)))
            throw ObjectProblems.Kind($"{where}, {Tags.SopClassUid}", "a measurement report (TID 1500)");
        var items = data.Items(Tags.ContentSequence);
        List<ReportedGroup> groups = [.. items.Where(i => ReportCodes.Measurements.Says(Concept(i))).SelectMany(i => i.Items(Tags.ContentSequence)).Where(i => ReportCodes.Group.Says(Concept(i)))
            .Select((g, i) => Group(g.Items(Tags.ContentSequence), FormattableString.Invariant($"{where}, measurement group {i + 1}")))];
        return new(Code(items, ReportCodes.Language)?.Value, Named(items, ReportCodes.DeviceModel) ?? Named(items, ReportCodes.DeviceName), Find(items, ReportCodes.PersonName)?.Text(Tags.PersonName),
            [.. groups.Where(g => !g.IsReference)], [.. groups.Where(g => g.IsReference)]);
    }

    private static ReportedGroup Group(IReadOnlyList<DicomSet> items, string where)
    {
        var segment = Find(items, ReportCodes.Segment)?.Item(Tags.ReferencedSopSequence);
        return new(Named(items, ReportCodes.Tracking), Uid(Find(items, ReportCodes.TrackingUid)?.Text(Tags.Uid)), Code(items, ReportCodes.Finding), Code(items, ReportCodes.FindingSite),
            Uid(segment?.Text(Tags.ReferencedSopInstanceUid)), segment?.Whole(Tags.ReferencedSegmentNumber), Uid(Find(items, ReportCodes.ValueMap)?.Item(Tags.ReferencedSopSequence)?.Text(Tags.ReferencedSopInstanceUid)),
            [.. items.Where(i => i.Text(Tags.ValueType) == "NUM").Select((n, i) => Number(n, FormattableString.Invariant($"{where}, number {i + 1}"))).OfType<ReportedNumber>()],
            [.. items.Where(i => Concept(i) is { } c && (ReportCodes.AlgorithmName.Says(c) || ReportCodes.AlgorithmVersion.Says(c) || ReportCodes.AlgorithmParameters.Says(c))).Select(i => i.Text(Tags.TextValue)).OfType<string>()],
            YesOrNo(Code(items, TumourCodes.Leak)), YesOrNo(Code(items, TumourCodes.Accepted)));
    }

    /// <summary>Null: the item says that there is no value.</summary>
    private static ReportedNumber? Number(DicomSet item, string where)
    {
        if (Concept(item) is not { } concept)
            throw ObjectProblems.Form($"{where}, {Tags.ConceptNameCodeSequence}", "none", "what was measured");
        if (item.Item(Tags.MeasuredValueSequence) is not { } measured)
            return null;
        var text = measured.Number(Tags.NumericValue) ?? throw ObjectProblems.Form($"{where}, {Tags.NumericValue}", UidText.Number(measured.Text(Tags.NumericValue)), "a number");
        var value = measured.Number(Tags.FloatingPointValue) ?? text;
        if (Math.Abs(value - text) > 1e-6 * Math.Abs(text))
            throw ObjectProblems.Form($"{where}, {Tags.FloatingPointValue}", "another number than the text beside it", "the same number with more digits");
        if (CodedEntry.Of(measured.Item(Tags.MeasurementUnitsCodeSequence)) is not { } unit)
            throw ObjectProblems.Form($"{where}, {Tags.MeasurementUnitsCodeSequence}", "none", "the unit of the number");
        var modifiers = item.Items(Tags.ContentSequence);
        return new(concept, Code(modifiers, ReportCodes.Derivation), Code(modifiers, ReportCodes.Method), value, unit);
    }

    private static CodedEntry? Concept(DicomSet item) => CodedEntry.Of(item.Item(Tags.ConceptNameCodeSequence));

    private static DicomSet? Find(IReadOnlyList<DicomSet> items, CodedEntry concept) => items.FirstOrDefault(i => concept.Says(Concept(i)));

    private static CodedEntry? Code(IReadOnlyList<DicomSet> items, CodedEntry concept) => CodedEntry.Of(Find(items, concept)?.Item(Tags.ConceptCodeSequence));

    private static string? Named(IReadOnlyList<DicomSet> items, CodedEntry concept) => Find(items, concept)?.Text(Tags.TextValue);

    private static string? Uid(string? uid) => UidText.IsUid(uid) ? uid : null;

    private static bool? YesOrNo(CodedEntry? code) => code is null ? null : TumourCodes.Yes.Says(code) ? true : TumourCodes.No.Says(code) ? false : null;
}
