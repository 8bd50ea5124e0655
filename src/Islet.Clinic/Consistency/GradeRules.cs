using Islet.Course;
using static Islet.Course.Wording;

namespace Islet.Clinic;

/// <summary>The written grade of one read against the counts and the differentiation of the same read.</summary>
internal static class GradeRules
{
    public const string IndexCode = "W_GRADE_COUNTS";
    public static Wording IndexSays { get; } = N("A written grade contradicts the Ki-67 index or the mitoses of the same read in every WHO edition since 2010.");
    public const string DifferentiationCode = "W_GRADE_DIFFERENTIATION";
    public static Wording DifferentiationSays { get; } = N("G1 or G2 is written for a poorly differentiated neoplasm.");
    public const string CarcinomaCode = "W_NEC_COUNTS";
    public static Wording CarcinomaSays { get; } = N("A poorly differentiated neoplasm is stated whose Ki-67 index and mitoses both lie in the range of G1 or G2.");
    public const string Source =
        "WHO 2010, 2017, 2019 and 2022: G1 Ki-67 under 3 % and under 2 mitoses per 2 mm², G2 3–20 % or 2–20, G3 above 20 % or above 20; the"
        + " higher of the two counts; G1 and G2 are well differentiated.";

    public static IEnumerable<Inconsistency> CheckIndex(IReadOnlyList<Stated> statements)
    {
        foreach (var (number, _, s) in statements.Of<Specimen>())
        {
            if (s.ReportedGrade is { } grade && Wrong(grade, s.Ki67Percent?.Percent, s.MitosesPer2Mm2) is var (byIndex, expected))
            {
                var count = byIndex ? new Mention(number, "ki67_percent", N($"Ki-67 {s.Ki67Percent} %"))
                    : new Mention(number, "mitoses_per_2mm2", N($"{s.MitosesPer2Mm2} mitoses per 2 mm²"));
                yield return new(IndexCode, [new(number, "reported_grade", grade.ToString()), count], expected,
                    N("Look at the report: the grade, the count or its unit was copied wrongly, or they come from different specimens."));
            }
        }
    }

    /// <summary>
    /// A grade may be too low for one count alone, and too high only for both. G3 on a Ki-67 of 20 or less asks for the mitoses that would
    /// explain it even where none are recorded, because they seldom do; G2 does not, because they often do.
    /// </summary>
    private static (bool ByIndex, Wording Expected)? Wrong(Grade grade, decimal? ki67, decimal? mitoses) => (grade, ki67, mitoses) switch
    {
        (Grade.G1, >= 3, _) => (true, N("G2 or G3")),
        (Grade.G1, _, >= 2) => (false, N("G2 or G3")),
        (Grade.G2, > 20, _) => (true, "G3"),
        (Grade.G2, _, > 20) => (false, "G3"),
        (Grade.G2, <= 2, < 2) => (true, "G1"),
        (Grade.G3, <= 20, null or <= 20) => (true, N("a Ki-67 above 20 %, or more than 20 mitoses per 2 mm² on record")),
        _ => null,
    };

    public static IEnumerable<Inconsistency> CheckDifferentiation(IReadOnlyList<Stated> statements)
    {
        foreach (var (number, _, s) in statements.Of<Specimen>())
        {
            if (s is { Differentiation: Differentiation.Poor, ReportedGrade: Grade.G1 or Grade.G2 })
            {
                yield return new(DifferentiationCode, [new(number, "reported_grade", $"{s.ReportedGrade}"),
                    new(number, "differentiation", N("poorly differentiated"))],
                    N("well differentiated with that grade, or a carcinoma without one"), N("Look at the report, and ask the pathologist."));
            }
        }
    }

    /// <summary>WHO 2019 and 2022: a NEC has a Ki-67 above 20 % or more than 20 mitoses. Asked only where both are recorded.</summary>
    public static IEnumerable<Inconsistency> CheckCarcinoma(IReadOnlyList<Stated> statements)
    {
        foreach (var (number, _, s) in statements.Of<Specimen>())
        {
            if (s is { Differentiation: Differentiation.Poor, Ki67Percent.Percent: <= 20, MitosesPer2Mm2: <= 20, MiNen: not true })
            {
                yield return new(CarcinomaCode, [new(number, "differentiation", N("poorly differentiated")), new(number, "ki67_percent", N($"Ki-67 {s.Ki67Percent} %")),
                    new(number, "mitoses_per_2mm2", N($"{s.MitosesPer2Mm2} mitoses per 2 mm²"))],
                    N("a Ki-67 above 20 %, more than 20 mitoses per 2 mm², or well differentiated"), N("Look at the report, and ask the pathologist."));
            }
        }
    }
}
