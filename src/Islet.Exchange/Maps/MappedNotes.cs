using System.Globalization;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>What there is to say about an import by a map as a whole, once all rows are read.</summary>
internal static class MappedNotes
{
    public static IReadOnlyList<string> Of(SheetFile file, CourseMap map, SortedDictionary<string, int> kinds, int undated, int meant)
    {
        List<string> notes = [$"Read {file.File} by {map.Imprint}{(map.Title is { } title ? $": {title}" : "")}."];
        notes.AddRange(file.Evidence);
        notes.Add(map.Axis.Axis.Kind is AxisKind.Offset ? $"Time is counted from {map.Axis.Axis.Origin}; no date is stored." : $"The axis of every course is {map.Axis.Axis}.");
        notes.Add($"Findings: {string.Join(", ", kinds.Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Value} {k.Key}")))}.");
        if (undated > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{undated} findings have no day: they are kept, and no view shows them."));
        if (meant > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{meant} problems are marked in the map as meant and not told."));
        return notes;
    }

    public static void ReportColumns(IReadOnlyList<BoundSheet> sheets, CourseMap map, MappedProblems problems)
    {
        foreach (var sheet in sheets)
        {
            for (var i = 0; i < sheet.Columns.Length; i++)
                Report(new(sheet.Order, 0, i), sheet.Columns[i], map, problems);
        }
    }

    private static void Report(CellAt at, SheetColumnTally column, CourseMap map, MappedProblems problems)
    {
        if (column.MapsTo is null && column[CellFate.NotRead] is > 0 and var filled && !map.LeaveOut.Contains(column.Column.Name))
        {
            problems.Add(at, "W_COLUMN_UNMAPPED", string.Create(CultureInfo.InvariantCulture, $"{filled} values that the map does not read"), "a column of the map, or one under leave_out",
                "Map the column, or name it under leave_out. Until then its values stay in the file only.");
        }
        if (column.MapsTo is not null && column[CellFate.Used] == 0 && column[CellFate.NotUnderstood] is > 1 and var doubtful)
        {
            problems.Add(at, "W_COLUMN_NOT_UNDERSTOOD", string.Create(CultureInfo.InvariantCulture, $"{doubtful} values, none of them understood"), column.MapsTo,
                "Probably the column means something else, or needs a list or another convention in the map.");
        }
    }
}
