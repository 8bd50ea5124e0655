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

    private static string Shown(ResponseReason.Shown s) => ReasonWords.Worded(s.Cause).Said() + (s.Lesions.Count == 0 ? "" : $" ({string.Join(", ", s.Lesions)})");

    /// <summary>"Choi PR: density −18 % reaches −15 %": as the command line says it, with the sign of the page.</summary>
    public static string Reasoned(ResponseCell cell) => Minus().Replace(ReasonWords.Of(cell), "−");

    [GeneratedRegex(@"(?<= )-(?=\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Minus();

    /// <summary>The column is narrow: a sum is of diameters unless it says otherwise.</summary>
    private static string Name(MeasuredQuantity quantity) => quantity switch { MeasuredQuantity.Sum => T("sum"), MeasuredQuantity.ViableSum => T("viable sum"), var other => ReasonWords.Worded(other).Said() };

    private static string Short(ResponseReason.Change c) => $"{Name(c.Line.Of)} {SizeWords.Change(c.By.Percent, " %")}{(c.Line.From is ChangeReference.Nadir ? T(" from nadir") : "")}";
}
