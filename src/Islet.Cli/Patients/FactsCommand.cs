using System.CommandLine;
using Islet.Clinic;
using Islet.Course;
using Islet.Registry;

namespace Islet.Cli.Patients;

/// <summary><c>islet facts ID|EXAMPLES.json</c>: every fact of a view, known or unknown and why, with what the values do not say by themselves.</summary>
internal static class FactsCommand
{
    public static Command Create()
    {
        var what = new Argument<string>("ID|EXAMPLES.json") { Description = "A patient of the registry, or a file of courses and views (form facts-examples/1)." };
        var (registry, asOf, knownBy, json) = (Options.Registry(), Options.AsOf(), Options.KnownBy(), Options.Json());
        var command = new Command("facts", "Every fact of a patient on a day: its value, age and finding, or why it is unknown; and the cautions beside them.") { what, registry, asOf, knownBy, json };
        command.SetAction(async (call, cancel) =>
        {
            var (name, io) = (call.GetRequiredValue(what), call.InvocationConfiguration);
            if (name.EndsWith(JsonFile.Extension, StringComparison.OrdinalIgnoreCase))
                return await ExamplesAsync(await FactsFile.ReadAsync(new(name), cancel), call.GetValue(json), io.Output, io.Error);
            using var log = FindingLog.Open(call.GetValue(registry)!, TimeProvider.System);
            var course = await log.CourseOfAsync(name, cancel);
            var snapshot = new Snapshot(course, Options.ViewOf(course, call.GetValue(asOf), call.GetValue(knownBy), TimeProvider.System.Today()));
            if (call.GetValue(json))
                await io.Output.WriteLineAsync(JsonForm.ToJson(w => FactsJson.Write(w, snapshot, f => f.Id.ToString())));
            else
                await FactsText.WriteAsync(snapshot, io.Output);
            return ExitCode.Done;
        });
        return command;
    }

    internal static async Task<int> ExamplesAsync(FactsFile file, bool json, TextWriter output, TextWriter errors)
    {
        await ProblemWriter.WriteAsync(file.Unread, errors);
        if (json)
        {
            await output.WriteLineAsync(JsonForm.ToJson(w => FactsResults.Write(w, file)));
            return ExitCode.Done;
        }
        foreach (var example in file.Examples)
        {
            foreach (var view in example.Views)
            {
                await output.WriteLineAsync(example.Id);
                await ViewAsync(example, view, output);
            }
        }
        return ExitCode.Done;
    }

    private static async Task ViewAsync(FactsExample example, View view, TextWriter output)
    {
        if (FactsResults.Seen(example, view, out var refused) is { } snapshot)
            await FactsText.WriteAsync(snapshot, output);
        else
            await output.WriteLineAsync($"refused: {refused}");
    }
}
