using System.Text.Json;
using Islet.Course;

namespace Islet.Studies;

internal static partial class ResultsJson
{
    /// <summary>Under the word of each kind a list of its analyses, each with the rows of its tables.</summary>
    private static void FurtherOf(Utf8JsonWriter json, StudyResults results)
    {
        foreach (var kind in results.Further.GroupBy(f => f.Analysis.Kind).OrderBy(k => k.Key))
            json.WriteList(FurtherWords.Of(kind.Key), kind, found =>
            {
                json.WriteString("name", found.Analysis.Id);
                json.WriteString("label", found.Analysis.Label);
                foreach (var table in found.Tables)
                    json.WriteArray(table.Part.Length == 0 ? "rows" : table.Part.Replace('-', '_'), table.Data, row => json.WriteObject(() =>
                    {
                        foreach (var (name, value) in row)
                            Value(json, name, value);
                    }));
                json.WriteTexts("notes", found.Tables.SelectMany(t => t.Notes));
                RemarksOf(json, found.Remarks);
            });
    }

    private static void Value(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null: json.WriteNull(name); break;
            case int whole: json.WriteNumber(name, whole); break;
            case ulong whole: json.WriteNumber(name, whole); break;
            case double number: json.Number(name, number); break;
            case bool yes: json.WriteBoolean(name, yes); break;
            default: json.WriteString(name, value.ToString()); break;
        }
    }
}
