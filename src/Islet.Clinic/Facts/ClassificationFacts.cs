using Islet.Course;
using static Islet.Clinic.Ending;
using static Islet.Clinic.Words;

namespace Islet.Clinic;

/// <summary>Facts of the study rows: laboratory, symptoms, stage, operation and molecular pathology (facts.md 3.11).</summary>
internal static class ClassificationFacts
{
    private const int HighestGrade = 4; // NCI grades of symptoms, 0 to 4

    public static IReadOnlyList<(Fact, FactRule)> Rules { get; } =
    [
        (Fact.AlpRaised, Measured.Raised("alkaline_phosphatase", "alp")),
        (Fact.LdhRaised, Measured.Raised("lactate_dehydrogenase", "ldh")),
        (Fact.PainGrade, Symptom("pain", c => c.PainGrade)),
        (Fact.WeightLossGrade, Symptom("weight_loss", c => c.WeightLossGrade)),
        (Fact.AnorexiaGrade, Symptom("anorexia", c => c.AnorexiaGrade)),
        (Fact.HormonesMeasured, MeasuredHormones.Measured),
        (Fact.SecretedHormones, MeasuredHormones.Secreted),
        (Fact.TmbPerMb, OfTissue(m => Number(m.TmbPerMb))),
        (Fact.MmrStatus, OfTissue(m => Text(m.MmrStatus))),
        (Fact.ReasonUntreated, Rule.LatestOrJudged<BoardDecision>(b => Text(b.ReasonUntreated), NewLine)),
        (Fact.PrimaryResected, Rule.Ever(content => content switch
        {
            Procedure done when Procedures.IsOfPrimary(done) => FactValue.True,
            Specimen { SpecimenType: "resection", SpecimenSite: "primary" } => FactValue.True,
            _ => null,
        })),
        (Fact.ResectionMargin, Rule.Latest<Procedure>(p => Procedures.IsOfPrimary(p) && p.Margin is not ResectionMargin.Involved ? Code(p.Margin) : null)), // "involved" is R1 or R2
        (Fact.Presentation, Presentations.First),
        (Fact.Inoperable, Rule.Judged(Operation | Progression)),
        (Fact.BiopsyRiskAcceptable, Rule.Judged(Operation | Progression)),

        // Stage as a source states it, each system for itself
        (Fact.TCategory, Rule.Latest<Staging>(s => IsUicc(s) ? Text(s.T) : null)),
        (Fact.NCategory, Rule.Latest<Staging>(s => IsUicc(s) ? Text(s.N) : null)),
        (Fact.MCategory, Rule.Latest<Staging>(s => IsUicc(s) ? Text(s.M) : null)),
        (Fact.StageUicc, Rule.Latest<Staging>(s => IsUicc(s) ? Text(s.Stage) : null)),
        (Fact.StageEnets, Rule.Latest<Staging>(s => s.System == "ENETS" ? Text(s.Stage?.ToUpperInvariant()) : null)),
        (Fact.ExtrapancreaticSpread, Rule.Latest<Staging>(s => Word(s.ExtrapancreaticSpread))),
        (Fact.InvadesDuodenumOrBileDuct, Rule.Latest<Staging>(s => Flag(s.InvadesDuodenumOrBileDuct))),
        (Fact.InvadesAdjacentOrgansOrLargeVessels, Rule.Latest<Staging>(s => Flag(s.InvadesAdjacentOrgansOrLargeVessels))),
        (Fact.ExtrahepaticMetastases, Rule.Latest<Staging>(s => Flag(s.ExtrahepaticMetastases))),
    ];

    private static bool IsUicc(Staging staging) => staging.System is "AJCC" or "UICC";

    /// <summary>By the doctor's word or the patient's own scale.</summary>
    private static FactRule Symptom(string term, Func<ClinicalStatus, int?> grade) => Rule.Said(content => content switch
    {
        ClinicalStatus status => Number(grade(status)),
        ReportedOutcome { Score: { } score and >= 0 and <= HighestGrade } outcome when IsGrade(outcome, term) && score == decimal.Truncate(score) => FactValue.Of(score),
        _ => null,
    });

    private static bool IsGrade(ReportedOutcome outcome, string term) => outcome.Term?.Replace(' ', '_').Equals(term, StringComparison.OrdinalIgnoreCase) is true
        && outcome.Instrument is { } scale && (scale.Contains("CTC", StringComparison.OrdinalIgnoreCase) || scale.StartsWith("NCI", StringComparison.OrdinalIgnoreCase));

    /// <summary>From the governing specimen, or from tissue that no specimen of the course is; panels are not compared.</summary>
    private static FactRule OfTissue(Func<Molecular, FactValue?> value) => (fact, sight) => Rule.Latest(fact, sight, content =>
        content is Molecular { Sample: not Molecular.Germline } m && value(m) is { } said ? IsOfGoverning(m, sight) ? said : null : null);

    private static bool IsOfGoverning(Molecular result, Sight sight) => result.Sample is null || sight.Tissue.Candidates.Count == 0
        || (sight.Tissue.One?.Finding.Content is Specimen tissue && tissue.SpecimenName == result.Sample);
}
