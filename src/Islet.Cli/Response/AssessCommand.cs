using System.CommandLine;
using System.Text.Json.Nodes;
using Islet.Cli.Stats;
using Islet.Clinic;
using Islet.Exchange;

namespace Islet.Cli.Response;

/// <summary><c>islet response assess FILE</c>: the response of each vignette of a file, with what it rests on.</summary>
internal static class AssessCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo?>("FILE.json") { Arity = ArgumentArity.ZeroOrOne, Description = "Measurements: one vignette or {\"vignettes\":[…]} (docs/response-files.md)." };
        var sdtm = new Option<DirectoryInfo?>("--sdtm") { Description = "Instead of a file: a folder with tu.csv, tr.csv, dm.csv and, where there is one, rs.csv (docs/sdtm.md).", HelpName = "DIR" };
        var (criterion, partial) = (Criterion(), Partial());
        var json = Options.Json();
        var command = new Command("assess", "Categories at every time point, best response, PFS and durations by the criterion that each vignette names.") { file, sdtm, criterion, partial, json };
        command.Validators.Add(given =>
        {
            var folder = given.GetResult(sdtm) is { Implicit: false }; // a value that cannot be read would throw here; the parser tells it
            if (given.GetResult(file) is { Tokens.Count: > 0 } == folder)
                given.AddError("Name a FILE.json, or a folder with --sdtm.");
            if (!folder && new Option[] { criterion, partial }.FirstOrDefault(o => given.GetResult(o) is { Implicit: false }) is { } alone)
                given.AddError($"{alone.Name} is for --sdtm; a file names its own criterion.");
        });
        command.SetAction((call, cancel) => call.GetValue(sdtm) is { } folder
            ? SdtmAssess.RunAsync(folder, ResponseCriteria.ByCode(call.GetValue(criterion)!)!, call.GetValue(partial), call.GetValue(json), call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, cancel)
            : RunAsync(call.GetRequiredValue(file)!, call.GetValue(json), call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, cancel));
        return command;
    }

    public static Option<string> Criterion()
    {
        var criterion = new Option<string>("--criterion") { Description = "Code of the criterion of response.", HelpName = "CODE", DefaultValueFactory = _ => Recist11.Criterion.Code };
        criterion.Validators.Add(given =>
        {
            if (ResponseCriteria.All.All(c => c.Code != given.GetValue(criterion)))
                given.AddError($"E_RESPONSE_CRITERION: --criterion: no criterion has this code; the codes are {string.Join(", ", ResponseCriteria.All.Select(c => c.Code))}.");
        });
        return criterion;
    }

    private static Option<PartialDate> Partial()
    {
        const string Name = "--partial-date";
        return new(Name)
        {
            Description = "With --sdtm: the day that stands for a month or year.", HelpName = "last|first|none", DefaultValueFactory = _ => PartialDate.Last,
            CustomParser = argument =>
            {
                if (Enum.GetNames<PartialDate>().FirstOrDefault(n => n.Equals(argument.Tokens[0].Value, StringComparison.OrdinalIgnoreCase)) is { } known)
                    return Enum.Parse<PartialDate>(known);
                argument.AddError($"{Name}: '{argument.Tokens[0].Value}' is not one of last, first, none.");
                return PartialDate.Last;
            },
        };
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
