using System.CommandLine;
using System.Text.Json.Nodes;
using Islet.Cli.Stats;

namespace Islet.Cli.Response;

/// <summary><c>islet response assess FILE</c>: the response of each vignette of a file, with what it rests on.</summary>
internal static class AssessCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE.json") { Description = "Measurements: one vignette or {\"vignettes\":[…]} (docs/response-files.md)." };
        var json = Options.Json();
        var command = new Command("assess", "Categories at every time point, best response, PFS and durations by the criterion that each vignette names.") { file, json };
        command.SetAction((call, cancel) => RunAsync(call.GetRequiredValue(file), call.GetValue(json), call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, cancel));
        return command;
    }

    /// <exception cref="Islet.Course.RefusedException">E_RESPONSE_FILE.</exception>
    internal static async Task<int> RunAsync(FileInfo file, bool json, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        List<VignetteAnswer> answers = [.. (await Vignette.ReadAsync(file, cancel)).Select(VignetteAnswer.Of)];
        if (json)
            await output.WriteLineAsync(new JsonObject { ["results"] = new JsonArray([.. answers.Select(a => (JsonNode)a.ToJson())]) }.ToJsonString(StatsJson.Form));
        foreach (var answer in answers)
        {
            if (!json)
                await AssessText.WriteAsync(answer, output);
            await ProblemWriter.WriteAsync(answer.Problems, errors);
        }
        return answers.Exists(a => a.Problems.Any(p => p.Refuses())) ? ExitCode.ProblemsFound : ExitCode.Done;
    }
}
