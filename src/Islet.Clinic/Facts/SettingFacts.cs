using Islet.Course;
using static Islet.Clinic.Ending;
using static Islet.Clinic.Words;

namespace Islet.Clinic;

/// <summary>Comorbidity and setting (facts.md 3.9).</summary>
internal static class SettingFacts
{
    public static IReadOnlyList<(Fact, FactRule)> Rules { get; } =
    [
        (Fact.Diabetes, Rule.LatestOrJudged<ClinicalStatus>(c => Flag(c.Diabetes))), // until recorded resolved
        (Fact.Hypertension, Rule.LatestOrJudged<ClinicalStatus>(c => Flag(c.Hypertension))),
        (Fact.LungDisease, Ever(c => c.LungDisease)),
        (Fact.CardiovascularDisease, Ever(c => c.CardiovascularDisease)),
        (Fact.BleedingDiathesis, Ever(c => c.BleedingDiathesis)),
        (Fact.Gerd, Ever(c => c.Gerd)),
        (Fact.PriorPartialGastrectomy, Rule.Ever(content => content switch
        {
            Procedure done when Procedures.IsPartialGastrectomy(done) => FactValue.True,
            ClinicalStatus { PriorPartialGastrectomy: { } asked } => FactValue.Of(asked),
            _ => null,
        })),
        (Fact.FastingNpo, Rule.LatestOrJudged<ClinicalStatus>(c => Flag(c.FastingNpo), Visit)),
        (Fact.StartingMaintenancePpi, Rule.Judged(PpiStart)),
    ];

    private static FactRule Ever(Func<ClinicalStatus, bool?> stated) => Rule.Ever(content => content is ClinicalStatus status ? Flag(stated(status)) : null);
}
