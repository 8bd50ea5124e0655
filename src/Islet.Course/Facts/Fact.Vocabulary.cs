namespace Islet.Course;

/// <summary>The vocabulary. Its order is the order in which facts are listed and printed everywhere.</summary>
/// <remarks>
/// A to I are the facts that the NANETS 2020 guideline on pancreatic neuroendocrine tumours needs (Halfdanarson et al., Pancreas 2020;49:863–881).
/// A shelf life is the house's, for the guideline gives none: days after which a value is shown as stale, sometimes for one value only.
/// </remarks>
public sealed partial class Fact
{
    // Every static initializer of Fact stands in this file: within one file they run from top to bottom, and so number the facts.
    private static readonly List<Fact> Vocabulary = [];

    private const FactScope P = FactScope.Patient, T = FactScope.Tumour, S = FactScope.Specimen;
    private const FactScope L = FactScope.Line, Q = FactScope.Question, λ = FactScope.Lesions;

    private const string Nanets = "NANETS 2020 guideline";
    private static readonly Rows A = new("A. Identity, tissue and grade", Nanets);
    public static Fact PrimarySite { get; } = A.Enum("primary_site", T, "pancreas, occult, small_bowel, lung, rectum, other",
        "Organ of origin. `occult` = work-up done, origin still unknown (never use it for \"not yet entered\").");
    public static Fact AgeYears { get; } = A.Number("age_years", P, "years", "Age at the decision date.", max: 130);
    public static Fact Differentiation { get; } = A.Enum("differentiation", S, "well, poor, ambiguous",
        "`well` = NET, `poor` = NEC, `ambiguous` = pathologist could not separate NET G3 from NEC on morphology.", shelf: 730);
    public static Fact NecCellType { get; } = A.Enum("nec_cell_type", S, "small_cell, large_cell, not_specified", "Only for NEC.");
    public static Fact Ki67Percent { get; } = A.Number("ki67_percent", S, "% of tumour cells",
        "Ki-67 index in the hottest area (0–100). For a range the highest value.", max: 100, shelf: 730);
    public static Fact Ki67LowestPercent { get; } = A.Number("ki67_lowest_percent", S, "% of tumour cells",
        "Lowest Ki-67 area, reported for NET with a G3 component.", max: 100);
    public static Fact MitosesPer2mm2 { get; } = A.Number("mitoses_per_2mm2", S, "mitoses / 2 mm²", "10 HPF at 0.5 mm field diameter ≈ 2 mm².", shelf: 730);
    public static Fact ReportedGrade { get; } = A.Enum("reported_grade", S, "G1, G2, G3",
        "Grade as written by the pathologist (used only when the two indices are not both present; see `net_grade`).", shelf: 730);
    public static Fact Necrosis { get; } = A.Enum("necrosis", S, "present, absent", "Tumour necrosis.");
    public static Fact G3ComponentPercent { get; } = A.Number("g3_component_percent", S, "% of tumour", "Share of the resected NET that is G3.", max: 100);
    public static Fact SpecimenType { get; } = A.Enum("specimen_type", S, "none, resection, core_biopsy, fna_cell_block, fna_smear",
        "`none` = no tissue yet.");
    public static Fact SpecimenSite { get; } = A.Enum("specimen_site", S, "primary, regional, distant_metastasis", "Where the tissue came from.");
    public static Fact SpecimenHpfAvailable { get; } = A.Number("specimen_hpf_available", S, "high-power fields", "Number of HPF the specimen offers.");
    public static Fact MitosisHpfCounted { get; } = A.Number("mitosis_hpf_counted", S, "high-power fields", "HPF actually counted.");
    public static Fact Ki67CellsCounted { get; } = A.Number("ki67_cells_counted", S, "cells", "Tumour cells counted for Ki-67.");
    public static Fact Ki67Method { get; } = A.Enum("ki67_method", S, "manual_image, digital_validated, digital_unvalidated, eyeball",
        "Counting technique.");
    public static Fact Ki67Blocks { get; } = A.Set("ki67_blocks", S, "primary, metastasis, largest_metastasis",
        "Blocks on which Ki-67 was done (`largest_metastasis` implies `metastasis` must also be listed).");
    public static Fact LiverMetsResectedConcurrently { get; } = A.Bool("liver_mets_resected_concurrently", S,
        "Primary and liver metastases removed in the same operation.");
    public static Fact CapProtocolComplete { get; } = A.Bool("cap_protocol_complete", S,
        "All data elements of the CAP cancer protocol are present in a resection report.");
    public static Fact SiteOfOriginComment { get; } = A.Bool("site_of_origin_comment", S,
        "Report comments on the likely primary of a metastasis of unknown origin.");

    private static readonly Rows B = new("B. Immunohistochemistry", Nanets);
    public static Fact IhcSynaptophysin { get; } = B.Enum("ihc_synaptophysin", S, "positive, negative", "General neuroendocrine marker.");
    public static Fact IhcCga { get; } = B.Enum("ihc_cga", S, "positive, negative", "Chromogranin A stain (tissue, not blood).");
    public static Fact IhcInsm1 { get; } = B.Enum("ihc_insm1", S, "positive, negative", "Newer neuroendocrine marker.");
    public static Fact IhcKeratin { get; } = B.Enum("ihc_keratin", S, "positive, negative", "Broad-spectrum keratin (AE1/AE3, OSCAR …).");
    public static Fact IhcEpcamEma { get; } = B.Enum("ihc_epcam_ema", S, "positive, negative",
        "Other broad epithelial marker (EpCAM: MOC-31/Ber-EP4; EMA).");
    public static Fact IhcDaxx { get; } = B.Enum("ihc_daxx", S, "retained, lost", "DAXX nuclear expression.");
    public static Fact IhcAtrx { get; } = B.Enum("ihc_atrx", S, "retained, lost", "ATRX nuclear expression.");
    public static Fact IhcRb { get; } = B.Enum("ihc_rb", S, "retained, lost", "RB nuclear expression.");
    public static Fact IhcP53 { get; } = B.Enum("ihc_p53", S, "wild_type, mutant_pattern", "Strong diffuse or null = mutant pattern.");
    public static Fact IhcSstr2a { get; } = B.Enum("ihc_sstr2a", S, "negative, weak, strong", "SSTR2A membrane staining.");

    private static readonly Rows C = new("C. Extent and biology", Nanets);
    public static Fact DiseaseStatus { get; } = C.Enum("disease_status", T, "localized, locally_advanced, metastatic, resected_no_evidence",
        "`locally_advanced` = unresectable without distant spread; `resected_no_evidence` = macroscopically clear after surgery " +
        "(primary and, if any, metastases).", shelf: 365, except: "metastatic");
    public static Fact NewlyDiagnosed { get; } = C.Bool("newly_diagnosed", T, "First presentation, before any treatment decision.", shelf: 90);
    public static Fact LiverMetastases { get; } = C.Bool("liver_metastases", T, "Liver metastases present now.", shelf: 180);
    public static Fact BoneMetastases { get; } = C.Bool("bone_metastases", T, "Bone metastases present now.", shelf: 180);
    public static Fact DominantSite { get; } = C.Enum("dominant_site", λ, "liver, nodal, bone, peritoneal, none",
        "Compartment that carries most of the disease.", shelf: 180);
    public static Fact TumorVolume { get; } = C.Enum("tumor_volume", T, "low, moderate, high",
        "Overall burden. The guideline gives no cut-off (25 % and 50 % of liver are both in use), so this is entered, never derived.", shelf: 180);
    public static Fact LiverTumorBurdenPercent { get; } = C.Number("liver_tumor_burden_percent", T, "% of liver volume",
        "Estimated hepatic replacement.", max: 100, shelf: 120);
    public static Fact LiverMetsPattern { get; } = C.Enum("liver_mets_pattern", λ, "discrete, diffuse",
        "Countable lesions versus diffuse infiltration.", shelf: 180);
    public static Fact LiverResectable { get; } = C.Bool("liver_resectable", T, "Liver disease amenable to resection.", shelf: 90);
    public static Fact LiverFunctionIntact { get; } = C.Bool("liver_function_intact", P, "No relevant hepatic impairment.", shelf: 30);
    public static Fact BilirubinUmolL { get; } = C.Number("bilirubin_umol_l", P, "µmol/L", "Total bilirubin.", shelf: 30);
    public static Fact AlbuminGL { get; } = C.Number("albumin_g_l", P, "g/L", "Serum albumin.", shelf: 30);
    public static Fact GrowthRate { get; } = C.Enum("growth_rate", T, "stable, slow, rapid", "Tempo judged by the board.", shelf: 180);
    public static Fact ClinicallyAggressive { get; } = C.Bool("clinically_aggressive", T,
        "Aggressive clinical course (pace, symptoms, FDG, Ki-67 taken together).", shelf: 120);
    public static Fact ProgressiveDisease { get; } = C.Bool("progressive_disease", T, "Progression at the current assessment.", shelf: 120);
    public static Fact HepaticProgression { get; } = C.Bool("hepatic_progression", T, "The liver is (one of) the progressing site(s).", shelf: 120);
    public static Fact Oligoprogression { get; } = C.Bool("oligoprogression", λ, "One or a few lesions grow while the rest is controlled.", shelf: 90);
    public static Fact HighGradeTransformation { get; } = C.Bool("high_grade_transformation", T,
        "Former low/intermediate-grade NET now behaving/graded as high grade with fast growth.", shelf: 180, only: "false");
    public static Fact SymptomBurden { get; } = C.Enum("symptom_burden", P, "none, minimal, significant",
        "All tumour-related symptoms (mass effect or hormonal). `none` = asymptomatic.", shelf: 90);
    public static Fact FitPatient { get; } = C.Bool("fit_patient", P, "Fit for intensive treatment. The guideline names no PS cut-off.", shelf: 30);

    private static readonly Rows D = new("D. Hormones and blood markers", Nanets);
    public static Fact FunctionalSyndrome { get; } = D.Enum("functional_syndrome", T,
        "none, insulinoma, gastrinoma, vipoma, glucagonoma, somatostatinoma, acth, ghrh, pthrp, carcinoid, other",
        "Established clinical hormone syndrome (current, or at diagnosis if now resected). `none` = non-functional. Hormone staining " +
        "or a raised level without syndrome stays `none`.", shelf: 180, only: "none");
    public static Fact SyndromicSymptoms { get; } = D.Set("syndromic_symptoms", P,
        "hypoglycemia, zes_symptoms, watery_diarrhea_hypokalemia, glucose_intolerance_rash_weight_loss, " +
        "diabetes_cholelithiasis_diarrhea, cushing, acromegaly, hypercalcemia_symptoms, diarrhea_flushing, other_hormonal",
        "Symptom patterns that suggest hormone excess (rows of guideline Table 3). Empty set = asked and absent.", shelf: 90);
    public static Fact HormoneElevated { get; } = D.Bool("hormone_elevated", T, "A specific peptide/hormone is above reference.", shelf: 90);
    public static Fact HormoneSymptomsRefractory { get; } = D.Bool("hormone_symptoms_refractory", T,
        "Hormonal symptoms persist despite medical treatment.", shelf: 30);
    public static Fact CgaElevated { get; } = D.Bool("cga_elevated", P, "Raised circulating chromogranin A.", shelf: 90);
    public static Fact OnPpi { get; } = D.Bool("on_ppi", P, "Current proton-pump inhibitor.", shelf: 90);
    public static Fact AtrophicGastritis { get; } = D.Bool("atrophic_gastritis", P, "Known atrophic gastritis.", shelf: 1095, only: "false");
    public static Fact RenalInsufficiency { get; } = D.Bool("renal_insufficiency", P, "Known renal insufficiency.", shelf: 180);
    public static Fact Hypercalcemia { get; } = D.Bool("hypercalcemia", P, "Calcium above reference. Absent = calcium not checked.", shelf: 365);
    public static Fact PthElevated { get; } = D.Bool("pth_elevated", P, "Parathyroid hormone above reference.", shelf: 365);

    private static readonly Rows E = new("E. Heredity", Nanets);
    public static Fact HereditaryFeatures { get; } = E.Set("hereditary_features", P,
        "parathyroid_disease, pituitary_adenoma, bronchial_or_thymic_net, adrenal_adenoma_or_nodule, facial_angiofibroma, " +
        "cns_hemangioblastoma, endolymphatic_sac_tumor, epididymal_cystadenoma, pheochromocytoma, renal_cell_carcinoma, " +
        "pancreatic_cysts, neurofibroma, cafe_au_lait, lisch_nodules, axillary_inguinal_freckling, long_bone_dysplasia, optic_glioma, " +
        "ungual_fibroma, hypomelanotic_macules, renal_angiomyolipoma, hamartoma, tsc_neurologic_disorder",
        "Findings that point to MEN1, VHL, NF1 or TSC (lookup H1). Empty set = looked for and absent. The pNET itself is not listed.", shelf: 1095, only: "{}");
    public static Fact FamilyHistorySyndromes { get; } = E.Set("family_history_syndromes", P, "men1, vhl, nf1, tsc",
        "Syndromes in a first-degree relative. Empty set = asked and none.", shelf: 1095, only: "{}");
    public static Fact KnownSyndrome { get; } = E.Enum("known_syndrome", P, "none, men1, vhl, nf1, tsc",
        "Established hereditary syndrome.", shelf: 1095, only: "none");
    public static Fact Men1Germline { get; } = E.Enum("men1_germline", P, "pathogenic, vus, negative, not_tested",
        "MEN1 germline result.", shelf: 730, only: "vus");
    public static Fact MultifocalPnet { get; } = E.Bool("multifocal_pnet", T, "More than one pNET in the pancreas.", shelf: 365, only: "false");

    private static readonly Rows F = new("F. Functional imaging", Nanets);
    public static Fact SstrPetResult { get; } = F.Enum("sstr_pet_result", T, "positive, negative, indeterminate, not_done",
        "68Ga/64Cu-DOTA-peptide PET.", shelf: 365);
    public static Fact SrsResult { get; } = F.Enum("srs_result", T, "positive, negative, indeterminate, not_done",
        "111In-pentetreotide scintigraphy / SPECT.", shelf: 365);
    public static Fact SstrPetAvailable { get; } = F.Bool("sstr_pet_available", P, "Can SSTR-PET be obtained for this patient?", shelf: 365);
    public static Fact SstrUptakeStrong { get; } = F.Bool("sstr_uptake_strong", T, "Strong SSTR expression on imaging or IHC.", shelf: 365);
    public static Fact FdgExceedsSstr { get; } = F.Bool("fdg_exceeds_sstr", λ, "Tumour more avid on FDG- than on SSTR-PET.", shelf: 180);
    public static Fact LesionsOccultOnCtMri { get; } = F.Bool("lesions_occult_on_ct_mri", λ,
        "The dominant lesions cannot be followed clearly on CT/MRI (typically bone, peritoneum).", shelf: 365);
    public static Fact IndeterminateNewLesion { get; } = F.Bool("indeterminate_new_lesion", λ, "A new lesion of unclear nature.", shelf: 120);
    public static Fact ClinicalProgressionSuspected { get; } = F.Bool("clinical_progression_suspected", T,
        "Clinical concern for progression/recurrence not explained by conventional imaging.", shelf: 60);

    private static readonly Rows G = new("G. Treatment history and plan", Nanets);
    public static Fact SystemicLinesStarted { get; } = G.Number("systemic_lines_started", T, "lines",
        "Anti-tumour systemic lines started so far including a running one; SSA counts as a line. 0 = treatment-naive.", shelf: 180);
    public static Fact CurrentTreatment { get; } = G.Enum("current_treatment", T, "none, ssa, everolimus, sunitinib, chemotherapy, prrt",
        "Backbone running now (an accompanying SSA does not change the value). `none` includes observation.", shelf: 90);
    public static Fact ProgressedOnSsa { get; } = G.Bool("progressed_on_ssa", T, "Documented progression under an SSA.");
    public static Fact PriorEverolimus { get; } = G.Bool("prior_everolimus", P, "Everolimus now or earlier.");
    public static Fact PriorTemozolomide { get; } = G.Bool("prior_temozolomide", P, "Any temozolomide regimen now or earlier.");
    public static Fact PriorAlkylator { get; } = G.Bool("prior_alkylator", P, "Temozolomide, streptozocin or dacarbazine at any time.");
    public static Fact PriorPrrt { get; } = G.Bool("prior_prrt", P, "A PRRT course was completed.");
    public static Fact PrrtConsidered { get; } = G.Bool("prrt_considered", Q, "PRRT is being discussed now or expected later.", shelf: 60);
    public static Fact PrrtCyclesGiven { get; } = G.Number("prrt_cycles_given", T, "cycles", "Cycles given in the running course.", shelf: 90);
    public static Fact MonthsSinceLastPrrt { get; } = G.Number("months_since_last_prrt", P, "months", "Since the last cycle of a completed course.");
    public static Fact PriorEmbolization { get; } = G.Bool("prior_embolization", P, "Any hepatic arterial embolisation, including TARE.");
    public static Fact EmbolizationConsidered { get; } = G.Bool("embolization_considered", Q, "Hepatic arterial therapy is being discussed.", shelf: 60);
    public static Fact PriorWhipple { get; } = G.Bool("prior_whipple", P, "Pancreaticoduodenectomy.");
    public static Fact AmpullaStented { get; } = G.Bool("ampulla_stented", P, "Stent across the ampulla.", shelf: 180);
    public static Fact InClinicalTrial { get; } = G.Bool("in_clinical_trial", Q, "The treatment would be given inside a clinical trial.", shelf: 60);
    public static Fact PatientPrefersSsa { get; } = G.Bool("patient_prefers_ssa", Q, "Patient preference for SSA.", shelf: 90);

    private static readonly Rows H = new("H. Comorbidity and setting", Nanets);
    public static Fact Diabetes { get; } = H.Bool("diabetes", P, "Pre-existing diabetes.", shelf: 365, only: "false");
    public static Fact LungDisease { get; } = H.Bool("lung_disease", P, "Underlying lung disease.", shelf: 365, only: "false");
    public static Fact CardiovascularDisease { get; } = H.Bool("cardiovascular_disease", P,
        "History of cardiovascular disease.", shelf: 365, only: "false");
    public static Fact Hypertension { get; } = H.Bool("hypertension", P, "Arterial hypertension.", shelf: 365, only: "false");
    public static Fact BleedingDiathesis { get; } = H.Bool("bleeding_diathesis", P, "Bleeding tendency.", shelf: 365, only: "false");
    public static Fact Gerd { get; } = H.Bool("gerd", P, "Gastro-oesophageal reflux disease.", shelf: 365, only: "false");
    public static Fact PriorPartialGastrectomy { get; } = H.Bool("prior_partial_gastrectomy", P, "Partial gastric resection.");
    public static Fact FastingNpo { get; } = H.Bool("fasting_npo", P, "Patient cannot take oral drugs / is fasting.", shelf: 1);
    public static Fact StartingMaintenancePpi { get; } = H.Bool("starting_maintenance_ppi", Q,
        "Long-term PPI about to be started for any reason.", shelf: 30);

    private static readonly Rows I = new("I. Follow-up", Nanets);
    public static Fact PrimaryTumorSizeCm { get; } = I.Number("primary_tumor_size_cm", T, "cm", "Largest diameter of the resected primary.");
    public static Fact NodePositive { get; } = I.Bool("node_positive", T, "Regional nodes involved.");
    public static Fact ResectedMetastases { get; } = I.Bool("resected_metastases", T,
        "Metastases were completely resected (in a patient now without evidence of disease).");
    public static Fact HistoryLiverMetastases { get; } = I.Bool("history_liver_metastases", T, "Liver metastases at any time.");
    public static Fact MonthsSinceResection { get; } = I.Number("months_since_resection", T, "months", "Since the resection with curative intent.");
    public static Fact StableOverTime { get; } = I.Bool("stable_over_time", T, "Long-lasting stability (no number given by the guideline).", shelf: 180);
    public static Fact WorseningSymptoms { get; } = I.Bool("worsening_symptoms", P, "Symptoms or clinical behaviour getting worse.", shelf: 30);
    public static Fact WorseningLabs { get; } = I.Bool("worsening_labs", P, "Laboratory abnormalities getting worse.", shelf: 30);
    public static Fact HormoneRecurrenceEvidence { get; } = I.Bool("hormone_recurrence_evidence", T,
        "Serum or symptom evidence that a resected functional tumour is back.", shelf: 180);

    private static readonly Rows J = new("J. Classification", "the rows of the study systems: re-characterization, sequencing and high-grade cohorts");
    public static Fact EcogPs { get; } = J.Number("ecog_ps", P, "ECOG grade",
        "ECOG performance status; the WHO scale is the same. Karnofsky is not converted.", max: 5, shelf: 30);
    public static Fact AlpRaised { get; } = J.Bool("alp_raised", P, "Alkaline phosphatase above the upper limit of its own laboratory.", shelf: 30);
    public static Fact LdhRaised { get; } = J.Bool("ldh_raised", P, "Lactate dehydrogenase above the upper limit of its own laboratory.", shelf: 30);
    public static Fact FdgPetResult { get; } = J.Enum("fdg_pet_result", T, "positive, negative, indeterminate, not_done",
        "FDG-PET, latest read with tumour present.", shelf: 180);
    public static Fact SriAtLeastLiver { get; } = J.Bool("sri_at_least_liver", T,
        "Uptake on receptor imaging at least as strong as that of the liver.", shelf: 365);
    public static Fact NetpetScore { get; } = J.Enum("netpet_score", λ, "P0, P1, P2a, P2b, P3a, P3b, P4a, P4b, P5",
        "NETPET grade of paired receptor and FDG PET; several readers: the consensus.", shelf: 180);
    public static Fact SstrNegativeDisease { get; } = J.Enum("sstr_negative_disease", λ, "none, some, all",
        "FDG-positive lesions without receptor uptake. Without FDG it stays unknown.", shelf: 180);
    public static Fact PainGrade { get; } = J.Number("pain_grade", P, "NCI grade", "Pain due to the tumour; 0 = asked and none.", max: 4, shelf: 30);
    public static Fact WeightLossGrade { get; } = J.Number("weight_loss_grade", P, "NCI grade", "Weight loss; 0 = asked and none.", max: 4, shelf: 30);
    public static Fact AnorexiaGrade { get; } = J.Number("anorexia_grade", P, "NCI grade", "Anorexia; 0 = asked and none.", max: 4, shelf: 30);
    public static Fact HormonesMeasured { get; } = J.Set("hormones_measured", T,
        "insulin, proinsulin, c_peptide, glucagon, calcitonin, gastrin, pancreatic_polypeptide, vip, acth, chromogranin_a, 5_hiaa, " +
        "pthrp",
        "Hormones measured since the last characterization.", shelf: 90);
    public static Fact SecretedHormones { get; } = J.Set("secreted_hormones", T,
        "insulin, proinsulin, c_peptide, glucagon, calcitonin, gastrin, pancreatic_polypeptide, vip, acth, chromogranin_a, 5_hiaa, " +
        "pthrp",
        "Raised hormones that a person judged to come from the tumour.", shelf: 90);
    public static Fact TmbPerMb { get; } = J.Number("tmb_per_mb", S, "mutations / Mb", "Tumour mutational burden with its panel; panels are not compared.");
    public static Fact MmrStatus { get; } = J.Enum("mmr_status", S, "proficient, deficient",
        "Mismatch repair by immunohistochemistry; microsatellite testing is kept apart.");
    public static Fact LineNumber { get; } = J.Number("line_number", L, "line", "Position of this line among the systemic lines.");
    public static Fact LineCategory { get; } = J.Enum("line_category", L, "ssa, ssa_prrt, ssa_targeted, chemotherapy, ssa_intensified",
        "Class of the regimen as the sequencing cohort groups it. `ssa_intensified` = higher dose, shorter interval or change of analogue.");
    public static Fact TreatmentClass { get; } = J.Set("treatment_class", L,
        "ssa, prrt, mtor_inhibitor, tyrosine_kinase_inhibitor, alkylator, temozolomide, platinum_etoposide, oxaliplatin_based, " +
        "locoregional, other",
        "What the line contains: a set, as temozolomide with everolimus is both.");
    public static Fact BestResponse { get; } = J.Enum("best_response", L, "CR, PR, SD, PD, NE",
        "Best response within the line, for one criterion and one reader.");
    public static Fact StopReason { get; } = J.Enum("stop_reason", L, "progression, toxicity, completed, choice, death, other", "Why the line ended.");
    public static Fact ReasonUntreated { get; } = J.Enum("reason_untreated", T,
        "poor_performance, age, choice, comorbidity, rapid_decline, watchful_waiting, other",
        "Why no tumour treatment was given.");
    public static Fact Minen { get; } = J.Bool("minen", S, "Mixed neuroendocrine–non-neuroendocrine neoplasm. Not stated in the report is unknown.");
    public static Fact ExtrahepaticDisease { get; } = J.Bool("extrahepatic_disease", T, "Disease outside the liver and the primary.", shelf: 180);
    public static Fact BrainMetastases { get; } = J.Bool("brain_metastases", T, "Brain metastases present now. False needs the brain imaged.", shelf: 180);
    public static Fact PrimaryResected { get; } = J.Bool("primary_resected", T,
        "The primary tumour was resected at any time, palliative resection included.");
    public static Fact Presentation { get; } = J.Enum("presentation", T, "localised, recurred, locally_advanced, metastatic",
        "How the disease first came, or came back.");
    public static Fact Inoperable { get; } = J.Bool("inoperable", T, "A surgeon judged the disease inoperable.", shelf: 90);
    public static Fact BiopsyRiskAcceptable { get; } = J.Bool("biopsy_risk_acceptable", Q,
        "The risk of a biopsy is acceptable for the question.", shelf: 90);
    public static Fact CgaStainStrong { get; } = J.Bool("cga_stain_strong", S, "Strong chromogranin A staining of the tissue.");
    public static Fact VitalStatus { get; } = J.Enum("vital_status", P, "alive, dead, lost_to_follow_up",
        "Alive needs a day on which the patient was seen.");
    public static Fact CauseOfDeath { get; } = J.Enum("cause_of_death", P, "tumour, treatment, other, unknown",
        "What the patient died of. `unknown` = the source says that it is not known.");
    public static Fact DigestivePrimary { get; } = J.Enum("digestive_primary", T,
        "oesophagus, stomach, duodenum, ampulla, jejunum, ileum, small_bowel_not_specified, appendix, caecum, colon_right, colon_left, " +
        "colon_not_specified, rectum, anal_canal, pancreas, gallbladder, extrahepatic_bile_duct, liver, unknown_digestive, " +
        "other_digestive, lung, thymus, other",
        "Fine list of primaries. `liver` includes the intrahepatic bile ducts; `unknown_digestive` = unknown with a digestive primary suspected.");

    private static readonly Rows K = new("K. Study", "what cohort files state about patient, stage and outcome");
    public static Fact Sex { get; } = K.Enum("sex", P, "female, male, other", "As the record states it.");
    public static Fact AgeAtDiagnosisYears { get; } = K.Number("age_at_diagnosis_years", P, "years",
        "Completed years at the first diagnosis of the neoplasm.", max: 130);
    public static Fact Center { get; } = K.Text("center", P, "Centre that keeps the course.");
    public static Fact Country { get; } = K.Text("country", P, "Country of that centre, or where the tissue was procured.");
    public static Fact TCategory { get; } = K.Enum("t_category", T, "TX, T0, T1, T2, T3, T4", "Primary tumour as written, clinical or pathological.");
    public static Fact NCategory { get; } = K.Enum("n_category", T, "NX, N0, N1, N2", "Regional nodes as written. N2 exists for the small bowel only.");
    public static Fact MCategory { get; } = K.Enum("m_category", T, "M0, M1, M1a, M1b, M1c",
        "Distant metastases as written: M1a liver, M1b elsewhere, M1c both.");
    public static Fact StageUicc { get; } = K.Enum("stage_uicc", T, "I, IA, IB, II, IIA, IIB, III, IIIA, IIIB, IV",
        "UICC or AJCC stage group. A and B belong to earlier editions and to carcinoma.");
    public static Fact StageEnets { get; } = K.Enum("stage_enets", T, "I, IIA, IIB, IIIA, IIIB, IV", "ENETS stage group.");
    public static Fact WhoEdition { get; } = K.Enum("who_edition", S, "2004, 2010, 2017, 2019, 2022",
        "Edition of the WHO classification that the pathologist used.");
    public static Fact ResectionMargin { get; } = K.Enum("resection_margin", T, "R0, R1, R2", "Residual tumour after resection of the primary.");
    public static Fact FunctioningStated { get; } = K.Bool("functioning_stated", T,
        "The source calls the tumour functioning; which syndrome is `functional_syndrome`.");
    public static Fact ExtrapancreaticSpread { get; } = K.Enum("extrapancreatic_spread", T, "present, absent",
        "Spread beyond the pancreas as the source states it.");
    public static Fact InvadesDuodenumOrBileDuct { get; } = K.Bool("invades_duodenum_or_bile_duct", T, "The primary grows into duodenum or bile duct.");
    public static Fact InvadesAdjacentOrgansOrLargeVessels { get; } = K.Bool("invades_adjacent_organs_or_large_vessels", T,
        "The primary grows into stomach, spleen, colon, adrenal gland, or into the coeliac axis or the superior mesenteric artery.");
    public static Fact ExtrahepaticMetastases { get; } = K.Bool("extrahepatic_metastases", T, "Distant metastases outside the liver; regional nodes are none.");

    // Of one characterization of the tumour: a snapshot of a day knows none of them.
    private static readonly Rows Re = new("L. Re-characterization", "tables 1 and 2 of the Uppsala study, row for row (Mollazadegan et al., J Neuroendocrinol 2025;37:e70040)");
    public static Fact CharacterizationNumber { get; } = Re.Number("characterization_number", T, "characterization", "0 at the diagnosis, 1 for the first re-characterization.");
    public static Fact CharacterizationOccasion { get; } = Re.Enum("characterization_occasion", T, "diagnosis, inclusion, progression, other", "Why the tumour was characterized.");
    public static Fact MonthsSinceDiagnosis { get; } = Re.Number("months_since_diagnosis", T, "months", "From the diagnosis to this characterization.");
    public static Fact SignificantChange { get; } = Re.Bool("significant_change", T,
        "Against earlier characterizations: any limb of the Uppsala definition. Whether it matters for treatment is `change_matters`.");
    public static Fact ChangeLimbI { get; } = Re.Bool("change_limb_i", T, "New hormonal syndrome, or new secretion of a hormone by the tumour.");
    public static Fact ChangeLimbIi { get; } = Re.Bool("change_limb_ii", T, "Loss or gain of FDG-positive or receptor-positive lesions.");
    public static Fact ChangeLimbIii { get; } = Re.Bool("change_limb_iii", T, "Ki-67 rose into a higher grade, or from low to high G2.");
    public static Fact ChangeMatters { get; } = Re.Bool("change_matters", T, "A board judged that the change matters for treatment.");
    public static Fact TherapyChanged { get; } = Re.Bool("therapy_changed", T,
        "A board changed the plan because of this characterization. The paper asks it of those with a significant change.");
    public static Fact BiopsySiteHere { get; } = Re.Enum("biopsy_site_here", S, "liver_metastasis, primary, other", "Where the tissue was taken or sought.");
    public static Fact BiopsyAdequate { get; } = Re.Bool("biopsy_adequate", S, "The tissue could be evaluated. False is the paper's NA.");
    public static Fact BiopsyInadequateBecause { get; } = Re.Enum("biopsy_inadequate_because", S, "lesion_not_visible, lesion_not_reached, no_tumour_in_specimen",
        "Why tissue that was sought answers nothing.");
    public static Fact BiopsiedLesionNewOrProgressive { get; } = Re.Bool("biopsied_lesion_new_or_progressive", S, "The sampled lesion was new or growing.");
    public static Fact BiopsiedLesionFdgAvid { get; } = Re.Bool("biopsied_lesion_fdg_avid", S, "The sampled lesion took up FDG at this characterization.");
    public static Fact BiopsyWorstGrade { get; } = Re.Number("biopsy_worst_grade", S, "CTCAE grade", "Worst recorded adverse event of taking the tissue. No event on record is unknown.", max: 5);
    public static Fact ResectionHere { get; } = Re.Enum("resection_here", S, "none, liver_metastasis, primary, other", "The tissue came from an operation; `none` = by a needle.");
    public static Fact Ki67Here { get; } = Re.Number("ki67_here", S, "% of tumour cells", "Ki-67 index of this characterization's own tissue.", max: 100);
    public static Fact GradeHere { get; } = Re.Enum("grade_here", S, "G1, G2, G3", "WHO grade of that tissue alone; open where a count is missing that could raise it.");
    public static Fact Ki67Increased { get; } = Re.Bool("ki67_increased", S, "Against the last evaluable value.");
    public static Fact Ki67IncreasedSincePrevious { get; } = Re.Bool("ki67_increased_since_previous", S,
        "Against the characterization just before; unknown where that has no value, as the paper's table counts.");
    public static Fact Ki67Fold { get; } = Re.Number("ki67_fold", S, "times", "As a multiple of the last evaluable value.");
    public static Fact Ki67SteepRise { get; } = Re.Bool("ki67_steep_rise", S, "Ki-67 rose by 2 percentage points a year or more. Under six months apart it is not asked.");
    public static Fact Ki67RisePerYear { get; } = Re.Number("ki67_rise_per_year", S, "percentage points / year",
        "Rise of Ki-67 against the last evaluable value; a fall is a rise of 0. Under six months apart, or where dates or values leave it open, it is not known.");
    public static Fact Ki67StepLabel { get; } = Re.Enum("ki67_step_label", S, "late_review, other_lesion, other_kind_of_specimen, other_reader, not_documented, evolution",
        "What stands first among the explanations of the step.");
    public static Fact GradeTransition { get; } = Re.Enum("grade_transition", S, "none, g1_to_g2, g1_to_g3, low_to_high_g2, g2_to_g3, lower",
        "By Ki-67 alone, against the last evaluable value.");
    public static Fact PetTracersHere { get; } = Re.Enum("pet_tracers_here", T, "dual, fdg_only, sstr_only, none", "Which tracers were used.");
    public static Fact FdgPetHere { get; } = Re.Enum("fdg_pet_here", T, "positive, negative, indeterminate, not_done", "FDG-PET of this characterization.");
    public static Fact SstrPetHere { get; } = Re.Enum("sstr_pet_here", T, "positive, negative, indeterminate, not_done", "Receptor PET of this characterization.");
    public static Fact SuvMaxFdgHere { get; } = Re.Number("suv_max_fdg_here", T, "g/mL", "Greatest SUVmax of FDG-avid tumour; not asked of a negative scan.");
    public static Fact NetpetHere { get; } = Re.Enum("netpet_here", T, "P0, P1, P2a, P2b, P3a, P3b, P4a, P4b, P5", "NETPET grade of the dual PET of this characterization.");
    public static Fact HormoneSecretionHere { get; } = Re.Bool("hormone_secretion_here", T, "The tumour secretes a hormone of the panel.");
    public static Fact HormonalSyndromeHere { get; } = Re.Bool("hormonal_syndrome_here", T, "A hormonal syndrome is established.");
    public static Fact NewHormoneSecretion { get; } = Re.Bool("new_hormone_secretion", T, "A hormone of the tumour that it did not secrete at the last panel.");
    public static Fact NewHormonalSyndrome { get; } = Re.Bool("new_hormonal_syndrome", T, "A syndrome that was not established at the last panel.");
    public static Fact SystemicLinesBefore { get; } = Re.Number("systemic_lines_before", T, "lines", "Systemic lines begun before this characterization.");
    public static Fact AlkylatorBefore { get; } = Re.Bool("alkylator_before", P, "Temozolomide or streptozocin before this characterization.");
    public static Fact HypermutationAfterAlkylator { get; } = Re.Bool("hypermutation_after_alkylator", P,
        "Mutational burden of 50 mutations / Mb or more in tissue taken after the first alkylator, by this characterization. True or false needs a burden measured after it; no alkylator at all is false.");
    public static Fact PrrtBefore { get; } = Re.Bool("prrt_before", P, "PRRT before this characterization.");
    public static Fact MtorInhibitorBefore { get; } = Re.Bool("mtor_inhibitor_before", P, "Everolimus before this characterization.");
    public static Fact SsaBefore { get; } = Re.Bool("ssa_before", P, "A somatostatin analogue before this characterization, for whatever reason.");
    public static Fact LocoregionalBefore { get; } = Re.Bool("locoregional_before", P,
        "Radiofrequency ablation, external radiotherapy or resection of liver metastases before; embolisation is not in the paper's list.");
    public static Fact PrimarySurgeryBefore { get; } = Re.Bool("primary_surgery_before", P, "The primary was operated on before this characterization.");
    public static Fact ReoperatedBefore { get; } = Re.Bool("reoperated_before", P, "Two or more tumour operations before this characterization.");

    // Of one line of therapy, in full, as it is known at the end of a study: a snapshot of a day knows none of them.
    private static readonly Rows M = new("M. Line of therapy", "what the Italian sequencing cohort collects of a line (Panzuto et al., J Clin Med 2024;13:2074, sections 2.1 and 3.4)");
    public static Fact SequenceClass { get; } = M.Enum("sequence_class", L, "ssa_then_rlt, rlt_then_other, ssa_then_other, another",
        "Sequence of the first two lines as the Italian cohort compares them; `another` = known, and none of the three.");
    public static Fact InvestigationalDrugEver { get; } = M.Bool("investigational_drug_ever", P,
        "An investigational drug against the tumour at any time up to the end of the study. False needs a word on each treatment.");
    public static Fact LineBestResponse { get; } = M.Enum("line_best_response", L, "CR, PR, SD, non_cr_non_pd, PD, NE",
        "Best response of the whole line by RECIST 1.1, unconfirmed: computed from what the leading reader measured, else as the source states it.");
    public static Fact LineProgressed { get; } = M.Bool("line_progressed", L,
        "Progression with radiological ground in the line, before the next one began. False needs a line that ended without any and a complete history.");

    // Of one line of chemotherapy, and of all that came by the end of a study: a snapshot of a day knows none of them.
    private static readonly Rows Hg = new("N. Chemotherapy of the high-grade cohort", "table 2 and the later lines of NORDIC NEC 2 (Sorbye et al., Br J Cancer 2025;133:316–324)");
    public static Fact LineRegimen { get; } = Hg.Enum("line_regimen", L,
        "cisplatin_etoposide, carboplatin_etoposide, platinum_etoposide, temozolomide_capecitabine, temozolomide_everolimus, temozolomide, oxaliplatin_based, other_chemotherapy, prrt",
        "Regimen of the line by the classes of table 2. `platinum_etoposide` = which platinum is not told; analogues and targeted drugs alone have no class.");
    public static Fact LineBestResponseWithClinicalPd { get; } = Hg.Enum("line_best_response_with_clinical_pd", L, "CR, PR, SD, PD, NE",
        "Best response of the line, and `PD` where treatment ended for clinical progression within two months of the first course without a scan (note c of table 2).");
    public static Fact LineEarlyClinicalPd { get; } = Hg.Bool("line_early_clinical_pd", L, "`PD` by that rule alone.");
    public static Fact LineStoppedForToxicity { get; } = Hg.Bool("line_stopped_for_toxicity", L, "Toxicity ended the line.");
    public static Fact LineFatalToxicity { get; } = Hg.Bool("line_fatal_toxicity", L, "Toxicity of the line was fatal.");
    public static Fact ChemotherapyEver { get; } = Hg.Bool("chemotherapy_ever", T, "Chemotherapy was begun by the end of the study. False needs a closed treatment history.");
    public static Fact PrrtEver { get; } = Hg.Bool("prrt_ever", T, "PRRT was begun by the end of the study. False needs a closed treatment history.");
    public static Fact WhyNeverChemotherapy { get; } = Hg.Enum("why_never_chemotherapy", T, "poor_performance, age, choice, comorbidity, rapid_decline, watchful_waiting, other",
        "Why no chemotherapy was ever given, as stated by the end of the study.");
    public static Fact MonthsToEndOfStudy { get; } = Hg.Number("months_to_end_of_study", P, "months",
        "From the event to the last day of the study: how long the patient could be followed. Courses without a calendar have no such day.");

    private static readonly Rows St = new("O. Study", "what a study knows of a patient and a registry does not");
    public static Fact Dataset { get; } = St.Text("dataset", P, "Which registry of a study with several `datasets` the patient is of, by its name in the study file. Elsewhere unknown.");

    private static readonly Rows X = new("Derived", "computed from the facts above, with their doubt");
    public static Fact GradeByKi67 { get; } = X.Enum("grade_by_ki67", S, "G1, G2, G3", "WHO grade by Ki-67 alone.", reads: [Ki67Percent]);
    public static Fact GradeByMitoses { get; } = X.Enum("grade_by_mitoses", S, "G1, G2, G3", "WHO grade by mitoses alone.", reads: [MitosesPer2mm2]);
    public static Fact IndexGradesDiscrepant { get; } = X.Bool("index_grades_discrepant", S, "Ki-67 and mitoses give different grades.",
        reads: [Ki67Percent, MitosesPer2mm2]);
    public static Fact NetGrade { get; } = X.Enum("net_grade", S, "G1, G2, G3",
        "Grade of a NET: the higher of the two indices; the written grade helps out while one of them is missing.",
        reads: [Ki67Percent, MitosesPer2mm2, ReportedGrade]);
    public static Fact SstrStatus { get; } = X.Enum("sstr_status", T, "positive, negative, indeterminate",
        "Receptor status: that of SSTR-PET; without one, only a positive scintigraphy speaks.", reads: [SstrPetResult, SrsResult]);
    public static Fact Men1FeatureCount { get; } = X.Number("men1_feature_count", P, "features", "MEN1 features, the pNET itself included.",
        reads: [HereditaryFeatures]);
    public static Fact HereditarySuspicion { get; } = X.Bool("hereditary_suspicion", P, "A feature or a family history of MEN1, VHL, NF1 or TSC.",
        reads: [HereditaryFeatures, FamilyHistorySyndromes]);
}
