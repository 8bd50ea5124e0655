using System.Globalization;
using System.Text.Json.Nodes;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Performance status, weight and height, and a person's judgement of progression.</summary>
internal static class FhirStatus
{
    private const int FirstEcog = 0, LastEcog = 5;

    /// <remarks>mCODE 4.0.0, mcode-ecog-performance-status: code 89247-1, value an integer.</remarks>
    public static IEnumerable<JsonObject> Of(FhirSubject of, Finding finding, ClinicalStatus status)
    {
        if (status.EcogPs is { } ecog and >= FirstEcog and <= LastEcog)
        {
            var observation = FhirObservations.Begin(of, finding, "ecog", "mcode-ecog-performance-status", "survey", FhirJson.Concept("ECOG performance status", FhirTerms.Find(FhirCodes.Loinc, FhirCodes.Ecog)));
            observation["valueInteger"] = ecog;
            yield return observation.Tell(ecog.ToString(CultureInfo.InvariantCulture));
        }
        if (status.WeightKg is { } weight)
            yield return FhirObservations.Begin(of, finding, "weight", null, "exam", FhirJson.Concept("Body weight")).Say(weight, "kg");
        if (status.HeightCm is { } height)
            yield return FhirObservations.Begin(of, finding, "height", null, "exam", FhirJson.Concept("Body height")).Say(height, "cm");
        if (status.SymptomBurden is { } burden)
            yield return FhirObservations.Begin(of, finding, "symptoms", null, "exam", FhirJson.Concept("Symptom burden")).Say(burden.Replace('_', ' '));
    }

    /// <summary>"Not progressive" may be stable or better: only progression is a code, the rest is said in words.</summary>
    /// <remarks>mCODE 4.0.0, mcode-cancer-disease-status: code 97509-4.</remarks>
    public static IEnumerable<JsonObject> Of(FhirSubject of, Finding finding, ProgressionJudgement judgement)
    {
        if (judgement.Progressive is not { } progressive)
            yield break;
        var observation = FhirObservations.Begin(of, finding, "trend", "mcode-cancer-disease-status", "exam", FhirJson.Concept("Cancer disease status", FhirTerms.Find(FhirCodes.Loinc, "97509-4")));
        if (FhirConditions.IndexOf(of) is { } tumour)
            observation["focus"] = new JsonArray(FhirJson.Reference("Condition", tumour));
        yield return progressive ? observation.Say(FhirJson.Concept("progressive", FhirTerms.Find(FhirCodes.SnomedCt, "271299001"))) : observation.Say("not progressive");
    }
}
