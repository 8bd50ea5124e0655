using System.Text.Json;
using System.Text.Json.Nodes;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Board;

/// <summary>Which of a patient's responses are asked for.</summary>
/// <param name="Line">Number of the line of therapy; null: every line.</param>
/// <param name="Criterion">Null: every criterion that says something of the line.</param>
public sealed record ResponseChoice(int? Line, ResponseCriterion? Criterion);

/// <summary>Response to every line of therapy, by reader and criterion, as JSON.</summary>
public static class ResponseJson
{
    public static void Write(Utf8JsonWriter json, Snapshot snapshot, ResponseChoice choice)
    {
        var axis = snapshot.Course.Axis;
        json.WriteNumber("patient", snapshot.Course.Patient);
        json.WriteString("axis", axis.ToString());
        json.WriteStartArray("series");
        foreach (var series in ResponseCourse.SeriesOf(snapshot).Where(s => choice.Line is not { } line || s.Line.Number == line))
            SeriesOf(series, choice.Criterion, axis).WriteTo(json);
        json.WriteEndArray();
    }

    private static JsonObject SeriesOf(MeasuredSeries series, ResponseCriterion? asked, Axis axis)
    {
        var timeline = Timeline.Of(series.Series);
        return new()
        {
            ["line"] = series.Line.Number,
            ["drugs"] = Texts(series.Line.Drugs),
            ["start"] = series.Line.Start.IsKnown ? series.Line.Start.ToString() : null,
            ["reader"] = series.Reader.ToString(),
            ["targets"] = SnakeCase.Of(series.Targets),
            ["studies"] = new JsonArray([.. series.TimePoints.Select(t => (JsonNode)new JsonObject { ["id"] = t.Point.Id, ["studies"] = Texts(t.Studies), ["findings"] = Texts(t.Reads.Select(f => f.Id.ToString())) })]),
            ["problems"] = Texts(series.Problems.Select(p => p.Code)),
            ["results"] = new JsonArray([.. ResponseCriteria.All.Where(c => asked is null || c == asked).Select(c => AssessedSeries.Of(c, timeline, ResponseOptions.Default))
                .Where(a => asked is not null || a.Assessment.TimePoints.Any(Speaks)).Select(a => (JsonNode)AssessmentJson.Result(a, axis))]),
        };
    }

    /// <summary>A criterion of whose measure nothing was recorded says nothing, and is left out unless it is asked for by its code.</summary>
    private static bool Speaks(TimePointResponse point) => point.Overall is not (null or ResponseCategory.NE) || point.Measures.Any(m => m.Value is not null);

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);
}
