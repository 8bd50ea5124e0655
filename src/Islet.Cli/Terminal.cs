using System.Globalization;
using Spectre.Console;

namespace Islet.Cli;

/// <summary>Tables for people.</summary>
internal static class Terminal
{
    private const int WidthOfAFile = 160; // where output is no terminal, lines need not be folded at 80

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
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = WidthOfAFile;
        console.Write(table);
    }
}
