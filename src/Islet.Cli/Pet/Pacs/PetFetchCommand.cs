using System.CommandLine;
using System.Text.Json.Nodes;
using Islet.Cli.Stats;
using Islet.Course;
using Islet.Exchange.DicomWeb;
using Islet.Web;

namespace Islet.Cli.Pet.Pacs;

/// <summary><c>islet pet fetch --from URL --study UID --out DIR</c>: series from an archive into a folder that the other commands read.</summary>
internal static class PetFetchCommand
{
    private sealed record Call(string Study, string? Series, IReadOnlyList<string> Modalities, string Out, bool Again, bool Json);

    public static Command Create()
    {
        var (study, series, json) = (PacsOptions.Uid("--study", "The study.", required: true), PacsOptions.Uid("--series", "Only this series."), Options.Json());
        var modalities = new Option<string[]>("--modality") { Description = "Only series of these (PT CT). [default: all]", HelpName = "PT", AllowMultipleArgumentsPerToken = true };
        var folder = new Option<DirectoryInfo>("--out") { Description = "Where they go: a folder a series, a file an object, named by their UIDs.", HelpName = "DIR", Required = true };
        var again = new Option<bool>("--again") { Description = "Fetch also what is here already, and compare it byte by byte." };
        var command = new Command("fetch", "Fetches the series of a study from an archive by DICOMweb; each whole, or not at all.") { study, series, modalities, folder, again, json };
        var pacs = PacsOptions.AddTo(command, "--from");
        command.SetAction(async (call, cancel) =>
        {
            using var archive = pacs.Open(call);
            return await RunAsync(archive, new(call.GetValue(study)!, call.GetValue(series), call.GetValue(modalities) ?? [], call.GetRequiredValue(folder).FullName, call.GetValue(again), call.GetValue(json)),
                call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, cancel);
        });
        return command;
    }

    private static async Task<int> RunAsync(DicomWebClient archive, Call call, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var wanted = (await archive.SeriesAsync(call.Study, cancel)).Where(s => (call.Series is null || s.Uid == call.Series) && (call.Modalities.Count == 0 || call.Modalities.Contains(s.Modality ?? ""))).ToList();
        if (wanted.Count == 0)
            throw PacsProblems.Missing(archive.Name, "series in this study");
        var done = new List<Downloaded>();
        using (var progress = new Progress(errors))
        {
            var before = 0;
            var download = new SeriesDownload(archive, call.Out, got => progress.Tell(before + got, "objects"));
            foreach (var series in wanted)
            {
                done.Add(await download.RunAsync(call.Study, series.Uid, series.Modality, call.Again, cancel));
                before += done[^1].Objects;
            }
        }
        if (call.Json)
            await output.WriteLineAsync(Json(done).ToJsonString(StatsJson.Form));
        else
            output.WriteTable(Table(done));
        List<Problem> differ = [.. done.Where(d => d.Different > 0).Select(d => new Problem("W_PACS_DIFFERS", $"series {d.Series}", FormattableString.Invariant($"{d.Different} objects that are here with other bytes than the archive sends"), "the same bytes",
            "What is here was left. To have the archive's, fetch into an empty folder and compare."))];
        await ProblemWriter.WriteAsync(differ, errors);
        return differ.Count > 0 ? ExitCode.ProblemsFound : ExitCode.Done;
    }

    private static JsonObject Json(List<Downloaded> done) => new()
    {
        ["series"] = new JsonArray([.. done.Select(d => (JsonNode)new JsonObject
        {
            ["uid"] = d.Series, ["modality"] = d.Modality, ["objects"] = d.Objects, ["added"] = d.Added, ["unchanged"] = d.Unchanged, ["different"] = d.Different,
        })]),
    };

    private static Spectre.Console.Table Table(List<Downloaded> done)
    {
        var table = Terminal.Table("series", "modality", "objects", "added", "unchanged", "different");
        foreach (var d in done)
            table.Add(d.Series, d.Modality, d.Objects, d.Added, d.Unchanged, d.Different);
        return table;
    }
}
