using Islet.Course;
using static Islet.Exchange.ColumnRule;

namespace Islet.Exchange;

/// <summary>
/// Reader's declared map from columns of cBioPortal's patient and sample files to findings. What is not here is reported, not guessed.
/// </summary>
/// <remarks>Standard columns: docs.cbioportal.org, File Formats, Clinical Data. The others: cohorts of pancreatic NET, and the names that the
/// portal's own download gives to columns.</remarks>
internal static class CbioportalMap
{
    public const string PatientId = "PATIENT_ID";
    public const string SampleId = "SAMPLE_ID";

    public const string Happened = "happened";
    public const string Alive = "alive";
    public const string Status = "alive, cause, with_disease, lost_to_follow_up";
    public const string LastFollowUp = "happened (compared)";

    public static IReadOnlyList<ColumnRule> Columns { get; } =
    [
        To<Person, Sex>("SEX GENDER", Slot.Person, "sex", Readers.Words(("Female", Sex.Female), ("Male", Sex.Male), ("F", Sex.Female), ("M", Sex.Male),
            ("Other", Sex.Other)),
            (p, v) => p with { Sex = v }),
        To<Person, string>("COUNTRY", Slot.Person, "country", Readers.Text, (p, v) => p with { Country = v }),

        To<TumourEntity, string>("ONCOTREE_CODE", Slot.Tumour, "organ", TumourWords.OncotreeOrgan, (t, v) => t with { Organ = v }),
        To<TumourEntity, TumourFamily>("ONCOTREE_CODE", Slot.Tumour, "family", TumourWords.OncotreeFamily, (t, v) => t with { Family = v }),
        To<TumourEntity, string>("CANCER_TYPE_DETAILED", Slot.Tumour, "organ", TumourWords.NamedOrgan, (t, v) => t with { Organ = v }) with { Fallback = true },
        To<TumourEntity, TumourFamily>("CANCER_TYPE_DETAILED", Slot.Tumour, "family", TumourWords.NamedFamily,
            (t, v) => t with { Family = v }) with { Fallback = true },

        To<Diagnosis, decimal>("AGE DIAGNOSIS_AGE AGE_AT_DIAGNOSIS", Slot.Diagnosis, "age_years", Readers.Number(0, 120, "years"),
            (d, v) => d with { AgeYears = v })
            with { Applies = SaysAtDiagnosis },
        To<Diagnosis, string>("OVERALL_PATIENT_HISTOLOGY HISTOLOGY HISTOLOGICAL_DIAGNOSIS", Slot.Diagnosis, "histology", Readers.Text,
            (d, v) => d with { Histology = v }),
        To<Diagnosis, string>("CANCER_TYPE_DETAILED", Slot.Diagnosis, "histology", Readers.Text, (d, v) => d with { Histology = v }) with { Fallback = true },
        To<Diagnosis, bool>("FUNCTIONAL", Slot.Diagnosis, "functioning", Readers.YesNo, (d, v) => d with { Functioning = v }),
        To<Diagnosis, bool>("FAMILIAL_SYNDROME", Slot.Diagnosis, "familial_syndrome", Readers.YesNo, (d, v) => d with { FamilialSyndrome = v }),

        To<Specimen, string>(SampleId, Slot.Specimen, "specimen", Readers.Text, (s, v) => s with { SpecimenName = v }),
        To<Specimen, Grade>("WHO_GRADE GRADE TUMOR_GRADE", Slot.Specimen, "reported_grade",
            Readers.Words(("1", Grade.G1), ("2", Grade.G2), ("3", Grade.G3), ("G1", Grade.G1), ("G2", Grade.G2), ("G3", Grade.G3)),
            (s, v) => s with { ReportedGrade = v }),
        To<Specimen, Differentiation>("OVERALL_PATIENT_HISTOLOGY HISTOLOGY HISTOLOGICAL_DIAGNOSIS", Slot.Specimen, "differentiation",
            TumourWords.Differentiation,
            (s, v) => s with { Differentiation = v }),
        To<Specimen, decimal>("TUMOR_SIZE TUMOR_SIZE_MM TUMOR_SIZE_CM", Slot.Specimen, "largest_diameter_mm", Readers.Millimetres,
            (s, v) => s with { LargestDiameterMm = v }),
        To<Specimen, Presence>("PERINEURAL_INVASION", Slot.Specimen, "perineural_invasion", Readers.Presence, (s, v) => s with { PerineuralInvasion = v }),
        To<Specimen, Presence>("VASCULAR_INVASION", Slot.Specimen, "vascular_invasion", Readers.Presence, (s, v) => s with { VascularInvasion = v }),
        To<Specimen, string>("SPECIMEN_TYPE", Slot.Specimen, "specimen_type",
            Readers.Words(("Surgery", "resection"), ("Resection", "resection"), ("Core biopsy", "core_biopsy")),
            (s, v) => s with { SpecimenType = v }),
        To<Specimen, string>("SAMPLE_TYPE", Slot.Specimen, "specimen_site",
            Readers.Words(("Primary", "primary"), ("Distant metastasis", "distant_metastasis"), ("Regional lymph node", "regional")),
            (s, v) => s with { SpecimenSite = v }),

        To<Staging, string>("T_STAGE AJCC_T", Slot.Ajcc, "t", TumourWords.Category('T'), (s, v) => s with { T = v }),
        To<Staging, string>("N_STAGE AJCC_N", Slot.Ajcc, "n", TumourWords.Category('N'), (s, v) => s with { N = v }),
        To<Staging, string>("M_STAGE AJCC_M", Slot.Ajcc, "m", TumourWords.Category('M'), (s, v) => s with { M = v }),
        To<Staging, string>("CLINICAL_STAGE AJCC_STAGE AJCC_PATHOLOGIC_TUMOR_STAGE", Slot.Ajcc, "stage", TumourWords.StageGroup, (s, v) => s with { Stage = v })
            with { Applies = SaysAjcc },
        To<Staging, string>("ENETS_T_STAGING", Slot.Enets, "t", TumourWords.Category('T'), (s, v) => s with { T = v }),
        To<Staging, string>("ENETS_STAGING", Slot.Enets, "stage", TumourWords.StageGroup, (s, v) => s with { Stage = v }),
        To<Staging, string>("TUMOR_STAGE CLINICAL_STAGE", Slot.Stage, "stage", TumourWords.StageGroup, (s, v) => s with { Stage = v })
            with { Applies = c => !SaysAjcc(c) },
        To<Staging, Presence>("EXTRA_PANC_SPREAD", Slot.Stage, "extrapancreatic_spread", Readers.Presence, (s, v) => s with { ExtrapancreaticSpread = v }),

        To<Procedure, ResectionMargin>("SURGICAL_MARGIN", Slot.Resection, "margin",
            Readers.Words(("Clear", ResectionMargin.R0), ("Involved", ResectionMargin.Involved),
            ("R0", ResectionMargin.R0), ("R1", ResectionMargin.R1), ("R2", ResectionMargin.R2)), (p, v) => p with { Margin = v }),

        To<VitalStatus, decimal>("OS_MONTHS OVERALL_SURVIVAL_(MONTHS)", Slot.Outcome, Happened, Readers.SurvivalMonths, (s, _) => s),
        To<VitalStatus, bool>("OS_STATUS OVERALL_SURVIVAL_STATUS", Slot.Outcome, Alive, Outcome.OverallSurvivalStatus, (s, v) => s with { Alive = v }),
        To<VitalStatus, StatedStatus>("VITAL_STATUS PATIENT'S_VITAL_STATUS", Slot.Outcome, Status, Outcome.VitalStatusWords, (s, v) => v.On(s)),
        To<VitalStatus, decimal>("TIME_TO_LAST_FOLLOWUP", Slot.Outcome, LastFollowUp, Readers.Number(0, Readers.LongestSurvivalMonths, "months"), (s, _) => s),
    ];

    /// <summary>The first column that fills a member of the outcome, whatever it is called here.</summary>
    public static SourceColumn? OutcomeColumn(IEnumerable<SourceTable> tables, string member) =>
        tables.SelectMany(t => t.Columns).FirstOrDefault(c => Columns.Any(rule => rule.Member == member && rule.Takes(c)));

    /// <summary>AGE is age at diagnosis by the format's definition; a header that speaks of another moment is believed.</summary>
    private static bool SaysAtDiagnosis(SourceColumn column) =>
        column.Says.Contains("diagn", StringComparison.OrdinalIgnoreCase) || !column.Says.Contains(" at ", StringComparison.OrdinalIgnoreCase);

    private static bool SaysAjcc(SourceColumn column) => column.Key.StartsWith("AJCC", StringComparison.Ordinal)
        || column.Says.Contains("AJCC", StringComparison.Ordinal) || column.Says.Contains("American Joint Committee", StringComparison.OrdinalIgnoreCase);
}
