using System.Text.Json.Nodes;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>A type of resource that is written, and the profiles that its resources may claim.</summary>
/// <param name="Profiles">Of mCODE 4.0.0; none: no profile of its own fits.</param>
public sealed record FhirType(string Name, IReadOnlyList<string> Profiles);

/// <summary>One view of a course as FHIR R4 resources, in mCODE's profiles (4.0.0) where their demands are kept. What is unknown is absent or says so.</summary>
public static class FhirRecord
{
    public const string Version = "4.0.1";

    public static IReadOnlyList<FhirType> Types { get; } =
    [
        new("Patient", ["mcode-cancer-patient"]),
        new("Condition", ["mcode-primary-cancer-condition", "mcode-secondary-cancer-condition"]),
        new("Observation", ["mcode-tumor-marker-test", "mcode-histologic-grade", "mcode-tumor-size", "mcode-ecog-performance-status", "mcode-cancer-disease-status", "mcode-tnm-stage-group"]),
        new("MedicationAdministration", ["mcode-cancer-related-medication-administration"]),
        new("Procedure", ["mcode-cancer-related-surgical-procedure", "mcode-radiotherapy-course-summary"]),
        new("CarePlan", []),
    ];

    /// <summary>Canonical address of a profile.</summary>
    public static string Canonical(string profile) => FhirJson.Mcode + profile;

    /// <summary>All of it, the patient first.</summary>
    public static IReadOnlyList<JsonObject> Of(Snapshot snapshot, FhirOptions options) => [.. Types.SelectMany(type => Of(type.Name, snapshot, options))];

    /// <summary>The resources of one type.</summary>
    public static IReadOnlyList<JsonObject> Of(string type, Snapshot snapshot, FhirOptions options)
    {
        var of = new FhirSubject(snapshot, options);
        return type switch
        {
            "Patient" => [FhirPatient.Of(of)],
            "Condition" => [.. FhirConditions.Of(of)],
            "Observation" => [.. FhirObservations.Of(of), .. FhirComputed.Of(of)],
            "MedicationAdministration" => [.. FhirMedications.Of(of)],
            "Procedure" => [.. FhirProcedures.Of(of)],
            "CarePlan" => [.. FhirCarePlans.Of(of)],
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Only the types of FhirRecord.Types are written."),
        };
    }

    public static ReadOnlyMemory<byte> ToUtf8(JsonNode resource) => FhirJson.ToUtf8(resource);

    /// <summary>In a Bundle that no server answers for: the address leads nowhere (RFC 2606) and only ties references together.</summary>
    public static string AddressOf(JsonObject resource) => $"https://islet.invalid/fhir/{resource["resourceType"]}/{resource["id"]}";
}

/// <summary>Grade and stage as Islet computes them, beside what was stated: the method says who computed, and nobody's statement is replaced.</summary>
internal static class FhirComputed
{
    public static IEnumerable<JsonObject> Of(FhirSubject of)
    {
        if (of.Word(Fact.NetGrade) is { } grade)
            yield return FhirTissue.Grade(Begin(of, "grade", "mcode-histologic-grade", "laboratory", FhirTissue.GradeCode), grade, "computed by Islet, WHO 2022");
        if (of.Word(Fact.StageUicc) is { } stage)
            yield return FhirStaging.Group(of, Begin(of, "stage", FhirConditions.IndexOf(of) is null ? null : "mcode-tnm-stage-group", "exam", FhirStaging.GroupCode),
                FhirJson.Concept("computed by Islet, UICC edition 8", FhirTerms.Find(FhirCodes.Ncit, "C188404")), stage);
    }

    private static JsonObject Begin(FhirSubject of, string name, string? profile, string category, JsonObject code)
    {
        var observation = of.Resource("Observation", $"{of.Id}-{name}", profile, null);
        observation["status"] = "final";
        observation["category"] = new JsonArray(FhirJson.Hl7("observation-category", category, category is "laboratory" ? "Laboratory" : "Exam"));
        observation["code"] = code;
        observation["subject"] = of.Reference;
        FhirJson.Date(observation, "effectiveDateTime", EffectiveOf(of.Snapshot));
        return observation;
    }

    private static When EffectiveOf(Snapshot snapshot) => snapshot.Course.Axis.Kind is AxisKind.Offset ? Offset.FromDays(snapshot.View.Effective.Days) : DateOnly.FromDayNumber((int)snapshot.View.Effective.Days);
}
