using System.Globalization;
using Islet.Imaging.Dicom;

namespace Islet.Imaging.Objects;

/// <summary>Content items of a structured report, to be written (PS3.3 C.17.3).</summary>
internal static class ReportItem
{
    public const string Contains = "CONTAINS", Context = "HAS OBS CONTEXT", Acquisition = "HAS ACQ CONTEXT", Modifier = "HAS CONCEPT MOD";

    /// <param name="relation">Null: the document itself.</param>
    public static DicomDraft Container(DicomDraft draft, string? relation, CodedEntry concept, string? template, IEnumerable<DicomDraft> items)
    {
        if (relation is not null)
            draft.Text(Tags.RelationshipType, relation);
        draft.Text(Tags.ValueType, "CONTAINER").Coded(Tags.ConceptNameCodeSequence, concept).Text(Tags.ContinuityOfContent, "SEPARATE");
        if (template is not null)
            draft.Sequence(Tags.ContentTemplateSequence, new DicomDraft().Text(Tags.MappingResource, "DCMR").Text(Tags.TemplateIdentifier, template));
        List<DicomDraft> all = [.. items];
        return all.Count == 0 ? draft : draft.Sequence(Tags.ContentSequence, all);
    }

    public static DicomDraft Container(string relation, CodedEntry concept, string? template, params IEnumerable<DicomDraft> items) => Container(new(), relation, concept, template, items);

    public static DicomDraft Code(string relation, CodedEntry concept, CodedEntry value) => Item(relation, "CODE", concept).Coded(Tags.ConceptCodeSequence, value);

    public static DicomDraft Text(string relation, CodedEntry concept, string value) => Item(relation, "TEXT", concept).Text(Tags.TextValue, value);

    public static DicomDraft Uid(string relation, CodedEntry concept, string value) => Item(relation, "UIDREF", concept).Text(Tags.Uid, value);

    public static DicomDraft Person(string relation, CodedEntry concept, string value) => Item(relation, "PNAME", concept).Text(Tags.PersonName, value);

    /// <param name="concept">Null: an image of the library.</param>
    public static DicomDraft Image(string relation, CodedEntry? concept, DicomDraft reference) => Item(relation, "IMAGE", concept).Sequence(Tags.ReferencedSopSequence, reference);

    public static DicomDraft Composite(string relation, CodedEntry concept, DicomDraft reference) => Item(relation, "COMPOSITE", concept).Sequence(Tags.ReferencedSopSequence, reference);

    /// <summary>A number with its unit; where 16 characters do not hold it, the binary number stands beside them (PS3.3 C.18.1).</summary>
    public static DicomDraft Number(CodedEntry concept, double value, CodedEntry unit, params DicomDraft[] modifiers)
    {
        var text = DicomDraft.Decimal(value);
        var measured = new DicomDraft().Number(Tags.NumericValue, value).Coded(Tags.MeasurementUnitsCodeSequence, unit);
        if (double.Parse(text, CultureInfo.InvariantCulture) != value)
            measured.Number(Tags.FloatingPointValue, value);
        var item = Item(Contains, "NUM", concept).Sequence(Tags.MeasuredValueSequence, measured);
        return modifiers.Length == 0 ? item : item.Sequence(Tags.ContentSequence, modifiers);
    }

    private static DicomDraft Item(string relation, string type, CodedEntry? concept)
    {
        var item = new DicomDraft().Text(Tags.RelationshipType, relation).Text(Tags.ValueType, type);
        return concept is null ? item : item.Coded(Tags.ConceptNameCodeSequence, concept);
    }
}
