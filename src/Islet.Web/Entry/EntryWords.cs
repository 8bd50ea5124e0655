using Islet.Course;

namespace Islet.Web;

/// <summary>How members are called in a form, what is to be typed into them, and how their values read.</summary>
public static class EntryWords
{
    private static readonly string[] UnitEndings = ["_per_2mm2", "_per_mb", "_percent", "_minutes", "_years", "_kg", "_cm", "_mm", "_gbq", "_mbq", "_mg", "_ml", "_hu", "_days"];

    public static string Label(EntryField field) => (field.Kind, field.Name) switch
    {
        (_, "organ") => T("Organ"),
        ("Tumour", "part") => T("Part of the organ"),
        ("Diagnosis", "histology") => T("Diagnosis in the words of the record"),
        ("Diagnosis", "age_years") => T("Age at diagnosis"),
        ("Diagnosis", "functioning") => T("Hormone syndrome, as the record says"),
        ("Diagnosis", "familial_syndrome") => T("Hereditary syndrome, as the record says"),
        ("Person", "birth") => T("Born"),
        ("Specimen" or "Characterization" or "AdverseEvent", "specimen") => T("Name of the specimen"),
        ("Laboratory", "specimen") => T("Taken from"),
        (_, "ki67_percent") => T("Ki-67"),
        (_, "ki67_lowest_percent") => T("Ki-67 in the lowest area"),
        (_, "mitoses_per_2mm2") => T("Mitoses"),
        (_, "reported_grade") => T("Grade as reported"),
        (_, "who_edition") => T("WHO edition of the report"),
        (_, "adequate") => T("Enough tissue for a diagnosis"),
        (_, "inadequate_because") => T("If not, why"),
        (_, "lesion") => T("Lesion, as imaging names it"),
        (_, "minen") => T("MiNEN"),
        (_, "other_component_percent") => T("Share of the other component"),
        (_, "node_positive") => T("Any node with tumour"),
        (_, "nodes_positive") => T("Nodes with tumour"),
        (_, "ihc_rb") => T("Rb"),
        (_, "ihc_cga") => T("Chromogranin A stain"),
        (_, "ihc_epcam_ema") => T("EpCAM or EMA"),
        (_, "cga_stain_strong") => T("Chromogranin A stain strong"),
        (_, "read") => T("Which read"),
        (_, "reader") => T("Reader, not a name"),
        (_, "study") when field.Kind is "ImagingStudy" or "LesionRead" => T("Name of the scan"),
        (_, "paired_with") => T("Read with the scan"),
        (_, "compared_with") => T("Compared with the scan"),
        (_, "days_since_ssa") => T("Since the last depot injection"),
        (_, "regions") => T("Regions shown well enough"),
        (_, "tumour_present") => T("Tumour to be seen"),
        (_, "sstr_pet_result") => T("Receptor PET"),
        (_, "srs_result") => T("Receptor scintigraphy"),
        (_, "fdg_pet_result") => T("FDG PET"),
        (_, "sri_at_least_liver") => T("Uptake at least that of the liver"),
        (_, "sstr_uptake_strong") => T("Receptor uptake strong"),
        (_, "fdg_exceeds_sstr") => T("FDG above receptor uptake"),
        (_, "sstr_negative_disease") => T("FDG-positive lesions without receptors"),
        (_, "liver_tumor_burden_percent") => T("Share of the liver"),
        (_, "suv_max") => T("SUVmax"),
        (_, "suv_peak") => T("SUVpeak"),
        (_, "suv_mean") => T("SUVmean"),
        (_, "sul_peak") => T("SULpeak"),
        (_, "netpet_score") => T("NETPET score"),
        (_, "course") => T("Treatment, by its name"),
        (_, "drugs") => T("Drugs"),
        ("Laboratory", "value") => T("Result"),
        ("Laboratory", "lower") => T("Lower limit"),
        ("Laboratory", "upper") => T("Upper limit"),
        ("Laboratory", "reading") => T("Only raised or normal"),
        (_, "ecog_ps") => T("ECOG performance status"),
        (_, "karnofsky_percent") => T("Karnofsky"),
        (_, "syndromic_symptoms") => T("Which of these now"),
        (_, "asked") => T("Asked completely"),
        (_, "held_by") => T("Held by the drugs"),
        (_, "on_ppi") => T("Takes an acid blocker"),
        (_, "gerd") => T("Reflux"),
        (_, "fasting_npo") => T("Nothing by mouth"),
        (_, "hereditary_features") => T("Any of these, ever"),
        (_, "family_history_syndromes") => T("In parent, sibling or child"),
        (_, "procedure") => T("Procedure"),
        ("VitalStatus", "alive") => T("Alive"),
        ("ConsentWithdrawal", "keeps_what_was_collected") => T("What was collected may stay"),
        ("PersonMatch", "other") => T("Pseudonym of the other record"),
        ("PersonMatch", "same") => T("One person"),
        ("Judgement", "about") => T("About"),
        (_, "present") => T("Who sat there, by role"),
        (_, "departed_from") => T("Statements departed from"),
        (_, "followed") => T("Statements followed"),
        (_, "departure_reason") => T("One reason for all departures"),
        (_, "departure_reasons") => T("A reason for each departure, in their order"),
        (_, "done") => T("Carried out as decided"),
        (_, "done_on") => T("Known by"),
        (_, "done_instead") => T("What was done in its place"),
        (_, "not_done_reason") => T("Why not, or not as decided"),
        (_, "event") => T("Reached (no: censored)"),
        (_, "men1_germline") => T("MEN1 in the germline"),
        (_, "sample") => T("Germline, or the specimen"),
        _ => Fallback(field.Name),
    };

    /// <summary>What may be typed; null: the label says it.</summary>
    public static string? Hint(EntryField field) => (field.Kind, field.Name) switch
    {
        (_, "ki67_percent") => T("As the report has it: 8, 5–10, <1, ca 15. The highest area."),
        (_, "birth" or "panel" or "done_on") => T("A year is enough: 1960, 05/1960 or 4.5.1960."),
        (_, "nodes_positive") => T("3, or 3/12 for 3 of 12 examined."),
        ("Laboratory", "value") => T("12.5, <0.5, about 15; with the unit or without."),
        ("Laboratory", "analyte") => T("By any usual name: CgA, u-5-HIAA, gastrin."),
        (_, "drugs" or "drug") => T("Generic or brand name, or a regimen: Sandostatin, CAPTEM."),
        (_, "ecog_ps") => T("0 to 5"),
        (_, "krenning_score") => T("0 to 4"),
        ("AdverseEvent", "grade") => T("1 to 5"),
        (_, "pain_grade" or "weight_loss_grade" or "anorexia_grade") => T("0 to 4; 0 is asked and none"),
        (_, "sample") => T("\"germline\" is the patient; else the name of the specimen."),
        ("Treatment", "course") => T("By this name its end and its doses refer to it."),
        ("ImagingStudy", "study") => T("By this name the lesions refer to it."),
        ("Specimen", "specimen") => T("A second read of the same tissue keeps its name."),
        (_, "asked") => T("A list that is ticked here and empty says: none."),
        ("Laboratory", "specimen") => T("serum, plasma, urine of 24 hours"),
        _ => null,
    };

    /// <summary>A value as a reader reads it.</summary>
    public static string Said(EntryField field, IReadOnlyList<string> texts) => texts.Count == 0 ? "" : string.Join(", ", texts.Select(text => text.Length == 0 ? "–" : Word(field, text))) + (field.Member.Unit is { } unit && texts is [[>= '0' and <= '9', ..]] ? " " + unit : "");

    /// <summary>The field of a problem, by the name that stands beside it; in a panel with its row. Null: the form as a whole.</summary>
    public static string? Named(EntryLayout layout, FormText typed, FieldProblem problem) => problem switch
    {
        { Member: { } member } when layout.Field(member) is { } field => LaboratoryPanel.AnalyteOf(typed, problem.Field) is { Length: > 0 } analyte && member != "analyte" ? $"{Label(field)}, {Shown.Cut(Signs.Shown(analyte), 60)}" : Label(field),
        { Field: TypedFinding.DayField } => layout.Happened,
        { Field: TypedFinding.ReportedField } => T("Reported"),
        { Field: TypedFinding.ReportedDayField } => T("Report of"),
        { Field: TypedFinding.ByField } => T("Stated by"),
        { Field: TypedFinding.TumourField } => T("Tumour"),
        { Field: TypedFinding.ReasonField } => T("Reason, without a name"),
        _ => null,
    };

    /// <summary>One word of a closed list.</summary>
    public static string Word(EntryField field, string word) => field switch
    {
        { Control: EntryControl.YesNo } => word switch { "true" => T("yes"), "false" => T("no"), _ => word },
        { Name: "asked" } when Fact.Find(word) is { } set => FactWords.Label(set),
        { Control: EntryControl.Choice or EntryControl.Ticks } when field.Words.Contains(word, StringComparer.Ordinal) => FactWords.Word(word),
        _ => EntrySuggestions.Said(field, word),
    };

    /// <summary>ihc_pax8: "PAX8"; slice_mm: "Slice".</summary>
    private static string Fallback(string member)
    {
        if (MemberLabels.Find(member) is { } said)
            return char.ToUpperInvariant(said[0]) + said[1..];
        var ending = Array.Find(UnitEndings, end => member.EndsWith(end, StringComparison.Ordinal));
        var bare = ending is null ? member : member[..^ending.Length];
        return bare.StartsWith("ihc_", StringComparison.Ordinal) ? Stain(bare[4..]) : FactWords.Sentence(bare);
    }

    private static string Stain(string name) => name switch
    {
        "synaptophysin" or "keratin" or "trypsin" or "polyomavirus" => FactWords.Sentence(name),
        "beta_catenin" => T("β-catenin in the nucleus"),
        "pr" => T("Progesterone receptor"),
        "p53" => name, // written small
        _ => name.ToUpperInvariant(),
    };
}
