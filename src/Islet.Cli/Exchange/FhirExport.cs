using System.Text.Json;
using Islet.Clinic;
using Islet.Course;
using Islet.Exchange;
using Islet.Web;

namespace Islet.Cli.Exchange;

/// <summary>Courses as one FHIR R4 Bundle of type collection, written patient by patient.</summary>
internal static class FhirExport
{
    private const string KeySystem = "urn:islet:patient";

    private static readonly string[] CannotHold = ["FHIR holds what docs/fhir.md lists: adverse events, comorbidity, genetics, consents and lines of therapy are not in it."];

    /// <summary>As the registry has it, with the centre's key and the surveillance plan; a de-identified course has its new number alone, and no plan of dates.</summary>
    public static TablesWritten Write(ExportOptions options, ExportPlace place, IReadOnlyList<DiseaseCourse> courses, DateOnly day, CancellationToken cancel)
    {
        ExportPlace.Guarded(() =>
        {
            using var file = File.Create(place.PathOf(place.FileName));
            using var json = new Utf8JsonWriter(file, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            json.WriteStartObject();
            json.WriteString("resourceType", "Bundle");
            json.WriteString("type", "collection");
            if (courses.Count > 0)
                json.WriteStartArray("entry");
            foreach (var course in courses)
            {
                cancel.ThrowIfCancellationRequested();
                foreach (var resource in FhirRecord.Of(new Snapshot(course, View.Latest(course, day)), options.Deidentify is null ? Whole(course, day) : new() { TellsRecording = false }))
                    Write(json, resource);
                json.Flush();
            }
            if (courses.Count > 0)
                json.WriteEndArray();
            json.WriteEndObject();
        });
        return new([place.FileName], CannotHold);
    }

    private static FhirOptions Whole(DiseaseCourse course, DateOnly day) =>
        new() { KeySystem = KeySystem, Plans = Statements.AreOn ? FhirPlans.Of(new Snapshot(course, View.Latest(course, day))) : [] };

    private static void Write(Utf8JsonWriter json, System.Text.Json.Nodes.JsonObject resource)
    {
        json.WriteStartObject();
        json.WriteString("fullUrl", FhirRecord.AddressOf(resource));
        json.WritePropertyName("resource");
        json.WriteRawValue(FhirRecord.ToUtf8(resource).Span);
        json.WriteEndObject();
    }
}
