using Islet.Course;
using static Islet.Course.Wording;

namespace Islet.Clinic;

/// <summary>Numbers of one finding that cannot stand beside each other.</summary>
internal static class MeasureRules
{
    public const string LimitsCode = "W_LIMITS";
    public static Wording LimitsSays { get; } = N("The lower limit of a laboratory result lies above the upper.");
    public const string LimitsSource = "facts.md 3.5: a result is read against the range of its own laboratory, from the lower to the upper limit.";
    public const string NegativeCode = "W_NEGATIVE_RESULT";
    public static Wording NegativeSays { get; } = N("A concentration or an activity in blood or urine is stated below zero.");
    public const string NegativeSource = "facts.md 3.5: a result is an amount of a substance, or its activity, in a volume; neither is below zero by definition.";
    public const string NodesCode = "W_NODES";
    public static Wording NodesSays { get; } = N("More nodes are stated with tumour than were examined.");
    public const string NodesSource = "facts.md 3.2; UICC TNM, 8th ed.: nodes with metastasis are counted among those that were examined.";
    public const string AxesCode = "W_AXES";
    public static Wording AxesSays { get; } = N("The short axis of a lesion is longer than its longest diameter.");
    public const string AxesSource = "RECIST 1.1 (Eisenhauer et al., Eur J Cancer 2009;45:228–247): the short axis is perpendicular to the longest diameter, in the same plane.";

    /// <summary>Differences, which may lie below zero [H].</summary>
    private static readonly string[] Differences = ["base_excess", "base excess", "anion_gap", "anion gap"];

    public static IEnumerable<Inconsistency> CheckLimits(IReadOnlyList<Stated> statements) => statements.Of<Laboratory>().Where(l => l.Content.Lower > l.Content.Upper)
        .Select(l => new Inconsistency(LimitsCode, [Said(l.Number, "lower", l.Content.Lower), Said(l.Number, "upper", l.Content.Upper)],
            N("a lower limit not above the upper"), N("Look at the laboratory's report: the limits are often exchanged.")));

    public static IEnumerable<Inconsistency> CheckNegative(IReadOnlyList<Stated> statements)
    {
        foreach (var (number, _, lab) in statements.Of<Laboratory>())
        {
            if (!Differences.Contains(lab.Analyte, StringComparer.OrdinalIgnoreCase) && new[] { ("value", lab.Value), ("lower", lab.Lower), ("upper", lab.Upper) }.Where(n => n.Item2 < 0).ToList() is { Count: > 0 } negative)
                yield return new(NegativeCode, [.. negative.Select(n => Said(number, n.Item1, n.Item2))], N("a number not below zero"), N("Look at the laboratory's report: a dash was read as a minus, or a bound as a number."));
        }
    }

    public static IEnumerable<Inconsistency> CheckNodes(IReadOnlyList<Stated> statements) => statements.Of<Specimen>().Where(s => s.Content.NodesPositive > s.Content.NodesExamined)
        .Select(s => new Inconsistency(NodesCode, [Said(s.Number, "nodes_positive", s.Content.NodesPositive), Said(s.Number, "nodes_examined", s.Content.NodesExamined)],
            N("not more nodes with tumour than were examined"), N("Look at the report: the two numbers are often exchanged.")));

    public static IEnumerable<Inconsistency> CheckAxes(IReadOnlyList<Stated> statements) => statements.Of<LesionRead>().Where(l => l.Content.ShortAxisMm > l.Content.LongestMm)
        .Select(l => new Inconsistency(AxesCode, [Said(l.Number, "short_axis_mm", l.Content.ShortAxisMm), Said(l.Number, "longest_mm", l.Content.LongestMm)],
            N("a short axis not longer than the longest diameter"), N("Look at the read: the two numbers are often exchanged.")));

    private static Mention Said(int number, string member, decimal? value) => new(number, member, N($"{new Term(member)} {value}"));
}
