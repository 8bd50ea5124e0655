using Islet.Course;

namespace Islet.Web;

/// <summary>Person, tissue, stage, imaging and laboratory.</summary>
public static partial class EntryLayouts
{
    private static EntryLayout Person() => new("Person", T("The patient"), T("On record since"), StatedBy.Clinician, UsualReport.SameDay,
        [Open("Person", T("The patient"), "sex", "birth", "country")]) { DayMayBeOpen = true };

    private static EntryLayout Diagnosis() => new("Diagnosis", T("Diagnosis"), T("Diagnosed on"), StatedBy.Clinician, UsualReport.SameDay,
        [Open("Diagnosis", T("How it presented"), "histology", "age_years", "functioning", "familial_syndrome")])
    {
        Hint = T("The day on which the disease was diagnosed, and what was said of it then. Grade and Ki-67 belong to the tissue."),
    };

    private static EntryLayout Tumour() => new("Tumour", T("Tumour"), T("Found on"), StatedBy.Clinician, UsualReport.SameDay,
    [
        Open("Tumour", T("Where and what"), "organ", "part", "family"),
        Folded("Tumour", T("Beside another tumour of this patient"), "relation", "related_to"),
    ])
    {
        Hint = T("One neoplasm of its own. A second tumour gets a name (T2), by which its tissue and scans refer to it."),
    };

    private static EntryLayout Specimen() => new("Specimen", T("Tissue and its report"), T("Taken on"), StatedBy.Pathologist, UsualReport.Apart,
    [
        Open("Specimen", T("The tissue"), "specimen_type", "specimen_site", "organ", "lesion", "adequate", "inadequate_because", "specimen"),
        Open("Specimen", T("Grade"), "differentiation", "ki67_percent", "mitoses_per_2mm2", "reported_grade", "who_edition", "nec_cell_type"),
        Folded("Specimen", T("How it was counted"), "ki67_method", "ki67_cells_counted", "ki67_lowest_percent", "g3_component_percent", "mitosis_hpf_counted", "specimen_hpf_available"),
        Open("Specimen", T("Neuroendocrine and prognostic stains"), "ihc_synaptophysin", "ihc_cga", "cga_stain_strong", "ihc_insm1", "ihc_sstr2a", "ihc_daxx", "ihc_atrx", "ihc_rb", "ihc_p53"),
        Folded("Specimen", T("Stains that ask for the origin or a mimic"), "ihc_keratin", "ihc_epcam_ema", "ihc_islet1", "ihc_pax6", "ihc_pax8", "ihc_pr", "ihc_cdx2", "ihc_satb2", "ihc_ttf1", "ihc_otp",
            "ihc_ck20", "ihc_polyomavirus", "ihc_smad4", "ihc_beta_catenin", "ihc_trypsin", "ihc_sf1", "site_of_origin_comment"),
        Folded("Specimen", T("A resected tumour"), "largest_diameter_mm", "nodes_positive", "nodes_examined", "node_positive", "necrosis", "vascular_invasion", "perineural_invasion", "minen", "other_component",
            "other_component_percent", "cap_protocol_complete"),
        Folded("Specimen", T("Who read it"), "read", "reader"),
    ])
    {
        Hint = T("Happened on the day on which the tissue was taken; reported on the day of the report. A stain that was not done stays open."),
    };

    private static EntryLayout Molecular() => new("Molecular", T("Genes"), T("Sampled on"), StatedBy.Genetics, UsualReport.Apart,
    [
        Open("Molecular", T("Result"), "sample", "men1_germline", "deletions_analysed", "gene", "variant"),
        Open("Molecular", T("Tumour"), "tmb_per_mb", "mmr_status", "panel"),
    ]);

    private static EntryLayout Staging() => new("Staging", T("Stage, as stated"), T("Staged on"), StatedBy.Clinician, UsualReport.SameDay,
    [
        Open("Staging", T("Stage"), "system", "edition", "t", "n", "m", "stage"),
        Open("Staging", T("What it rests on"), "extrapancreatic_spread", "tumour_size_cm", "node_positive", "liver_metastases", "extrahepatic_metastases", "invades_duodenum_or_bile_duct",
            "invades_adjacent_organs_or_large_vessels"),
    ])
    {
        Hint = T("The stage as the record writes it. What Islet computes from tissue and scans stands beside it and replaces nothing."),
    };

    private static EntryLayout ImagingStudy() => new("ImagingStudy", T("Scan and its report"), T("Scanned on"), StatedBy.Radiologist, UsualReport.Apart,
    [
        Open("ImagingStudy", T("The scan"), "modality", "tracer", "question", "tumour_present", "study"),
        Open("ImagingStudy", T("Where disease is"), "liver_metastases", "bone_metastases", "extrahepatic_disease", "brain_metastases", "liver_tumor_burden_percent", "liver_mets_pattern", "multifocal_pnet",
            "indeterminate_new_lesion", "lesions_occult_on_ct_mri"),
        Open("ImagingStudy", T("Receptors and FDG"), "sstr_pet_result", "fdg_pet_result", "srs_result", "krenning_score", "sri_at_least_liver", "sstr_uptake_strong", "netpet_score", "sstr_negative_disease",
            "fdg_exceeds_sstr", "suv_max", "paired_with", "days_since_ssa"),
        Open("ImagingStudy", T("Response, as the reader calls it"), "response", "response_criterion", "response_reason", "compared_with", "course"),
        Folded("ImagingStudy", T("How it was made"), "regions", "slice_mm", "contrast_phase", "scanner", "reconstruction", "uptake_minutes", "activity_mbq", "segmentation", "liver_sul_mean", "liver_sul_sd",
            "liver_suv_mean", "blood_pool_sul_mean", "blood_pool_sul_sd"),
        Folded("ImagingStudy", T("Who read it"), "read", "reader"),
    ]);

    private static EntryLayout LesionRead() => new("LesionRead", T("One lesion in one scan"), T("Scanned on"), StatedBy.Radiologist, UsualReport.Apart,
    [
        Open("LesionRead", T("The lesion"), "lesion", "organ", "part", "study", "role", "status"),
        Open("LesionRead", T("Size"), "longest_mm", "short_axis_mm", "viable_mm", "attenuation_hu"),
        Open("LesionRead", T("Uptake"), "tracer_positive", "krenning_score", "krenning_varies", "fdg_vs_sst", "suv_max", "suv_peak", "suv_mean", "sul_peak", "volume_ml", "total_lesion_activity_g", "segmentation"),
        Folded("LesionRead", T("Its history"), "split_from", "merged_into", "intratumoral_nodule", "region_imaged_at_baseline", "prior_local_therapy", "progressed_since_local_therapy"),
        Folded("LesionRead", T("Who read it"), "read", "reader"),
    ])
    {
        Hint = T("Several lesions of one scan are measured faster in the lesion table, which also computes the response."),
    };

    private static EntryLayout Laboratory() => new("Laboratory", T("Laboratory"), T("Sampled on"), StatedBy.Laboratory, UsualReport.SameDay,
    [
        Open("Laboratory", T("Result"), "analyte", "value", "unit", "lower", "upper", "reading"),
        Open("Laboratory", T("The sample"), "specimen", "fasting", "assay", "tumour_related"),
    ])
    {
        Hint = T("In the units of the laboratory: nothing is converted. \"<0.5\" and \"about 15\" stay what they are."),
    };
}
