using System.Text.Json.Nodes;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>
/// A laboratory result, in the unit in which it was given; nothing is converted. LOINC tells mass from substance, so that its code is written only where the
/// unit counts what the code does.
/// </summary>
/// <remarks>mCODE 4.0.0, mcode-tumor-marker-test: category laboratory, code, and a value.</remarks>
internal static class FhirLaboratory
{
    private static readonly string[] NoMarkers = ["calcium", "glucose", "alkaline_phosphatase", "ldh", "cortisol", "igf_1", "beta_hydroxybutyrate", "albumin", "bilirubin", "creatinine", "haemoglobin"];

    public static JsonObject Of(FhirSubject of, Finding finding, Laboratory result)
    {
        var analyte = Analytes.All.FirstOrDefault(a => a.Name == result.Analyte);
        var profile = analyte is not null && !NoMarkers.Contains(analyte.Name, StringComparer.Ordinal) && result.Value is not null ? "mcode-tumor-marker-test" : null;
        var observation = FhirObservations.Begin(of, finding, null, profile, "laboratory", FhirJson.Concept(FhirJson.Printable(result.Analyte.Replace('_', ' ')), CodeOf(analyte, result.Unit)));
        if (result.Reading is { } reading)
            observation["interpretation"] = new JsonArray(Interpretation(reading));
        if (Range(result) is { } range)
            observation["referenceRange"] = new JsonArray(range);
        if (result.Value is { } value)
            return About(result, observation.Say(value, result.Unit is { } unit ? FhirJson.Printable(unit) : null, Sign(result.Comparator)));
        observation["dataAbsentReason"] = FhirJson.AbsentReason("unknown", "Unknown");
        return observation.Tell(result.Reading is { } only ? $"{SnakeCase.Of(only)}, no number recorded" : "no value recorded");
    }

    private static FhirTerm? CodeOf(Analyte? analyte, string? unit) => unit is null || FhirTerms.DimensionOf(unit) is not { } counted ? null
        : analyte?.Loinc.Where(code => code.Length > 0).Select(code => FhirTerms.Find(FhirCodes.Loinc, code)).FirstOrDefault(term => term is not null && FhirTerms.DimensionOf(term.Unit) == counted);

    private static JsonObject Interpretation(LaboratoryReading reading) => reading switch
    {
        LaboratoryReading.Normal => FhirJson.Hl7("v3-ObservationInterpretation", "N", "Normal"),
        LaboratoryReading.Raised => FhirJson.Hl7("v3-ObservationInterpretation", "H", "High"),
        LaboratoryReading.Low => FhirJson.Hl7("v3-ObservationInterpretation", "L", "Low"),
    };

    private static JsonObject? Range(Laboratory result)
    {
        var range = new JsonObject();
        if (result.Lower is { } lower)
            range["low"] = FhirJson.Quantity(lower, result.Unit);
        if (result.Upper is { } upper)
            range["high"] = FhirJson.Quantity(upper, result.Unit);
        return range.Count > 0 ? range : null;
    }

    /// <summary>FHIR R4 has no sign for "about": it stands in a note.</summary>
    private static string? Sign(Comparator? comparator) => comparator switch
    {
        Comparator.Below => "<",
        Comparator.AtMost => "<=",
        Comparator.AtLeast => ">=",
        Comparator.Above => ">",
        Comparator.About or null => null,
    };

    private static JsonObject About(Laboratory result, JsonObject observation)
    {
        if (result.Comparator is Comparator.About)
            observation["note"] = new JsonArray(new JsonObject { ["text"] = "The source gives the value as approximate." });
        return observation;
    }
}
