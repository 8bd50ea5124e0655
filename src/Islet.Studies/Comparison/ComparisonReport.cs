using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Islet.Studies;

/// <summary>A comparison as one HTML file that needs nothing beside it.</summary>
public static class ComparisonReport
{
    private const int PhoneWidth = 400;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Html(PaperComparison comparison, int width = StudyOutput.CustomaryWidth)
    {
        var html = new StringBuilder();
        void Line(string text) => html.Append(text).Append('\n');
        var title = $"{comparison.Paper.Title}: the paper beside the study";
        Line($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        Line($"<meta name=\"generator\" content=\"Islet {StudyProvenance.Version}\">\n<title>{E(title)}</title>\n<style>{ReportStyle.Css}</style>\n</head>\n<body>");
        Line($"<a class=\"skip\" href=\"#main\">Skip to the results</a>\n<header>\n<h1>{E(title)}</h1>\n<p class=\"banner\" role=\"note\"><strong>{E(ComparisonWords.Kind(comparison))}</strong></p>");
        Line($"<p>{E(comparison.Paper.Citation)}. doi:{E(comparison.Paper.Doi)}.</p>\n</header>\n<main id=\"main\">\n<h2>In short</h2>\n<ul>");
        foreach (var sentence in ComparisonWords.Summary(comparison))
            Line($"<li>{E(sentence)}</li>");
        Line("</ul>");
        if (ComparisonFigure.Of(comparison) is { } figure)
            Line($"<figure>\n<div class=\"wide\">{figure.ToSvg(new("comparison", width))}</div>\n<div class=\"narrow\">{figure.ToSvg(new("comparison-narrow", PhoneWidth))}</div>\n</figure>");
        foreach (var (i, table) in comparison.Cells.GroupBy(c => c.Cell.Table).Index())
            Table(table, $"cells-{Numbers.Count(i + 1)}", Line);
        List("Printed numbers that cannot be true together", comparison.Audit.Select(m => $"{m.Place}: {m.Text} ({m.Code})."), Line);
        List("What the paper leaves open", comparison.Paper.Remarks, Line);
        Line($"</main>\n<footer><p>Islet {E(comparison.Program)}. Study {E(comparison.Paper.Study)}, SHA-256 <code>{E(comparison.StudySha256)}</code>. " +
            $"Published file {E(comparison.Paper.Source.Name)}, SHA-256 <code>{comparison.Paper.Source.Sha256}</code>.</p></footer>\n</body>\n</html>");
        return html.ToString();
    }

    private static void Table(IGrouping<string, ComparedCell> table, string id, Action<string> line)
    {
        line($"<div class=\"table\" role=\"region\" aria-labelledby=\"{id}\" tabindex=\"0\">\n<table>\n<caption id=\"{id}\">{E(table.Key)}</caption>");
        line("<thead>\n<tr><th scope=\"col\">Row</th><th scope=\"col\">Column</th><th scope=\"col\" class=\"n\">Published</th><th scope=\"col\" class=\"n\">Found</th><th scope=\"col\">Verdict</th><th scope=\"col\">Why</th></tr>\n</thead>\n<tbody>");
        foreach (var cell in table)
        {
            line($"<tr><th scope=\"row\">{E(cell.Cell.Row)}</th><td>{E(cell.Cell.Column)}</td><td class=\"n\">{E(cell.Printed)}</td><td class=\"n\">{E(cell.Found ?? "–")}</td>" +
                $"<td>{E(ComparisonWords.Of(cell.As))}</td><td>{E(string.Join(' ', cell.Why))}</td></tr>");
        }
        line("</tbody>\n</table>\n</div>");
    }

    private static void List(string heading, IEnumerable<string> items, Action<string> line)
    {
        var all = items.ToArray();
        if (all.Length == 0)
            return;
        line($"<h2>{E(heading)}</h2>\n<ul>");
        foreach (var item in all)
            line($"<li>{E(item)}</li>");
        line("</ul>");
    }

    private static string E(string text) => Encoder.Encode(text);
}
