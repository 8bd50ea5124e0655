using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Islet.Studies;

/// <summary>A table as a page of its own, as journals take it: caption above, three rules, notes below, decimal points under each other. It can be opened in a word processor.</summary>
internal static class HtmlTable
{
    private const char FigureSpace = '\u2007'; // as wide as a digit

    private const string Css = """
        body { margin: 2rem; color: #000; background: #fff; font: 11pt/1.4 "Times New Roman", "Liberation Serif", serif; }
        table { border-collapse: collapse; border-top: 1.5pt solid #000; border-bottom: 1.5pt solid #000; font-variant-numeric: tabular-nums lining-nums; }
        caption { caption-side: top; text-align: left; font-weight: bold; padding: 0 0 .5em; }
        th, td { text-align: left; vertical-align: top; font-weight: normal; padding: .2em .8em .2em 0; }
        thead th, thead td { border-bottom: .75pt solid #000; vertical-align: bottom; }
        tbody .n { white-space: nowrap; }
        .in1 { padding-left: 1.5em; } .in2 { padding-left: 3em; } .in3 { padding-left: 4.5em; }
        .notes { font-size: 9pt; max-width: 48em; }
        .notes p { margin: .2em 0; }
        sup { font-size: 70%; line-height: 0; }
        @media print { body { margin: 0; } tr { break-inside: avoid; } thead { display: table-header-group; } }
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="number">Null: it has none.</param>
    public static byte[] Of(StudyTable table, int? number = null)
    {
        var caption = number is { } n ? Numbers.Text($"Table {n}. {table.Caption}") : table.Caption;
        var html = new StringBuilder();
        void Line(string text) => html.Append(text).Append('\n');
        Line($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{E(caption)}</title>\n<style>\n{Css.ReplaceLineEndings("\n")}\n</style>\n</head>\n<body>\n<table>");
        Line($"<caption>{E(caption)}{Raised(table.LettersOf(null))}</caption>");
        if (table.Rows.Count > 0)
        {
            Line($"<thead>\n<tr>{string.Concat(table.Columns.Select((c, i) => i == 0 && c.Title.Length == 0 ? "<td></td>" : $"<th scope=\"col\">{E(c.Title)}</th>"))}</tr>\n</thead>\n<tbody>");
            List<IReadOnlyList<int>> pads = [.. table.Columns.Select((c, i) => c.Number ? DecimalPlaces.Pads([.. table.Rows.Select(r => r.Cells[i])]) : [.. table.Rows.Select(_ => 0)])];
            foreach (var (r, row) in table.Rows.Index())
            {
                var cells = row.Cells.Skip(1).Select((cell, i) => $"<td{(table.Columns[i + 1].Number ? " class=\"n\"" : "")}>{new string(FigureSpace, pads[i + 1][r])}{E(cell)}</td>");
                Line($"<tr><th scope=\"row\"{(row.Indent == 0 ? "" : Numbers.Text($" class=\"in{Math.Min(row.Indent, 3)}\""))}>{E(row.Cells[0])}{Raised(table.LettersOf(r))}</th>{string.Concat(cells)}</tr>");
            }
            Line("</tbody>");
        }
        Line("</table>\n<div class=\"notes\">");
        foreach (var note in table.Notes)
            Line($"<p>{(table.LetterOf(note) is { } letter ? Raised(letter) + " " : "")}{E(note)}</p>");
        Line("</div>\n</body>\n</html>");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    private static string Raised(string letters) => letters.Length == 0 ? "" : $"<sup>{letters}</sup>";

    private static string E(string text) => Encoder.Encode(text);
}
