using System.Text.Json;
using System.Text.Json.Serialization;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Board;

/// <summary>A statement of a guideline as JSON, with everything that its file says.</summary>
public static class StatementJson
{
    private static readonly JsonSerializerOptions Steps = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static void WriteHead(Utf8JsonWriter json, StatementBase guideline)
    {
        json.WriteString("guideline", guideline.Key);
        json.WriteString("name", guideline.Name);
        json.WriteString("title", guideline.Title);
        json.WriteString("source", guideline.Source);
        json.WriteNumber("year", guideline.Year);
        json.WriteString("panel", guideline.Panel);
    }

    /// <summary>Guidelines with those of their statements that a list asks for.</summary>
    public static void WriteList(Utf8JsonWriter json, IReadOnlyList<StatementBase> guidelines, StatementQuery query)
    {
        json.WriteString("purpose", IntendedPurpose.Text);
        json.WriteList("guidelines", guidelines, guideline =>
        {
            WriteHead(json, guideline);
            json.WriteList("statements", query.Of(guideline), statement => Write(json, statement));
        });
    }

    /// <summary>One statement, after its guideline.</summary>
    public static void WriteOne(Utf8JsonWriter json, StatementBase guideline, Statement statement)
    {
        WriteHead(json, guideline);
        json.WriteString("purpose", IntendedPurpose.Text);
        json.WriteStartObject("statement");
        Write(json, statement);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Statement s)
    {
        json.WriteString("id", s.Id);
        json.WriteString("chapter", s.Chapter);
        json.WriteString("topic", s.Topic);
        json.WriteString("says", s.Says);
        json.WriteString("stance", SnakeCase.Of(s.Stance));
        json.WriteString("strength", SnakeCase.Of(s.Strength));
        json.WriteString("votes", s.Votes);
        json.WriteString("origin", s.Origin);
        json.WriteObject("condition", () => Write(json, s.Condition));
        json.WriteObject("check", s.Check is { } check ? () => Write(json, check) : null);
        json.WriteObject("emphasis", s.Emphasis is { } emphasis ? () => Write(json, emphasis) : null);
        json.WriteString("evidence", s.Evidence);
        json.WriteTexts("figures", s.Figures);
        json.WriteString("caution", s.Caution);
        json.WriteTexts("beware", s.Beware);
        json.WriteTexts("advises_against", s.AdvisesAgainst.Select(f => f.Name));
        json.WriteString("reading", s.Reading);
        json.WriteString("superseded", s.Superseded);
        json.WriteTexts("tension", s.Tension);
        json.WriteStartObject("options");
        foreach (var (option, bearing) in s.Options)
            json.WriteString(option, SnakeCase.Of(bearing));
        json.WriteEndObject();
        json.WritePropertyName("schedule");
        JsonSerializer.Serialize(json, s.Schedule, Steps);
        json.WriteString("section", s.Section);
        json.WriteString("lines", s.Lines);
    }

    /// <summary>As it is written, with its macros opened, and the facts that it asks.</summary>
    private static void Write(Utf8JsonWriter json, Condition condition)
    {
        json.WriteString("text", condition.Text);
        json.WriteString("opened", OpenedCondition.Of(condition).Text);
        json.WriteStartObject("macros");
        foreach (var macro in OpenedCondition.Macros(condition))
            json.WriteString(macro.Name, macro.Body.Text);
        json.WriteEndObject();
        json.WriteTexts("facts", condition.Facts.Select(f => f.Name));
    }
}
