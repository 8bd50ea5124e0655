using System.Text.Json;
using Islet.Course;

namespace Islet.Studies;

internal static partial class ResultsJson
{
    private static void LayoutOf(Utf8JsonWriter json, StudyResults results, LayoutResult found) => json.WriteObject(() =>
    {
        json.WriteString("name", found.Table.Id);
        json.WriteString("caption", (results.IsSynthetic ? "Synthetic data. " : "") + found.Table.Caption);
        json.WriteList("columns", found.Table.Columns.Zip(found.Patients), column =>
        {
            json.WriteString("title", column.First.Title);
            json.WriteString("at", StudyWords.EventName(column.First.At.In(results.Study)));
            json.WriteNumber("n", column.Second);
        });
        json.WriteList("rows", found.Rows, row =>
        {
            json.WriteString("label", row.Row.Label);
            json.WriteNumber("depth", row.Row.Depth);
            if (row.Row.Ask is not { } ask)
                return;
            json.WriteString("at", ask.At is { } at ? StudyWords.EventName(at.In(results.Study)) : null);
            json.WriteString("of", ask.Of?.Text);
            json.WriteString("fact", ask.Number?.Name);
            json.WriteArray("cells", row.Cells, cell => CellOf(json, ask, cell));
        });
        json.WriteTexts("notes", StudyNotes.Of(results, found));
    });

    private static void CellOf(Utf8JsonWriter json, LayoutAsk ask, LayoutCell cell) => json.WriteObject(() =>
    {
        json.WriteNumber("N", cell.Of);
        json.WriteNumber("unknown", cell.Unknown);
        json.WriteNumber("others", cell.Others);
        json.WriteNumber("N_unknown", cell.Open);
        if (cell.Numbers is { } numbers)
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
            });
            json.WriteString("rest", ask.Rest);
            if (ask.Rest is not null)
                json.WriteNumber("rest_n", cell.Unknown + cell.Others);
        }
    });
}
