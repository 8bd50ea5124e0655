namespace Islet.Statistics;

/// <summary>What the gaps of one column cost a model.</summary>
/// <param name="Missing">Rows in which it is missing, whatever else is.</param>
/// <param name="LostByItAlone">Rows left out that would be used if this column were complete.</param>
/// <param name="EventsLostByItAlone">Events in these.</param>
public sealed record ColumnLoss(string Column, int Missing, int LostByItAlone, int EventsLostByItAlone);

/// <summary>Which rows a complete-case analysis used, and what each column cost it.</summary>
/// <param name="Events">Rows known to have the event, used or not.</param>
/// <param name="Columns">All that the model needs, in its order.</param>
public sealed record CompleteCases(int Rows, int Events, int RowsUsed, int EventsUsed, IReadOnlyList<ColumnLoss> Columns)
{
    /// <summary>Counts rows in which nothing is missing, and for each column those in which it alone is.</summary>
    /// <remarks>Sterne et al., BMJ 2009;338:b2393: what a report of missing data says.</remarks>
    /// <param name="happened">Whether a row has the event; false where that is not known.</param>
    public static CompleteCases Of(int rows, IReadOnlyList<(string Name, Func<int, bool> Missing)> columns, Func<int, bool> happened)
    {
        var (missing, alone, events) = (new int[columns.Count], new int[columns.Count], new int[columns.Count]);
        var (used, all, kept) = (0, 0, 0);
        for (var i = 0; i < rows; i++)
        {
            var (gaps, last, hit) = (0, -1, happened(i));
            for (var j = 0; j < columns.Count; j++)
                if (columns[j].Missing(i))
                    (gaps, last, missing[j]) = (gaps + 1, j, missing[j] + 1);
            all += hit ? 1 : 0;
            if (gaps == 0)
                (used, kept) = (used + 1, kept + (hit ? 1 : 0));
            if (gaps == 1)
                (alone[last], events[last]) = (alone[last] + 1, events[last] + (hit ? 1 : 0));
        }
        return new(rows, all, used, kept, [.. columns.Select((c, j) => new ColumnLoss(c.Name, missing[j], alone[j], events[j]))]);
    }
}
