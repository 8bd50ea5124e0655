using System.Globalization;

namespace Islet.Exchange;

/// <summary>Words as numbers with labels, as procedures of SPSS want them: COXREG takes no text as a covariate.</summary>
internal static class CodedSheet
{
    /// <summary>Each column whose cells are all among its words: 1 is the first word. A column in which another word stands keeps its text.</summary>
    public static Sheet Of(Sheet sheet)
    {
        var codes = sheet.Columns.Select(c => c is { Declared: CellKind.Text, ValueLabels.Count: > 0 } ? Codes(c) : null).ToArray();
        foreach (var row in sheet.Rows())
            for (var i = 0; i < codes.Length; i++)
                if (codes[i] is { } known && row.Cells[i] is { IsEmpty: false } cell && !known.ContainsKey(cell.Text))
                    codes[i] = null;
        return codes.All(c => c is null) ? sheet : new(sheet.File, sheet.Name, [.. sheet.Columns.Select((c, i) => codes[i] is { } known ? Coded(c, known) : c)],
            () => sheet.Rows().Select(row => row with { Cells = [.. row.Cells.Select((cell, i) => codes[i] is { } known && !cell.IsEmpty ? Cell.Of(known[cell.Text]) : cell)] })) { RowCount = sheet.RowCount };
    }

    private static Dictionary<string, decimal> Codes(SheetColumn column) => column.ValueLabels.Keys.Index().ToDictionary(w => w.Item, w => (decimal)w.Index + 1, StringComparer.Ordinal);

    private static SheetColumn Coded(SheetColumn column, Dictionary<string, decimal> codes) => column with
    {
        Declared = CellKind.Number,
        ValueLabels = codes.ToDictionary(c => c.Value.ToString(CultureInfo.InvariantCulture), c => column.ValueLabels[c.Key], StringComparer.Ordinal),
    };
}
