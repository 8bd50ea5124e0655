using System.Globalization;
using Islet.Course;
using static Islet.Course.Wording;

namespace Islet.Clinic;

/// <summary>Reasons as a reader sees them: the one place of these sentences, for the criteria of Di Franco et al., Semin Nucl Med 2025;55:754-765. Numbers to one decimal, half away from zero.</summary>
public static class ReasonWords
{
    /// <summary>"Choi PR: density -18 % reaches -15 %".</summary>
    public static string Of(ResponseCell cell) => string.Create(CultureInfo.InvariantCulture,
        $"{cell.Criterion.Code} {(cell.Category is { } category ? ResponseWords.InText(category) : "without category")}{(cell.Reasons.Count == 0 ? "" : ": ")}{string.Join("; ", cell.Reasons.Select(Of))}");

    public static string Of(ResponseDifference difference) => $"{Of(difference.One)} | {Of(difference.Other)} ({Kind(difference)})";

    public static string Of(ResponseReason reason) => reason switch
    {
        ResponseReason.Change c => Of(c),
        ResponseReason.Gone => "all that it measures is gone",
        ResponseReason.Shown s => Of(s.Cause) + (s.Lesions.Count == 0 ? "" : $" ({string.Join(", ", s.Lesions)})"),
        ResponseReason.NotEvaluated n => $"not evaluated: {string.Join(", ", n.Lesions)}",
        ResponseReason.Caution c => ResponseCautionWords.Of(c.Of),
        ResponseReason.NotMeasured m => $"{Part(m.Of)} not measured: {string.Join(", ", m.Lesions)}",
        ResponseReason.Step s => StepWords.Of(s.DecidedBy),
        ResponseReason.ValuesOnly => "values only",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A reason without words."),
    };

    private static string Of(ResponseReason.Change c)
    {
        var from = $"from {(c.Line.From is ChangeReference.Baseline ? "baseline" : "nadir")}";
        var line = Of(c.Line);
        return c.Reached is null && !c.By.FromNothing
            ? $"{Of(c.Line.Of)} {from} not known (line {line})"
            : $"{Of(c.Line.Of)} {Of(c.By, Unit(c.Line.Of), c.Line.With is not AbsoluteChange.NotAsked)} {from} {(c.Reached is true ? "reaches" : "needs")} {line}";
    }

    private static string Of(MeasuredChange by, string unit, bool absolute) =>
        (by.FromNothing ? "from 0" : Percent(by.Percent)) + (absolute && by.Absolute is { } a ? $", {Signed(a)} {unit}" : "");

    private static string Of(CriterionLine line) => (line.Strict ? "more than " : "") + Percent(line.Percent) + line.With switch
    {
        AbsoluteChange.NotAsked => "",
        AbsoluteChange.AsWell => $" and {Signed(line.Absolute)} {Unit(line.Of)}",
        AbsoluteChange.OrAlone => $" or {Signed(line.Absolute)} {Unit(line.Of)}",
    };

    public static string Of(MeasuredQuantity quantity) => Worded(quantity).English;

    public static Wording Worded(MeasuredQuantity quantity) => quantity switch
    {
        MeasuredQuantity.Sum => N("sum of diameters"),
        MeasuredQuantity.ViableSum => N("sum of viable diameters"),
        MeasuredQuantity.SumOfProducts => N("sum of products"),
        MeasuredQuantity.Density => N("density"),
        MeasuredQuantity.SulPeak => "SULpeak",
        MeasuredQuantity.Suv => "SUV",
        MeasuredQuantity.Volume => N("volume"),
        MeasuredQuantity.TotalActivity => N("total lesion activity"),
        MeasuredQuantity.Zp => "ZP",
    };

    private static string Unit(MeasuredQuantity quantity) => quantity switch
    {
        MeasuredQuantity.Sum or MeasuredQuantity.ViableSum => "mm",
        MeasuredQuantity.SumOfProducts => "mm²",
        MeasuredQuantity.Density => "HU",
        MeasuredQuantity.SulPeak or MeasuredQuantity.Suv => "g/mL",
        MeasuredQuantity.Volume => "mL",
        MeasuredQuantity.TotalActivity => "g",
        MeasuredQuantity.Zp => "HU·g/mL",
    };

    public static string Of(ProgressionCause cause) => Worded(cause).English;

    public static Wording Worded(ProgressionCause cause) => cause switch
    {
        ProgressionCause.Target => N("the targets grew"),
        ProgressionCause.NonTarget => N("unequivocal progression of non-targets"),
        ProgressionCause.NewLesion => N("new lesion"),
        ProgressionCause.Reappearance => N("disease is back after complete response"),
        ProgressionCause.Functional => N("uptake or volume rose"),
        ProgressionCause.Deterioration => N("worsening that prevented a scan"),
    };

    /// <summary>What of a lesion the quantity is made of.</summary>
    private static string Part(MeasuredQuantity quantity) => quantity switch
    {
        MeasuredQuantity.SumOfProducts => "second diameter",
        MeasuredQuantity.ViableSum => "viable diameter",
        _ => Of(quantity),
    };

    /// <summary>Why two criteria differ; of a change that one overrules, what happened and what overruled it.</summary>
    public static string Kind(ResponseDifference difference) => Worded(difference).ToString();

    /// <summary>The same for a page, in the reader's language.</summary>
    public static Wording Worded(ResponseDifference difference) => difference is { Kind: DifferenceKind.Overruled, One: { } one, Other: { } other } && one.Reasons is [ResponseReason.Change decided, ..]
        ? N($"{Happened(decided.Line)}, which {other.Criterion.Code} lets {Overruling(other.Response.DecidedBy)} overrule")
        : Worded(difference.Kind);

    private static Wording Happened(CriterionLine line) => (line.Of is MeasuredQuantity.Sum or MeasuredQuantity.ViableSum or MeasuredQuantity.SumOfProducts, line.Percent > 0) switch
    {
        (true, true) => N("growth"),
        (true, false) => N("shrinkage"),
        (false, true) => N($"a rise of {Worded(line.Of)}"),
        (false, false) => N($"a fall of {Worded(line.Of)}"),
    };

    private static Wording Overruling(string? step) => step switch
    {
        CriterionStep.Density => N("a fall in density"),
        CriterionStep.RecistProgression => N("progression by RECIST 1.1"),
        CriterionStep.Veto => N("what else it sees"),
        ResponseStep.ResponseCarried => N("the earlier response"),
        ResponseStep.TargetGone or PetStep.Gone => N("that everything is gone"),
        _ => N("another step of its rule"),
    };

    private static Wording Worded(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Threshold => N("same measurement, other threshold"),
        DifferenceKind.Reference => N("same measurement, other reference"),
        DifferenceKind.Quantity => N("another quantity is measured"),
        DifferenceKind.ResponseOnly => N("one speaks of response only and knows no progression"),
        DifferenceKind.Overruled => N("the same change, overruled by one"),
        DifferenceKind.NewLesion => N("a new lesion counts for one only"),
        DifferenceKind.NonTarget => N("non-targets count for one only"),
        DifferenceKind.Reappearance => N("reappearance counts for one only"),
        DifferenceKind.Gone => N("all that one measures is gone"),
        DifferenceKind.Other => N("another step of the rule decided"),
    };

    private static string Percent(decimal? value) => value is { } v ? $"{Signed(v)} %" : "? %";

    private static string Signed(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("+0.#;-0.#;0", CultureInfo.InvariantCulture);
}
