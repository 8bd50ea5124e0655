using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Islet.Course;

/// <summary>The kinds that this program knows, each with the version of its form, and their way to and from JSON.</summary>
/// <remarks>
/// A kind's form may change: its version rises, and the reader of the older versions is added here. Rows are never rewritten.
/// </remarks>
public static class FindingKinds
{
    // A form is made when it is first asked for: most commands read few of them.
    private static readonly Dictionary<string, (int Version, Func<FindingJson, JsonTypeInfo> Form)> Known = new(StringComparer.Ordinal)
    {
        ["Person"] = (1, static forms => forms.Person),
        ["Tumour"] = (2, static forms => forms.TumourEntity),
        ["Diagnosis"] = (1, static forms => forms.Diagnosis),
        ["Specimen"] = (3, static forms => forms.Specimen),
        ["Staging"] = (2, static forms => forms.Staging),
        ["ImagingStudy"] = (3, static forms => forms.ImagingStudy),
        ["Treatment"] = (2, static forms => forms.Treatment),
        ["TreatmentStop"] = (1, static forms => forms.TreatmentStop),
        ["Procedure"] = (2, static forms => forms.Procedure),
        ["VitalStatus"] = (2, static forms => forms.VitalStatus),
        ["Laboratory"] = (2, static forms => forms.Laboratory),
        ["ClinicalStatus"] = (2, static forms => forms.ClinicalStatus),
        ["ProgressionJudgement"] = (1, static forms => forms.ProgressionJudgement),
        ["ReportedOutcome"] = (1, static forms => forms.ReportedOutcome),
        ["Judgement"] = (1, static forms => forms.Judgement),
        ["AdverseEvent"] = (2, static forms => forms.AdverseEvent),
        ["Molecular"] = (2, static forms => forms.Molecular),
        ["Injection"] = (1, static forms => forms.Injection),
        ["Enrolment"] = (1, static forms => forms.Enrolment),
        ["EnrolmentEnd"] = (1, static forms => forms.EnrolmentEnd),
        ["Consent"] = (1, static forms => forms.Consent),
        ["ConsentWithdrawal"] = (1, static forms => forms.ConsentWithdrawal),
        ["PersonMatch"] = (1, static forms => forms.PersonMatch),
        ["LineOverride"] = (1, static forms => forms.LineOverride),
        ["LesionRead"] = (1, static forms => forms.LesionRead),
        ["Characterization"] = (1, static forms => forms.Characterization),
        ["BoardDecision"] = (2, static forms => forms.BoardDecision),
        ["BoardReferral"] = (1, static forms => forms.BoardReferral),
        ["Deferral"] = (1, static forms => forms.Deferral),
    };

    public static IReadOnlyCollection<string> Names => Known.Keys;

    /// <summary>The JSON form of a known kind, as serialization sees it.</summary>
    internal static JsonTypeInfo FormOf(string kind) => Known[kind].Form(FindingJson.Default);

    /// <summary>The version in which a kind is written today; 1 for a kind that this program does not know.</summary>
    public static int VersionOf(string kind) => Known.TryGetValue(kind, out var known) ? known.Version : 1;

    /// <summary>Canonical JSON: members in the order of the form, nothing that is null, no white space.</summary>
    public static string Write(Content content) => content is UnrecognizedContent unrecognized
        ? unrecognized.Json
        : JsonSerializer.Serialize(content, FormOf(content.Kind));

    /// <summary>Reads what <see cref="Write"/> wrote. A kind or version from the future is kept as <see cref="UnrecognizedContent"/>.</summary>
    /// <exception cref="RefusedException">E_CONTENT: a known kind and version, but not its form.</exception>
    public static Content Read(string kind, int version, string json) => Read(kind, version, Encoding.UTF8.GetBytes(json));

    /// <inheritdoc cref="Read(string, int, string)"/>
    public static Content Read(string kind, int version, ReadOnlySpan<byte> utf8Json)
    {
        if (!Known.TryGetValue(kind, out var known) || version > known.Version)
            return new UnrecognizedContent(kind, Encoding.UTF8.GetString(utf8Json));
        try
        {
            return (Content?)JsonSerializer.Deserialize(utf8Json, known.Form(FindingJson.Default)) ?? throw new JsonException("null is no content");
        }
        catch (JsonException e)
        {
            throw new RefusedException(new Problem("E_CONTENT", $"{kind}, version {version}, member {e.Path}", "content that is not of this form",
                $"the form of {kind}, version {known.Version}", "Restore the registry from a backup, or import this record again."), e);
        }
    }
}

internal sealed class DayJson : JsonConverter<Day>
{
    public override Day Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Day.TryParse(reader.GetString(), out var day) ? day : throw new JsonException("not a day: 2019, 2019-05 or 2019-05-17");

    public override void Write(Utf8JsonWriter writer, Day value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(DayJson)])]
[JsonSerializable(typeof(Person))]
[JsonSerializable(typeof(TumourEntity))]
[JsonSerializable(typeof(Diagnosis))]
[JsonSerializable(typeof(Specimen))]
[JsonSerializable(typeof(Staging))]
[JsonSerializable(typeof(ImagingStudy))]
[JsonSerializable(typeof(Treatment))]
[JsonSerializable(typeof(TreatmentStop))]
[JsonSerializable(typeof(Procedure))]
[JsonSerializable(typeof(VitalStatus))]
[JsonSerializable(typeof(Laboratory))]
[JsonSerializable(typeof(ClinicalStatus))]
[JsonSerializable(typeof(ProgressionJudgement))]
[JsonSerializable(typeof(ReportedOutcome))]
[JsonSerializable(typeof(Judgement))]
[JsonSerializable(typeof(AdverseEvent))]
[JsonSerializable(typeof(Molecular))]
[JsonSerializable(typeof(Injection))]
[JsonSerializable(typeof(Enrolment))]
[JsonSerializable(typeof(EnrolmentEnd))]
[JsonSerializable(typeof(Consent))]
[JsonSerializable(typeof(ConsentWithdrawal))]
[JsonSerializable(typeof(PersonMatch))]
[JsonSerializable(typeof(LineOverride))]
[JsonSerializable(typeof(LesionRead))]
[JsonSerializable(typeof(Characterization))]
[JsonSerializable(typeof(BoardDecision))]
[JsonSerializable(typeof(BoardReferral))]
[JsonSerializable(typeof(Deferral))]
internal sealed partial class FindingJson : JsonSerializerContext;
