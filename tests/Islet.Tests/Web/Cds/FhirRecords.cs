using System.Text.Json;
using Islet.Course;
using Islet.Web;

namespace Islet.Tests.Web;

/// <summary>Resources of a made-up patient, as a client sends them.</summary>
internal static class FhirRecords
{
    public const string Id = "pat-1";

    public static readonly DateTimeOffset Now = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    public const string Patient = """{"resourceType":"Patient","id":"pat-1","gender":"female","birthDate":"1960-05-05"}""";

    public const string PancreaticNen = """
        {"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/pat-1"},"onsetDateTime":"2024-02-01",
         "verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"confirmed"}]},
         "code":{"coding":[{"system":"http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl","code":"C27031"}]},
         "extension":[{"url":"http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-histology-morphology-behavior",
                       "valueCodeableConcept":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/icd-o-3","code":"8249/3"}]}}]}
        """;

    public const string LiverMetastasis = """
        {"resourceType":"Condition","id":"c2","recordedDate":"2024-03-01","clinicalStatus":{"coding":[{"code":"active"}]},
         "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"C7B.02"}]}}
        """;

    public static string Ki67(string value, string id = "k1") => $$"""
        {"resourceType":"Observation","id":"{{id}}","status":"final","effectiveDateTime":"2026-04-01T10:00:00+02:00",
         "code":{"coding":[{"system":"http://loinc.org","code":"29593-1"}]}, {{value}} }
        """;

    public static string Laboratory(string loinc, string rest, string status = "final") => $$"""
        {"resourceType":"Observation","id":"l1","status":"{{status}}","effectiveDateTime":"2026-05-01",
         "code":{"coding":[{"system":"http://loinc.org","code":"{{loinc}}"}]}, {{rest}} }
        """;

    public static string Medication(string atc, string status, string period) => $$$"""
        {"resourceType":"MedicationStatement","id":"m1","status":"{{{status}}}","effectivePeriod":{{{period}}},
         "medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"{{{atc}}}"}]}}
        """;

    public static string Bundle(params string[] resources) => $$"""{"resourceType":"Bundle","type":"searchset","entry":[{{string.Join(',', resources.Select(r => "{\"resource\":" + r + "}"))}}]}""";

    /// <summary>Under the keys of the templates.</summary>
    public static string Prefetch(string[] conditions, params string[] others) => "{\"patient\":" + Patient + ",\"conditions\":" + Bundle(conditions) + ",\"observations\":" + Bundle(others) + "}";

    public static PrefetchReading Read(string prefetch)
    {
        using var json = JsonDocument.Parse(prefetch);
        return FhirPrefetch.Read(json.RootElement, Id, Now);
    }

    /// <summary>By a record that has the pancreatic neoplasm alone and these resources beside it.</summary>
    public static FactValue? Fact(Fact fact, params string[] others) => PrefetchReading.Reader(Read(Prefetch([PancreaticNen], others)).On(DateOnly.FromDateTime(Now.Date)))(fact).Value;
}
