using System.Text.Json.Nodes;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Everything that was measured or stated of a patient, one observation a value; each read of each reader is its own.</summary>
internal static class FhirObservations
{
    public static IEnumerable<JsonObject> Of(FhirSubject of) => of.Visible.SelectMany(finding => finding.Content switch
    {
        Specimen specimen => FhirTissue.Of(of, finding, specimen),
        Laboratory laboratory => [FhirLaboratory.Of(of, finding, laboratory)],
        ClinicalStatus status => FhirStatus.Of(of, finding, status),
        ProgressionJudgement judgement => FhirStatus.Of(of, finding, judgement),
        Staging staging => FhirStaging.Of(of, finding, staging),
        LesionRead read => FhirImaging.Of(of, finding, read),
        ImagingStudy study => FhirImaging.Of(of, finding, study),
        _ => [],
    });

    /// <summary>An observation without its value. What it says is written by one of Say and Tell.</summary>
    public static JsonObject Begin(FhirSubject of, Finding finding, string? part, string? profile, string category, JsonObject code)
    {
        var observation = of.Resource("Observation", of.IdOf(finding, part), profile, finding);
        observation["status"] = FhirSubject.StatusOf(finding);
        observation["category"] = new JsonArray(FhirJson.Hl7("observation-category", category, Display(category)));
        observation["code"] = code;
        observation["subject"] = of.Reference;
        FhirJson.Date(observation, "effectiveDateTime", finding.Happened);
        return observation;
    }

    /// <summary>Words alone: there is no code for them in the table.</summary>
    public static JsonObject Say(this JsonObject observation, string words)
    {
        observation["valueCodeableConcept"] = FhirJson.Concept(FhirJson.Printable(words));
        return Tell(observation, words);
    }

    public static JsonObject Say(this JsonObject observation, JsonObject concept)
    {
        observation["valueCodeableConcept"] = concept;
        return Tell(observation, (string)concept["text"]!);
    }

    public static JsonObject Say(this JsonObject observation, decimal value, string? unit, string? comparator = null)
    {
        observation["valueQuantity"] = FhirJson.Quantity(value, unit, comparator);
        return Tell(observation, FormattableString.Invariant($"{comparator}{value} {unit}").TrimEnd());
    }

    /// <summary>The narrative: what was observed, what was found, and when.</summary>
    public static JsonObject Tell(this JsonObject observation, string found)
    {
        observation["text"] = FhirJson.Narrative($"{observation["code"]!["text"]}: {found}, {observation["effectiveDateTime"] ?? "day not known"}.");
        return observation;
    }

    private static string Display(string category) => category switch { "laboratory" => "Laboratory", "imaging" => "Imaging", "survey" => "Survey", _ => "Exam" };
}
