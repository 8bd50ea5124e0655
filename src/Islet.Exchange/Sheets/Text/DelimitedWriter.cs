using System.Globalization;
using System.Text;

namespace Islet.Exchange;

/// <summary>Writes a table as text: UTF-8 with its mark (by which Excel knows it), lines ended as RFC 4180 has it, formulas made harmless.</summary>
internal sealed class DelimitedWriter(FileConvention convention)
{
    private readonly bool comma = convention.DecimalComma ?? false;
    private readonly string delimiter = convention.Delimiter ?? (convention.DecimalComma is true ? ";" : ",");
    private readonly Encoding encoding = convention.Encoding is { } name
        ? TextEncodings.Named(name) ?? throw new ArgumentException($"No encoding is called {name}.", nameof(convention))
        : new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    public void Write(Sheet sheet, Stream stream)
    {
        using var writer = new StreamWriter(stream, encoding, leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine(string.Join(delimiter, sheet.Columns.Select(c => Quoted(FormulaText.Escaped(c.Name)))));
        foreach (var row in sheet.Rows())
            writer.WriteLine(Line(row));
    }

    /// <summary>A row of one empty cell would be a blank line, which readers pass over.</summary>
    private string Line(SheetRow row) => row.Cells is [{ IsEmpty: true }] ? "\"\"" : string.Join(delimiter, row.Cells.Select(cell => Quoted(Written(cell))));

    private string Written(Cell cell) => cell.Kind switch
    {
        CellKind.Empty => "",
        CellKind.Number when cell.Text == cell.Number!.Value.ToString(CultureInfo.InvariantCulture) => comma ? cell.Text.Replace('.', ',') : cell.Text,
        CellKind.Day => Written(cell.Day!.Value),
        CellKind.Number or CellKind.Text or CellKind.YesNo or CellKind.Error or CellKind.Missing => FormulaText.Escaped(cell.Text.Replace('\0', '\uFFFD')), // a zero byte is no text
    };

    private string Written(DateOnly day) => day.ToString((convention.Dates ?? DateOrder.YearMonthDay) switch
    {
        DateOrder.YearMonthDay => "yyyy-MM-dd",
        DateOrder.DayMonthYear => "dd.MM.yyyy",
        DateOrder.MonthDayYear => "MM'/'dd'/'yyyy",
    }, CultureInfo.InvariantCulture);

    private string Quoted(string text) =>
        text.Contains(delimiter, StringComparison.Ordinal) || text.AsSpan().IndexOfAny("\"\r\n") >= 0 || text.StartsWith(' ') || text.EndsWith(' ')
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
}
