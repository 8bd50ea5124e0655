using System.Text.Encodings.Web;
using System.Text.Json;
using Islet.Course;

namespace Islet.Board;

/// <summary>JSON as commands print it and the API answers it: the same bytes.</summary>
public static class JsonForm
{
    private static readonly JsonWriterOptions Form = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }; // for terminals and programs, never inside HTML

    /// <summary>One JSON object whose members <paramref name="members"/> writes.</summary>
    public static string ToJson(Action<Utf8JsonWriter> members) => System.Text.Encoding.UTF8.GetString(ToUtf8(members).Span);

    /// <inheritdoc cref="ToJson"/>
    public static ReadOnlyMemory<byte> ToUtf8(Action<Utf8JsonWriter> members)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Form))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    /// <summary>What a refused call answers.</summary>
    public static void WriteError(Utf8JsonWriter json, Problem problem)
    {
        json.WriteObject("error", () => Write(json, problem));
    }

    public static void WriteList(Utf8JsonWriter json, IEnumerable<Problem> problems) => json.WriteList("problems", problems, problem => Write(json, problem));

    private static void Write(Utf8JsonWriter json, Problem problem)
    {
        json.WriteString("code", problem.Code);
        json.WriteString("where", problem.Where);
        json.WriteString("found", problem.Found);
        json.WriteString("expected", problem.Expected);
        json.WriteString("remedy", problem.Remedy);
    }
}
