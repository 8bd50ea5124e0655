using Islet.Imaging.Dicom;

namespace Islet.Imaging.Objects;

/// <summary>A coded concept (PS3.3 8): its meaning is for people, value and scheme decide.</summary>
public sealed record CodedEntry(string Value, string Scheme, string Meaning)
{
    /// <summary>The same in SNOMED-RT, which the standard used until 2018 and older files hold.</summary>
    internal string? Srt { get; init; }

    /// <summary>Whether another code says the same.</summary>
    public bool Says(CodedEntry? other) => other is not null && ((other.Value == Value && other.Scheme == Scheme) || (other.Scheme is "SRT" or "SNM3" or "99SDM" && Srt is not null && other.Value == Srt));

    internal static CodedEntry? Of(DicomSet? item) => item?.Text(Tags.CodeValue) is { } value && item.Text(Tags.CodingSchemeDesignator) is { } scheme ? new(value, scheme, item.Text(Tags.CodeMeaning) ?? "") : null;

    internal DicomDraft Draft() => new DicomDraft().Text(Tags.CodeValue, Value).Text(Tags.CodingSchemeDesignator, Scheme).Text(Tags.CodeMeaning, Meaning);
}
