using Islet.Course;

namespace Islet.Exchange;

/// <summary>Opens a workbook: every sheet to be read goes by once before a row is believed.</summary>
internal sealed class WorkbookOpening(string path, FileConvention declared)
{
    private const int MostExplanations = 1 << 18;

    private readonly string file = Path.GetFileName(path);
    private readonly List<string> evidence = [];
    private readonly List<Problem> problems = [];

    public SheetFile Open()
    {
        if (SheetFiles.HeaderProblem(file, declared) is { } wrong)
            throw new RefusedException(wrong);
        using var package = WorkbookPackage.Open(path);
        var parts = WorkbookParts.Read(package);
        TellBeside(parts);
        var cells = new WorkbookCells(SharedStrings.Read(package, parts.SharedStrings), CellForms.Read(package, parts.Styles), parts.From1904);
        var surveys = Chosen(parts).Select(sheet => WorksheetSurvey.Of(package, sheet, cells, declared)).ToList();
        var read = Believed(surveys);
        var surveyed = read.SelectMany(s => s.Surveyed()).ToList();
        HabitProof.Tell(declared, surveyed);
        evidence.AddRange(read.SelectMany(s => s.Evidence()));
        var convention = HabitProof.Complete(declared, surveyed, evidence);
        problems.AddRange(read.SelectMany(s => s.Told()));
        return new(file, problems.Exists(p => p.Refuses()) ? [] : Explained([.. read.Select(s => s.ToSheet(path, cells))]), convention, evidence, problems);
    }

    /// <summary>A workbook that Islet wrote says itself what its columns mean.</summary>
    private static List<Sheet> Explained(List<Sheet> sheets)
    {
        if (sheets is not [.., var last] || sheets.Count == 1 || !CodeBook.Is(last))
            return sheets;
        List<SheetRow> book = [.. last.Rows().Take(MostExplanations)];
        return [.. sheets.Take(sheets.Count - 1).Select(sheet => CodeBook.Explained(sheet, book))];
    }

    private void TellBeside(WorkbookParts parts)
    {
        evidence.Add($"sheets: {string.Join(", ", parts.Sheets.Select(s => s.Hidden ? $"{s.Name} (hidden)" : s.Name))}");
        if (parts.From1904)
            evidence.Add("days are counted from 1904, as Excel for Macintosh did");
        if (parts.Macros)
            problems.Add(new("W_WORKBOOK_MACROS", file, "a workbook with macros", "a workbook of tables", "Nothing needs to be done: the tables are read as they were saved, and no macro runs."));
        if (parts.Links)
            problems.Add(new("W_WORKBOOK_LINKS", file, "formulas that refer to other workbooks", "values of its own",
                "Check that the values were up to date when the workbook was saved: those stored with it are read."));
    }

    /// <summary>Those declared, hidden or not; otherwise all that are not hidden.</summary>
    private List<ListedSheet> Chosen(WorkbookParts parts)
    {
        if (declared.Sheets is { } names)
        {
            var absent = names.Where(name => Named(parts, name) is null).ToList();
            return absent.Count == 0
                ? [.. names.Select(name => Named(parts, name)!).Distinct()]
                : throw new RefusedException("E_SHEET_UNKNOWN", file, $"no sheet {string.Join(", ", absent)}", $"one of {string.Join(", ", parts.Sheets.Select(s => s.Name))}", "Correct the names of the sheets in the map.");
        }
        problems.AddRange(parts.Sheets.Where(s => s.Hidden).Select(s => new Problem("W_SHEET_HIDDEN", $"{file}, sheet {s.Name}", "a hidden sheet", "sheets that can be seen",
            "It is not read. If it holds data, name it under sheets in the map.")));
        return [.. parts.Sheets.Where(s => !s.Hidden)];
    }

    private static ListedSheet? Named(WorkbookParts parts, string name) =>
        parts.Sheets.FirstOrDefault(s => s.Name == name) ?? parts.Sheets.FirstOrDefault(s => s.Name.Trim().Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>A sheet that nobody named and that is no table (notes, a chart's figures) is left out and told, as long as another one is a table.</summary>
    private List<WorksheetSurvey> Believed(List<WorksheetSurvey> surveys)
    {
        var filled = declared.Sheets is null ? surveys.FindAll(s => !s.Blank) : surveys;
        if (filled.Count == 0)
            throw new RefusedException("E_EMPTY", file, "no sheet with anything in it", "a sheet with a header and at least one row", "Export the workbook again.");
        if (declared.Sheets is not null || !filled.Exists(s => !s.Problems.Refuses))
            return filled;
        foreach (var survey in filled.Where(s => s.Problems.Refuses))
        {
            var reason = survey.Told().First(p => p.Refuses());
            problems.Add(new("W_SHEET_LEFT_OUT", reason.Where, $"{reason.Found} ({reason.Code})", reason.Expected, "If the sheet holds data, mend it and name it under sheets in the map; otherwise nothing needs to be done."));
        }
        return filled.FindAll(s => !s.Problems.Refuses);
    }
}
