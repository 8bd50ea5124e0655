using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Board;

/// <summary>How facts, their values and the reasons for which they are unknown are said to a reader.</summary>
public static class FactWords
{
    private static readonly Dictionary<Fact, string> Labels = new()
    {
        [Fact.AgeYears] = "Age",
        [Fact.AgeAtDiagnosisYears] = "Age at diagnosis",
        [Fact.Center] = "Centre",
        [Fact.PrimarySite] = "Primary site",
        [Fact.DigestivePrimary] = "Primary site in detail",
        [Fact.Ki67Percent] = "Ki-67 index",
        [Fact.Ki67LowestPercent] = "Ki-67 index, lowest area",
        [Fact.MitosesPer2mm2] = "Mitotic count",
        [Fact.ReportedGrade] = "Grade as reported",
        [Fact.WhoEdition] = "WHO edition of the report",
        [Fact.NetGrade] = "WHO grade",
        [Fact.GradeByKi67] = "Grade by Ki-67",
        [Fact.GradeByMitoses] = "Grade by mitoses",
        [Fact.IndexGradesDiscrepant] = "Ki-67 and mitoses disagree on grade",
        [Fact.TCategory] = "T category",
        [Fact.NCategory] = "N category",
        [Fact.MCategory] = "M category",
        [Fact.StageUicc] = "UICC/AJCC stage",
        [Fact.StageEnets] = "ENETS stage",
        [Fact.SstrPetResult] = "SSTR-PET",
        [Fact.SrsResult] = "Receptor scintigraphy",
        [Fact.SstrStatus] = "Receptor status",
        [Fact.FdgPetResult] = "FDG-PET",
        [Fact.PrimaryTumorSizeCm] = "Size of the resected primary",
        [Fact.LiverMetastases] = "Liver metastases",
        [Fact.FunctioningStated] = "Functioning, as stated",
        [Fact.FunctionalSyndrome] = "Functional syndrome",
        [Fact.ExtrapancreaticSpread] = "Spread beyond the pancreas, as stated",
        [Fact.Men1FeatureCount] = "MEN1 features",
        [Fact.Men1Germline] = "MEN1 germline",
        [Fact.EcogPs] = "ECOG performance status",
        [Fact.NetpetScore] = "NETPET score",
        [Fact.TumorVolume] = "Tumour volume",
        [Fact.LiverTumorBurdenPercent] = "Liver tumour burden",
        [Fact.LiverMetsPattern] = "Pattern of liver metastases",
        [Fact.LiverMetsResectedConcurrently] = "Liver metastases resected with the primary",
        [Fact.HistoryLiverMetastases] = "Liver metastases at any time",
        [Fact.NodePositive] = "Nodes positive",
        [Fact.G3ComponentPercent] = "G3 component",
        [Fact.SpecimenHpfAvailable] = "Fields that the specimen offers",
        [Fact.MitosisHpfCounted] = "Fields counted for mitoses",
        [Fact.Ki67CellsCounted] = "Cells counted for Ki-67",
        [Fact.CgaElevated] = "CgA raised in blood",
        [Fact.HormoneElevated] = "Hormones raised",
        [Fact.AlbuminGL] = "Albumin",
        [Fact.BilirubinUmolL] = "Bilirubin",
        [Fact.TmbPerMb] = "TMB",
        [Fact.FastingNpo] = "Fasting",
        [Fact.FitPatient] = "Fit for intensive treatment",
        [Fact.EmbolizationConsidered] = "Embolisation considered",
        [Fact.PriorEmbolization] = "Prior embolisation",
        [Fact.LesionsOccultOnCtMri] = "Lesions not seen on CT or MRI",
        [Fact.SiteOfOriginComment] = "Comment on the site of origin",
        [Fact.Ki67Blocks] = "Blocks stained for Ki-67",
        [Fact.CapProtocolComplete] = "Every element of the CAP protocol",
        [Fact.IhcSynaptophysin] = "Stain for synaptophysin",
        [Fact.IhcCga] = "Stain for chromogranin A",
        [Fact.IhcInsm1] = "Stain for INSM1",
        [Fact.IhcKeratin] = "Stain for keratin",
        [Fact.IhcEpcamEma] = "Stain for EpCAM or EMA",
        [Fact.IhcDaxx] = "Stain for DAXX",
        [Fact.IhcAtrx] = "Stain for ATRX",
        [Fact.IhcRb] = "Stain for Rb",
        [Fact.IhcP53] = "Stain for p53",
        [Fact.IhcSstr2a] = "Stain for SSTR2A",
        [Fact.LiverResectable] = "Liver metastases resectable",
        [Fact.LiverFunctionIntact] = "Liver function intact",
        [Fact.ClinicallyAggressive] = "Clinically aggressive course",
        [Fact.HepaticProgression] = "Progression in the liver",
        [Fact.HighGradeTransformation] = "Transformation to high grade",
        [Fact.SyndromicSymptoms] = "Hormonal symptoms",
        [Fact.HormoneSymptomsRefractory] = "Hormonal symptoms despite treatment",
        [Fact.OnPpi] = "Takes a PPI",
        [Fact.SstrPetAvailable] = "SSTR-PET available",
        [Fact.SstrUptakeStrong] = "Strong receptor uptake",
        [Fact.FdgExceedsSstr] = "FDG uptake above receptor uptake",
        [Fact.IndeterminateNewLesion] = "New lesion of unclear nature",
        [Fact.MonthsSinceLastPrrt] = "Months since the last PRRT cycle",
        [Fact.PriorWhipple] = "Prior Whipple procedure",
        [Fact.AmpullaStented] = "Stent across the ampulla",
        [Fact.InClinicalTrial] = "Within a clinical trial",
        [Fact.PatientPrefersSsa] = "Patient prefers an SSA",
        [Fact.Gerd] = "Reflux disease",
        [Fact.StartingMaintenancePpi] = "Long-term PPI about to start",
        [Fact.ResectedMetastases] = "Metastases resected",
        [Fact.WorseningLabs] = "Worsening laboratory values",
        [Fact.HormoneRecurrenceEvidence] = "Hormonal evidence of recurrence",
        [Fact.SriAtLeastLiver] = "Receptor uptake at least that of the liver",
        [Fact.SstrNegativeDisease] = "FDG-positive lesions without receptors",
        [Fact.MmrStatus] = "Mismatch repair",
        [Fact.ProgressedOnSsa] = "Progressed on an SSA",
    };

    /// <summary>Values whose words do not stand for themselves.</summary>
    private static readonly Dictionary<string, string> Phrases = new(StringComparer.Ordinal)
    {
        ["hypoglycemia"] = "hypoglycaemia", ["zes_symptoms"] = "symptoms of Zollinger-Ellison syndrome", ["watery_diarrhea_hypokalemia"] = "watery diarrhoea and hypokalaemia",
        ["glucose_intolerance_rash_weight_loss"] = "glucose intolerance, rash and weight loss", ["diabetes_cholelithiasis_diarrhea"] = "diabetes, gallstones and diarrhoea",
        ["cushing"] = "Cushing syndrome", ["hypercalcemia_symptoms"] = "symptoms of hypercalcaemia", ["diarrhea_flushing"] = "diarrhoea and flushing", ["other_hormonal"] = "another hormonal pattern",
        ["vipoma"] = "VIPoma", ["ghrh"] = "GHRH", ["pthrp"] = "PTHrP", ["c_peptide"] = "C-peptide", ["5_hiaa"] = "5-HIAA", ["chromogranin_a"] = "chromogranin A",
        ["resected_no_evidence"] = "resected, no evidence of disease", ["manual_image"] = "counted on an image", ["digital_validated"] = "digital, validated", ["digital_unvalidated"] = "digital, not validated",
        ["eyeball"] = "estimated by eye", ["bronchial_or_thymic_net"] = "bronchial or thymic NET", ["cns_hemangioblastoma"] = "CNS haemangioblastoma", ["pheochromocytoma"] = "phaeochromocytoma",
        ["cafe_au_lait"] = "café-au-lait spots", ["lisch_nodules"] = "Lisch nodules", ["axillary_inguinal_freckling"] = "axillary or inguinal freckling", ["tsc_neurologic_disorder"] = "neurological disorder of TSC",
    };

    /// <summary>Words that the field does not write in small letters.</summary>
    private static readonly Dictionary<string, string> Abbreviations = new[]
    {
        "IHC", "CgA", "INSM1", "DAXX", "ATRX", "Rb", "SSTR2A", "SSTR", "PET", "FDG", "SRS", "SRI", "SSA", "PRRT", "PPI", "PTH", "HPF", "CAP", "ALP", "LDH", "TMB", "MMR",
        "NEC", "MiNEN", "GERD", "CT", "MRI", "MEN1", "VHL", "NF1", "TSC", "ACTH", "VIP", "ZES", "CNS", "NPO", "G3", "ECOG", "PS", "NETPET", "SUV", "Krenning", "HIAA", "PFS", "OS", "CTCAE", "pNET", "AE1", "FNA",
    }.Append("Ki-67").ToDictionary(word => word.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>The name of a fact in the field's words.</summary>
    public static string Label(Fact fact) => Labels.TryGetValue(fact, out var label) ? label : Sentence(fact.Name);

    /// <summary>What the fact means, as its vocabulary says.</summary>
    public static string Meaning(Fact fact) => fact.Meaning.Replace("`", "", StringComparison.Ordinal);

    /// <summary>A value without its unit.</summary>
    public static string Value(FactValue value) => value switch
    {
        FactValue.Number n => n.Value.ToString("0.####", CultureInfo.InvariantCulture),
        FactValue.Flag { Value: true } => "yes",
        FactValue.Flag => "no",
        FactValue.Words { Members: [] } => "none (asked)",
        FactValue.Words words => string.Join(", ", words.Members.Select(Word)),
        FactValue.Word word => Word(word.Value),
        _ => value.ToString(),
    };

    /// <summary>The value that a fact has; a bound as its report writes it, months to one decimal.</summary>
    public static string Value(Fact fact, FactValue value, FactState state) => value switch
    {
        FactValue.Number when fact == Fact.Ki67Percent && state is { IsCensored: true, From: [.., { Content: Specimen { Ki67Percent: { IsBound: true } bound } }] } => bound.AsWritten.TrimEnd('%', ' '),
        FactValue.Number months when fact.Unit == "months" => Math.Round(months.Value, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture),
        _ => Value(value),
    };

    /// <summary>The value that a fact has, and its unit.</summary>
    public static string WithUnit(Fact fact, FactValue value, FactState state) => Value(fact, value, state) + (Unit(fact, value) is { } unit ? " " + unit : "");

    /// <summary>The unit behind a value; none where the name of the fact already says it.</summary>
    public static string? Unit(Fact fact, FactValue? value) => fact == Fact.EcogPs || fact == Fact.LineNumber ? null
        : value is FactValue.Number { Value: 1 } && fact.Unit is "lines" or "months" or "years" ? fact.Unit[..^1] : fact.Unit;

    /// <summary>A unit as a source's file writes it: umol_l is µmol/L.</summary>
    public static string Unit(string written) => written.Replace('_', '/').Replace("umol", "µmol", StringComparison.Ordinal).Replace("ug/", "µg/", StringComparison.Ordinal)
        is var unit && unit.EndsWith("/l", StringComparison.Ordinal) ? unit[..^1] + "L" : unit;

    /// <summary>"Ki-67 index, mitotic count": facts in a sentence.</summary>
    public static string List(IEnumerable<Fact> facts) => string.Join(", ", facts.Select(fact => Lower(Label(fact))));

    /// <summary>A word of the vocabulary as people write it: distant_metastasis, G2, IIA, SSTR-PET.</summary>
    public static string Word(string word) => Phrases.GetValueOrDefault(word) ?? string.Join(' ', word.Split('_').Select(part => Abbreviations.GetValueOrDefault(part, part)));

    /// <summary>Why a fact is unknown, with the event that ended it and what was known before; follows "unknown: ".</summary>
    public static string Reason(FactState state, Axis axis) => (state.Reason ?? UnknownReason.NotRecorded) switch
    {
        UnknownReason.Invalidated when state.By is { } by =>
            $"no longer known since {Lower(FindingWords.Of(by.Content).Title)} of {Numbers.When(by.Happened, axis)}{(state.Former is { } former ? $"; before it: {Value(former)}" : "")}",
        UnknownReason.SetIncomplete when state.Former is { } members => $"{Value(members)} known, and the rest was not asked",
        var reason => Reason(reason),
    };

    /// <summary>Why a fact is unknown; follows "unknown: ".</summary>
    public static string Reason(UnknownReason reason) => reason switch
    {
        UnknownReason.NotRecorded => "not recorded",
        UnknownReason.NotDone => "asked, and not done",
        UnknownReason.Inadequate => "the tissue was inadequate",
        UnknownReason.Unresolved => "sources contradict each other, and nobody has said which one speaks",
        UnknownReason.OrderUnknown => "several findings may be the latest, and they differ",
        UnknownReason.Invalidated => "no longer known since a later event",
        UnknownReason.SetIncomplete => "some are known, and the rest was not asked",
        UnknownReason.OutsideList => "the source's word is not one that is understood",
        UnknownReason.CannotSay => "nobody can say, or it was said for another day only",
        UnknownReason.Withheld => "withheld",
        UnknownReason.NotInLog => "recorded later",
        UnknownReason.AfterEffective => "found only after this day",
        UnknownReason.HappenedUncertain => "found perhaps after this day",
        UnknownReason.NoDate => "the day of the finding is not known",
        UnknownReason.NotYetKnown => "the result was not yet issued",
        UnknownReason.ReportedDateUnknown => "nobody knows when the result was issued",
        UnknownReason.Withdrawn => "the entry was withdrawn",
        UnknownReason.Hindsight => "judged in hindsight",
    };

    public static string Lower(string label) => label.Length > 1 && (char.IsUpper(label[1]) || label[1] == ' ' || label.StartsWith("Ki-", StringComparison.Ordinal) || Abbreviations.ContainsValue(label.Split(' ')[0])) ? label
        : char.ToLowerInvariant(label[0]) + label[1..];

    public static string Sentence(string word) => Word(word) is { Length: > 0 } words ? char.ToUpperInvariant(words[0]) + words[1..] : "";
}
