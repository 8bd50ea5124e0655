using Islet.Clinic;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>What a criterion's category rests on, in few words.</summary>
public static class CriterionWords
{
    /// <summary>The measured changes; of what no number shows, what it is.</summary>
    public static IEnumerable<string> Measured(ResponseCell cell) => cell.Reasons switch
    {
        _ when cell.Category is null => cell.Response.Measures.Where(m => m.Value is not null).Take(2).Select(m => $"{SizeWords.Change(m.Value, "").TrimStart('+', '±')} {m.Unit}{ResponseAidWords.Measure(m.Name)}"),
        var reasons when reasons.OfType<ResponseReason.Change>().Any(c => c.By.Percent is not null) || reasons.OfType<ResponseReason.Shown>().Any() =>
            [.. reasons.OfType<ResponseReason.Shown>().Select(ReasonWords.Of), .. reasons.OfType<ResponseReason.Change>().Where(c => c.By.Percent is not null).DistinctBy(c => (c.Line.Of, c.Line.From)).Select(Short)],
        var reasons => reasons.Take(1).Select(ReasonWords.Of),
    };

    /// <summary>The column is narrow: a sum is of diameters unless it says otherwise.</summary>
    private static string Name(MeasuredQuantity quantity) => quantity switch { MeasuredQuantity.Sum => T("sum"), MeasuredQuantity.ViableSum => T("viable sum"), var other => ReasonWords.Of(other) };

    private static string Short(ResponseReason.Change c) => $"{Name(c.Line.Of)} {SizeWords.Change(c.By.Percent, " %")}{(c.Line.From is ChangeReference.Nadir ? T(" from nadir") : "")}";
}
