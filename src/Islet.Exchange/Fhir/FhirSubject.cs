using System.Globalization;
using System.Text.Json.Nodes;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>How a patient is written.</summary>
public sealed record FhirOptions
{
    /// <summary>System of the identifier that is the registry's number.</summary>
    public const string NumberSystem = "urn:islet:number";

    /// <summary>System of the identifier that is the centre's pseudonym; null: it is not written.</summary>
    public string? KeySystem { get; init; }

    /// <summary>Whether resources tell when their finding was recorded. A de-identified course has no such day.</summary>
    public bool TellsRecording { get; init; } = true;

    /// <summary>Plans that the caller has worked out for the day of the view.</summary>
    public IReadOnlyList<FhirPlan> Plans { get; init; } = [];
}

/// <summary>A plan that was computed, as somebody above made it.</summary>
/// <param name="Name">Part of its identity: letters and hyphens.</param>
/// <param name="Purpose">What it is and is not for; it stands with the plan.</param>
public sealed record FhirPlan(string Name, string Title, string Purpose, IReadOnlyList<FhirPlannedStep> Steps);

/// <param name="What">The examination, in words.</param>
/// <param name="Why">The statement that asks for it.</param>
/// <param name="Until">Null: open.</param>
public sealed record FhirPlannedStep(string What, string Why, When From, When? Until);

/// <summary>The patient whose resources are written: one view of a course.</summary>
internal sealed class FhirSubject(Snapshot snapshot, FhirOptions options)
{
    public Snapshot Snapshot => snapshot;

    public FhirOptions Options => options;

    public string Id { get; } = snapshot.Course.Patient.ToString(CultureInfo.InvariantCulture);

    public JsonObject Reference => FhirJson.Reference("Patient", Id);

    /// <summary>What the view sees, of every tumour, in the course's order.</summary>
    public IReadOnlyList<Finding> Visible { get; } = [.. snapshot.Findings.Where(s => s.IsVisible && !s.Finding.IsWithdrawal).Select(s => s.Finding)];

    public IEnumerable<(Finding Finding, T Content)> Of<T>()
        where T : Content => Visible.Where(f => f.Content is T).Select(f => (f, (T)f.Content));

    public string? Word(Fact fact) => (snapshot.Reader(fact).Value as FactValue.Word)?.Value;

    /// <summary>"12-0191…-ki67": the number leads to the course, so that nothing has to be remembered.</summary>
    /// <param name="part">Of a finding that is several resources; at most 11 letters, for an id has 64 characters.</param>
    public string IdOf(Finding finding, string? part = null) => $"{Id}-{finding.Id}{(part is null ? "" : $"-{part}")}";

    /// <summary>A resource with its profile where it keeps that profile's demands, and with the finding that it says.</summary>
    public JsonObject Resource(string type, string id, string? profile, Finding? finding)
    {
        var meta = new JsonObject();
        if (finding is not null && options.TellsRecording)
            meta["lastUpdated"] = finding.Recorded.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        if (profile is not null)
            meta["profile"] = new JsonArray(FhirJson.Mcode + profile);
        if (snapshot.Course.Synthetic)
            meta["tag"] = new JsonArray(new JsonObject { ["system"] = "http://terminology.hl7.org/CodeSystem/v3-ActReason", ["code"] = "HTEST", ["display"] = "test health data" });
        var resource = new JsonObject { ["resourceType"] = type, ["id"] = id };
        if (meta.Count > 0)
            resource["meta"] = meta;
        if (finding?.Reported.Of(finding.Happened).Day is { } reported)
            FhirJson.Extend(resource, FhirJson.ReportedUrl, "valueDate", reported.ToString());
        return resource;
    }

    /// <summary>A finding that a person corrected or completed says so.</summary>
    public static string StatusOf(Finding finding) => finding.Why switch { Why.Correction => "corrected", Why.Addendum => "amended", _ => "final" };
}
