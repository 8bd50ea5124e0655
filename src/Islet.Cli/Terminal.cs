using System.Globalization;
using Spectre.Console;

namespace Islet.Cli;

/// <summary>Tables for people.</summary>
internal static class Terminal
{
    private const int Window = 140; // characters

    private const int Unfolded = 4000; // a row too long for the window is continued by the terminal; folded cells would cut 120 into 12 and 0

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
        console.Write(table);
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
