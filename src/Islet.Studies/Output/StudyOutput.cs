namespace Islet.Studies;

/// <summary>A file that a study run writes.</summary>
/// <param name="Path">Below the folder of the run, with slashes.</param>
public sealed record OutputFile(string Path, ReadOnlyMemory<byte> Content);

/// <summary>Everything that a run of a study writes. The same results give the same bytes.</summary>
public static class StudyOutput
{
    /// <summary>Width (CSS pixels) for which figures are laid out where none is asked for: two columns of a journal's page.</summary>
    public const int CustomaryWidth = 800;

    public static IReadOnlyList<OutputFile> Files(StudyResults results, int width = CustomaryWidth)
    {
        var tables = StudyTables.Of(results);
        var work = new SideBySide();
        var json = work.One(() => Json(results));
        var figures = work.Each(Figures(results), (figure, _) => DrawnFigure.Of(figure, width));
        work.Run();
        return
        [
            new("results.json", json.Value),
            new("report.html", System.Text.Encoding.UTF8.GetBytes(StudyReport.Html(results, tables, figures))),
            .. tables.Select(table => new OutputFile($"tables/{table.Name}.csv", CsvText.Of(table.Data))),
            .. tables.Select((table, i) => new OutputFile($"tables/{table.Name}.docx", WordTable.Of(table, i + 1))),
            new("strobe.html", HtmlTable.Of(StudyChecklist.Table(results))),
            new("strobe.docx", WordTable.Of(StudyChecklist.Table(results))),
            .. tables.Select((table, i) => new OutputFile($"tables/{table.Name}.html", HtmlTable.Of(table, i + 1))),
            .. tables.Select((table, i) => new OutputFile($"tables/{table.Name}.tex", LatexTable.Of(table, i + 1))),
            .. figures.Select(drawn => new OutputFile($"figures/{drawn.Figure.Name}.svg", System.Text.Encoding.UTF8.GetBytes(drawn.Wide))),
        ];
    }

    /// <summary>Those that the study asks for, and the flow of patients where that is among its tables.</summary>
    public static IReadOnlyList<StudyFigure> Figures(StudyResults results) => [.. StudyFigures.Of(results), .. results.Study.Tables.Contains(TableKind.Flow) ? [FlowFigures.Of(results)] : Array.Empty<StudyFigure>()];

    /// <summary>results.json alone.</summary>
    public static byte[] Json(StudyResults results) => ResultsJson.Of(results);
}

/// <summary>A figure at the width asked for, and once more for a phone.</summary>
internal sealed record DrawnFigure(StudyFigure Figure, string Wide, string Narrow)
{
    private const int PhoneWidth = 400;

    public static DrawnFigure Of(StudyFigure figure, int width) => new(figure, figure.ToSvg(new(figure.Name, width)), figure.ToSvg(new(figure.Name + "-narrow", PhoneWidth)));
}
