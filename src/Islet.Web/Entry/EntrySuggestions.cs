using Islet.Clinic;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Web;

/// <summary>One entry of a list that stands beside a field.</summary>
/// <param name="Value">What is typed when it is chosen.</param>
/// <param name="Beside">Other spellings, or what it is; also searched by the browser.</param>
public sealed record Suggestion(string Value, string Beside = "");

/// <summary>What is usual in a field that is not closed: words of the vocabularies, and names that the course has already.</summary>
public static class EntrySuggestions
{
    /// <summary>The words that rules read, by kind and member; the record types of Islet.Course name them. Null kind: of every kind.</summary>
    private static readonly Dictionary<(string? Kind, string Member), string[]> Words = new()
    {
        [(null, "modality")] = ["CT", "MRI", "SSTR-PET", "FDG-PET", "SRS", "US", "EUS", "SPECT"],
        [(null, "tracer")] = ["68Ga-DOTATOC", "68Ga-DOTATATE", "68Ga-DOTANOC", "64Cu-DOTATATE", "111In-pentetreotide", "99mTc-EDDA/HYNIC-TOC", "18F-FDG", "18F-DOPA"],
        [("LesionRead", "organ")] = ["liver", "lymph_node", "bone", "pancreas", "peritoneum", "lung"],
        [("Specimen", "organ")] = ["pancreas", "liver", "lymph_node", "bone", "peritoneum", "lung"],
        [("ImagingStudy", "question")] = ["staging", "response", "recurrence", "symptoms"],
        [("ImagingStudy", "contrast_phase")] = ["none", "arterial", "portal_venous", "late"],
        [("ImagingStudy", "response")] = ["CR", "PR", "SD", "NON-CR/NON-PD", "PD", "NE"],
        [("ImagingStudy", "response_criterion")] = ["RECIST 1.1", "Choi", "mRECIST"],
        [("ImagingStudy", "response_reason")] = ["sum", "single_lesion", "new_lesion", "non_target", "symptoms"],
        [("ImagingStudy", "regions")] = ["liver", "pancreas", "lymph_node", "bone", "lung", "peritoneum", "brain"],
        [("Staging", "system")] = ["AJCC", "ENETS"],
        [("Staging", "stage")] = ["I", "IIA", "IIB", "III", "IV"],
        [("Treatment", "purpose")] = ["tumour", "symptom", "perioperative"],
        [("Treatment", "indication")] = ["first line", "progression", "symptoms", "hypoglycaemia", "adjuvant", "toxicity"],
        [("TreatmentStop", "reason")] = ["progression", "toxicity", "completed", "choice", "death", "other"],
        [("Procedure", "procedure")] = ["resection", "ablation", "embolisation", "radiotherapy"],
        [("Procedure", "target")] = ["primary", "liver_metastases", "nodes", "bone", "other"],
        [("Procedure", "intent")] = ["curative", "palliative"],
        [("ProgressionJudgement", "grounds")] = ["radiological", "clinical", "biochemical"],
        [("ProgressionJudgement", "sites")] = ["liver", "lymph_node", "bone", "pancreas", "peritoneum", "lung"],
        [("ReportedOutcome", "endpoint")] = ["pfs", "os", "ttp", "dor"],
        [("ReportedOutcome", "criterion")] = ["RECIST 1.1"],
        [("ReportedOutcome", "instrument")] = ["EQ-5D-5L", "EORTC QLQ-C30", "GINET21"],
        [("Laboratory", "specimen")] = ["serum", "plasma", "urine_24h"],
        [("Tumour", "relation")] = ["independent", "recurrence", "metastasis", "undetermined"],
        [("Tumour", "part")] = ["head", "body", "tail", "multifocal"],
        [("Molecular", "sample")] = [Molecular.Germline],
        [("BoardDecision", "considered")] = ["prrt", "embolization", "surgery", "ssa", "everolimus", "sunitinib", "chemotherapy"],
        [("BoardDecision", "because_of")] = ["ki67", "grade", "tracer_pattern", "hormones", "syndrome"],
        [("BoardDecision", "assessment")] = ["interim", "end_of_treatment"],
        [("BoardDecision", "decision")] = ["continue", "pause", "stop", "change", "surgery"],
        [("BoardDecision", "decision_reason")] = ["response", "stable", "progression", "toxicity", "choice", "death", "other"],
        [("AdverseEvent", "ctcae_version")] = ["5.0", "4.03"],
    };

    private static readonly IReadOnlyList<string> Judged =
        [.. Questions.Blocks.SelectMany(b => b.Lines).SelectMany(q => q.About is { } about ? [about] : q.Facts.Select(f => f.Name)).Distinct(StringComparer.Ordinal)];

    private static readonly IReadOnlyList<string> JudgedWords = [.. Judged.Select(Fact.Find).OfType<Fact>().SelectMany(f => f.Values).Append("cannot_say").Distinct(StringComparer.Ordinal)];

    /// <summary>Names that the course has for what a field refers to, the newest first.</summary>
    public static IReadOnlyList<Suggestion> Of(EntryField field, DiseaseCourse course) => field.Name switch
    {
        "drugs" or "drug" or "held_by" => [.. DrugNames.Drugs.Select(d => new Suggestion(d.Name, string.Join(", ", d.Spellings))), .. DrugNames.Regimens.Select(r => new Suggestion(r.Name, string.Join(" + ", r.Drugs)))],
        "analyte" => [.. Analytes.All.Select(a => new Suggestion(FactWords.Word(a.Name), string.Join(", ", a.Spellings)))],
        "course" => Named(course, f => f.Content is Treatment { Course: { } name } t ? (name, string.Join(" + ", t.Drugs)) : null),
        "study" or "paired_with" or "compared_with" or "studies" when field.Kind is not ("Enrolment" or "EnrolmentEnd") => Named(course, f => f.Content is ImagingStudy { Study: { } name } s ? (name, s.Modality ?? "") : null),
        "study" => Named(course, f => f.Content is Enrolment { Study: var name } ? (name, "") : null),
        "specimen" when field.Kind is not "Laboratory" => Named(course, f => f.Content is Specimen { SpecimenName: { } name } s ? (name, s.Organ ?? "") : null),
        "sample" => [new(Molecular.Germline), .. Named(course, f => f.Content is Specimen { SpecimenName: { } name } ? (name, "") : null)],
        "lesion" or "lesions" or "split_from" or "merged_into" => Named(course, f => f.Content is LesionRead { Lesion: var name } l ? (name, l.Organ ?? "") : null),
        "reader" => Named(course, f => (f.Content as ImagingStudy)?.Reader is { } name ? (name, "") : (f.Content as Specimen)?.Reader is { } other ? (other, "") : null),
        "term" when field.Kind is "AdverseEvent" => Named(course, f => f.Content is AdverseEvent { Term: var name } ? (name, "") : null),
        _ => [.. CodesOf(field).Select(code => new Suggestion(Said(field, code)))],
    };

    /// <summary>The tumours that the course names.</summary>
    public static IReadOnlyList<string> Tumours(DiseaseCourse course) => [.. course.Findings.Select(f => f.Content.Tumour).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>A code of the vocabulary as people write it; any other text as it is.</summary>
    public static string Said(EntryField field, string text) => field switch
    {
        { Kind: "Judgement", Name: "about" } when Judged.Contains(text, StringComparer.Ordinal) => Fact.Find(text) is { } fact ? FactWords.Label(fact) : FactWords.Sentence(text),
        { Kind: "Judgement", Name: "value" } when text is "true" => T("yes"),
        { Kind: "Judgement", Name: "value" } when text is "false" => T("no"),
        { Kind: "Laboratory", Name: "analyte" } when Analytes.All.Any(a => a.Name == text) => FactWords.Word(text),
        _ when CodesOf(field).Contains(text, StringComparer.Ordinal) => FactWords.Word(text),
        _ => text,
    };

    /// <summary>The code that a text says in a field; the text itself where it says none.</summary>
    public static string Code(EntryField field, string text) => Find(field, text) ?? text;

    /// <summary>The code that a text says in a field; null: it says none.</summary>
    public static string? Find(EntryField field, string text) => field is { Kind: "Laboratory", Name: "analyte" } ? Analytes.Find(text)?.Name
        : CodesOf(field).FirstOrDefault(code => code == text) ?? CodesOf(field).FirstOrDefault(code => string.Equals(Said(field, code), text, StringComparison.OrdinalIgnoreCase));

    private static IReadOnlyList<string> CodesOf(EntryField field) => (field.Kind, field.Name) switch
    {
        ("Judgement", "about") => Judged,
        ("Judgement", "value") => ["true", "false", .. JudgedWords],
        _ => Words.GetValueOrDefault((field.Kind, field.Name)) ?? Words.GetValueOrDefault((null, field.Name)) ?? [],
    };

    private static IReadOnlyList<Suggestion> Named(DiseaseCourse course, Func<Finding, (string Name, string Beside)?> name) =>
        [.. course.Findings.Reverse().Select(f => name(f) is { } named ? new Suggestion(named.Name, $"{named.Beside} {f.Happened}".Trim()) : null).OfType<Suggestion>().DistinctBy(s => s.Value)];
}
