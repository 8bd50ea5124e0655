using System.Text.RegularExpressions;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>
/// Words that say something of the disease and nothing of the person, by member: the only ones of a text that a de-identified file keeps. A list that
/// lacks a word loses a datum; one that let free text pass would lose a secret.
/// </summary>
internal static partial class CodedWords
{
    /// <summary>Where a text is required and may not be kept.</summary>
    public const string Withheld = "withheld";

    /// <summary>International nonproprietary names (WHO) of what is given for neuroendocrine neoplasms, and the class names that sheets use.</summary>
    private static readonly string[] Drugs =
    [
        "octreotide", "octreotide_lar", "lanreotide", "lanreotide_autogel", "pasireotide", "everolimus", "sunitinib", "cabozantinib", "surufatinib", "pazopanib", "axitinib",
        "lenvatinib", "sorafenib", "bevacizumab", "temozolomide", "capecitabine", "streptozocin", "fluorouracil", "doxorubicin", "dacarbazine", "cisplatin", "carboplatin",
        "etoposide", "irinotecan", "oxaliplatin", "leucovorin", "folinic_acid", "paclitaxel", "docetaxel", "gemcitabine", "topotecan", "lurbinectedin", "interferon_alfa",
        "peginterferon_alfa", "interferon alfa-2b", "pembrolizumab", "nivolumab", "ipilimumab", "atezolizumab", "durvalumab", "spartalizumab", "dabrafenib", "trametinib",
        "selpercatinib", "belzutifan", "larotrectinib", "entrectinib", "telotristat", "diazoxide", "omeprazole", "pantoprazole", "esomeprazole", "lansoprazole",
        "177Lu-DOTATATE", "177Lu-DOTATOC", "90Y-DOTATOC", "90Y-DOTATATE", "177Lu-edotreotide", "225Ac-DOTATATE", "131I-MIBG", "lutetium_177lu_dotatate",
        "lutetium (177Lu) oxodotreotide", "SSA", "PRRT", "CAPTEM", "FOLFOX", "FOLFIRI", "FOLFIRINOX", "STZ-5FU", "TKI",
    ];

    private static readonly string[] Organs = ["liver", "lymph_node", "node", "bone", "pancreas", "primary", "peritoneum", "lung", "brain", "spleen", "adrenal", "ovary", "other"];

    private static readonly Dictionary<string, string[]> ByMember = new(StringComparer.Ordinal)
    {
        ["Tumour.organ"] = [.. Fact.DigestivePrimary.Values],
        ["Tumour.relation"] = ["independent", "recurrence", "metastasis", "undetermined"],
        ["Specimen.organ"] =
        [
            .. Fact.DigestivePrimary.Values, "liver", "node", "lymph_node", "bone", "peritoneum", "pancreas head", "pancreas body", "pancreas tail", "head", "body", "tail", "ovary",
            "brain", "skin", "omentum", "spleen", "gallbladder",
        ],
        ["Diagnosis.histology"] = ["NET", "NEC", "MiNEN", "Neuroendocrine tumour", "Neuroendocrine carcinoma", "Pancreatic neuroendocrine tumour", "insulinoma", "gastrinoma", "glucagonoma", "VIPoma", "somatostatinoma"],
        ["ImagingStudy.modality"] = ["CT", "MRI", "SSTR-PET", "FDG-PET", "SRS", "US", "EUS", "SPECT"],
        ["ImagingStudy.question"] = ["staging", "response", "recurrence", "progression", "surveillance"],
        ["ImagingStudy.regions"] = Organs,
        ["LesionRead.organ"] =
        [
            .. Organs, "nodes", "lymph node", "lymph nodes", "lymph_nodes", "pleura", "mesentery", "stomach", "duodenum", "ileum", "small_bowel", "small_intestine", "large_bowel", "kidney", "gallbladder",
            "skin", "muscle", "soft_tissue", "breast", "thyroid", "heart", "orbit", "abdominal_wall", "bladder",
        ],
        ["ImagingStudy.response"] = ["CR", "PR", "SD", "NON-CR/NON-PD", "PD", "NE"],
        ["ImagingStudy.response_criterion"] = ["RECIST 1.0", "RECIST 1.1", "mRECIST", "Choi", "PERCIST", "WHO"],
        ["ImagingStudy.tracer"] = ["68Ga-DOTATOC", "68Ga-DOTATATE", "68Ga-DOTANOC", "64Cu-DOTATATE", "18F-FDG", "18F-DOPA", "111In-pentetreotide", "99mTc-EDDA/HYNIC-TOC", "18F-AlF-NOTA-octreotide", "11C-5-HTP"],
        ["Laboratory.analyte"] =
        [
            "chromogranin_a", "gastrin", "insulin", "proinsulin", "c_peptide", "glucose", "glucagon", "vip", "somatostatin", "pancreatic_polypeptide", "5_hiaa", "serotonin", "calcitonin", "acth",
            "cortisol", "pth", "pthrp", "calcium", "ghrh", "igf_1", "nse", "ldh", "alkaline_phosphatase", "alt", "ast", "bilirubin", "albumin", "creatinine", "egfr", "haemoglobin", "platelets",
            "leucocytes", "neutrophils", "potassium", "sodium", "hba1c", "crp", "inr",
        ],
        ["Laboratory.unit"] =
        [
            "nmol/L", "pmol/L", "µmol/L", "umol/L", "mmol/L", "mol/L", "µg/L", "ug/L", "ng/L", "mg/L", "g/L", "g/dL", "mg/dL", "ng/mL", "pg/mL", "µg/mL", "U/L", "kU/L", "IU/L", "mU/L", "µkat/L",
            "µmol/24h", "umol/24h", "mg/24h", "µmol/d", "umol/d", "mg/d", "mmol/mol", "%", "10*9/L", "x10^9/L", "mL/min", "mL/min/1.73m2", "mmol/mol creatinine",
        ],
        ["Laboratory.specimen"] = ["serum", "plasma", "urine", "urine_24h", "blood"],
        ["ClinicalStatus.asked"] = ["syndromic_symptoms", "hereditary_features", "family_history_syndromes", "comorbidities"],
        ["ClinicalStatus.held_by"] = Drugs,
        ["ProgressionJudgement.grounds"] = ["radiological", "clinical", "biochemical"],
        ["ProgressionJudgement.sites"] = ["liver", "node", "bone", "lung", "peritoneum", "primary", "brain", "other"],
        ["Treatment.drugs"] = Drugs,
        ["Treatment.purpose"] = ["tumour", "symptom", "perioperative"],
        ["Treatment.indication"] = ["progression", "first line", "first_line", "maintenance", "hypoglycaemia", "symptoms", "adjuvant", "neoadjuvant", "toxicity"],
        ["TreatmentStop.reason"] = ["progression", "toxicity", "completed", "choice", "death", "other"],
        ["Injection.drug"] = Drugs,
        ["ReportedOutcome.regimen"] = Drugs,
        ["ReportedOutcome.drugs"] = Drugs,
        ["ReportedOutcome.criterion"] = ["RECIST 1.0", "RECIST 1.1", "mRECIST", "Choi", "PERCIST", "WHO"],
        ["ReportedOutcome.endpoint"] = ["pfs", "os", "ttp", "dor", "dfs", "rfs"],
        ["ReportedOutcome.instrument"] = ["EQ-5D-5L", "EQ-5D-3L", "GINET21", "QLQ-C30", "EORTC QLQ-C30", "EORTC QLQ-GINET21"],
        ["Procedure.procedure"] = 
        [
            "resection", "ablation", "embolisation", "chemoembolisation", "radioembolisation", "radiotherapy", "transplantation", "enucleation", "debulking", "biopsy", "stent", "bypass",
            "whipple", "pancreaticoduodenectomy", "distal_pancreatectomy", "total_pancreatectomy", "liver_resection", "partial_gastrectomy", "biliary_stent", "stent_removal", "gastroscopy",
        ],
        ["Procedure.target"] = ["primary", "liver_metastases", "nodes", "bone", "other"],
        ["Procedure.intent"] = ["curative", "palliative"],
        ["Staging.system"] = ["AJCC", "UICC", "ENETS"],
        ["Molecular.gene"] =
        [
            "MEN1", "DAXX", "ATRX", "VHL", "TSC1", "TSC2", "PTEN", "PIK3CA", "MTOR", "TP53", "RB1", "CDKN2A", "CDKN1B", "SETD2", "MUTYH", "CHEK2", "BRCA2", "NF1", "RET", "KRAS", "BRAF", "ARID1A", "DEPDC5",
            "EWSR1",
        ],
        ["EnrolmentEnd.reason"] = ["progression", "toxicity", "completed", "choice", "death", "other"],
        ["AdverseEvent.cause"] = Drugs,
        ["BoardDecision.considered"] = [.. Drugs, "prrt", "embolization", "surgery", "ssa", "chemotherapy", "everolimus", "observation", "ablation", "radiotherapy", "trial"],
        ["BoardDecision.because_of"] = ["ki67", "grade", "tracer_pattern", "hormones", "syndrome"],
        ["Judgement.about"] = [.. Fact.All.Select(f => f.Name), Judgement.GoverningSpecimen, Judgement.IndexTumour, Judgement.TreatmentLogClosed],
    };

    /// <summary>Whether a text of this member may be kept as it stands.</summary>
    public static bool Allow(string kind, FindingMember member, string text) =>
        member.Words.Count > 0 ? member.Words.Contains(text, StringComparer.Ordinal)
        : ByMember.TryGetValue($"{kind}.{member.Name}", out var words) ? words.Contains(text, StringComparer.OrdinalIgnoreCase)
        : (kind, member.Name) switch
        {
            ("Staging", "t" or "n" or "m") => Category().IsMatch(text),
            ("Staging", "stage") => StageGroup().IsMatch(text),
            ("Staging", "edition") or ("AdverseEvent", "ctcae_version") => Edition().IsMatch(text),
            ("Person", "country") => Country().IsMatch(text),
            ("BoardDecision", "followed" or "departed_from") => StatementId().IsMatch(text),
            ("Specimen", "ki67_percent") => Index().IsMatch(text),
            _ => false,
        };

    /// <summary>The value of a judgement is of the fact that it judges.</summary>
    public static bool AllowJudgement(string about, string value) => Fact.Find(about) is { Type: not FactType.Text } fact ? fact.Parse(value) is not null
        : about == Judgement.TreatmentLogClosed && value is "true" or "false";

    [GeneratedRegex(@"^[cpy]{0,2}([TNM])(is|X|[0-4][a-d]?)(\([ms]\))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Category();

    [GeneratedRegex(@"^(0|I{1,3}|IV)[ABCabc]?[12]?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StageGroup();

    [GeneratedRegex(@"^(\d{1,2}(\.\d)?|19\d\d|20\d\d)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Edition();

    [GeneratedRegex("^[A-Z]+20[0-9]{2}-[A-Z0-9]{1,6}-[0-9]{2,3}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StatementId();

    [GeneratedRegex("^[A-Z]{2}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Country();

    [GeneratedRegex(@"^[<>]?\s*\d{1,3}(\.\d{1,3})?(\s*%?\s*[-–]\s*\d{1,3}(\.\d{1,3})?)?\s*%?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Index();
}
