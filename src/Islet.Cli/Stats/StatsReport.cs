using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>A table of an answer, as it is printed.</summary>
internal sealed record PrintedTable(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>The answer of a statistic without a curve: tables and sentences for people, an object for programs, both with their remarks.</summary>
internal sealed record StatsReport(string Type, string Title, IReadOnlyList<PrintedTable> Tables, IReadOnlyList<string> Notes, IReadOnlyList<Remark> Remarks, JsonObject Result)
{
    /// <summary>What --svg draws; null: the tables themselves.</summary>
    public Func<string>? Figure { get; init; }

    public async Task WriteAsync(ReportOptions.Places places, TextWriter output, CancellationToken cancel)
    {
        if (places.Csv is { } csv)
            await StatsText.WriteCsvAsync(csv, Tables[0].Header, Tables[0].Rows.Select(r => r.ToArray<object?>()), cancel);
        await SaveAsync(places.Markdown, "--md", Markdown, cancel);
        await SaveAsync(places.Html, "--html", Html, cancel);
        await SaveAsync(places.Svg, "--svg", Figure ?? (() => TableDrawing.Svg(Title, Tables)), cancel);
        if (places.Json)
        {
            await StatsText.WriteJsonAsync(output, Type, StatsRemarks.Attach(Result, Remarks));
            return;
        }
        await output.WriteLineAsync(Title);
        foreach (var printed in Tables)
        {
            var table = Terminal.Table([.. printed.Header]);
            foreach (var row in printed.Rows)
                table.Add([.. row]);
            output.WriteTable(table);
        }
        foreach (var note in Notes)
            await output.WriteLineAsync(note);
        await StatsRemarks.WriteAsync(output, Remarks);
    }

    private IEnumerable<string> Sentences => Notes.Concat(Remarks.Select(r => r + ".").Distinct(StringComparer.Ordinal));

    private string Markdown()
    {
        var text = new StringBuilder().Append("**").Append(Title).Append("**\n");
        foreach (var table in Tables)
        {
            text.Append('\n').Append(Line(table.Header)).Append(Line([.. table.Header.Select((_, i) => i == 0 ? "---" : "---:")]));
            foreach (var row in table.Rows)
                text.Append(Line(row));
        }
        return Sentences.Aggregate(text, (t, note) => t.Append('\n').Append(note).Append('\n')).ToString();
    }

    private static string Line(IReadOnlyList<string> cells) => "| " + string.Join(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal))) + " |\n";

    private string Html()
    {
        var text = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<title>").Append(E(Title)).Append("</title>\n<style>body{font:1rem/1.5 system-ui,sans-serif;margin:1rem;max-width:70rem}table{border-collapse:collapse}")
            .Append("th,td{padding:.2rem .6rem;text-align:right;border-bottom:1px solid #bbb}th:first-child,td:first-child{text-align:left;white-space:pre-wrap}</style>\n</head>\n<body>\n<main>\n");
        foreach (var (i, table) in Tables.Index())
        {
            text.Append("<table>\n<caption>").Append(i == 0 ? E(Title) : "").Append("</caption>\n<thead><tr>").AppendJoin("", table.Header.Select(h => $"<th scope=\"col\">{E(h)}</th>")).Append("</tr></thead>\n<tbody>\n");
            foreach (var row in table.Rows)
                text.Append("<tr><th scope=\"row\">").Append(E(row[0])).Append("</th>").AppendJoin("", row.Skip(1).Select(c => $"<td>{E(c)}</td>")).Append("</tr>\n");
            text.Append("</tbody>\n</table>\n");
        }
        return Sentences.Aggregate(text, (t, note) => t.Append("<p>").Append(E(note)).Append("</p>\n")).Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string E(string text) => WebUtility.HtmlEncode(text);

    /// <exception cref="Islet.Course.RefusedException">E_STATS_OUT.</exception>
    private static async Task SaveAsync(FileInfo? file, string option, Func<string> text, CancellationToken cancel)
    {
        if (file is null)
            return;
        try
        {
            await File.WriteAllTextAsync(file.FullName, text(), cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StatsProblem.Out(option, e);
        }
    }
}
