using System.Text.Json.Nodes;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>The patient: no name, address or number of a person is in the registry's courses, and the profile's name says that it is withheld.</summary>
/// <remarks>mCODE 4.0.0, mcode-cancer-patient: identifier, name and gender are required.</remarks>
internal static class FhirPatient
{
    public static JsonObject Of(FhirSubject of)
    {
        var course = of.Snapshot.Course;
        var person = of.Of<Person>().LastOrDefault();
        var patient = of.Resource("Patient", of.Id, "mcode-cancer-patient", person.Finding);
        patient.Remove("extension"); // of a lifelong finding no day was reported
        var sex = of.Word(Fact.Sex);
        patient["text"] = FhirJson.Narrative($"Patient {of.Id}{(course.Synthetic ? ", synthetic" : "")}, {sex ?? "sex not recorded"}.");
        var identifiers = new JsonArray(Identifier(FhirOptions.NumberSystem, of.Id));
        if (of.Options.KeySystem is { } system)
            identifiers.Add(Identifier(system, FhirJson.Printable(course.Key)));
        patient["identifier"] = identifiers;
        patient["name"] = new JsonArray(FhirJson.AbsentExtension("masked"));
        patient["gender"] = sex ?? "unknown";
        if (person.Content?.Birth is { } birth)
            patient["birthDate"] = birth.ToString();
        if (of.Word(Fact.VitalStatus) is "dead")
            Died(patient, of);
        return patient;
    }

    /// <summary>Nothing is said of who is not known to have died: "alive on a day" is not "alive".</summary>
    private static void Died(JsonObject patient, FhirSubject of)
    {
        if (of.Snapshot[Fact.VitalStatus].From is [.., { Happened.Day: { } day }])
            patient["deceasedDateTime"] = day.ToString();
        else
            patient["deceasedBoolean"] = true;
    }

    private static JsonObject Identifier(string system, string value) => new() { ["system"] = system, ["value"] = value };
}
