namespace Islet.Exchange;

/// <summary>A folder of files that are a table each, opened as one file: each table is a sheet by the file's name without its ending.</summary>
public static class TableFolder
{
    /// <param name="ending">Of the files that count, with its dot: .csv, .sav.</param>
    /// <param name="declared">Its <see cref="FileConvention.Sheets"/> name the tables to read; null: all.</param>
    /// <param name="open">Opens one file.</param>
    public static SheetFile Open(string folder, string ending, FileConvention declared, Func<string, FileConvention, SheetFile> open)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        string[] paths = [.. Directory.EnumerateFiles(folder).Where(f => f.EndsWith(ending, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];
        if (declared.Sheets is { } wanted)
            paths = [.. paths.Where(f => wanted.Contains(Path.GetFileNameWithoutExtension(f), StringComparer.Ordinal))];
        if (paths.Length == 0)
            return new(name, [], declared, [], [new("E_TABLE_FOLDER", name, $"no file ending in {ending}", "a folder with a table a file", "Name the folder that holds the files, or one file.")]);
        List<(string Path, SheetFile File)> files = [.. paths.Select(path => (path, open(path, declared with { Sheets = null })))];
        return new(name, [.. files.SelectMany(f => f.File.Sheets.Select(sheet => Named(sheet, f.Path)))], files[0].File.Convention with { Sheets = declared.Sheets },
            [.. files.SelectMany(f => f.File.Evidence.Select(said => $"{f.File.File}: {said}")).Distinct(StringComparer.Ordinal)], [.. files.SelectMany(f => f.File.Problems)]);
    }

    private static Sheet Named(Sheet sheet, string path) =>
        new(sheet.File, Path.GetFileNameWithoutExtension(path), sheet.Columns, sheet.Rows) { RowCount = sheet.RowCount };
}
