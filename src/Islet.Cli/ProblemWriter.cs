using System.Text.Json;
using Islet.Course;

namespace Islet.Cli;

/// <summary>Problems as people and as programs read them.</summary>
internal static class ProblemWriter
{
    private static readonly JsonWriterOptions Form = new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }; // for terminals and programs, never inside HTML

    /// <param name="json">Where the JSON document goes; null: the caller reads words.</param>
    public static async Task WriteRefusalAsync(Problem problem, TextWriter? json, TextWriter errors)
    {
        await WriteAsync([problem], errors);
        if (json is not null)
            await WriteRefusalAsync(problem, json);
    }

    /// <summary>For programs alone: the words are told already.</summary>
    public static Task WriteRefusalAsync(Problem problem, TextWriter json) => json.WriteLineAsync(ToJson(w => { w.WritePropertyName("error"); Write(w, problem); }));

    /// <summary>Problems that follow each other with the same code, expectation and remedy share the explanation of the first.</summary>
    public static async Task WriteAsync(IReadOnlyList<Problem> problems, TextWriter errors)
    {
        for (var i = 0; i < problems.Count; i++)
        {
            var p = problems[i];
            await errors.WriteLineAsync($"{p.Code}  {p.Where}");
            await errors.WriteLineAsync($"    found     {p.Found}");
            if (i > 0 && (p.Code, p.Expected, p.Remedy) == (problems[i - 1].Code, problems[i - 1].Expected, problems[i - 1].Remedy))
            {
                await errors.WriteLineAsync("    expected and remedy as above");
                continue;
            }
            await errors.WriteLineAsync($"    expected  {p.Expected}");
            await errors.WriteLineAsync($"    remedy    {p.Remedy}");
        }
    }

    public static void WriteList(Utf8JsonWriter json, IEnumerable<Problem> problems)
    {
        json.WriteStartArray("problems");
        foreach (var problem in problems)
            Write(json, problem);
        json.WriteEndArray();
    }

    /// <summary>One JSON object whose members <paramref name="members"/> writes.</summary>
    public static string ToJson(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Form))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, Problem problem)
    {
        json.WriteStartObject();
        json.WriteString("code", problem.Code);
        json.WriteString("where", problem.Where);
        json.WriteString("found", problem.Found);
        json.WriteString("expected", problem.Expected);
        json.WriteString("remedy", problem.Remedy);
        json.WriteEndObject();
    }
}
