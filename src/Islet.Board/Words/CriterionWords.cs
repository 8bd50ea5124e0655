using System.Text.RegularExpressions;
using Islet.Clinic;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>What a criterion's category rests on, in few words.</summary>
public static partial class CriterionWords
{
    /// <summary>The measured changes; of what no number shows, what it is.</summary>
    public static IEnumerable<string> Measured(ResponseCell cell) => Reasons(cell).Distinct(StringComparer.Ordinal); // two rules may rest on one new lesion

    private static IEnumerable<string> Reasons(ResponseCell cell) => cell.Reasons switch
    {
        _ when cell.Category is null => cell.Response.Measures.Where(m => m.Value is not null).Take(2).Select(m => $"{SizeWords.Change(m.Value, "").TrimStart('+', '±')} {m.Unit}{ResponseAidWords.Measure(m.Name)}"),
        var reasons when reasons.OfType<ResponseReason.Change>().Any(c => c.By.Percent is not null) || reasons.OfType<ResponseReason.Shown>().Any() =>
            [.. reasons.OfType<ResponseReason.Shown>().Select(Shown), .. reasons.OfType<ResponseReason.Change>().Where(c => c.By.Percent is not null).DistinctBy(c => (c.Line.Of, c.Line.From)).Select(Short)],
        var reasons => reasons.Take(1).Select(ReasonWords.Of),
    };

    /// <summary>As the paper writes it; of cut-offs that are marks of the literature, which mark was passed. Null: no category.</summary>
    public static string? Category(ResponseCell cell) => !cell.IsMark ? cell.Category is { } category ? ResponseWords.Worded(category).Said() : null : cell.Group switch
    {
        ResponseGroup.Response => T("below the −40 % mark"),
        ResponseGroup.Progression when cell.Response.DecidedBy is ResponseStep.NewLesion => ReasonWords.Worded(ProgressionCause.NewLesion).Said(),
        ResponseGroup.Progression => T("above the +20 % mark"),
        ResponseGroup.Stable => T("between the marks"),
        ResponseGroup.None => cell.Category is { } open ? ResponseWords.Worded(open).Said() : null,
    };

    /// <summary>Why a criterion says nothing.</summary>
    public static string Unread(ResponseCell cell) => cell.Response.DecidedBy switch
    {
        ResponseStep.NoBaseline => T("no baseline to compare with"),
        ResponseStep.NoTarget => T("no target at baseline"),
        CriterionStep.FdgOnly => T("they are made for FDG PET only"),
        PetStep.NoPet => T("no PET at baseline or now"),
        PetStep.NotComparable => T("the two PETs are not comparable"),
        PetStep.NotMeasured => T("a lesion has no uptake or volume on one of the two PETs"),
        CriterionStep.NotAfterFirstCycle => T("only the scan after the first cycle counts"),
        CriterionStep.NotMeasurableAtBaseline => T("uptake at baseline is too low to be measured against"),
        CriterionStep.NothingAtBaseline => T("nothing was there at baseline"),
        _ => T("what they ask for is not measured in the lesions"),
    };

    private static string Shown(ResponseReason.Shown s) => ReasonWords.Worded(s.Cause).Said() + (s.Lesions.Count == 0 ? "" : $" ({string.Join(", ", s.Lesions)})");

    /// <summary>"Choi PR: density −18 % reaches −15 %": as the command line says it, with the sign of the page.</summary>
    public static string Reasoned(ResponseCell cell) => Minus().Replace(ReasonWords.Of(cell), "−");

    [GeneratedRegex(@"(?<= )-(?=\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Minus();

    /// <summary>The column is narrow: a sum is of diameters unless it says otherwise.</summary>
    private static string Name(MeasuredQuantity quantity) => quantity switch { MeasuredQuantity.Sum => T("sum"), MeasuredQuantity.ViableSum => T("viable sum"), var other => ReasonWords.Worded(other).Said() };

    private static string Short(ResponseReason.Change c) => $"{Name(c.Line.Of)} {SizeWords.Change(c.By.Percent, " %")}{(c.Line.From is ChangeReference.Nadir ? T(" from nadir") : "")}";
}
