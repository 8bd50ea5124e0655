using System.Text.Json.Nodes;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>The tumours of a patient and the metastases that are known. What is unknown or absent is no condition.</summary>
/// <remarks>mCODE 4.0.0, mcode-primary-cancer-condition and mcode-secondary-cancer-condition: category, code and subject are required.</remarks>
internal static class FhirConditions
{
    private static readonly (Fact Fact, string Part, string Text, string Code)[] Places =
    [
        (Fact.LiverMetastases, "liver", "Liver metastases", "C7B.02"), (Fact.BoneMetastases, "bone", "Bone metastases", "C7B.03"), (Fact.BrainMetastases, "brain", "Brain metastases", Unplaced),
    ];

    private const string Unplaced = "C7B.8"; // the carcinoid codes are of well-differentiated tumours

    public static IEnumerable<JsonObject> Of(FhirSubject of) => [.. Primaries(of), .. Metastases(of)];

    /// <summary>The tumour that others refer to; null: none, or several of which nobody knows which one is meant.</summary>
    public static string? IndexOf(FhirSubject of) => Tumours(of) is [var only] ? of.IdOf(only) : null;

    private static IEnumerable<JsonObject> Primaries(FhirSubject of)
    {
        var tumours = Tumours(of);
        var kind = NenClass.Of(of.Snapshot) is var nen && tumours.Count == 1 ? nen.Kind : "NEN"; // of several, the class of one is not the class of each
        foreach (var finding in tumours)
        {
            var tumour = finding.Content as TumourEntity;
            var isNen = tumour?.Family is not TumourFamily.Other;
            var own = tumour?.Family is TumourFamily.MiNen ? "MiNEN" : kind;
            var organ = tumour?.Organ ?? (tumours.Count == 1 ? of.Word(Fact.PrimarySite) : null);
            var text = isNen ? Named(own, organ) : "Another neoplasm";
            var condition = Condition(of, of.IdOf(finding), isNen ? "mcode-primary-cancer-condition" : null, finding, FhirJson.Concept(text, isNen ? CodeOf(own, organ) : null));
            if (isNen && MorphologyOf(own, of, tumours.Count) is { } morphology)
                FhirJson.Extend(condition, FhirJson.Mcode + "mcode-histology-morphology-behavior", "valueCodeableConcept", FhirJson.Concept(own, morphology));
            condition["clinicalStatus"] = tumours.Count == 1 && of.Word(Fact.DiseaseStatus) is { } status
                ? status is "resected_no_evidence" ? FhirJson.Hl7("condition-clinical", "remission", "Remission") : FhirJson.Hl7("condition-clinical", "active", "Active") : FhirJson.AbsentExtension("unknown");
            if (organ is not null)
                condition["bodySite"] = new JsonArray(FhirJson.Concept(organ.Replace('_', ' ')));
            FhirJson.Date(condition, "onsetDateTime", finding.Happened);
            yield return condition;
        }
    }

    private static IEnumerable<JsonObject> Metastases(FhirSubject of)
    {
        var well = NenClass.Of(of.Snapshot).Kind is "NET";
        foreach (var (fact, part, text, code) in Places)
        {
            if (of.Snapshot[fact] is not { Value: FactValue.Flag { Value: true }, From: [.., var finding] })
                continue;
            var condition = Condition(of, of.IdOf(finding, part), "mcode-secondary-cancer-condition", finding, FhirJson.Concept(text, FhirTerms.Find(FhirCodes.Icd10Cm, well ? code : Unplaced)));
            condition["clinicalStatus"] = FhirJson.Hl7("condition-clinical", "active", "Active");
            if (IndexOf(of) is { } primary)
                FhirJson.Extend(condition, "http://hl7.org/fhir/StructureDefinition/condition-related", "valueReference", FhirJson.Reference("Condition", primary));
            FhirJson.Date(condition, "onsetDateTime", finding.Happened);
            yield return condition;
        }
    }

    private static JsonObject Condition(FhirSubject of, string id, string? profile, Finding finding, JsonObject code)
    {
        var condition = of.Resource("Condition", id, profile, finding);
        condition["text"] = FhirJson.Narrative($"{code["text"]}, {(finding.Happened.IsKnown ? finding.Happened : "day not known")}.");
        condition["verificationStatus"] = FhirJson.Hl7("condition-ver-status", "confirmed", "Confirmed");
        condition["category"] = new JsonArray(FhirJson.Hl7("condition-category", "problem-list-item", "Problem List Item"));
        condition["code"] = code;
        condition["subject"] = of.Reference;
        return condition;
    }

    /// <summary>The findings that name a tumour; without one, that of the diagnosis.</summary>
    private static List<Finding> Tumours(FhirSubject of)
    {
        List<Finding> tumours = [.. of.Of<TumourEntity>().Where(t => t.Content.PartOf is null).Select(t => t.Finding)];
        return tumours.Count > 0 ? tumours : [.. of.Of<Diagnosis>().Select(d => d.Finding).Take(1)];
    }

    private static string Named(string kind, string? organ) => (kind, organ) switch
    {
        ("NET", _) => "Neuroendocrine tumour",
        ("NEC", _) => "Neuroendocrine carcinoma",
        ("MiNEN", _) => "Mixed neuroendocrine-non-neuroendocrine neoplasm",
        _ => "Neuroendocrine neoplasm",
    } + (organ is null ? "" : $", {organ.Replace('_', ' ')}");

    /// <summary>No code says more than is known: of a neoplasm of unknown class outside the pancreas none is written.</summary>
    private static FhirTerm? CodeOf(string kind, string? organ) => (kind, organ) switch
    {
        (_, "pancreas") => FhirTerms.Find(FhirCodes.Ncit, "C27031"),
        ("NET", _) => FhirTerms.Find(FhirCodes.SnomedCt, "255046005"),
        _ => null,
    };

    /// <summary>ICD-O-3.2. 8249/3 is of grade 2 and, in practice, of 3, so that it is written for a known grade 2 alone; 8240/3 covers NET NOS.</summary>
    private static FhirTerm? MorphologyOf(string kind, FhirSubject of, int tumours) => kind switch
    {
        "MiNEN" => FhirTerms.Find(FhirCodes.IcdO3, "8154/3"),
        "NEC" => FhirTerms.Find(FhirCodes.IcdO3, of.Word(Fact.NecCellType) switch { "large_cell" => "8013/3", "small_cell" => "8041/3", _ => "8246/3" }),
        "NET" when tumours == 1 => FhirTerms.Find(FhirCodes.IcdO3, of.Word(Fact.NetGrade) is "G2" ? "8249/3" : "8240/3"),
        _ => null,
    };
}
