using Islet.Course;

namespace Islet.Web;

/// <summary>Treatment, visits, judgements, boards, studies and consent.</summary>
public static partial class EntryLayouts
{
    private static EntryLayout Treatment() => new("Treatment", T("Treatment started"), T("Started on"), StatedBy.Clinician, UsualReport.SameDay,
    [
        Open("Treatment", T("What"), "drugs", "purpose", "indication", "course"),
        Open("Treatment", T("How much"), "dose_mg", "interval_days", "cycles_planned", "investigational"),
    ])
    {
        Hint = T("Drugs by generic or brand name. The end is entered as a finding of its own, when it comes."),
    };

    private static EntryLayout TreatmentStop() => new("TreatmentStop", T("Treatment stopped"), T("Stopped on"), StatedBy.Clinician, UsualReport.SameDay,
        [Open("TreatmentStop", T("What ended, and why"), "course", "reason")]);

    private static EntryLayout Injection() => new("Injection", T("Dose given"), T("Given on"), StatedBy.Clinician, UsualReport.SameDay,
        [Open("Injection", T("The dose"), "course", "drug", "dose_mg", "activity_gbq", "cycle")])
    {
        Hint = T("One injection of a depot, or one cycle of a radiopharmaceutical."),
    };

    private static EntryLayout Procedure() => new("Procedure", T("Operation or intervention"), T("Done on"), StatedBy.Surgeon, UsualReport.SameDay,
        [Open("Procedure", T("What was done"), "procedure", "target", "lesions", "intent", "margin")]);

    private static EntryLayout AdverseEvent() => new("AdverseEvent", T("Adverse event"), T("Began on"), StatedBy.Clinician, UsualReport.SameDay,
    [
        Open("AdverseEvent", T("The event"), "term", "grade", "ctcae_version", "cause"),
        Open("AdverseEvent", T("What it belongs to"), "course", "specimen"),
    ]);

    private static EntryLayout ClinicalStatus() => new("ClinicalStatus", T("Visit: how the patient is"), T("Seen on"), StatedBy.Clinician, UsualReport.SameDay,
    [
        Open("ClinicalStatus", T("Condition"), "ecog_ps", "karnofsky_percent", "symptom_burden", "weight_kg", "height_cm", "pain_grade", "weight_loss_grade", "anorexia_grade", "worsening_symptoms",
            "clinical_progression_suspected"),
        Open("ClinicalStatus", T("Hormonal symptoms"), "syndromic_symptoms", "held_by", "asked"),
        Folded("ClinicalStatus", T("Other conditions"), "diabetes", "hypertension", "cardiovascular_disease", "lung_disease", "renal_insufficiency", "gerd", "atrophic_gastritis", "prior_partial_gastrectomy",
            "bleeding_diathesis", "on_ppi", "fasting_npo", "comorbidity"),
        Folded("ClinicalStatus", T("Heredity"), "hereditary_features", "family_history_syndromes"),
    ])
    {
        Hint = T("Only what was asked or measured. A list that was asked as a whole is ticked under \"asked completely\"; then an empty list says: none."),
    };

    private static EntryLayout ProgressionJudgement() => new("ProgressionJudgement", T("Progression, as judged"), T("Seen on"), StatedBy.Clinician, UsualReport.SameDay,
        [Open("ProgressionJudgement", T("The judgement"), "progressive", "grounds", "sites")])
    {
        Hint = T("The day is that of the examination which shows it."),
    };

    private static EntryLayout VitalStatus() => new("VitalStatus", T("Alive or dead"), T("On"), StatedBy.Clinician, UsualReport.SameDay,
        [Open("VitalStatus", T("Seen alive, or died"), "alive", "cause", "with_disease", "lost_to_follow_up")]);

    private static EntryLayout ReportedOutcome() => new("ReportedOutcome", T("A result as a source states it"), T("On"), StatedBy.Clinician, UsualReport.SameDay,
    [
        Open("ReportedOutcome", T("A line of therapy"), "line", "regimen", "drugs", "best_response", "criterion", "progression"),
        Open("ReportedOutcome", T("A duration"), "endpoint", "months", "event"),
        Open("ReportedOutcome", T("A questionnaire"), "instrument", "term", "score"),
    ])
    {
        Hint = T("Kept beside what Islet computes; nothing is derived from it silently."),
    };

    private static EntryLayout BoardDecision() => new("BoardDecision", T("Board decision"), T("Board of"), StatedBy.Board, UsualReport.SameDay,
    [
        Open("BoardDecision", T("Question and plan"), "question", "plan_before", "plan", "considered", "observation", "reason_untreated", "present"),
        Open("BoardDecision", T("Guideline"), "followed", "departed_from", "departure_reasons", "departure_reason"),
        Open("BoardDecision", T("What the last characterization did"), "change_matters", "therapy_changed", "because_of"),
        Folded("BoardDecision", T("A treatment assessed"), "course", "assessment", "decision", "decision_reason"),
        Folded("BoardDecision", T("What became of it"), "done", "done_on", "done_instead", "not_done_reason"),
    ])
    {
        Hint = T("A decision of today is recorded on the board page, beside what it rests on. This form is for one that stands in the record."),
    };

    private static EntryLayout BoardReferral() => new("BoardReferral", T("Referral to a board"), T("Referred on"), StatedBy.Clinician, UsualReport.SameDay,
        [Open("BoardReferral", T("What the board is asked"), "question", "board_day")]);

    private static EntryLayout Deferral() => new("Deferral", T("Item of the worklist put off"), T("Put off on"), StatedBy.Clinician, UsualReport.SameDay,
        [Open("Deferral", T("What is put off, and until when"), "item", "about", "until", "reason")])
    {
        Hint = T("The item itself stands on the patient's list of work, with a button that puts it off."),
    };

    private static EntryLayout Characterization() => new("Characterization", T("Characterization declared"), T("On"), StatedBy.Clinician, UsualReport.SameDay,
        [Open("Characterization", T("What belongs together"), "occasion", "specimen", "studies", "panel", "basis")])
    {
        Hint = T("Where nobody declares one, it is derived from the examinations themselves."),
    };

    private static EntryLayout Judgement() => new("Judgement", T("Judgement"), T("Judged on"), StatedBy.Clinician, UsualReport.SameDay,
        [Open("Judgement", T("What only a person may say"), "about", "value", "basis")])
    {
        Hint = T("The usual judgements are asked on the fact sheet, many at a time."),
    };

    private static EntryLayout LineOverride() => new("LineOverride", T("Where a line begins"), T("Judged on"), StatedBy.Clinician, UsualReport.SameDay,
        [Open("LineOverride", T("Against or beside the computed line"), "course", "starts_line", "basis")]);

    private static EntryLayout Enrolment() => new("Enrolment", T("Entered a study"), T("Entered on"), StatedBy.Clinician, UsualReport.SameDay,
        [Open("Enrolment", T("The study"), "study", "interventional", "arm")]);

    private static EntryLayout EnrolmentEnd() => new("EnrolmentEnd", T("Left a study"), T("Left on"), StatedBy.Clinician, UsualReport.SameDay,
        [Open("EnrolmentEnd", T("The study"), "study", "reason")]);

    private static EntryLayout Consent() => new("Consent", T("Consent given"), T("Given on"), StatedBy.Patient, UsualReport.SameDay,
        [Open("Consent", T("To what"), "purpose", "form")]);

    private static EntryLayout ConsentWithdrawal() => new("ConsentWithdrawal", T("Consent refused or withdrawn"), T("From"), StatedBy.Patient, UsualReport.SameDay,
        [Open("ConsentWithdrawal", T("Of what"), "purpose", "keeps_what_was_collected")]);

    private static EntryLayout PersonMatch() => new("PersonMatch", T("One person or two"), T("Decided on"), StatedBy.Clinician, UsualReport.SameDay,
        [Open("PersonMatch", T("The other record"), "other", "same", "basis")])
    {
        DayMayBeOpen = true,
        Hint = T("The page of duplicates shows both records side by side, and records the decision there."),
    };
}
