using Islet.Clinic;
using Islet.Course;
using static Islet.Course.Wording;

namespace Islet.Guidelines;

/// <summary>The source of every fact that a question may name. House choice [H] throughout, after the column "comes from" of the fact vocabulary and facts.md section 4.</summary>
internal static class FactSources
{
    public static IReadOnlyDictionary<Fact, FactSource> All { get; } = Rows().ToDictionary(s => s.Fact);

    private static IEnumerable<FactSource> Rows() =>
    [
        .. Rows(AnsweredBy.Patient, N("the patient"), Burden.Word, Anew.Free, Fact.SyndromicSymptoms, Fact.FamilyHistorySyndromes, Fact.Diabetes, Fact.LungDisease, Fact.CardiovascularDisease, Fact.Hypertension,
            Fact.BleedingDiathesis, Fact.Gerd, Fact.AtrophicGastritis, Fact.RenalInsufficiency, Fact.OnPpi, Fact.FastingNpo, Fact.PatientPrefersSsa, Fact.WorseningSymptoms, Fact.HormoneSymptomsRefractory,
            Fact.PainGrade, Fact.WeightLossGrade, Fact.AnorexiaGrade),
        .. Rows(AnsweredBy.Patient, N("the patient, or the operation note"), Burden.Word, Anew.Treatment, Fact.PriorPartialGastrectomy, Fact.PriorWhipple, Fact.AmpullaStented, Fact.PriorEmbolization),
        .. Rows(AnsweredBy.Bedside, N("the treating physician, on history and skin"), Burden.Opinion, Anew.Free, Fact.HereditaryFeatures),
        .. Rows(AnsweredBy.Bedside, N("the treating physician"), Burden.Word, Anew.Free, Fact.SymptomBurden, Fact.FitPatient, Fact.ClinicalProgressionSuspected, Fact.EcogPs),

        .. Rows(AnsweredBy.Record, N("the pathology report"), Burden.LookUp, Anew.Tissue, Fact.Differentiation, Fact.NecCellType, Fact.Ki67Percent, Fact.Ki67LowestPercent, Fact.MitosesPer2mm2, Fact.ReportedGrade,
            Fact.Necrosis, Fact.G3ComponentPercent, Fact.SpecimenType, Fact.SpecimenSite, Fact.SpecimenHpfAvailable, Fact.MitosisHpfCounted, Fact.Ki67CellsCounted, Fact.Ki67Method, Fact.Ki67Blocks,
            Fact.CapProtocolComplete, Fact.SiteOfOriginComment, Fact.IhcSynaptophysin, Fact.IhcCga, Fact.IhcInsm1, Fact.IhcKeratin, Fact.IhcEpcamEma, Fact.IhcDaxx, Fact.IhcAtrx, Fact.IhcRb, Fact.IhcP53,
            Fact.IhcSstr2a, Fact.PrimaryTumorSizeCm, Fact.NodePositive, Fact.Minen, Fact.MmrStatus, Fact.TmbPerMb, Fact.CgaStainStrong),
        .. Rows(AnsweredBy.Record, N("the operation note"), Burden.LookUp, Anew.Treatment, Fact.LiverMetsResectedConcurrently, Fact.ResectedMetastases, Fact.MonthsSinceResection, Fact.PrimaryResected),
        .. Rows(AnsweredBy.Record, N("the radiology report"), Burden.LookUp, Anew.Imaging, Fact.LiverMetastases, Fact.BoneMetastases, Fact.LiverMetsPattern, Fact.LiverTumorBurdenPercent, Fact.MultifocalPnet,
            Fact.ProgressiveDisease, Fact.HepaticProgression, Fact.HistoryLiverMetastases, Fact.BrainMetastases, Fact.ExtrahepaticDisease),
        .. Rows(AnsweredBy.Record, N("the nuclear medicine report"), Burden.LookUp, Anew.Imaging, Fact.SstrPetResult, Fact.SrsResult, Fact.SstrUptakeStrong, Fact.FdgExceedsSstr, Fact.FdgPetResult, Fact.SriAtLeastLiver,
            Fact.NetpetScore, Fact.SstrNegativeDisease),
        .. Rows(AnsweredBy.Record, N("the genetics report"), Burden.LookUp, Anew.Free, Fact.Men1Germline),
        .. Rows(AnsweredBy.Record, N("the treatment record"), Burden.LookUp, Anew.Treatment, Fact.SystemicLinesStarted, Fact.CurrentTreatment, Fact.ProgressedOnSsa, Fact.PriorEverolimus, Fact.PriorTemozolomide,
            Fact.PriorAlkylator, Fact.PriorPrrt, Fact.PrrtCyclesGiven, Fact.MonthsSinceLastPrrt),
        .. Rows(AnsweredBy.Record, N("the patient's file"), Burden.LookUp, Anew.Free, Fact.AgeYears),

        .. Rows(AnsweredBy.Judgement, N("the tumour board"), Burden.Word, Anew.Free, Fact.NewlyDiagnosed, Fact.PrrtConsidered, Fact.EmbolizationConsidered, Fact.InClinicalTrial, Fact.StartingMaintenancePpi),
        .. Rows(AnsweredBy.Judgement, N("the tumour board, on the images there are"), Burden.Opinion, Anew.Imaging, Fact.PrimarySite, Fact.DiseaseStatus, Fact.TumorVolume, Fact.ClinicallyAggressive,
            Fact.HighGradeTransformation, Fact.StableOverTime),
        .. Rows(AnsweredBy.Judgement, N("radiology, on the images there are"), Burden.Opinion, Anew.Imaging, Fact.DominantSite, Fact.GrowthRate, Fact.Oligoprogression, Fact.IndeterminateNewLesion,
            Fact.LesionsOccultOnCtMri),
        .. Rows(AnsweredBy.Judgement, N("surgery, on the images there are"), Burden.Opinion, Anew.Imaging, Fact.LiverResectable, Fact.Inoperable),
        .. Rows(AnsweredBy.Judgement, N("who would do the liver procedure"), Burden.Opinion, Anew.Free, Fact.LiverFunctionIntact),
        .. Rows(AnsweredBy.Judgement, N("endocrinology"), Burden.Opinion, Anew.Free, Fact.FunctionalSyndrome, Fact.HormoneRecurrenceEvidence),
        .. Rows(AnsweredBy.Judgement, N("clinical genetics"), Burden.Opinion, Anew.Free, Fact.KnownSyndrome),
        .. Rows(AnsweredBy.Judgement, N("nuclear medicine"), Burden.Word, Anew.Free, Fact.SstrPetAvailable),

        .. Rows(AnsweredBy.Laboratory, N("endocrinology, on a blood test"), Burden.BloodTest, Anew.Free, Fact.HormoneElevated),
        .. Rows(AnsweredBy.Laboratory, N("the laboratory"), Burden.BloodTest, Anew.Free, Fact.BilirubinUmolL, Fact.AlbuminGL, Fact.CgaElevated, Fact.Hypercalcemia, Fact.PthElevated, Fact.WorseningLabs, Fact.AlpRaised,
            Fact.LdhRaised),
    ];

    private static IEnumerable<FactSource> Rows(AnsweredBy by, Wording who, Burden burden, Anew anew, params IEnumerable<Fact> facts) => facts.Select(fact =>
    {
        var (block, line) = LineOf(fact);
        return new FactSource(fact, by, who, burden, anew, line is { } asked ? asked.Prompt : Otherwise(by, who)) { Block = block };
    });

    /// <summary>The line of the fact sheet that asks the fact itself, before one that declares something about the record.</summary>
    private static (QuestionBlock? Block, Question? Line) LineOf(Fact fact) => Clinic.Questions.Blocks.SelectMany(b => b.Lines.Select(l => (Block: b, Line: l))).Where(x => x.Line.Facts.Contains(fact))
        .OrderBy(x => x.Line.About is null ? 0 : 1).Select(x => ((QuestionBlock?)x.Block, (Question?)x.Line)).FirstOrDefault();

    private static Wording Otherwise(AnsweredBy by, Wording who) => by switch
    {
        AnsweredBy.Laboratory => N("Is there a value, or can one be had?"),
        AnsweredBy.Record => N($"What does {who} say?"),
        AnsweredBy.Patient or AnsweredBy.Judgement or AnsweredBy.Bedside => N($"What does {who} say today?"),
    };
}
