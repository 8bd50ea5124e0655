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
        List<DrawnFigure> figures = [.. StudyFigures.Of(results).Select(figure => DrawnFigure.Of(figure, width))];
        return
        [
            new("results.json", Json(results)),
            new("report.html", System.Text.Encoding.UTF8.GetBytes(StudyReport.Html(results, tables, figures))),
            .. tables.Select(table => new OutputFile($"tables/{table.Name}.csv", CsvText.Of(table.Data))),
            .. tables.Select((table, i) => new OutputFile($"tables/{table.Name}.docx", WordTable.Of(table, i + 1))),
            .. figures.Select(drawn => new OutputFile($"figures/{drawn.Figure.Name}.svg", System.Text.Encoding.UTF8.GetBytes(drawn.Wide))),
        ];
    }

    /// <summary>results.json alone.</summary>
    public static byte[] Json(StudyResults results) => ResultsJson.Of(results);
}

/// <summary>A figure at the width asked for, and once more for a phone.</summary>
internal sealed record DrawnFigure(StudyFigure Figure, string Wide, string Narrow)
{
    private const int PhoneWidth = 400;

    public static DrawnFigure Of(StudyFigure figure, int width) => new(figure, figure.ToSvg(new(figure.Name, width)), figure.ToSvg(new(figure.Name + "-narrow", PhoneWidth)));
}
