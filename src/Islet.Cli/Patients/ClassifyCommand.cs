using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Islet.Clinic;
using Islet.Cli.Stats;
using Islet.Course;

namespace Islet.Cli.Patients;

/// <summary><c>islet classify FACTS.json</c>: grade, class, stage, functioning, dual PET and completeness of a set of facts.</summary>
internal static class ClassifyCommand
{
    private const int KeyWidth = 28;

    public static Command Create()
    {
        var facts = new Argument<FileInfo>("FACTS.json") { Description = "{\"facts\":{...}}: facts by the names of docs/facts.md, and among them pet_lesions. What is not there is unknown." };
        var json = Options.Json();
        var command = new Command("classify", "What the tumour is by a set of facts: grade, class, stage, function, PET score, and what is missing.") { facts, json };
        command.SetAction((call, cancel) => RunAsync(call.GetRequiredValue(facts), call.GetValue(json), call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, cancel));
        return command;
    }

    /// <exception cref="RefusedException">E_FACTS_FILE.</exception>
    internal static async Task<int> RunAsync(FileInfo file, bool json, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var given = ClassifyFacts.Read(await ClassifyFacts.DocumentAsync(file, cancel));
        if (given.Problems.Count > 0)
        {
            await ProblemWriter.WriteAsync(given.Problems, errors);
            if (json)
                await output.WriteLineAsync(JsonForm.ToJson(w => JsonForm.WriteList(w, given.Problems)));
            return ExitCode.Refused;
        }
        var entries = ClassifyEntries.Of(TumourClassification.Of(Possible.Of(given.Facts), given.Lesions));
        if (json)
            await output.WriteLineAsync(ToJson(entries).ToJsonString(StatsJson.Form));
        else
            foreach (var entry in entries)
                await output.WriteLineAsync($"{entry.Key.PadRight(KeyWidth)}{Text(entry)}");
        return ExitCode.Done;
    }

    private static JsonObject ToJson(IReadOnlyList<ClassifyEntry> entries)
    {
        var derived = new JsonObject(entries.Select(e => KeyValuePair.Create(e.Key, e.Value)));
        derived["missing"] = new JsonObject(entries.Where(e => e.Missing.Count > 0).Select(e => KeyValuePair.Create(e.Key, (JsonNode?)StatsJson.Texts(e.Missing))));
        return new() { ["derived"] = derived };
    }

    private static string Text(ClassifyEntry entry) => entry switch
    {
        { Missing.Count: > 0 } => $"unknown: needs {string.Join(", ", entry.Missing)}",
        { Value: null } => "does not apply",
        { Value: JsonObject members } => string.Join("; ", members.Select(m => $"{m.Key} {Text(m.Value)}")),
        { Value: var value } => Text(value),
    };

    private static string Text(JsonNode? value) => value switch
    {
        null => "unknown",
        JsonArray { Count: 0 } => "none",
        JsonArray items => string.Join(", ", items.Select(Text)),
        JsonValue number when number.TryGetValue(out double share) => share.ToString("0.#", CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
