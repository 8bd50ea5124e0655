using Islet.Clinic;
using Islet.Course;
using Islet.Language;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>How facts, their values and the reasons for which they are unknown are said to a reader.</summary>
public static class FactWords
{
    private static readonly Dictionary<Fact, string> Labels = new()
    {
        [Fact.AgeYears] = N("Age"),
        [Fact.AgeAtDiagnosisYears] = N("Age at diagnosis"),
        [Fact.Center] = N("Centre"),
        [Fact.PrimarySite] = N("Primary site"),
        [Fact.DigestivePrimary] = N("Primary site in detail"),
        [Fact.Ki67Percent] = N("Ki-67 index"),
        [Fact.Ki67LowestPercent] = N("Ki-67 index, lowest area"),
        [Fact.MitosesPer2mm2] = N("Mitotic count"),
        [Fact.ReportedGrade] = N("Grade as reported"),
        [Fact.WhoEdition] = N("WHO edition of the report"),
        [Fact.NetGrade] = N("WHO grade"),
        [Fact.GradeByKi67] = N("Grade by Ki-67"),
        [Fact.GradeByMitoses] = N("Grade by mitoses"),
        [Fact.IndexGradesDiscrepant] = N("Ki-67 and mitoses disagree on grade"),
        [Fact.TCategory] = N("T category"),
        [Fact.NCategory] = N("N category"),
        [Fact.MCategory] = N("M category"),
        [Fact.StageUicc] = N("UICC/AJCC stage"),
        [Fact.StageEnets] = N("ENETS stage"),
        [Fact.SstrPetResult] = N("SSTR-PET"),
        [Fact.SrsResult] = N("Receptor scintigraphy"),
        [Fact.SstrStatus] = N("Receptor status"),
        [Fact.FdgPetResult] = N("FDG-PET"),
        [Fact.PrimaryTumorSizeCm] = N("Size of the resected primary"),
        [Fact.LiverMetastases] = N("Liver metastases"),
        [Fact.FunctioningStated] = N("Functioning, as stated"),
        [Fact.FunctionalSyndrome] = N("Functional syndrome"),
        [Fact.ExtrapancreaticSpread] = N("Spread beyond the pancreas, as stated"),
        [Fact.Men1FeatureCount] = N("MEN1 features"),
        [Fact.Men1Germline] = N("MEN1 germline"),
        [Fact.EcogPs] = N("ECOG performance status"),
        [Fact.NetpetScore] = N("NETPET score"),
        [Fact.TumorVolume] = N("Tumour volume"),
        [Fact.LiverTumorBurdenPercent] = N("Liver tumour burden"),
        [Fact.LiverMetsPattern] = N("Pattern of liver metastases"),
        [Fact.LiverMetsResectedConcurrently] = N("Liver metastases resected with the primary"),
        [Fact.HistoryLiverMetastases] = N("Liver metastases at any time"),
        [Fact.NodePositive] = N("Nodes positive"),
        [Fact.G3ComponentPercent] = N("G3 component"),
        [Fact.SpecimenHpfAvailable] = N("Fields that the specimen offers"),
        [Fact.MitosisHpfCounted] = N("Fields counted for mitoses"),
        [Fact.Ki67CellsCounted] = N("Cells counted for Ki-67"),
        [Fact.CgaElevated] = N("CgA raised in blood"),
        [Fact.HormoneElevated] = N("Hormones raised"),
        [Fact.AlbuminGL] = N("Albumin"),
        [Fact.BilirubinUmolL] = N("Bilirubin"),
        [Fact.TmbPerMb] = N("TMB"),
        [Fact.FastingNpo] = N("Fasting"),
        [Fact.FitPatient] = N("Fit for intensive treatment"),
        [Fact.EmbolizationConsidered] = N("Embolisation considered"),
        [Fact.PriorEmbolization] = N("Prior embolisation"),
        [Fact.LesionsOccultOnCtMri] = N("Lesions not seen on CT or MRI"),
        [Fact.SiteOfOriginComment] = N("Comment on the site of origin"),
        [Fact.Ki67Blocks] = N("Blocks stained for Ki-67"),
        [Fact.CapProtocolComplete] = N("Every element of the CAP protocol"),
        [Fact.IhcSynaptophysin] = N("Stain for synaptophysin"),
        [Fact.IhcCga] = N("Stain for chromogranin A"),
        [Fact.IhcInsm1] = N("Stain for INSM1"),
        [Fact.IhcKeratin] = N("Stain for keratin"),
        [Fact.IhcEpcamEma] = N("Stain for EpCAM or EMA"),
        [Fact.IhcDaxx] = N("Stain for DAXX"),
        [Fact.IhcAtrx] = N("Stain for ATRX"),
        [Fact.IhcRb] = N("Stain for Rb"),
        [Fact.IhcP53] = N("Stain for p53"),
        [Fact.IhcSstr2a] = N("Stain for SSTR2A"),
        [Fact.LiverResectable] = N("Liver metastases resectable"),
        [Fact.LiverFunctionIntact] = N("Liver function intact"),
        [Fact.ClinicallyAggressive] = N("Clinically aggressive course"),
        [Fact.HepaticProgression] = N("Progression in the liver"),
        [Fact.HighGradeTransformation] = N("Transformation to high grade"),
        [Fact.SyndromicSymptoms] = N("Hormonal symptoms"),
        [Fact.HormoneSymptomsRefractory] = N("Hormonal symptoms despite treatment"),
        [Fact.OnPpi] = N("Takes a PPI"),
        [Fact.SstrPetAvailable] = N("SSTR-PET available"),
        [Fact.SstrUptakeStrong] = N("Strong receptor uptake"),
        [Fact.FdgExceedsSstr] = N("FDG uptake above receptor uptake"),
        [Fact.IndeterminateNewLesion] = N("New lesion of unclear nature"),
        [Fact.MonthsSinceLastPrrt] = N("Months since the last PRRT cycle"),
        [Fact.PriorWhipple] = N("Prior Whipple procedure"),
        [Fact.AmpullaStented] = N("Stent across the ampulla"),
        [Fact.InClinicalTrial] = N("Within a clinical trial"),
        [Fact.PatientPrefersSsa] = N("Patient prefers an SSA"),
        [Fact.Gerd] = N("Reflux disease"),
        [Fact.StartingMaintenancePpi] = N("Long-term PPI about to start"),
        [Fact.ResectedMetastases] = N("Metastases resected"),
        [Fact.WorseningLabs] = N("Worsening laboratory values"),
        [Fact.HormoneRecurrenceEvidence] = N("Hormonal evidence of recurrence"),
        [Fact.SriAtLeastLiver] = N("Receptor uptake at least that of the liver"),
        [Fact.SstrNegativeDisease] = N("FDG-positive lesions without receptors"),
        [Fact.MmrStatus] = N("Mismatch repair"),
        [Fact.ProgressedOnSsa] = N("Progressed on an SSA"),
    };

    /// <summary>Values whose words do not stand for themselves.</summary>
    private static readonly Dictionary<string, string> Phrases = new(StringComparer.Ordinal)
    {
        ["specimens_differ"] = N("specimens differ, not decided"), ["not metastatic"] = N("not metastatic"), ["hypoglycemia"] = N("hypoglycaemia"), ["zes_symptoms"] = N("symptoms of Zollinger-Ellison syndrome"), ["watery_diarrhea_hypokalemia"] = N("watery diarrhoea and hypokalaemia"),
        ["glucose_intolerance_rash_weight_loss"] = N("glucose intolerance, rash and weight loss"), ["diabetes_cholelithiasis_diarrhea"] = N("diabetes, gallstones and diarrhoea"),
        ["cushing"] = N("Cushing syndrome"), ["hypercalcemia_symptoms"] = N("symptoms of hypercalcaemia"), ["diarrhea_flushing"] = N("diarrhoea and flushing"), ["other_hormonal"] = N("another hormonal pattern"),
        ["vipoma"] = N("VIPoma"), ["ghrh"] = N("GHRH"), ["pthrp"] = N("PTHrP"), ["c_peptide"] = N("C-peptide"), ["5_hiaa"] = N("5-HIAA"), ["chromogranin_a"] = N("chromogranin A"),
        ["resected_no_evidence"] = N("resected, no evidence of disease"), ["manual_image"] = N("counted on an image"), ["digital_validated"] = N("digital, validated"), ["digital_unvalidated"] = N("digital, not validated"),
        ["eyeball"] = N("estimated by eye"), ["bronchial_or_thymic_net"] = N("bronchial or thymic NET"), ["cns_hemangioblastoma"] = N("CNS haemangioblastoma"), ["pheochromocytoma"] = N("phaeochromocytoma"),
        ["igf_1"] = "IGF-1", ["nse"] = "NSE", ["neurokinin_a"] = N("neurokinin A"), ["beta_hydroxybutyrate"] = N("beta-hydroxybutyrate"), ["hba1c"] = "HbA1c",
        ["cafe_au_lait"] = N("café-au-lait spots"), ["lisch_nodules"] = N("Lisch nodules"), ["axillary_inguinal_freckling"] = N("axillary or inguinal freckling"), ["tsc_neurologic_disorder"] = N("neurological disorder of TSC"),
    };

    /// <summary>Words that the field does not write in small letters.</summary>
    private static readonly Dictionary<string, string> Abbreviations = new[]
    {
        "IHC", "CgA", "INSM1", "DAXX", "ATRX", "Rb", "SSTR2A", "SSTR", "PET", "FDG", "SRS", "SRI", "SSA", "PRRT", "PPI", "PTH", "HPF", "CAP", "ALP", "LDH", "TMB", "MMR",
        "NEC", "MiNEN", "GERD", "CT", "MRI", "MEN1", "VHL", "NF1", "TSC", "ACTH", "VIP", "ZES", "CNS", "NPO", "G3", "ECOG", "PS", "NETPET", "SUV", "Krenning", "HIAA", "PFS", "OS", "CTCAE", "pNET", "AE1", "FNA", "mTOR",
    }.Append("Ki-67").ToDictionary(word => word.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant(), StringComparer.Ordinal);

    private static readonly HashSet<string> Abbreviated = [.. Abbreviations.Values];

    /// <summary>The name of a fact in the field's words.</summary>
    public static string Label(Fact fact) => Labels.TryGetValue(fact, out var label) ? T(label) : Sentence(fact.Name);

    /// <summary>What the fact means, as its vocabulary says.</summary>
    public static string Meaning(Fact fact) => fact.Meaning.Replace("`", "", StringComparison.Ordinal);

    /// <summary>A value without its unit.</summary>
    public static string Value(FactValue value) => value switch
    {
        FactValue.Number n => n.Value.ToString("0.####", Locale.Current.Numbers),
        FactValue.Flag { Value: true } => T("yes"),
        FactValue.Flag => T("no"),
        FactValue.Words { Members: [] } => T("none (asked)"),
        FactValue.Words words => string.Join(", ", words.Members.Select(Word)),
        FactValue.Word word => Word(word.Value),
        _ => value.ToString(),
    };

    /// <summary>The value that a fact has; a bound as its report writes it, months to one decimal.</summary>
    public static string Value(Fact fact, FactValue value, FactState state) => value switch
    {
        FactValue.Number when fact == Fact.Ki67Percent && state.From is [{ Content: Specimen specimen }, ..] && TissueWords.Written(specimen) is { } written => written,
        FactValue.Number years when state.AtLeast is { } least => $"{Numbers.Write(least)}–{Numbers.Write(years.Value)}",
        FactValue.Number months when fact.Unit == "months" => Math.Round(months.Value, 1, MidpointRounding.AwayFromZero).ToString("0.#", Locale.Current.Numbers),
        _ => Value(value),
    };

    /// <summary>The value that a fact has, and its unit.</summary>
    public static string WithUnit(Fact fact, FactValue value, FactState state) => Value(fact, value, state) + (Unit(fact, value) is { } unit ? " " + unit : "");

    /// <summary>The unit behind a value; none where the name of the fact already says it.</summary>
    public static string? Unit(Fact fact, FactValue? value) => fact == Fact.EcogPs || fact == Fact.LineNumber ? null
        : value is FactValue.Number { Value: 1 } && fact.Unit is "lines" or "months" or "years" ? T(fact.Unit[..^1]) : fact.Unit is { } unit ? T(unit) : null;

    /// <summary>A unit as a source's file writes it: umol_l is µmol/L.</summary>
    public static string Unit(string written) => written.Replace('_', '/').Replace("umol", "µmol", StringComparison.Ordinal).Replace("ug/", "µg/", StringComparison.Ordinal)
        is var unit && unit.EndsWith("/l", StringComparison.Ordinal) ? unit[..^1] + "L" : unit;

    /// <summary>"Ki-67 index, mitotic count": facts in a sentence.</summary>
    public static string List(IEnumerable<Fact> facts) => string.Join(", ", facts.Select(fact => Lower(Label(fact))));

    /// <summary>A word of the vocabulary as people write it: distant_metastasis, G2, IIA, SSTR-PET.</summary>
    public static string Word(string word) => T(English(word));

    /// <summary>The key of a word of the vocabulary in the catalogue.</summary>
    internal static string English(string word) => Phrases.GetValueOrDefault(word) ?? (word.Contains('_', StringComparison.Ordinal)
        ? string.Join(' ', word.Split('_').Select(part => Abbreviations.GetValueOrDefault(part, part))) : Abbreviations.GetValueOrDefault(word, word));

    /// <summary>Why a fact is unknown, with the event that ended it and what was known before, with its unit; follows "unknown: ".</summary>
    public static string Reason(Fact fact, FactState state, Axis axis) => (state.Reason ?? UnknownReason.NotRecorded) switch
    {
        UnknownReason.Invalidated when state.By is { } by =>
            T($"no longer known since {Lower(FindingWords.Of(by.Content).Title)} of {Numbers.When(by.Happened, axis)}{(state.Former is { } former ? T($"; before it: {WithUnit(fact, former, state)}") : "")}"),
        UnknownReason.SetIncomplete when state.Former is { } members => T($"{Value(members)} known, and the rest was not asked"),
        var reason => Reason(reason),
    };

    /// <summary>Why a fact is unknown; follows "unknown: ".</summary>
    public static string Reason(UnknownReason reason) => reason switch
    {
        UnknownReason.NotRecorded => T("not recorded"),
        UnknownReason.NotDone => T("asked, and not done"),
        UnknownReason.Inadequate => T("the tissue was inadequate"),
        UnknownReason.Unresolved => T("sources contradict each other, and nobody has said which one speaks"),
        UnknownReason.OrderUnknown => T("several findings may be the latest, and they differ"),
        UnknownReason.Invalidated => T("no longer known since a later event"),
        UnknownReason.SetIncomplete => T("some are known, and the rest was not asked"),
        UnknownReason.OutsideList => T("the source's word is not one that is understood"),
        UnknownReason.CannotSay => T("nobody can say, or it was said for another day only"),
        UnknownReason.Withheld => T("withheld"),
        UnknownReason.NotInLog => T("recorded later"),
        UnknownReason.AfterEffective => T("found only after this day"),
        UnknownReason.HappenedUncertain => T("found perhaps after this day"),
        UnknownReason.NoDate => T("the day of the finding is not known"),
        UnknownReason.NotYetKnown => T("the result was not yet issued"),
        UnknownReason.ReportedDateUnknown => T("nobody knows when the result was issued"),
        UnknownReason.Withdrawn => T("the entry was withdrawn"),
        UnknownReason.Hindsight => T("judged in hindsight"),
    };

    public static string Lower(string label) => label.Length > 1 && (char.IsUpper(label[1]) || label[1] == ' ' || label.StartsWith("Ki-", StringComparison.Ordinal) || Abbreviated.Contains(label.Split(' ', 2)[0])) ? label
        : char.ToLowerInvariant(label[0]) + label[1..];

    public static string Sentence(string word) => Word(word) is { Length: > 0 } words ? T(char.ToUpperInvariant(words[0]) + words[1..]) : "";
}
