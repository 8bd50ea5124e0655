using System.Globalization;
using System.Text;
using Islet.Guidelines;
using Islet.Statistics;
using Islet.Studies;

namespace Islet.Cli.Study;

/// <summary>The page of a paper that has no cohort of its own: what the program holds of it, each table with the command that prints it.</summary>
internal static class QuotedPaperPage
{
    private const string Guideline = "nanets-2020", Review = "response-review-2025";

    public static IReadOnlyList<string> Names { get; } = [Guideline, Review];

    public static (IReadOnlyList<OutputFile> Files, PaperEntry Entry) Of(string name)
    {
        var paper = EvidenceTable.Shipped.Papers.First(p => p.Key == name);
        EvidenceRow[] rows = [.. EvidenceTable.Shipped.Rows.Where(r => r.Paper == paper)];
        var (title, found, body) = name switch
        {
            Guideline => ("The North American Neuroendocrine Tumor Society consensus guidelines for surveillance and medical management of pancreatic neuroendocrine tumors", GuidelinePage.Found, (Action<Action<string>>)GuidelinePage.Write),
            _ => ("Molecular imaging for response assessment of neuroendocrine tumors", CriteriaPage.Found, CriteriaPage.Write),
        };
        var page = new StringBuilder();
        void Line(string text = "") => page.Append(text).Append('\n');
        Line($"# {title}");
        Line();
        Line($"{paper.Citation}");
        Line();
        Line("> This paper has no patients of its own, so that nothing is simulated. Its tables below are what the program holds of it and reads for every patient; figures are the paper's, wording is ours.");
        Line();
        Line("## What it says");
        Line();
        foreach (var sentence in found)
            Line($"- {sentence}");
        Line();
        body(Line);
        var audit = Evidence(rows, Line);
        return ([new($"{name}.md", Encoding.UTF8.GetBytes(page.ToString().TrimEnd('\n') + "\n"))],
            new(name, title, paper.Citation, [.. name is Guideline ? GuidelinePage.Summary : CriteriaPage.Summary, Count($"{rows.Length} figures of evidence, {audit} of which cannot be true as printed.")]));
    }

    private static int Evidence(EvidenceRow[] rows, Action<string> line)
    {
        line("## The figures it quotes");
        line("");
        line("The table of [evidence](../evidence.md); every figure keeps its number. Also `/evidence` of the workbench.");
        line("");
        foreach (var section in rows.GroupBy(r => r.Section))
        {
            line($"### {section.Key}");
            line("");
            PaperPage.Rows(["", "study", "who, what", "endpoint", "figure", "against", "ratio (95 % CI), p"], section.Select(r => (IReadOnlyList<string>)
            [
                r.Id, r.Study, string.Join("; ", new[] { r.Population, r.Arm, r.N is { } n ? Count($"n {n}") : null }.OfType<string>()), r.Endpoint,
                string.Join(' ', new[] { r.Value?.ToString(), r.Unit, r.Interval is { } ci ? $"({ci})" : r.Range is { } range ? $"(range {range})" : null }.OfType<string>()),
                string.Join(' ', new[] { r.Against, r.AgainstValue?.ToString() }.OfType<string>()),
                string.Join(", ", new[] { r.HazardRatio is { } ratio ? Count($"{ratio}{(r.HazardRatioInterval is { } ci95 ? Count($" ({ci95})") : "")}") : null, r.P is { } p ? $"p {p}" : null }.OfType<string>()),
            ]), line);
        }
        string[] found = [.. rows.SelectMany(Misprints)];
        if (found.Length > 0)
        {
            line("## Printed numbers that cannot be true together");
            line("");
            foreach (var misprint in found)
                line($"- {misprint}");
            line("");
        }
        return found.Length;
    }

    private static IEnumerable<string> Misprints(EvidenceRow row)
    {
        if (row is not { HazardRatio: { } ratio, HazardRatioInterval: { } interval } || interval.Low <= 0 || interval.Low > interval.High)
            return [];
        PrintedNumber Printed(decimal value) => new(value, value.Scale);
        var text = row.P?.Written ?? "";
        var bound = text.StartsWith('<');
        var p = PrintedNumber.TryParse(text.TrimStart('<', '=')) is { Value: >= 0 and <= 1 } number ? number : (PrintedNumber?)null;
        return PublishedTable.Ratio(new(Printed(ratio), Printed(interval.Low), Printed(interval.High), p, bound)).Select(m => MisprintWords.Of(m) is var (code, said) ? $"{row.Id}, {row.Study}, {row.Endpoint}: {said} (`{code}`)." : "");
    }

    internal static string Count(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
