using Islet.Course;

namespace Islet.Clinic;

/// <summary>What only a person may say, block by block (facts.md section 4). Islet may show numbers beside a question and ticks nothing.</summary>
public static class Questions
{
    public static IReadOnlyList<QuestionBlock> Blocks { get; } =
    [
        new("1", "Hormone symptoms", false,
        [
            Asked("Which of these now: low sugar, reflux or ulcer, watery diarrhoea with low potassium, rash with weight loss and high sugar, gallstones with diarrhoea and diabetes, "
                + "Cushing, acromegaly, high calcium, flushing or diarrhoea, other?", Fact.SyndromicSymptoms, c => c with { SyndromicSymptoms = [], HeldBy = [] }),
        ]),
        new("2", "Heredity", true,
        [
            Asked("Any of these, ever, on history and skin?", Fact.HereditaryFeatures, c => c with { HereditaryFeatures = [] }),
            Asked("MEN1, VHL, NF1 or TSC in parent, sibling or child?", Fact.FamilyHistorySyndromes, c => c with { FamilyHistorySyndromes = [] }),
        ]),
        new("3", "Other conditions", true,
        [
            Status("Diabetes?", Fact.Diabetes, new() { Diabetes = false }),
            Status("Lung disease?", Fact.LungDisease, new() { LungDisease = false }),
            Status("Heart or vessels?", Fact.CardiovascularDisease, new() { CardiovascularDisease = false }),
            Status("High blood pressure?", Fact.Hypertension, new() { Hypertension = false }),
            Status("Bleeding tendency?", Fact.BleedingDiathesis, new() { BleedingDiathesis = false }),
            Status("Reflux?", Fact.Gerd, new() { Gerd = false }),
            Status("Part of the stomach removed?", Fact.PriorPartialGastrectomy, new() { PriorPartialGastrectomy = false }),
            Status("Atrophic gastritis?", Fact.AtrophicGastritis, new() { AtrophicGastritis = false }),
            Status("Kidney insufficiency?", Fact.RenalInsufficiency, new() { RenalInsufficiency = false }),
            Status("An acid blocker now?", Fact.OnPpi, new() { OnPpi = false }),
        ]),
        new("4", "Treatment so far", true,
        [
            No("Before today, for any cancer: liver embolisation?", Fact.PriorEmbolization),
            No("Operation on the head of the pancreas?", Fact.PriorWhipple),
            No("Bile stent?", Fact.AmpullaStented),
            new("Drugs or receptor radionuclide, for any cancer: is the list complete?",
                [Fact.SystemicLinesStarted, Fact.CurrentTreatment, Fact.ProgressedOnSsa, Fact.PriorEverolimus, Fact.PriorTemozolomide, Fact.PriorAlkylator, Fact.PriorPrrt], Judgement.TreatmentLogClosed)
            {
                None = () => new Judgement { About = Judgement.TreatmentLogClosed, Value = "true" },
            },
        ]),
        new("5", "This question", false,
        [
            No("Radionuclide therapy in view, now or later?", Fact.PrrtConsidered),
            No("Embolisation in view?", Fact.EmbolizationConsidered),
            No("Inside a trial?", Fact.InClinicalTrial),
            No("Does the patient wish an analogue?", Fact.PatientPrefersSsa),
            No("A long-term acid blocker about to start?", Fact.StartingMaintenancePpi),
            Status("Nothing by mouth?", Fact.FastingNpo, new() { FastingNpo = false }),
        ]),
        new("6", "Reader's flags", false,
        [
            No("A new lesion of unclear nature?", Fact.IndeterminateNewLesion),
            No("Main lesions that cannot be followed on CT or MRI?", Fact.LesionsOccultOnCtMri),
            Status("Clinical concern that CT or MRI does not explain?", Fact.ClinicalProgressionSuspected, new() { ClinicalProgressionSuspected = false }),
        ]),
        new("7", "Since the last visit", false,
        [
            Status("Symptoms worse?", Fact.WorseningSymptoms, new() { WorseningSymptoms = false }),
            No("Blood tests worse?", Fact.WorseningLabs),
            No("Hormone symptoms despite treatment?", Fact.HormoneSymptomsRefractory),
            No("After resection: signs that the syndrome is back?", Fact.HormoneRecurrenceEvidence),
        ]),
        new("8", "Not done", true,
        [
            Word("Receptor PET, anywhere so far?", Fact.SstrPetResult, "not_done"),
            Word("Scintigraphy, anywhere so far?", Fact.SrsResult, "not_done"),
            Word("MEN1 test, anywhere so far?", Fact.Men1Germline, "not_tested"),
            Word("Tissue, anywhere so far?", Fact.SpecimenType, "none"),
        ]),
        new("J", "Judgements", false,
        [
            new("Extent today?", Fact.DiseaseStatus), new("First presentation, nothing decided yet?", Fact.NewlyDiagnosed), new("Where is most of the disease?", Fact.DominantSite),
            new("Overall burden?", Fact.TumorVolume), new("Surgeon's view of the liver disease?", Fact.LiverResectable), new("Liver function adequate for a liver procedure?", Fact.LiverFunctionIntact),
            new("Pace between comparable scans?", Fact.GrowthRate), new("Course aggressive, taken as a whole?", Fact.ClinicallyAggressive), new("One or few lesions growing, the rest controlled?", Fact.Oligoprogression),
            new("Former G1 or G2, now high grade with fast growth?", Fact.HighGradeTransformation), new("Stable long enough to stretch imaging?", Fact.StableOverTime),
            new("Tumour symptoms today, treated or not?", Fact.SymptomBurden), new("Fit for intensive treatment?", Fact.FitPatient), new("Hormone syndrome established?", Fact.FunctionalSyndrome),
            new("Which hormone is truly raised, sampling and drugs considered?", Fact.HormoneElevated), new("Hereditary syndrome established, on what basis?", Fact.KnownSyndrome),
            new("Did this patient ever have metastases that were resected: never had any (no), or yes and completely (yes)?", Fact.ResectedMetastases), new("Liver metastases at any time?", Fact.HistoryLiverMetastases), new("Can receptor PET be had for this patient?", Fact.SstrPetAvailable),
        ]),
        new("D", "Declarations", true,
        [
            new("Which specimen speaks for the tumour now: latest, highest, primary, metastasis?", [Fact.Ki67Percent, Fact.Differentiation], Judgement.GoverningSpecimen),
            new("Which tumour is today's question about?", [Fact.PrimarySite], Judgement.IndexTumour),
            new("Search for the origin closed without result?", Fact.PrimarySite),
        ]),
        new("R", "Readings", false,
        [
            new("Progression since the reference scan: where, on what grounds?", Fact.ProgressiveDisease, Fact.HepaticProgression),
            new("Any FDG-positive lesion without receptor uptake?", Fact.SstrNegativeDisease, Fact.NetpetScore, Fact.FdgExceedsSstr),
            new("Receptor uptake of the known tumour; strong?", Fact.SstrPetResult, Fact.SstrUptakeStrong),
            new("What does the report say?", Fact.Differentiation, Fact.Ki67Percent, Fact.MitosesPer2mm2, Fact.ReportedGrade, Fact.CapProtocolComplete, Fact.SiteOfOriginComment, Fact.LiverMetastases,
                Fact.BoneMetastases, Fact.LiverMetsPattern, Fact.LiverTumorBurdenPercent, Fact.MultifocalPnet),
        ]),
    ];

    private static Question Asked(string prompt, Fact set, Func<ClinicalStatus, ClinicalStatus> empty) => new(prompt, set) { None = () => empty(new() { Asked = [set.Name] }) };

    private static Question Status(string prompt, Fact fact, ClinicalStatus none) => new(prompt, fact) { None = () => none };

    private static Question No(string prompt, Fact fact) => Word(prompt, fact, "false");

    private static Question Word(string prompt, Fact fact, string none) => new(prompt, fact) { None = () => new Judgement { About = fact.Name, Value = none } };
}
