using Islet.Course;
using static Islet.Clinic.Ending;
using static Islet.Clinic.Words;

namespace Islet.Clinic;

/// <summary>Extent and biology (facts.md 3.4).</summary>
internal static class ExtentFacts
{
    public static IReadOnlyList<(Fact, FactRule)> Rules { get; } =
    [
        (Fact.DiseaseStatus, Rule.Said(Metastatic, new(Operation | Progression, "metastatic", CurativeProcedure))),
        (Fact.NewlyDiagnosed, NewlyDiagnosed),
        (Fact.LiverMetastases, Spread.Rule(Spread.Liver, new(None, "true", CurativeLiverProcedure), new(None, "false", Progression))),
        (Fact.BoneMetastases, Spread.Rule(Spread.Bone, default, new(None, "false", Progression))),
        (Fact.BrainMetastases, Spread.Rule(Spread.Brain, default, new(None, "false", Progression))),
        (Fact.ExtrahepaticDisease, Spread.Rule(Spread.Extrahepatic, default, new(None, "false", Progression))),
        (Fact.DominantSite, Rule.Judged(Progression | Operation | LiverProcedure)),
        (Fact.TumorVolume, Rule.Judged(Progression | Operation | LiverProcedure)),
        (Fact.LiverTumorBurdenPercent, Rule.Latest<ImagingStudy>(i => Number(i.LiverTumorBurdenPercent), Progression | LiverProcedure)),
        (Fact.LiverMetsPattern, Rule.Latest<ImagingStudy>(i => Text(i.LiverMetsPattern), Progression | LiverProcedure)),
        (Fact.LiverResectable, Rule.Judged(Progression | LiverProcedure)),
        (Fact.LiverFunctionIntact, Rule.Judged(LiverProcedure | LiverEvent)),
        (Fact.BilirubinUmolL, Measured.Number(["bilirubin", "bilirubin_total"], Laboratories.BilirubinUmolL, worst: 1)),
        (Fact.AlbuminGL, Measured.Number(["albumin"], Laboratories.AlbuminGL, worst: -1)),
        (Fact.GrowthRate, Rule.Judged(Progression | NewLine)),
        (Fact.ClinicallyAggressive, Rule.Judged(Progression | NewTissue)),
        (Fact.ProgressiveDisease, Rule.Said(content => content is ProgressionJudgement judged ? Progressed(judged) : null, NewLine, Progressions.Rank)),
        (Fact.HepaticProgression, Rule.Said(InTheLiver, NewLine | LiverProcedure, Progressions.Rank)),
        (Fact.Oligoprogression, Rule.Judged(NewLine | LiverProcedure | Operation)),
        (Fact.HighGradeTransformation, Transformation),
        (Fact.SymptomBurden, Rule.LatestOrJudged<ClinicalStatus>(c => Text(c.SymptomBurden), NewLine | Progression)),
        (Fact.FitPatient, Rule.Judged(SevereEvent | WorseEcog)),
        (Fact.EcogPs, Rule.LatestOrJudged<ClinicalStatus>(c => Number(c.EcogPs), SevereEvent | NewLine)),
    ];

    /// <summary>A stage with distant metastases says metastatic; one without says no more than that there were none to be seen.</summary>
    private static FactAnswer? Metastatic(Content content) => content is Staging { M: ['M', '1', ..] } ? FactValue.Of("metastatic") : null;

    /// <summary>False for good once a treatment, an operation or a plan of the board has happened; a referral is no new diagnosis.</summary>
    private static FactState NewlyDiagnosed(Fact fact, Sight sight)
    {
        var declared = Rule.Judged()(fact, sight);
        Seen? first = null;
        foreach (var s in sight.OfPatient)
        {
            if (sight.Concerns(s.Finding.Content) && IsDecided(s.Finding.Content) && (first is not { } earlier || sight.End(s.Finding) < sight.End(earlier.Finding)))
                first = s;
        }
        return first is { } decided ? Sight.Computed(fact, FactValue.False, decided) : declared;
    }

    private static bool IsDecided(Content content) => content switch
    {
        Treatment begun => begun.Purpose is null or "tumour" or "perioperative",
        Procedure done => Procedures.IsOperation(done) || Procedures.IsOfLiver(done),
        BoardDecision board => board.Plan is not null,
        _ => false,
    };

    private static FactAnswer? Progressed(ProgressionJudgement judged) => Flag(Progressions.Counts(judged)) is { } known ? known
        : judged.Progressive is null || Progressions.MayBeRadiological(judged) ? UnknownReason.CannotSay : null;

    /// <summary>Yes and no need the liver named; progression elsewhere says nothing of it.</summary>
    private static FactAnswer? InTheLiver(Content content) =>
        content is ProgressionJudgement { Sites: { } sites } judged && sites.Contains("liver", StringComparer.Ordinal) ? Progressed(judged) : null;

    /// <summary>True stays until the board itself takes it back.</summary>
    private static FactState Transformation(Fact fact, Sight sight)
    {
        var stated = sight.Statements<Judgement>(fact, content => Rule.Judgement(fact, content));
        List<Statement> yes = [.. stated.Where(s => s.Answer.Value == FactValue.True)];
        List<Statement> counting = yes.Count == 0 ? [.. stated]
            : [.. stated.Where(s => s.Answer.Value == FactValue.True || s.Finding.Content.StatedBy is StatedBy.Board || sight.End(s.Finding) < yes.Min(y => sight.End(y.Finding)))];
        var state = counting.Count == 0 ? Rule.Judged()(fact, sight) : Order.Latest(fact, sight, counting);
        return Rule.Ended(fact, sight, state, Ends.Only("false", NewTissue | Progression));
    }
}
