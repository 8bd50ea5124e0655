using Islet.Course;

namespace Islet.Cli;

/// <summary>Problems as people and as programs read them.</summary>
internal static class ProblemWriter
{
    /// <param name="json">Where the JSON document goes; null: the caller reads words.</param>
    public static async Task WriteRefusalAsync(Problem problem, TextWriter? json, TextWriter errors)
    {
        await WriteAsync([problem], errors);
        if (json is not null)
            await WriteRefusalAsync(problem, json);
    }

    /// <summary>For programs alone: the words are told already.</summary>
    public static Task WriteRefusalAsync(Problem problem, TextWriter json) => json.WriteLineAsync(JsonForm.ToJson(w => JsonForm.WriteError(w, problem)));

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
}
