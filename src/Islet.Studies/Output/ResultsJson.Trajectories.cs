using System.Text.Json;
using Islet.Course;

namespace Islet.Studies;

internal static partial class ResultsJson
{
    // Counts alone: the figure shows the lines.
    private static void TrajectoryOf(Utf8JsonWriter json, TrajectoryResult found) => json.WriteObject(() =>
    {
        json.WriteString("name", found.Wish.Name);
        json.WriteString("by", found.Wish.IsByTime ? "time" : "event");
        json.WriteNumber("patients", found.Patients.Count);
        json.WriteNumber("without_value", found.Patients.Count(p => p.Course is null));
        json.WriteList("grade_by_ki67_first_to_last", Enum.GetValues<GradeCourse>(), course =>
        {
            json.WriteString("course", JsonNamingPolicy.SnakeCaseLower.ConvertName(course.ToString()));
            json.WriteNumber("patients", found.Count(course));
        });
        json.WriteList("events", found.Wish.Events.Index(), e =>
        {
            json.WriteString("event", StudyWords.EventName(e.Item));
            json.WriteNumber("had_it", found.Patients.Count(p => p.Points.Any(t => t.At == e.Index)));
            json.WriteNumber("with_value", found.Patients.Count(p => p.Points.Any(t => t.At == e.Index && t.Percent is not null)));
        });
    });
}
