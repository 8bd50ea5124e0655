using System.Globalization;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>The names that a map gives to columns by their numbers, met with an opened file.</summary>
internal static class NamedColumns
{
    /// <summary>Readers whose files have a header gave them already; the others get them here. A number that no sheet has, or a name that another column bears, refuses.</summary>
    public static SheetFile Of(SheetFile file, FileConvention declared)
    {
        List<Sheet> sheets = [.. file.Sheets.Select(s => Of(s, declared))];
        List<Problem> wrong = [.. declared.Names.Where(n => !file.Sheets.Any(s => (n.Sheet ?? s.Name) == s.Name && s.Columns.Any(c => c.Number == n.Number))).Select(n => Absent(file, n))];
        foreach (var sheet in sheets)
        {
            wrong.AddRange(sheet.Columns.GroupBy(c => c.Name, StringComparer.Ordinal).SelectMany(same => same.Skip(1))
                .Select(c => new Problem("E_COLUMN_TWICE", sheet.Where(0, c), "the name a second time", "every column named once", "Choose another name under file: names in the map.")));
        }
        return wrong.Count == 0 ? file with { Sheets = sheets } : file with { Sheets = [], Problems = [.. file.Problems, .. wrong] };
    }

    private static Sheet Of(Sheet sheet, FileConvention declared) => sheet.Columns.All(c => (declared.NameOf(sheet.Name, c.Number) ?? c.Name) == c.Name) ? sheet
        : new(sheet.File, sheet.Name, [.. sheet.Columns.Select(c => c with { Name = declared.NameOf(sheet.Name, c.Number) ?? c.Name })], sheet.Rows) { RowCount = sheet.RowCount };

    private static Problem Absent(SheetFile file, NamedColumn named) => new("E_COLUMN_NUMBER", file.File,
        string.Create(CultureInfo.InvariantCulture, $"names: no column {named.Number}{(named.Sheet is { } sheet ? $" in a sheet {sheet}" : "")} with a name or values"),
        "numbers of columns, counted from 1", "Correct the number under file: names in the map.");
}
