using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Islet.Clinic;
using Islet.Cli.Patients;
using Islet.Cli.Stats;
using Islet.Course;

namespace Islet.Cli.Pet;

/// <summary><c>islet pet netpet PAIRS.json</c>: the score of lesions read on receptor and FDG PET, by the rules of docs/rules/dual-pet.md.</summary>
internal static class PetNetpetCommand
{
    private const string Member = "lesions";

    public static Command Create()
    {
        var pairs = new Argument<FileInfo>("PAIRS.json") { Description = "{\"lesions\":[{\"id\",\"sst_positive\",\"fdg_positive\",\"sst_suvmax\",\"fdg_suvmax\",\"fdg_vs_sst\"}]}; what is not there is unknown." };
        var json = Options.Json();
        var command = new Command("netpet", "NETPET score of paired lesions, its index lesions, and both readings of equal uptake (docs/rules/dual-pet.md).") { pairs, json };
        command.SetAction((call, cancel) => RunAsync(call.GetRequiredValue(pairs), call.GetValue(json), call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, cancel));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, bool json, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var root = await JsonFile.ReadAsync(file, "a file of paired lesions", cancel);
        if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty(Member, out var list) || list.ValueKind is not JsonValueKind.Array)
            throw new RefusedException(JsonFile.Code, file.Name, $"no list '{Member}'", "{\"lesions\":[...]}, which may be empty", "See docs/pet-measures.md.");
        var problems = new List<Problem>();
        var lesions = PetLesionList.Read(list, Member, problems) ?? [];
        problems.AddRange(lesions.GroupBy(l => l.Id, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g =>
            new Problem("E_FACTS_VALUE", Member, FormattableString.Invariant($"{g.Count()} lesions of one id, the first at {Member}[{lesions.ToList().IndexOf(g.First())}]"), "a lesion once", "Give each lesion its own id.")));
        if (problems.Count > 0)
        {
            await ProblemWriter.WriteAsync(problems, errors);
            if (json)
                await output.WriteLineAsync(JsonForm.ToJson(w => JsonForm.WriteList(w, problems)));
            return ExitCode.Refused;
        }
        var result = Netpet.Score(lesions);
        if (json)
            await output.WriteLineAsync(Json(result).ToJsonString(StatsJson.Form));
        else
            await WriteAsync(result, output);
        return ExitCode.Done;
    }

    private static JsonObject Json(NetpetResult result)
    {
        var json = ClassifyEntries.Netpet(result);
        json["score_by_display_windows"] = result.ByDisplayWindows?.ToString();
        json["unread"] = StatsJson.Texts(result.Unread);
        json["lesions"] = new JsonArray([.. result.Lesions.Select(l => (JsonNode)new JsonObject
        {
            ["id"] = l.Lesion.Id, ["pattern"] = Word(l.Pattern), ["by_display_windows"] = Word(l.ByDisplayWindows), ["by_suv_ratio"] = Word(l.BySuvRatio), ["window_quotient"] = l.WindowQuotient, ["suv_ratio"] = l.SuvRatio,
        })]);
        return json;
    }

    private static async Task WriteAsync(NetpetResult result, TextWriter output)
    {
        await output.WriteLineAsync($"NETPET {result.Score?.ToString() ?? "unknown"}; by the display windows {result.ByDisplayWindows?.ToString() ?? "unknown"}, by the ratio of SUVs {result.BySuvRatio?.ToString() ?? "unknown"}.");
        var table = Terminal.Table("lesion", "uptake", "by display windows", "q = (FDG/7)/(receptor/15)", "by ratio of SUVs", "FDG/receptor", "index");
        foreach (var l in result.Lesions)
            table.Add(l.Lesion.Id, Word(l.Pattern), Word(l.ByDisplayWindows), Digits(l.WindowQuotient), Word(l.BySuvRatio), Digits(l.SuvRatio), result.IndexLesions.Contains(l.Lesion.Id, StringComparer.Ordinal) ? "index" : "");
        output.WriteTable(table);
        await output.WriteLineAsync("Research use; no result is a diagnosis.");
    }

    private static string? Word(UptakePattern? pattern) => pattern is { } known ? SnakeCase.Of(known) : null;

    private static string? Digits(decimal? x) => x is null ? null : FormattableString.Invariant($"{x:0.00}");
}
