using System.Globalization;

namespace Islet.Exchange;

/// <summary>What there is to say about whole columns, once all rows are read.</summary>
internal static class ColumnProblems
{
    private static readonly string[] Endpoint = ["_MONTHS", "_STATUS"];

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
        var endpoint = Array.Exists(Endpoint, e => tally.Column.Key.EndsWith(e, StringComparison.Ordinal));
        problems.Add(table.At(column: tally.Column), "W_COLUMN_NOT_MAPPED", string.Create(CultureInfo.InvariantCulture, $"{tally.NotMapped} values"), "a column of the map",
            endpoint ? "Endpoints other than overall survival are not mapped yet; these values stay in the file only."
            : "These values stay in the file only (docs/import-cbioportal.md lists what is mapped).");
    }
}
