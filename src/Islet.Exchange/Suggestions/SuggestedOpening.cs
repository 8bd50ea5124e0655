using System.Globalization;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Opens a file of which nobody has yet said how it is written: the likeliest is proposed, and each proposal is a question to a person.</summary>
public static class SuggestedOpening
{
    private const int RowsSeen = 500;

    private static readonly (int Skip, int Header)[] BelowTitle = [(1, 1), (1, 2), (2, 1), (2, 2), (3, 1)];
    private static readonly (int Skip, int Header)[] Headings = [(0, 2), (0, 3)];

    public static (SheetFile File, IReadOnlyList<string> Questions) Open(string path, string kind, FileConvention declared)
    {
        if (kind is not ("csv" or "xlsx") || Directory.Exists(path))
            return (SheetFiles.Open(path, kind, declared), []);
        List<string> questions = [];
        var likely = declared with { ProposesNames = true, SkipRows = declared.SkipRows ?? (kind == "csv" && LinesOfComment(path) is > 0 and var lines ? lines : null) };
        var opened = SheetFiles.Open(path, kind, likely);
        if (opened.Problems.Any(p => p.Code is "E_CONVENTION_ENCODING" or "E_CONVENTION_DELIMITER"))
            (opened, likely) = Proposed(path, likely, opened.Problems[0], questions);
        if (declared.HeaderRows is null && declared.SkipRows is null && Trials(opened) is { Length: > 0 } trials)
            (opened, likely) = Headed(path, kind, opened, likely, trials, questions);
        return Named(path, kind, opened, likely, questions);
    }

    private static (SheetFile, FileConvention) Proposed(string path, FileConvention likely, Problem unproved, List<string> questions)
    {
        var (proposed, dropped) = (likely, new List<string>());
        if (unproved.Code == "E_CONVENTION_ENCODING")
        {
            proposed = likely with { Encoding = DelimitedText.Propose(path, likely).Encoding };
            questions.Add($"Is the file written in {proposed.Encoding}? That is likeliest, and not proved: {unproved.Found}.");
            dropped.Add("encoding ");
        }
        var opened = SheetFiles.Open(path, "csv", proposed);
        if (opened.Problems is [{ Code: "E_CONVENTION_DELIMITER" } divided, ..])
        {
            proposed = DelimitedText.Propose(path, proposed);
            questions.Add($"Are the columns divided by {(proposed.Delimiter == "\t" ? "tabs" : proposed.Delimiter)}? That is likeliest, and not proved: {divided.Found}.");
            dropped.Add("delimiter ");
            opened = SheetFiles.Open(path, "csv", proposed);
        }
        return (opened with { Evidence = [.. opened.Evidence.Where(e => !dropped.Exists(d => e.StartsWith(d, StringComparison.Ordinal)))] }, proposed);
    }

    /// <summary>How many rows may stand above the header and how many make it, where the first row alone does not.</summary>
    private static (int Skip, int Header)[] Trials(SheetFile opened)
    {
        if (opened.Problems.Any(p => p.Code == "E_ROW_WIDTH"))
            return BelowTitle;
        var sheets = opened.Sheets.Select(s => (All: s.Columns.Count, Unnamed: s.Columns.Count(IsProposed))).ToList();
        return sheets.Exists(s => s.All > 2 && s.Unnamed >= s.All - 1) ? BelowTitle : sheets.Exists(s => 4 * s.Unnamed > s.All) ? Headings : [];
    }

    private static (SheetFile, FileConvention) Headed(string path, string kind, SheetFile opened, FileConvention likely, (int Skip, int Header)[] trials, List<string> questions)
    {
        foreach (var (skip, header) in trials)
        {
            var tried = likely with { SkipRows = skip == 0 ? likely.SkipRows : (likely.SkipRows ?? 0) + skip, HeaderRows = header };
            var again = SheetFiles.Open(path, kind, tried);
            if (again.Sheets.Count == 0 || again.Sheets.Count < opened.Sheets.Count || again.Sheets.Any(s => s.Columns.Any(IsProposed)))
                continue;
            questions.Add(string.Create(CultureInfo.InvariantCulture,
                $"Do {header} rows together name the columns{(skip > 0 ? $", below {skip} that belong to no table" : "")}? Only so has every column a name of its own: {again.Sheets[0].Columns[^1].Name}."));
            return (again, tried);
        }
        return (opened, likely);
    }

    /// <summary>What still stands twice or has no name gets one in the map.</summary>
    private static (SheetFile, IReadOnlyList<string>) Named(string path, string kind, SheetFile opened, FileConvention likely, List<string> questions)
    {
        List<NamedColumn> names = [];
        foreach (var sheet in opened.Sheets)
        {
            foreach (var column in sheet.Columns.Where(IsProposed))
            {
                var first = sheet.Columns.FirstOrDefault(c => c.Number < column.Number && SheetHeader.Numbered(c.Name, column.Number) == column.Name);
                var name = first is not null && AreNumbers(sheet, column) && !AreNumbers(sheet, first) ? $"{first.Name} (number)" : column.Name;
                names.Add(new(opened.Sheets.Count > 1 ? sheet.Name : null, column.Number, name));
                questions.Add(first is null ? string.Create(CultureInfo.InvariantCulture, $"Column {column.Number} has no name: what is it? The map calls it \"{name}\".")
                    : string.Create(CultureInfo.InvariantCulture, $"Columns {first.Number} and {column.Number} are both called {first.Name}: what tells them apart? The map calls the second \"{name}\"."));
            }
        }
        if (names.Count == 0)
            return (opened with { Convention = opened.Convention with { ProposesNames = false } }, questions);
        var named = SheetFiles.Open(path, kind, likely with { ProposesNames = false, Names = names });
        return (named with { Evidence = opened.Evidence }, questions);
    }

    private static bool IsProposed(SheetColumn column) => column.Name == SheetHeader.Numbered("", column.Number)
        || column.Name.EndsWith(string.Create(CultureInfo.InvariantCulture, $" (column {column.Number})"), StringComparison.Ordinal);

    private static bool AreNumbers(Sheet sheet, SheetColumn column)
    {
        var index = BoundSheet.Index(sheet, column.Name);
        return sheet.Rows().Take(RowsSeen).Select(r => r.Cells[index]).Where(c => !c.IsEmpty && !MissingValue.Is(c.Text))
            .All(c => c.Number is not null || decimal.TryParse(c.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out _));
    }

    /// <summary>Lines above the header that begin with #, as cBioPortal's files have them.</summary>
    private static int LinesOfComment(string path) => File.Exists(path) ? File.ReadLines(path).Take(20).TakeWhile(line => line.StartsWith('#')).Count() : 0;
}
