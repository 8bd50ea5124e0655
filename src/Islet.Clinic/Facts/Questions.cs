using Islet.Course;

namespace Islet.Clinic;

/// <summary>What only a person may say, block by block (facts.md section 4). Islet may show numbers beside a question and ticks nothing.</summary>
public static class Questions
{
    public static IReadOnlyList<QuestionBlock> Blocks { get; } =
    [
        new("1", N("Hormone symptoms"), false,
        [
            Asked(N("Which of these now: low sugar, reflux or ulcer, watery diarrhoea with low potassium, rash with weight loss and high sugar, gallstones with diarrhoea and diabetes, Cushing, acromegaly, high calcium, flushing or diarrhoea, other?"),
                Fact.SyndromicSymptoms, c => c with { SyndromicSymptoms = [], HeldBy = [] }),
        ]),
        new("2", N("Heredity"), true,
        [
            Asked(N("Any of these, ever, on history and skin?"), Fact.HereditaryFeatures, c => c with { HereditaryFeatures = [] }),
            Asked(N("MEN1, VHL, NF1 or TSC in parent, sibling or child?"), Fact.FamilyHistorySyndromes, c => c with { FamilyHistorySyndromes = [] }),
        ]),
        new("3", N("Other conditions"), true,
        [
            Status(N("Diabetes?"), Fact.Diabetes, new() { Diabetes = false }),
            Status(N("Lung disease?"), Fact.LungDisease, new() { LungDisease = false }),
            Status(N("Heart or vessels?"), Fact.CardiovascularDisease, new() { CardiovascularDisease = false }),
            Status(N("High blood pressure?"), Fact.Hypertension, new() { Hypertension = false }),
            Status(N("Bleeding tendency?"), Fact.BleedingDiathesis, new() { BleedingDiathesis = false }),
            Status(N("Reflux?"), Fact.Gerd, new() { Gerd = false }),
            Status(N("Part of the stomach removed?"), Fact.PriorPartialGastrectomy, new() { PriorPartialGastrectomy = false }),
            Status(N("Atrophic gastritis?"), Fact.AtrophicGastritis, new() { AtrophicGastritis = false }),
            Status(N("Kidney insufficiency?"), Fact.RenalInsufficiency, new() { RenalInsufficiency = false }),
            Status(N("An acid blocker now?"), Fact.OnPpi, new() { OnPpi = false }),
        ]),
        new("4", N("Treatment so far"), true,
        [
            No(N("Before today, for any cancer: liver embolisation?"), Fact.PriorEmbolization),
            No(N("Operation on the head of the pancreas?"), Fact.PriorWhipple),
            No(N("Bile stent?"), Fact.AmpullaStented),
            new(N("Drugs or receptor radionuclide, for any cancer: is the list complete?"),
                [Fact.SystemicLinesStarted, Fact.CurrentTreatment, Fact.ProgressedOnSsa, Fact.PriorEverolimus, Fact.PriorTemozolomide, Fact.PriorAlkylator, Fact.PriorPrrt], Judgement.TreatmentLogClosed)
            {
                None = () => new Judgement { About = Judgement.TreatmentLogClosed, Value = "true" },
            },
        ]),
        new("5", N("This question"), false,
        [
            No(N("Radionuclide therapy in view, now or later?"), Fact.PrrtConsidered),
            No(N("Embolisation in view?"), Fact.EmbolizationConsidered),
            No(N("Inside a trial?"), Fact.InClinicalTrial),
            No(N("Does the patient wish an analogue?"), Fact.PatientPrefersSsa),
            No(N("A long-term acid blocker about to start?"), Fact.StartingMaintenancePpi),
            Status(N("Nothing by mouth?"), Fact.FastingNpo, new() { FastingNpo = false }),
        ]),
        new("6", N("Reader's flags"), false,
        [
            No(N("A new lesion of unclear nature?"), Fact.IndeterminateNewLesion),
            No(N("Main lesions that cannot be followed on CT or MRI?"), Fact.LesionsOccultOnCtMri),
            Status(N("Clinical concern that CT or MRI does not explain?"), Fact.ClinicalProgressionSuspected, new() { ClinicalProgressionSuspected = false }),
        ]),
        new("7", N("Since the last visit"), false,
        [
            Status(N("Symptoms worse?"), Fact.WorseningSymptoms, new() { WorseningSymptoms = false }),
            No(N("Blood tests worse?"), Fact.WorseningLabs),
            No(N("Hormone symptoms despite treatment?"), Fact.HormoneSymptomsRefractory),
            No(N("After resection: signs that the syndrome is back?"), Fact.HormoneRecurrenceEvidence),
        ]),
        new("8", N("Not done"), true,
        [
            Word(N("Receptor PET, anywhere so far?"), Fact.SstrPetResult, "not_done"),
            Word(N("Scintigraphy, anywhere so far?"), Fact.SrsResult, "not_done"),
            Word(N("MEN1 test, anywhere so far?"), Fact.Men1Germline, "not_tested"),
            Word(N("Tissue, anywhere so far?"), Fact.SpecimenType, "none"),
        ]),
        new("J", N("Judgements"), false,
        [
            new(N("Extent today?"), Fact.DiseaseStatus), new(N("First presentation, nothing decided yet?"), Fact.NewlyDiagnosed), new(N("Where is most of the disease?"), Fact.DominantSite),
            new(N("Overall burden?"), Fact.TumorVolume), new(N("Surgeon's view of the liver disease?"), Fact.LiverResectable), new(N("Liver function adequate for a liver procedure?"), Fact.LiverFunctionIntact),
            new(N("Pace between comparable scans?"), Fact.GrowthRate), new(N("Course aggressive, taken as a whole?"), Fact.ClinicallyAggressive), new(N("One or few lesions growing, the rest controlled?"), Fact.Oligoprogression),
            new(N("Former G1 or G2, now high grade with fast growth?"), Fact.HighGradeTransformation), new(N("Stable long enough to stretch imaging?"), Fact.StableOverTime),
            new(N("Tumour symptoms today, treated or not?"), Fact.SymptomBurden), new(N("Fit for intensive treatment?"), Fact.FitPatient), new(N("Hormone syndrome established?"), Fact.FunctionalSyndrome),
            new(N("Which hormone is truly raised, sampling and drugs considered?"), Fact.HormoneElevated), new(N("Hereditary syndrome established, on what basis?"), Fact.KnownSyndrome),
            new(N("Did this patient ever have metastases that were resected: never had any (no), or yes and completely (yes)?"), Fact.ResectedMetastases), new(N("Liver metastases at any time?"), Fact.HistoryLiverMetastases), new(N("Can receptor PET be had for this patient?"), Fact.SstrPetAvailable),
        ]),
        new("D", N("Declarations"), true,
        [
            new(N("Which specimen speaks for the tumour now: latest, highest, primary, metastasis?"), [Fact.Ki67Percent, Fact.Differentiation], Judgement.GoverningSpecimen),
            new(N("Which tumour is today's question about?"), [Fact.PrimarySite], Judgement.IndexTumour),
            new(N("Search for the origin closed without result?"), Fact.PrimarySite),
        ]),
        new("R", N("Readings"), false,
        [
            new(N("Progression since the reference scan: where, on what grounds?"), Fact.ProgressiveDisease, Fact.HepaticProgression),
            new(N("Any FDG-positive lesion without receptor uptake?"), Fact.SstrNegativeDisease, Fact.NetpetScore, Fact.FdgExceedsSstr),
            new(N("Receptor uptake of the known tumour; strong?"), Fact.SstrPetResult, Fact.SstrUptakeStrong),
            new(N("What does the report say?"), Fact.Differentiation, Fact.Ki67Percent, Fact.MitosesPer2mm2, Fact.ReportedGrade, Fact.CapProtocolComplete, Fact.SiteOfOriginComment, Fact.LiverMetastases,
                Fact.BoneMetastases, Fact.LiverMetsPattern, Fact.LiverTumorBurdenPercent, Fact.MultifocalPnet),
        ]),
    ];

    /// <summary>A sentence of the catalogue: a page says it in the reader's language, files and the command line say it as it stands.</summary>
    private static string N(string sentence) => sentence;

    private static Question Asked(string prompt, Fact set, Func<ClinicalStatus, ClinicalStatus> empty) => new(prompt, set) { None = () => empty(new() { Asked = [set.Name] }) };

    private static Question Status(string prompt, Fact fact, ClinicalStatus none) => new(prompt, fact) { None = () => none };

    private static Question No(string prompt, Fact fact) => Word(prompt, fact, "false");

    private static Question Word(string prompt, Fact fact, string none) => new(prompt, fact) { None = () => new Judgement { About = fact.Name, Value = none } };
}
