using System.Globalization;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Every kind of file that holds tables, opened by its kind.</summary>
public static class SheetFiles
{
    /// <param name="kind">As the map's <c>file: kind:</c> says it: csv, xlsx, sav, redcap.</param>
    public static SheetFile Open(string path, string kind, FileConvention declared)
    {
        var opened = Read(path, kind, declared);
        return declared.Names.Count == 0 || opened.Sheets.Count == 0 ? opened : NamedColumns.Of(opened, declared);
    }

    private static SheetFile Read(string path, string kind, FileConvention declared) => kind switch
    {
        "csv" or "sav" when Directory.Exists(path) => TableFolder.Open(path, "." + kind, declared, (file, convention) => Read(file, kind, convention)),
        "csv" => DelimitedText.Open(path, declared),
        "xlsx" => Workbook.Open(path, declared),
        "sav" => SpssFile.Open(path, declared),
        "redcap" => RedcapProject.Open(path, declared),
        _ => new(Path.GetFileName(path), [], declared, [], [UnknownKind(Path.GetFileName(path), kind)]),
    };

    internal static Problem Unreadable(string file) =>
        new("E_UNREADABLE", file, "a file that the system does not give out", "a readable file", "Check its name and permissions, and that nothing else holds it.");

    internal static Problem? HeaderProblem(string file, FileConvention declared) => (declared.HeaderRows ?? 1, declared.SkipRows ?? 0) is ( >= 1 and <= SheetHeader.MostHeaderRows, >= 0)
        ? null
        : new("E_CONVENTION_HEADER", file, string.Create(CultureInfo.InvariantCulture, $"header_rows {declared.HeaderRows ?? 1}, skip_rows {declared.SkipRows ?? 0}"),
            $"1 to {SheetHeader.MostHeaderRows} header rows below 0 or more others", "Correct header_rows and skip_rows in the map.");

    private static Problem UnknownKind(string file, string kind) => new("E_FILE_KIND", file, $"kind {kind}", "csv, xlsx, sav, redcap", "Correct the kind in the map.");
}
