using System.Text.Json;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Board;

/// <summary>One patient as JSON.</summary>
public static class PatientJson
{
    /// <summary>What is known of a view, with screens and the findings behind it.</summary>
    public static void Write(Utf8JsonWriter json, Snapshot snapshot)
    {
        WriteHead(json, snapshot.Course);
        SnapshotJson.WriteFacts(json, snapshot);
        SnapshotJson.WriteDerived(json, snapshot);
        SnapshotJson.WriteScreens(json, "screens", ScreenAnswer.Screens(snapshot));
        SnapshotJson.WriteScreens(json, "heredity_prompts", ScreenAnswer.Heredity(snapshot));
        SnapshotJson.WriteFindings(json, snapshot.Findings);
    }

    /// <summary>Every finding as it was recorded, and whether a view sees it.</summary>
    public static void WriteHistory(Utf8JsonWriter json, DiseaseCourse course, IReadOnlyList<Seen> findings)
    {
        WriteHead(json, course);
        SnapshotJson.WriteFindings(json, findings);
    }

    private static void WriteHead(Utf8JsonWriter json, DiseaseCourse course)
    {
        json.WriteStartObject("patient");
        json.WriteNumber("number", course.Patient);
        json.WriteString("id", course.Key);
        json.WriteString("center", course.Center);
        json.WriteString("axis", course.Axis.ToString());
        json.WriteBoolean("synthetic", course.Synthetic);
        json.WriteEndObject();
    }
}
