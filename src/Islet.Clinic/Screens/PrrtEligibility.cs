using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// Who may be treated with PRRT in Europe and in the USA, as a review states it: Di Franco et al., Semin Nucl Med 2025;55:754–765, introduction. Not the labels
/// themselves, and no advice: what a lesion without receptors means for it is said elsewhere.
/// </summary>
public static class PrrtEligibility
{
    private const string Source = "Di Franco et al., Semin Nucl Med 2025;55:754–765, introduction";
    private const string GepOrigin =
        "digestive_primary in {oesophagus, stomach, duodenum, ampulla, jejunum, ileum, small_bowel_not_specified, appendix, caecum, colon_right, colon_left, "
        + "colon_not_specified, rectum, anal_canal, pancreas, gallbladder, extrahepatic_bile_duct, liver, unknown_digestive, other_digestive}";

    private static readonly DateOnly FdaFrom12Years = new(2024, 1, 1); // the review gives the year

    /// <summary>The age is that of a label for adults; the review does not repeat it.</summary>
    public static Screen Ema { get; } = new("PRRT, EMA", Source,
    [
        Criterion.Of("18 years or older", "age_years >= 18"),
        Criterion.Of("gastroenteropancreatic NET", $"differentiation = well and {GepOrigin}"),
        Criterion.Of("unresectable or metastatic", "inoperable = true or disease_status in {metastatic, locally_advanced} or m_category in {M1, M1a, M1b, M1c}"),
        Criterion.Of("G1 or G2", "net_grade in {G1, G2}"),
        Criterion.Of("receptor-positive", "sstr_status = positive"),
        Criterion.Of("progressed on a somatostatin analogue", "progressed_on_ssa = true"),
    ]);

    /// <summary>Adults, and since 2024 from 12 years on. The review prints "above 12"; the specification reads 12 and older.</summary>
    public static Screen Fda { get; } = new("PRRT, FDA", Source,
    [
        new("12 years or older (since 2024; adults before)", OldEnough) { Facts = FactSet.Of(Fact.AgeYears) },
        Criterion.Of("gastroenteropancreatic NET", $"differentiation = well and {GepOrigin}"),
        Criterion.Of("receptor-positive", "sstr_status = positive"),
    ]);

    private static CriterionReading OldEnough(Snapshot snapshot)
    {
        var years = Fact.AgeYears;
        var (age, from2024) = (snapshot.Reader(years), snapshot.Course.Axis.Kind is AxisKind.Calendar && snapshot.View.Effective >= AxisPoint.Of(FdaFrom12Years));
        return new(Truth.Of(age.Values, age.Missing, value => ((FactValue.Number)value).Value >= (from2024 ? 12 : 18)), snapshot[years].From);
    }
}
