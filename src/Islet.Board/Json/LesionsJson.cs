using System.Text.Json;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Board;

/// <summary>Every lesion with what was measured of it, oldest first, as JSON. Readers are not mixed: each read is its own.</summary>
public static class LesionsJson
{
    public static void Write(Utf8JsonWriter json, Snapshot snapshot)
    {
        json.WriteNumber("patient", snapshot.Course.Patient);
        json.WriteString("axis", snapshot.Course.Axis.ToString());
        var lesions = snapshot.Visible<LesionRead>().Select(s => s.Finding).GroupBy(f => ((LesionRead)f.Content).Lesion, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal);
        json.WriteList("lesions", lesions, lesion => Write(json, lesion.Key, [.. lesion.OrderBy(f => f.Happened.Last?.Days ?? decimal.MaxValue).ThenBy(f => f.Id)]));
    }

    private static void Write(Utf8JsonWriter json, string lesion, IReadOnlyList<Finding> reads)
    {
        json.WriteString("lesion", lesion);
        json.WriteString("organ", reads.Select(f => ((LesionRead)f.Content).Organ).LastOrDefault(organ => organ is not null));
        json.WriteList("reads", reads, read =>
        {
            json.WriteString("finding", read.Id.ToString());
            json.WriteString("happened", read.Happened.IsKnown ? read.Happened.ToString() : null);
            json.WritePropertyName("content");
            json.WriteRawValue(FindingKinds.Write(read.Content));
        });
    }
}
