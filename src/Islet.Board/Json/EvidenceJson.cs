using System.Text.Json;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Board;

/// <summary>Figures of papers as JSON, as the papers print them.</summary>
public static class EvidenceJson
{
    public static void Write(Utf8JsonWriter json, IEnumerable<EvidenceRow> rows)
    {
        json.WriteList("evidence", rows, row => Write(json, row));
    }

    private static void Write(Utf8JsonWriter json, EvidenceRow row)
    {
        json.WriteString("id", row.Id);
        json.WriteString("paper", row.Paper.Name);
        json.WriteString("citation", row.Paper.Citation);
        json.WriteString("section", row.Section);
        json.WriteString("study", row.Study);
        json.WriteString("population", row.Population);
        json.WriteString("arm", row.Arm);
        json.WriteNumber("n", row.N);
        json.WriteString("endpoint", row.Endpoint);
        json.WriteString("value", row.Value?.Written);
        json.WriteString("unit", row.Unit);
        json.WriteString("interval_95", row.Interval?.ToString());
        json.WriteString("range", row.Range?.ToString());
        json.WriteString("against", row.Against);
        json.WriteString("against_value", row.AgainstValue?.Written);
        json.WriteString("note", row.Note);
    }
}
