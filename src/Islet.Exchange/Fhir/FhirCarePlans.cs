using System.Text.Json.Nodes;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>What boards decided, each decision a plan, and the plans that were computed, which propose and order nothing.</summary>
/// <remarks>FHIR R4 CarePlan: status, intent and subject are required. mCODE has no profile of it; the German oncology module writes a conference as a CarePlan too.</remarks>
internal static class FhirCarePlans
{
    public static IEnumerable<JsonObject> Of(FhirSubject of) => [.. of.Of<BoardDecision>().Select(d => Of(of, d.Finding, d.Content)), .. of.Options.Plans.Select(p => Of(of, p))];

    private static JsonObject Of(FhirSubject of, Finding finding, BoardDecision decision)
    {
        var plan = Begin(of, of.IdOf(finding), finding, decision.Done switch { true => "completed", _ => "unknown" }, "plan", "Tumour board", FhirJson.Concept("Tumour board review", FhirTerms.Find(FhirCodes.Ncit, "C93304")));
        FhirJson.Date(plan, "created", finding.Happened);
        if (decision.Plan is { } words)
            plan["description"] = FhirJson.Printable(words);
        if (FhirConditions.IndexOf(of) is { } tumour)
            plan["addresses"] = new JsonArray(FhirJson.Reference("Condition", tumour));
        string[] notes =
        [
            .. Note("Question", decision.Question), .. Note("Followed", Listed(decision.Followed)), .. Note("Departed from", Listed(decision.DepartedFrom)), .. Note("Because", decision.DepartureReason ?? Listed(decision.DepartureReasons)),
            .. decision.Done is false ? ["The plan was not carried out."] : (string[])[],
        ];
        if (notes.Length > 0)
            plan["note"] = new JsonArray([.. notes.Select(n => (JsonNode)new JsonObject { ["text"] = FhirJson.Printable(n) })]);
        plan["text"] = FhirJson.Narrative($"Tumour board, {(finding.Happened.IsKnown ? finding.Happened : "day not known")}. {decision.Plan}");
        return plan;
    }

    private static JsonObject Of(FhirSubject of, FhirPlan computed)
    {
        var plan = Begin(of, $"{of.Id}-{computed.Name}", null, "draft", "proposal", computed.Title, FhirJson.Concept(computed.Title));
        plan["note"] = new JsonArray(new JsonObject { ["text"] = computed.Purpose });
        if (computed.Steps.Count > 0)
            plan["activity"] = new JsonArray([.. computed.Steps.Select(s => (JsonNode)Step(s))]);
        plan["text"] = FhirJson.Narrative($"{computed.Title}. {computed.Purpose}");
        return plan;
    }

    private static JsonObject Step(FhirPlannedStep step)
    {
        var period = new JsonObject();
        FhirJson.Date(period, "start", step.From);
        if (step.Until is { } until)
            FhirJson.Date(period, "end", until);
        return new() { ["detail"] = new JsonObject { ["code"] = FhirJson.Concept(step.What), ["status"] = "not-started", ["description"] = step.Why, ["scheduledPeriod"] = period } };
    }

    private static JsonObject Begin(FhirSubject of, string id, Finding? finding, string status, string intent, string title, JsonObject category)
    {
        var plan = of.Resource("CarePlan", id, null, finding);
        plan["status"] = status;
        plan["intent"] = intent;
        plan["category"] = new JsonArray(category);
        plan["title"] = title;
        plan["subject"] = of.Reference;
        return plan;
    }

    private static string? Listed(IReadOnlyList<string>? texts) => texts?.Where(text => text.Length > 0).ToList() is { Count: > 0 } said ? string.Join(", ", said) : null;

    private static IEnumerable<string> Note(string what, string? text) => string.IsNullOrWhiteSpace(text) ? [] : [$"{what}: {text}"];
}
