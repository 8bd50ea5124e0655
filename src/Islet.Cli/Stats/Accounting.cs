using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>Rows and events that an analysis used, and what each column's gaps cost it; the same words and keys with every model.</summary>
internal static class Accounting
{
    /// <param name="censor">Competing risks: every other value is an event. Null: those of --event-value are.</param>
    public static CompleteCases Of(StatsData data, string? censor = null)
    {
        var happened = data.Table.Column(data.Spec.Event);
        return CompleteCases.Of(data.Table.Rows, [.. StatsData.Columns(data.Spec).Distinct(StringComparer.Ordinal).Select(name =>
        {
            var cells = data.Table.Column(name);
            return (name, (Func<int, bool>)(i => cells[i] is null));
        })], i => happened[i] is { } value && (censor is null ? data.Spec.EventValues.Any(v => StatsData.Same(v, value)) : !StatsData.Same(censor, value)));
    }

    public static JsonObject Json(StatsData data, string? censor = null)
    {
        var cases = Of(data, censor);
        return new()
        {
            ["rows"] = cases.Rows, ["rows_used"] = cases.RowsUsed, ["events"] = cases.Events, ["events_used"] = cases.EventsUsed,
            ["columns"] = new JsonArray([.. cases.Columns.Select(c => (JsonNode)new JsonObject
            {
                ["column"] = c.Column, ["missing"] = c.Missing, ["lost_by_it_alone"] = c.LostByItAlone, ["events_lost_by_it_alone"] = c.EventsLostByItAlone,
            })]),
        };
    }

    /// <summary>Nothing where no row was left out.</summary>
    public static async Task WriteAsync(TextWriter output, StatsData data, string? censor = null)
    {
        if (data.Missing == 0)
            return;
        var cases = Of(data, censor);
        var table = Terminal.Table("column", "missing", "rows lost by it alone", "events lost by it alone");
        foreach (var c in cases.Columns.Where(c => c.Missing > 0))
            table.Add(c.Column, c.Missing, c.LostByItAlone, c.EventsLostByItAlone);
        output.WriteTable(table);
        await output.WriteLineAsync(FormattableString.Invariant($"Complete cases: {cases.RowsUsed} of {cases.Rows} rows, {cases.EventsUsed} of {cases.Events} events."));
    }
}
