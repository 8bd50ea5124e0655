using Islet.Course;

namespace Islet.Clinic;

/// <summary>Facts that laboratory results state. Of several results of one day the more abnormal one counts (facts.md 1.6).</summary>
internal static class Measured
{
    private const int SameSampleDays = 7; // calcium and parathyroid hormone (facts.md 3.5)

    /// <param name="worst">1: high is abnormal; -1: low is.</param>
    public static FactRule Number(string[] analytes, Func<Laboratory, decimal?> value, int worst) => Result(analytes,
        result => result.Value is null ? null : value(result) is { } number ? FactValue.Of(number) : UnknownReason.OutsideList,
        s => s.Answer.Value is FactValue.Number n ? worst * n.Value : decimal.MinValue);

    /// <summary>Above the limit of its own assay; a result without a limit says nothing.</summary>
    public static FactRule Raised(params string[] analytes) => Result(analytes, Limit, Abnormal);

    /// <summary>Of one day ionised calcium before corrected before total.</summary>
    public static FactRule Calcium() => Result([.. Ionised, .. Corrected, "calcium"], Limit, s => Abnormal(s) + (10 * Kind(s.Finding.Content)));

    /// <summary>A parathyroid hormone without a calcium around it says nothing.</summary>
    public static FactState Pth(Fact fact, Sight sight)
    {
        var state = Raised("parathyroid_hormone", "pth")(fact, sight);
        if (state is not { Value: { } value, From: [var hormone] })
            return state;
        foreach (var s in sight.OfPatient)
        {
            if (s.Finding.Content is Laboratory { Analyte: var analyte, Value: not null } && IsCalcium(analyte) && Math.Abs(sight.End(s.Finding) - sight.End(hormone)) <= SameSampleDays)
                return sight.Known(fact, value, sight.OfPatient.First(h => h.Finding == hormone), s);
        }
        return FactState.Unknown(UnknownReason.Inadequate, hormone);
    }

    private static readonly string[] Ionised = ["calcium_ionised", "calcium_ionized", "ionised_calcium", "ionized_calcium"], Corrected = ["calcium_corrected", "corrected_calcium"];

    private static bool IsCalcium(string analyte) => analyte is "calcium" || Ionised.Contains(analyte, StringComparer.Ordinal) || Corrected.Contains(analyte, StringComparer.Ordinal);

    private static int Kind(Content content) => content is not Laboratory { Analyte: var analyte } ? 0 : Ionised.Contains(analyte, StringComparer.Ordinal) ? 2 : Corrected.Contains(analyte, StringComparer.Ordinal) ? 1 : 0;

    private static FactRule Result(string[] analytes, Func<Laboratory, FactAnswer?> answer, Func<Statement, decimal> rank) => (fact, sight) =>
        Rule.Latest<Laboratory>(fact, sight, Rule.Either(fact, content => content is Laboratory result && analytes.Contains(result.Analyte, StringComparer.Ordinal) ? answer(result) : null), rank: rank);

    private static FactAnswer? Limit(Laboratory result) => Laboratories.IsRaised(result) is { } raised ? FactValue.Of(raised) : result is { Value: null, Reading: null } ? null : UnknownReason.NotRecorded;

    private static decimal Abnormal(Statement s) => s.Answer.Value == FactValue.True ? 2 : s.Answer.Value == FactValue.False ? 1 : 0;
}
