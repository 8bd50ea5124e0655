using System.Globalization;
using System.Text.Json;
using Islet.Course;

namespace Islet.Board;

/// <summary>A worklist as JSON, for the terminal and the API alike.</summary>
public static class WorklistJson
{
    public static void WriteCounts(Utf8JsonWriter json, Worklist list, WorkFilter filter) => json.WriteObject("counts", () =>
    {
        foreach (var kind in Enum.GetValues<WorkKind>())
        {
            var (items, patients) = list.Count(kind, filter);
            json.WriteStartObject(SnakeCase.Of(kind));
            json.WriteNumber("items", items);
            json.WriteNumber("patients", patients);
            json.WriteEndObject();
        }
    });

    /// <param name="freeText">False: what people typed is not told.</param>
    public static void WritePatients(Utf8JsonWriter json, IEnumerable<WorkRow> rows, DateOnly today, bool freeText = true) => json.WriteList("patients", rows, row =>
    {
        json.WriteNumber("number", row.Patient);
        json.WriteString("id", row.Key);
        json.WriteString("center", row.Center);
        json.WriteList("items", row.Items, item =>
        {
            var text = WorkWords.Of(item, today, freeText);
            json.WriteString("kind", SnakeCase.Of(item.Kind));
            json.WriteString("owner", SnakeCase.Of(item.Owner));
            json.WriteString("due", item.Due?.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("about", item.About);
            json.WriteString("says", text.Says);
            json.WriteTexts("premises", text.Premises);
        });
    });
}
