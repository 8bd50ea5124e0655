using Islet.Exchange;

namespace Islet.Web;

/// <summary>The one service there is: what the statements of the shipped guidelines say of the patient who is opened (hook patient-view).</summary>
internal static class PatientView
{
    public const string Id = "islet-statements", Hook = "patient-view", Conditions = "conditions";

    public const string Title = "Guideline statements, neuroendocrine neoplasms";

    public const string Description = "Which statements of a guideline apply to a patient with a neuroendocrine neoplasm, which cannot be decided, and which facts are missing. "
        + "It shows; it makes no diagnosis and no treatment decision.";

    public const string Requirements = "A patient of the registry is found by an identifier of the Patient resource; of any other the prefetched resources are read, and then conditions are required.";

    /// <summary>FHIR R4 searches, by key. No more is asked for than is understood.</summary>
    public static IReadOnlyDictionary<string, string> Prefetch { get; } = new Dictionary<string, string>
    {
        ["patient"] = "Patient/{{context.patientId}}",
        [Conditions] = "Condition?patient={{context.patientId}}",
        ["observations"] = $"Observation?patient={{{{context.patientId}}}}&code={string.Join(',', FhirCodes.Observations.Select(code => $"{FhirCodes.Loinc}|{code}"))}",
        ["medications"] = "MedicationStatement?patient={{context.patientId}}",
    };
}
