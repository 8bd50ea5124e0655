using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using static Islet.Studies.Numbers;

namespace Islet.Studies;

/// <summary>The report: one HTML file that needs nothing beside it, reads on a phone and with a screen reader, and prints.</summary>
internal sealed class StudyReport
{
    private const int ColumnsInALine = 6; // in a table of more, an estimate and its limits may stand on two lines

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StudyResults results;
    private readonly StringBuilder html = new();

    private StudyReport(StudyResults results) => this.results = results;

    public static string Html(StudyResults results, IReadOnlyList<StudyTable> tables, IReadOnlyList<DrawnFigure> figures)
    {
        var report = new StudyReport(results);
        report.Head();
        report.InShort();
        report.Remarks();
        report.Figures(figures);
        report.Tables(tables);
        report.Methods();
        report.Foot();
        return report.html.ToString();
    }

    private string Title => (results.IsSynthetic ? StudyWords.SyntheticTitle : "") + results.Study.Title;

    private void Head()
    {
        Line($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        Line($"<meta name=\"generator\" content=\"Islet {StudyProvenance.Version}\">\n<title>{E(Title)}</title>\n<style>{ReportStyle.Css}</style>\n</head>\n<body>");
        Line("<a class=\"skip\" href=\"#main\">Skip to the results</a>\n<header>");
        Line($"<h1>{E(results.Study.Title)}</h1>");
        if (results.IsSynthetic)
            Line($"<p class=\"banner\" role=\"note\"><strong>{E(StudyWords.Synthetic(results))}</strong></p>");
        if (results.Study.About is { } about)
            Line($"<p>{E(about)}</p>");
        Line("<nav aria-label=\"Contents\"><ul><li><a href=\"#short\">In short</a></li><li><a href=\"#figures\">Figures</a></li><li><a href=\"#tables\">Tables</a></li>" +
            "<li><a href=\"#methods\">Methods</a></li><li><a href=\"#study\">Study file</a></li></ul></nav>\n</header>\n<main id=\"main\">");
    }

    private void InShort()
    {
        Line("<section id=\"short\" aria-labelledby=\"short-h\">\n<h2 id=\"short-h\">In short</h2>\n<ul>");
        Line($"<li>{E(Count(results.Flow.Patients, "patient"))} in the registry, {E(Count(results.Flow.Cohort))} in the cohort.</li>");
        if (results.Flow.ConsentWithdrawn > 0 || results.Flow.Duplicates > 0)
            Line($"<li>Left out: {E(Count(results.Flow.ConsentWithdrawn, "patient"))} who withdrew consent to research, {E(Count(results.Flow.Duplicates, "record"))} of patients counted under another one.</li>");
        foreach (var endpoint in results.Endpoints)
        {
            var unit = StudyWords.Unit(endpoint.Endpoint.Unit);
            Line($"<li>{E(endpoint.Endpoint.Label)}: {E(Count(endpoint.Patients, "patient"))} analysed, {E(Count(endpoint.Events, StudyWords.EventNoun(endpoint.Endpoint.Event)))}; " +
                $"median follow-up {E(StudyHeadlines.FollowUp(endpoint))} {E(unit)} (95% CI, reverse Kaplan–Meier).</li>");
        }
        foreach (var (analysis, test) in results.Survival.SelectMany(s => s.Tests.Select(t => (s.Analysis, t))))
            Line($"<li>{E(analysis.Endpoint.Label)} by {E(analysis.By!.Label)}: {E(StudyWords.Test(test))}, {E(Test(test.Difference))}.</li>");
        foreach (var warning in results.Models.SelectMany(m => m.Warnings.Select(w => $"{m.Analysis.Label}: {w}")))
            Line($"<li><strong>Caution.</strong> {E(warning)}</li>");
        Line($"<li>Data: {E(StudyProvenance.Lock(results))}.</li>\n</ul>\n</section>");
    }

    /// <summary>What the builder's page shows under these words: a report that leaves them out is believed more than the page it was made of.</summary>
    private void Remarks()
    {
        List<string> remarks = [.. StudyRemarks.Of(results).Select(remark => StudyRemarkWords.Of(remark).InEnglish)];
        if (remarks.Count == 0)
            return;
        Line("<section id=\"remarks\" aria-labelledby=\"remarks-h\">\n<h2 id=\"remarks-h\">Before you believe it</h2>\n<ul>");
        foreach (var remark in remarks)
            Line($"<li>{E(remark)}</li>");
        Line("</ul>\n</section>");
    }

    private void Figures(IReadOnlyList<DrawnFigure> figures)
    {
        Line("<section id=\"figures\" aria-labelledby=\"figures-h\">\n<h2 id=\"figures-h\">Figures</h2>");
        foreach (var (i, (figure, wide, narrow)) in figures.Index())
        {
            Line($"<figure>\n<div class=\"wide\">{wide}</div>\n<div class=\"narrow\">{narrow}</div>"); // CSS shows the one that fits
            Line($"<figcaption>{E(Text($"Figure {i + 1}. {(results.IsSynthetic ? StudyWords.SyntheticTitle : "")}{figure.Title}"))}</figcaption>\n</figure>");
        }
        Line(figures.Count == 0 ? "<p>The study file asks for no figure, or none could be drawn.</p>\n</section>" : "</section>");
    }

    private void Tables(IReadOnlyList<StudyTable> tables)
    {
        Line("<section id=\"tables\" aria-labelledby=\"tables-h\">\n<h2 id=\"tables-h\">Tables</h2>");
        foreach (var (i, table) in tables.Index())
            Table(table, i + 1);
        Line(tables.Count == 0 ? "<p>The study file asks for no table.</p>\n</section>" : "</section>");
    }

    private void Table(StudyTable table, int number)
    {
        var id = $"table-{Count(number)}";
        // A wide table scrolls by itself; the region can be focused so that the keyboard can scroll it.
        Line($"<div class=\"table\" role=\"region\" aria-labelledby=\"{id}\" tabindex=\"0\">\n<table{(table.Columns.Count > ColumnsInALine ? " class=\"many\"" : "")}>");
        Line($"<caption id=\"{id}\">{E(Text($"Table {number}. {table.Caption}"))}{Raised(table.LettersOf(null))}</caption>");
        var titles = table.Columns.Select((c, i) => i == 0 && c.Title.Length == 0 ? "<td></td>" : $"<th scope=\"col\"{Right(c)}>{E(c.Title)}</th>");
        Line($"<thead>\n<tr>{string.Concat(titles)}</tr>\n</thead>\n<tbody>");
        foreach (var (r, row) in table.Rows.Index())
        {
            var cells = row.Cells.Skip(1).Select((cell, i) => $"<td{Right(table.Columns[i + 1])}>{E(cell)}</td>");
            Line($"<tr><th scope=\"row\"{Indented(row)}>{E(row.Cells[0])}{Raised(table.LettersOf(r))}</th>{string.Concat(cells)}</tr>");
        }
        Line("</tbody>\n</table>\n</div>");
        foreach (var note in table.Notes)
            Line($"<p class=\"note\">{(table.LetterOf(note) is { } letter ? Raised(letter) + " " : "")}{E(note)}</p>");
    }

    private void Methods()
    {
        Line("<section id=\"methods\" aria-labelledby=\"methods-h\">\n<h2 id=\"methods-h\">Methods</h2>");
        foreach (var paragraph in StudyMethods.Of(results))
            Line($"<p>{E(paragraph)}</p>");
        Line("</section>");
    }

    private void Foot()
    {
        Line("<section id=\"study\" aria-labelledby=\"study-h\">\n<h2 id=\"study-h\">Study file</h2>");
        Line($"<p>{E(results.Study.Source.Name)}, SHA-256 <code>{results.Study.Source.Sha256}</code></p>");
        Line($"<p>Registry: {E(StudyProvenance.Lock(results))}, SHA-256 over its courses <code>{results.RegistrySha256}</code></p>");
        Line($"<pre tabindex=\"0\">{E(results.Study.Source.Text)}</pre>\n</section>\n</main>");
        Line($"<footer><p>Islet {StudyProvenance.Version}. Data: {E(StudyProvenance.Lock(results))}. {Single}</p></footer>\n</body>\n</html>");
    }

    /// <summary>Whoever passes the report on must know what is in it.</summary>
    private string Single => results.Responses.Any(r => r.IsOfSingle) || results.Trajectories.Count > 0 ? "Figures of response and of Ki-67 show single patients by a number of the figure alone, without name or date." : "No row of a single patient is in this report.";

    private static string Indented(TableRow row) => row.Indent switch { 0 => "", 1 => " class=\"in\"", _ => " class=\"in in2\"" };

    private static string Raised(string letters) => letters.Length == 0 ? "" : $"<sup>{letters}</sup>";

    private static string Right(TableColumn column) => column.Number ? " class=\"n\"" : "";

    private static string E(string text) => Encoder.Encode(text);

    private void Line(string text) => html.Append(text).Append('\n');
}
