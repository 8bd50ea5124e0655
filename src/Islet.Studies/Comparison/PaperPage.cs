using System.Text;

namespace Islet.Studies;

/// <summary>A paper's page: what it found, how Islet computes it, published beside simulated, drawn and tabulated. Markdown, the same bytes of the same comparison.</summary>
public static class PaperPage
{
    /// <summary>The figure that every page has where an estimate with limits is compared.</summary>
    public const string Figure = "beside.svg";

    /// <param name="figures">Of the study's run, as their names without ending and what they show.</param>
    /// <param name="tables">Of the study's run, as it prints them.</param>
    /// <param name="methods">Paragraphs of the study's methods.</param>
    public static string Markdown(PaperComparison comparison, IReadOnlyList<(string Name, string Title)> figures, IReadOnlyList<StudyTable> tables, IReadOnlyList<string> methods)
    {
        var (paper, page) = (comparison.Paper, new StringBuilder());
        void Line(string text = "") => page.Append(text).Append('\n');
        Line($"# {paper.Title}");
        Line();
        Line($"{paper.Citation}. [doi:{paper.Doi}](https://doi.org/{paper.Doi})");
        Line();
        Line($"> **Simulated to match.** The {Numbers.Count(comparison.Patients, "patient")} on this page never lived. They were made so that the paper's numbers come out, and the study that a centre would run over its own patients was "
            + "run over them. Agreement proves that the program counts and estimates as it should; it says nothing about the disease, and nothing of the paper is reproduced.");
        Line();
        Line("## What the paper found");
        Line();
        foreach (var sentence in paper.Found)
            Line($"- {sentence}");
        Line();
        Line("## How Islet computes it");
        Line();
        Line("```");
        Line($"islet virtual {paper.Profile} --seed {paper.Seed} --registry paper.db");
        Line($"islet study run studies/{paper.Study}.yaml --registry paper.db --out out");
        Line($"islet study compare out/results.json studies/published/{paper.Source.Name} --html out/beside.html");
        Line("```");
        Line();
        Line($"`islet study paper {paper.Study} --out docs/papers` does all three and writes this page. Over a centre's own registry the second line alone gives the paper's tables of that centre: "
            + $"[`studies/{paper.Study}.yaml`](../../studies/{paper.Study}.yaml) explained in [studies](../studies.md), [`{paper.Profile}`](../../{paper.Profile}) in [synthetic cohorts](../virtual.md).");
        Line();
        Line("## In short");
        Line();
        foreach (var sentence in ComparisonWords.Summary(comparison))
            Line($"- {sentence}");
        Line();
        if (ComparisonFigure.Of(comparison) is not null)
        {
            Line($"![Each number found within the printed limits]({paper.Study}/{Figure})");
            Line();
        }
        Line("## Figures");
        Line();
        Line("Drawn of the simulated patients; a figure that is called as one of the paper's has its layout.");
        Line();
        foreach (var (name, title) in figures)
        {
            Line($"**{FigureName(name)}** {title}");
            Line();
            Line($"![{title}]({paper.Study}/{name}.svg)");
            Line();
        }
        Line("## Published beside simulated");
        Line();
        foreach (var table in comparison.Cells.GroupBy(c => c.Cell.Table))
        {
            Line($"### {table.Key}");
            Line();
            Rows(["", "", "published", "simulated", "verdict"], table.Select(c => (IReadOnlyList<string>)[c.Cell.Row, c.Cell.Column, Unit(c.Printed is "-" or "–" ? $"“{c.Printed}”" : c.Printed, c), c.Found is { } found ? Unit(found, c) : "none", Verdict(c)]), Line);
        }
        Explained(comparison, Line);
        List("Printed numbers that cannot be true together", comparison.Audit.Select(m => $"{m.Place}: {m.Text} (`{m.Code}`)."), Line);
        List("What the paper leaves open", paper.Remarks, Line);
        Line("## Tables as the study prints them");
        Line();
        Line("In the paper's layout, of the simulated patients. `islet study run` writes them for Word, the web and LaTeX, with the numbers unrounded as CSV.");
        Line();
        foreach (var table in tables)
            Printed(table, Line);
        List("Methods as the study writes them", methods, Line);
        return page.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>The page and its figures, below the folder of all papers.</summary>
    public static IReadOnlyList<OutputFile> Files(PaperComparison comparison, StudyResults results)
    {
        var study = comparison.Paper.Study;
        var panels = results.Study.Panels.SelectMany(p => p.Of).ToHashSet(StringComparer.Ordinal); // they stand in a figure of several already
        var drawn = results.Study.Survival.Where(s => s.Id is { } id && panels.Contains(id)).Select(s => s.Figure?.Name).ToHashSet();
        IReadOnlyList<StudyFigure> figures = [FlowFigures.Of(results), .. StudyFigures.Of(results).Where(f => !drawn.Contains(f.Name)).OrderBy(f => Rank(f.Name)).ThenBy(f => Rank(f.Name) < 2 ? f.Name : "", StringComparer.Ordinal)];
        var page = Markdown(comparison, [.. figures.Select(f => (f.Name, f.Title))], [.. StudyTables.Of(results).Where(t => !IsLeftOut(t.Name))],
            [.. StudyMethods.Of(results).Where(said => !said.StartsWith("Reproducibility.", StringComparison.Ordinal) && !said.StartsWith("Computed by", StringComparison.Ordinal))]);
        return
        [
            new($"{study}.md", Encoding.UTF8.GetBytes(page)),
            .. ComparisonFigure.Of(comparison) is { } beside ? [Svg($"{study}/{Figure}", beside.ToSvg(new("beside")))] : Array.Empty<OutputFile>(),
            .. figures.Select(f => Svg($"{study}/{f.Name}.svg", f.ToSvg(new(f.Name)))),
        ];
    }

    /// <summary>Curves and models one by one, and every cut that was tried: the run has them, the page would drown in them.</summary>
    private static bool IsLeftOut(string table) => table.StartsWith("survival", StringComparison.Ordinal) || table.StartsWith("cox-", StringComparison.Ordinal) || table.EndsWith("-tried", StringComparison.Ordinal);

    /// <summary>The paper's own figures first, in its order.</summary>
    private static int Rank(string figure) => figure.StartsWith("figure-s", StringComparison.Ordinal) ? 1 : figure.StartsWith("figure-", StringComparison.Ordinal) ? 0 : 2;

    /// <summary>figure-s3 is called so by the paper.</summary>
    private static string FigureName(string figure) => figure.StartsWith("figure-", StringComparison.Ordinal) ? $"Figure {figure["figure-".Length..].ToUpperInvariant()}." : "Figure of the study.";

    private static void Printed(StudyTable table, Action<string> line)
    {
        line($"### {table.Caption.Replace(StudyWords.SyntheticTitle, "", StringComparison.Ordinal)}"); // the section says it of all
        line("");
        Rows([.. table.Columns.Select(c => c.Title)], table.Rows.Select(r => (IReadOnlyList<string>)[string.Concat(Enumerable.Repeat("&emsp;", r.Indent)) + r.Cells[0], .. r.Cells.Skip(1)]), line);
        foreach (var note in table.Notes)
            line($"- {note}");
        if (table.Notes.Count > 0)
            line("");
    }

    /// <summary>A table of Markdown.</summary>
    public static void Rows(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows, Action<string> line)
    {
        line($"| {string.Join(" | ", heads)} |");
        line($"| {string.Join(" | ", heads.Select(_ => "---"))} |");
        foreach (var row in rows)
            line($"| {string.Join(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |");
        line("");
    }

    private static OutputFile Svg(string path, string svg) => new(path, Encoding.UTF8.GetBytes(svg));

    private static string Unit(string text, ComparedCell cell) => cell.Cell.Unit.Length == 0 || cell.Cell.Printed.Value is null ? text : $"{text} {cell.Cell.Unit}";

    private static string Verdict(ComparedCell cell) => cell.Fits || cell.As is ComparedAs.NotCompared ? ComparisonWords.Of(cell.As) : $"**{ComparisonWords.Of(cell.As)}**{(cell.IsExplained ? ", explained below" : "")}";

    private static void Explained(PaperComparison comparison, Action<string> line)
    {
        List("Otherwise than printed, and why", comparison.Cells.Where(c => c is { Fits: false, As: not ComparedAs.NotCompared }).Select(c =>
            $"{c.Cell.Place}: {c.Printed} is printed, {c.Found ?? "nothing"} is found. {(c.IsExplained ? string.Join(' ', c.Why) : "Nothing explains it.")}"), line);
        List("The paper says two things, and the cell agrees with one", comparison.Cells.Where(c => c is { Fits: true, Cell.Contradiction: not null }).Select(c => $"{c.Cell.Place}: {c.Printed}. {string.Join(' ', c.Why)}"), line);
        List("Not compared", comparison.Cells.Where(c => c.As is ComparedAs.NotCompared).Select(c => $"{c.Cell.Place} ({c.Printed}): {c.Why[0]}"), line);
    }

    private static void List(string heading, IEnumerable<string> items, Action<string> line)
    {
        string[] all = [.. items];
        if (all.Length == 0)
            return;
        line($"## {heading}");
        line("");
        foreach (var item in all)
            line($"- {item}");
        line("");
    }
}
