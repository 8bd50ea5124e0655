namespace Islet.Exchange;

/// <summary>A column as its file declares it.</summary>
/// <param name="File">Name of the file, without folder.</param>
/// <param name="Number">Counted from 1, as a spreadsheet counts.</param>
/// <param name="Name">As written.</param>
/// <param name="DisplayName">Of the header rows; empty where there are none.</param>
public sealed record SourceColumn(string File, int Number, string Name, string DisplayName = "", string Description = "", string Datatype = "")
{
    /// <summary>By which the map knows it: upper case, underscores for blanks.</summary>
    public string Key { get; } = Name.Trim().ToUpperInvariant().Replace(' ', '_');

    /// <summary>Both header texts, for what they say about units and origins.</summary>
    public string Says => $"{DisplayName} {Description}";
}

/// <param name="Line">In the file, counted from 1 over all lines.</param>
internal readonly record struct SourceRow(int Line, string Text)
{
    public string[] Cells() => Text.Split('\t', StringSplitOptions.TrimEntries);
}

/// <summary>Where something stands in the source: the order in which problems are told, and the words for it.</summary>
internal readonly record struct Place(int FileOrder, string File, int Line = 0, SourceColumn? Column = null)
{
    public int ColumnNumber => Column?.Number ?? 0;

    public override string ToString() => (Line, Column) switch
    {
        (0, null) => File,
        (0, { } c) => $"{File}, column {c.Name} ({c.Number})",
        (_, null) => $"{File}, line {Line}",
        (_, { } c) => $"{File}, line {Line}, column {c.Name} ({c.Number})",
    };
}

/// <summary>A tab-separated clinical file, held as lines: header rows, columns, data rows of the right width.</summary>
/// <param name="DroppedRows">Rows with the wrong number of fields: nobody knows which field belongs where.</param>
internal sealed record SourceTable(string File, int Order, IReadOnlyList<SourceColumn> Columns, IReadOnlyList<SourceRow> Rows, int DroppedRows)
{
    private const int MostColumns = 10_000;

    private const int HeaderRows = 4; // display name, description, datatype, priority (cBioPortal, File Formats, Clinical Data)

    public Place At(int line = 0, SourceColumn? column = null) => new(Order, File, line, column);

    public SourceColumn? Column(string key) => Columns.FirstOrDefault(c => c.Key == key);

    /// <summary>Null where the file cannot be read as a table; the problems say why.</summary>
    public static SourceTable? Read(string path, int order, ProblemList problems)
    {
        var here = new Place(order, Path.GetFileName(path));
        try
        {
            var survey = TextSurvey.Of(path);
            if (survey.Notice is { } notice)
                problems.Add(here, notice.Code, notice.Found, notice.Expected, notice.Remedy);
            if (survey.Refusal is not { } refusal)
                return Read(Lines(path, survey), here, problems);
            problems.Refuse(here, refusal.Code, refusal.Found, refusal.Expected, refusal.Remedy);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Refuse(here, "E_UNREADABLE", "a file that the system does not give out", "a readable file",
                "Check its permissions, and that nothing else holds it.");
        }
        return null;
    }

    private static IEnumerable<string> Lines(string path, TextSurvey survey)
    {
        using var reader = new StreamReader(path, survey.Encoding, detectEncodingFromByteOrderMarks: true);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private static SourceTable? Read(IEnumerable<string> lines, Place here, ProblemList problems)
    {
        List<string[]> header = [];
        List<SourceRow> rows = [];
        IReadOnlyList<SourceColumn>? columns = null;
        var (number, dropped) = (0, 0);
        foreach (var line in lines)
        {
            number++;
            if (line.Length == 0)
                continue;
            if (columns is not null)
                dropped += Row(new(number, line), columns, rows, here, problems) ? 0 : 1;
            else if (line[0] == '#')
                header.Add(line[1..].Split('\t', StringSplitOptions.TrimEntries));
            else if ((columns = Head(line, header, here with { Line = number }, problems)) is null)
                return null;
        }
        if (columns is not null && rows.Count + dropped > 0)
            return new(here.File, here.FileOrder, columns, rows, dropped);
        problems.Refuse(here, "E_EMPTY", number == 0 ? "an empty file" : "no row of data", "a header line and at least one row", "Export the file again.");
        return null;
    }

    private static List<SourceColumn>? Head(string line, List<string[]> header, Place here, ProblemList problems)
    {
        var names = line.Split('\t');
        if (names.Length == 1 && line.AsSpan().ContainsAny(',', ';'))
        {
            problems.Refuse(here, "E_DELIMITER", line.AsSpan().Contains(';') ? "semicolons and no tab" : "commas and no tab", "tabs between the columns",
                "Save the file as tab-separated text (cBioPortal's clinical files are).");
            return null;
        }
        if (names.Length > MostColumns)
        {
            problems.Refuse(here, "E_COLUMN_COUNT", $"{names.Length} columns", $"at most {MostColumns}",
                "Check that this is the clinical table and not a matrix of genes.");
            return null;
        }
        if (header.Count is not (0 or HeaderRows) || header.Exists(row => row.Length != names.Length))
            problems.Add(here, "W_HEADER",
                $"{header.Count} header rows of {string.Join(", ", header.Select(row => row.Length).Distinct())} fields over {names.Length} columns",
                $"none, or {HeaderRows}, as wide as the table",
                "Complete the header rows; until then display names and descriptions may stand over the wrong column.");
        var columns = names.Select((name, i) => new SourceColumn(here.File, i + 1, name.Trim(), Of(0, i), Of(1, i), Of(2, i))).ToList();
        foreach (var twice in columns.GroupBy(c => c.Key, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
        {
            problems.Refuse(here with { Column = twice.Last() }, twice.Key.Length == 0 ? "E_COLUMN_NAME" : "E_COLUMN_TWICE",
                twice.Key.Length == 0 ? "a column without a name" : $"the name a second time, first as column {twice.First().Number}",
                "every column named once",
                "Rename or remove one of them.");
        }
        return columns;

        string Of(int row, int column) => row < header.Count && column < header[row].Length ? header[row][column] : "";
    }

    private static bool Row(SourceRow row, IReadOnlyList<SourceColumn> columns, List<SourceRow> rows, Place here, ProblemList problems)
    {
        var fields = row.Text.AsSpan().Count('\t') + 1;
        if (fields == columns.Count)
        {
            rows.Add(row);
            return true;
        }
        problems.Refuse(here with { Line = row.Line }, "E_ROW_WIDTH", $"{fields} fields", $"{columns.Count}, as many as the header has",
            "Check whether the file was cut off here, or a tab or line break stands inside a value.");
        return false;
    }
}
