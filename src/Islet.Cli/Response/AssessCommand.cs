using System.CommandLine;
using System.Text.Json.Nodes;
using Islet.Cli.Stats;
using Islet.Clinic;
using Islet.Exchange;

namespace Islet.Cli.Response;

/// <summary><c>islet response assess FILE | --sdtm DIR</c>: response computed from measurements, with what it rests on.</summary>
internal static class AssessCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo?>("FILE.json") { Description = "Measurements: one vignette or {\"vignettes\":[…]} (docs/response-files.md).", Arity = ArgumentArity.ZeroOrOne };
        var sdtm = new Option<DirectoryInfo>("--sdtm") { Description = "Instead of a file: a folder with tu.csv, tr.csv, dm.csv and, if it likes, rs.csv (docs/sdtm.md).", HelpName = "DIR" };
        var criterion = new Option<string>("--criterion") { Description = "With --sdtm: the criterion.", HelpName = "CODE", DefaultValueFactory = _ => Recist11.Criterion.Code };
        criterion.AcceptOnlyFromAmong([.. ResponseCriteria.All.Select(c => c.Code)]);
        var partial = new Option<PartialDate>("--partial-date") { Description = "With --sdtm: the day for which a date without its day stands.", HelpName = "last|first|none" };
        var json = Options.Json();
        var command = new Command("assess", "Categories at every time point, best response, PFS and durations.") { file, sdtm, criterion, partial, json };
        command.Validators.Add(call =>
        {
            if ((call.GetValue(file) is null) == (call.GetValue(sdtm) is null))
                call.AddError("response assess: give a file of measurements, or --sdtm with a folder.");
        });
        command.SetAction((call, cancel) =>
        {
            var (output, errors) = (call.InvocationConfiguration.Output, call.InvocationConfiguration.Error);
            return call.GetValue(sdtm) is { } folder
                ? SdtmAssess.RunAsync(folder, ResponseCriteria.ByCode(call.GetValue(criterion)!)!, call.GetValue(partial), call.GetValue(json), output, errors, cancel)
                : RunAsync(call.GetValue(file)!, call.GetValue(json), output, errors, cancel);
        });
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
