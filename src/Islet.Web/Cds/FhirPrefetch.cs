using System.Text.Json;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Web;

/// <summary>
/// From the FHIR R4 resources that a client sent along to findings. It reads little on purpose: diagnosis, Ki-67, ECOG, laboratory results, drugs, and who the
/// patient is, each by codes that are understood (docs/cds-hooks.md). Whatever else is sent is counted and left alone.
/// </summary>
internal sealed class FhirPrefetch
{
    private const int MostResources = 5000;

    private readonly string subject;
    private readonly DateTimeOffset now;
    private readonly List<(string Key, JsonElement Resource)> resources = [];
    private readonly List<Finding> findings = [];
    private readonly List<(string System, string Value)> identifiers = [];
    private Person? person;
    private bool incomplete, conditions;
    private int understood;

    private FhirPrefetch(string patientId, DateTimeOffset now) => (subject, this.now) = ($"Patient/{patientId}", now);

    /// <param name="prefetch">By key a resource, a Bundle of a search, or null where a search found nothing; absent: nothing was sent.</param>
    /// <exception cref="RefusedException">E_CDS_PREFETCH_FORM.</exception>
    public static PrefetchReading Read(JsonElement? prefetch, string patientId, DateTimeOffset now)
    {
        var reader = new FhirPrefetch(patientId, now);
        foreach (var answer in prefetch?.EnumerateObject() ?? default)
            reader.Open(answer.Name, answer.Value);
        reader.Read();
        return new(reader.person, reader.findings)
        {
            Identifiers = reader.identifiers, Understood = reader.understood, NotUnderstood = reader.resources.Count - reader.understood,
            IsIncomplete = reader.incomplete, HasConditions = reader.conditions,
        };
    }

    private void Open(string key, JsonElement answer)
    {
        switch (answer.ValueKind is JsonValueKind.Null ? "null" : answer.Text("resourceType"))
        {
            case "OperationOutcome":
                incomplete = true; // the client's search failed: what it asks for is unknown, not absent
                return;
            case "null":
                break;
            case "Bundle":
                incomplete |= answer.List("link").Any(link => link.Text("relation") is "next");
                foreach (var entry in answer.List("entry"))
                    Add(key, entry.Member("resource"));
                break;
            default:
                Add(key, answer);
                break;
        }
        conditions |= key is PatientView.Conditions;
    }

    private void Add(string key, JsonElement? resource)
    {
        if (resource?.Text("resourceType") is not { } type || resources.Count == MostResources)
            throw new RefusedException("E_CDS_PREFETCH_FORM", "prefetch", "no FHIR resource, or more than a patient's record holds", $"resources or Bundles of at most {MostResources}", "Send what the prefetch templates ask for.");
        if (type is "OperationOutcome")
            incomplete = true;
        else
            resources.Add((key, resource.Value));
    }

    private void Read()
    {
        JsonElement[] own = [.. resources.Select(r => r.Resource).Where(IsOfPatient)];
        foreach (var patient in own.Where(r => r.Text("resourceType") is "Patient"))
            ReadPatient(patient);
        var diagnoses = FhirDiagnoses.Of([.. own.Where(r => r.Text("resourceType") is "Condition")]);
        JsonElement[] observations = [.. own.Where(r => r.Text("resourceType") is "Observation")];
        understood += diagnoses.Understood;
        foreach (var (happened, content) in diagnoses.Contents(observations.Count(o => FhirObservation.IsKi67(o) && diagnoses.MayConcern(o)) == 1))
            Found(happened ?? Today, content);
        foreach (var observation in observations)
            if (FhirObservation.Read(observation, diagnoses) is { } read)
                Understand(read);
        foreach (var medication in own.Where(r => r.Text("resourceType") is "MedicationStatement"))
            if (FhirMedication.Read(medication, $"M{findings.Count}") is { Count: > 0 } read)
                Understand([.. read]);
    }

    private Day Today => DateOnly.FromDateTime(now.DateTime);

    private void Understand(params ReadOnlySpan<FhirSaid> said)
    {
        understood++;
        foreach (var one in said)
            Found(one.Happened, one.Content, one.Reported);
    }

    private void Found(Day happened, Content content, Day? reported = null) => findings.Add(new(new(new UInt128(0, (ulong)findings.Count + 1)), happened,
        reported is { } day ? Reported.On(day) : Reported.WhenItHappened, new(1, now, "CDS Hooks", "prefetch"), content));

    /// <summary>A resource that names another patient is none of this one's; one that names none came as the answer to a search for this one.</summary>
    private bool IsOfPatient(JsonElement resource) => resource.Text("resourceType") is "Patient" ? resource.Name() == subject
        : (resource.Reference("subject") ?? resource.Reference("patient")) is not { } about || about == subject;

    private void ReadPatient(JsonElement patient)
    {
        understood++;
        identifiers.AddRange(patient.List("identifier").Where(i => i.Text("system") is not null && i.Text("value") is not null).Select(i => (i.Text("system")!, i.Text("value")!)));
        Sex? sex = patient.Text("gender") switch { "female" => Sex.Female, "male" => Sex.Male, "other" => Sex.Other, _ => null };
        person = new Person { Sex = sex, Birth = patient.DayOf("birthDate") };
        Found(Today, person);
        if (patient.Flag("deceasedBoolean") is true || patient.Text("deceasedDateTime") is not null)
            Found(patient.DayOf("deceasedDateTime") ?? Today, new VitalStatus { Alive = false });
    }
}

/// <summary>One statement of a resource.</summary>
internal readonly record struct FhirSaid(Day Happened, Content Content, Day? Reported = null);
