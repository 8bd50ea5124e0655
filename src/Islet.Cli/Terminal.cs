using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Islet.Cli;

/// <summary>Tables for people.</summary>
internal static class Terminal
{
    private const int Window = 140; // characters

    private const int Unfolded = 4000; // a row too long for the window is continued by the terminal; folded cells would cut 120 into 12 and 0

    private const int WidestTable = 160, NarrowestText = 20; // characters; what is shorter is not broken

    public static Table Table(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
            table.AddColumn(new TableColumn(column.EscapeMarkup()).NoWrap());
        return table;
    }

    /// <summary>Adds a row of plain text and numbers; null is shown as "unknown".</summary>
    public static void Add(this Table table, params object?[] cells) =>
        table.AddRow([.. cells.Select(c => (c is null ? "unknown" : Convert.ToString(c, CultureInfo.InvariantCulture)!).EscapeMarkup())]);

    public static void WriteTable(this TextWriter output, Table table)
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.Detect, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = Unfolded;
        Fit(table, RenderOptions.Create(console));
        console.Write(table);
    }

    /// <summary>Breaks the longest texts between words until the table has its width, or no text is left to break.</summary>
    private static void Fit(Table table, RenderOptions options)
    {
        List<(int Least, int Whole)> measured = [.. table.Columns.Select((column, i) => table.Rows.Select(row => row[i]).Prepend(column.Header).Select(cell => cell.Measure(options, Unfolded)).ToList())
            .Select(cells => (Math.Min(Math.Max(cells.Max(c => c.Min), NarrowestText), cells.Max(c => c.Max)), cells.Max(c => c.Max)))];
        int[] widths = [.. measured.Select(m => m.Whole)];
        var room = WidestTable - (3 * widths.Length) - 1; // a blank at either side of a cell, and the lines between
        while (widths.Sum() > room && Enumerable.Range(0, widths.Length).Where(i => widths[i] > measured[i].Least).ToList() is { Count: > 0 } breakable)
            widths[breakable.MaxBy(i => widths[i])]--;
        foreach (var (column, width, whole) in table.Columns.Zip(widths, measured.Select(m => m.Whole)).Where(c => c.Second < c.Third))
        {
            column.NoWrap = false;
            column.Width = width;
        }
    }

    /// <summary>A line, continued below itself, a step further in, where it is longer than a window.</summary>
    public static void WriteWrapped(this TextWriter output, string line)
    {
        var indent = new string(' ', line.Length - line.TrimStart().Length + 4);
        while (line.Length > Window && line.LastIndexOf(' ', Window) is var space && space > indent.Length)
        {
            output.WriteLine(line[..space]);
            line = indent + line[(space + 1)..];
        }
        output.WriteLine(line);
    }
}
