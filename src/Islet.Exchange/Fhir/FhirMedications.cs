using System.Text.Json.Nodes;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Drugs that were given: a course of treatment one resource a drug, from its start to its stop, and every dose that was recorded by itself.</summary>
/// <remarks>mCODE 4.0.0, mcode-cancer-related-medication-administration: status, medication, subject, effective.</remarks>
internal static class FhirMedications
{
    private const string Profile = "mcode-cancer-related-medication-administration", Symptom = "symptom";

    public static IEnumerable<JsonObject> Of(FhirSubject of) => [.. of.Of<Treatment>().SelectMany(t => Courses(of, t.Finding, t.Content)), .. of.Of<Injection>().Select(i => Dose(of, i.Finding, i.Content)).OfType<JsonObject>()];

    public static bool IsRadionuclide(Treatment treatment) => treatment.Drugs.Any(name => DrugTable.Of(name) is DrugClass.Prrt);

    /// <summary>Null: no stop is on record.</summary>
    public static (Finding Finding, TreatmentStop Content)? StopOf(FhirSubject of, string? course) =>
        course is not null && of.Of<TreatmentStop>().Where(s => s.Content.Course == course).ToList() is [.., var stop] ? stop : null;

    private static IEnumerable<JsonObject> Courses(FhirSubject of, Finding finding, Treatment treatment)
    {
        for (var i = 0; i < treatment.Drugs.Count; i++)
        {
            var stop = StopOf(of, treatment.Course);
            var given = Begin(of, finding, FormattableString.Invariant($"d{i + 1}"), treatment.Purpose is not Symptom, treatment.Drugs[i], StatusOf(of, stop?.Content));
            if (stop?.Content.Reason is { } reason)
                given["statusReason"] = new JsonArray(Reason(reason));
            Period(given, finding.Happened, stop?.Finding.Happened);
            if (treatment.DoseMg is { } dose && treatment.Drugs.Count == 1)
                given["dosage"] = new JsonObject { ["dose"] = FhirJson.Quantity(dose, "mg") };
            yield return Told(given, treatment.Drugs[i], finding);
        }
    }

    /// <summary>A dose whose drug nobody names is that of its course, where the course has one drug.</summary>
    private static JsonObject? Dose(FhirSubject of, Finding finding, Injection dose)
    {
        var drug = dose.Drug ?? (of.Of<Treatment>().FirstOrDefault(t => t.Content.Course == dose.Course && dose.Course is not null).Content is { Drugs: [var only] } ? only : null);
        if (drug is null)
            return null;
        var given = Begin(of, finding, null, true, drug, "completed");
        FhirJson.Date(given, "effectiveDateTime", finding.Happened);
        if ((dose.ActivityGbq, dose.DoseMg) is var (activity, milligrams) && (activity ?? milligrams) is { } amount)
            given["dosage"] = new JsonObject { ["dose"] = FhirJson.Quantity(amount, activity is null ? "mg" : "GBq") };
        return Told(given, drug, finding);
    }

    private static JsonObject Begin(FhirSubject of, Finding finding, string? part, bool ofTumour, string drug, string status)
    {
        var given = of.Resource("MedicationAdministration", of.IdOf(finding, part), ofTumour ? Profile : null, finding);
        given["status"] = status;
        given["medicationCodeableConcept"] = FhirJson.Concept(FhirJson.Printable(drug), CodesOf(drug));
        given["subject"] = of.Reference;
        return given;
    }

    private static FhirTerm?[] CodesOf(string drug) => DrugNames.Find(drug) is not { } known ? []
        : [FhirTerms.Find(FhirCodes.Atc, known.Atc), FhirCodes.IngredientOf(known.Name) is { } ingredient ? FhirTerms.Find(FhirCodes.RxNorm, ingredient) : null];

    /// <summary>Without a stop it runs as far as the record goes; of somebody who died nobody knows.</summary>
    private static string StatusOf(FhirSubject of, TreatmentStop? stop) => stop switch
    {
        { Reason: "completed" } => "completed",
        not null => "stopped",
        null => of.Word(Fact.VitalStatus) is "dead" ? "unknown" : "in-progress",
    };

    /// <summary>mCODE's list has no "progression" and no "planned course completed"; another word is not written for them.</summary>
    private static JsonObject Reason(string reason) => FhirJson.Concept(FhirJson.Printable(reason.Replace('_', ' ')), reason switch
    {
        "toxicity" => FhirTerms.Find(FhirCodes.SnomedCt, "407563006"),
        "death" => FhirTerms.Find(FhirCodes.SnomedCt, "419620001"),
        _ => null,
    });

    private static void Period(JsonObject given, When from, When? until)
    {
        var period = new JsonObject();
        FhirJson.Date(period, "start", from);
        if (until is { } end)
            FhirJson.Date(period, "end", end);
        given["effectivePeriod"] = period;
    }

    private static JsonObject Told(JsonObject given, string drug, Finding finding)
    {
        given["text"] = FhirJson.Narrative($"{drug}, {given["status"]}, from {(finding.Happened.IsKnown ? finding.Happened : "a day that is not known")}.");
        return given;
    }
}
