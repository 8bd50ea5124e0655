using System.Globalization;

namespace Islet.Exchange;

/// <summary>What there is to say about whole columns, once all rows are read.</summary>
internal static class ColumnProblems
{
    public static void Report(BoundTable table, ProblemList problems)
    {
        foreach (var tally in table.Tallies)
        {
            Report(table.Table, tally, problems);
            if (tally.MapsTo?.EndsWith("largest_diameter_mm", StringComparison.Ordinal) is true && tally.Used > 0
                && !Readers.SaysMillimetres(tally.Column) && !Readers.SaysCentimetres(tally.Column))
            {
                problems.Add(table.Table.At(column: tally.Column), "W_UNIT", "no unit in the header", "mm or cm in the header rows",
                    "The sizes were taken as millimetres. If they are not, say cm in the header and import again.");
            }
        }
    }

    public static void Report(SourceTable table, ColumnTally tally, ProblemList problems)
    {
        if (tally.NotMapped == 0)
            return;
        problems.Add(table.At(column: tally.Column), "W_COLUMN_NOT_MAPPED", string.Create(CultureInfo.InvariantCulture, $"{tally.NotMapped} values"),
            "a column of the map",
            IsEndpoint(table, tally.Column.Key) ? "Endpoints other than overall survival are not mapped yet; these values stay in the file only."
            : "These values stay in the file only (docs/import-cbioportal.md lists what is mapped).");
    }

    /// <summary>The portal's pairs: PFS_MONTHS with PFS_STATUS.</summary>
    private static bool IsEndpoint(SourceTable table, string key)
    {
        const string months = "_MONTHS", status = "_STATUS";
        return key.EndsWith(months, StringComparison.Ordinal) ? table.Column(key[..^months.Length] + status) is not null
            : key.EndsWith(status, StringComparison.Ordinal) && table.Column(key[..^status.Length] + months) is not null;
    }
}
