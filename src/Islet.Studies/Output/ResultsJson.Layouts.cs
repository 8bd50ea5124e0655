using System.Text.Json;
using Islet.Course;
using Islet.Statistics;

namespace Islet.Studies;

internal static partial class ResultsJson
{
    private static void LayoutOf(Utf8JsonWriter json, StudyResults results, LayoutResult found) => json.WriteObject(() =>
    {
        json.WriteString("name", found.Table.Id);
        json.WriteString("caption", (results.IsSynthetic ? StudyWords.SyntheticTitle : "") + found.Table.Caption);
        string[] columns = LayoutKeys.OfColumns(found.Table), keys = LayoutKeys.OfRows(found.Table);
        json.WriteList("columns", found.Table.Columns.Zip(found.Patients).Zip(columns, (c, key) => (c.First, c.Second, Key: key)), column =>
        {
            json.WriteString("key", column.Key);
            json.WriteString("title", column.First.Title);
            json.WriteString("at", column.First.Missing.Count > 0 ? null : StudyWords.EventName(column.First.At.In(results.Study)));
            if (column.First.By is { } by)
            {
                json.WriteString("group", by.Id);
                json.WriteString("level", by.Levels[column.First.Level].Name);
            }
            if (column.First.Missing.Count > 0)
                json.WriteTexts("missing_of", column.First.Missing.Select(m => columns[m]));
            json.WriteNumber("n", column.Second);
        });
        json.WriteList("rows", found.Rows.Zip(keys, (r, key) => (r.Row, r.Cells, Key: key)), row =>
        {
            json.WriteString("key", row.Key);
            json.WriteString("label", row.Row.Label);
            json.WriteNumber("depth", row.Row.Depth);
            if (row.Row.Ask is not { } ask)
                return;
            json.WriteString("at", ask.At is { } at ? StudyWords.EventName(at.In(results.Study)) : null);
            json.WriteString("of", ask.Of?.Text);
            json.WriteString("fact", ask.Number?.Name);
            if (ask.Time is { } endpoint)
                json.WriteString("endpoint", endpoint.Id);
            json.WriteArray("cells", row.Cells.Index(), cell => CellOf(json, found.Table, ask, cell.Item, cell.Index));
        });
        json.WriteTexts("notes", StudyNotes.Of(results, found));
    });

    private static void CellOf(Utf8JsonWriter json, LayoutTable layout, LayoutAsk ask, LayoutCell cell, int column)
    {
        if (layout.Columns[column].Missing.Count > 0 || ask.In?.Contains(column) is false)
            json.WriteNullValue();
        else
            CellOf(json, layout, ask, cell);
    }

    private static void CellOf(Utf8JsonWriter json, LayoutTable layout, LayoutAsk ask, LayoutCell cell) => json.WriteObject(() =>
    {
        json.WriteNumber("N", cell.Of);
        json.WriteNumber("unknown", cell.Unknown);
        json.WriteNumber("others", cell.Others);
        json.WriteNumber("N_unknown", cell.Open);
        if (cell.Curve is { } curve)
        {
            json.WriteNumber("n", (int)curve.Subjects);
            json.WriteNumber("events", (int)curve.Events);
            if (ask.AtTime is { } time)
                SurvivalAtOf(json, curve.At(time));
            else
                Median(json, curve);
            RemarksOf(json, [.. curve.Remarks("")]);
        }
        else if (cell.Numbers is { } numbers)
        {
            json.WriteNumber("n", numbers.Known);
            json.Number("median", numbers.Median);
            json.Number("minimum", numbers.Least);
            json.Number("maximum", numbers.Most);
        }
        else
        {
            json.WriteList("counts", cell.Counts.Index(), count =>
            {
                json.WriteString("count", ask.Counts?.Levels[count.Index].Name);
                json.WriteString("condition", ask.Counts?.Levels[count.Index].Condition.Text);
                json.WriteNumber("n", count.Item);
                if ((ask.Percent ?? layout.Percent) is not LayoutPercent.None and var of && ask.Counts is not null)
                    json.Number("percent", (of is LayoutPercent.All ? cell.Of : cell.Known(ask)) is > 0 and var whole ? 100.0 * count.Item / whole : null);
            });
            json.WriteString("rest", ask.Rest);
            if (ask.Rest is not null)
                json.WriteNumber("rest_n", cell.Unknown + cell.Others);
        }
    });

    private static void SurvivalAtOf(Utf8JsonWriter json, SurvivalAt at)
    {
        json.Number("time", at.Time);
        json.Number("n_risk", at.AtRisk);
        json.Number("surv", at.Survival);
        json.Limits(at.Limits);
    }
}
