using System.Globalization;
using Islet.Course;

namespace Islet.Exchange;

internal static class CbioportalNotes
{
    public static IReadOnlyList<string> Of(StudyFiles? files, Axis? axis, CbioportalOptions options, SortedDictionary<string, int> kinds)
    {
        if (files is null || axis is null)
            return [];
        List<string> notes =
        [
            $"Study {files.Study}: read {string.Join(", ", files.Tables.Select(t => t.File))}.",
            $"Time is counted from {axis.Origin}; months and days are kept as written, and no date was made up.",
            options.LeaveUndated ? "What has no day of its own was left undated: no view shows it."
                : $"Tumour, diagnosis, specimens, stages and resection have no day in these files and stand at {axis.Origin} (placed at origin); "
                    + "their reports have no day either.",
            $"Findings: {string.Join(", ", kinds.Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Value} {k.Key}")))}.",
        ];
        if (files.NotRead.Count > 0)
            notes.Add($"Not clinical files, or not chosen, and not read: {string.Join(", ", files.NotRead)}.");
        return notes;
    }
}
