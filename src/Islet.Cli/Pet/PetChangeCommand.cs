using System.CommandLine;
using System.Text.Json.Nodes;
using Islet.Cli.Stats;
using Islet.Course;
using Islet.Imaging.Quantify;

namespace Islet.Cli.Pet;

/// <summary><c>islet pet change A.json B.json</c>: two results of one course, compared where they may be.</summary>
internal static class PetChangeCommand
{
    public static Command Create()
    {
        var before = new Argument<string>("A.json") { Description = "quantification.json of the earlier scan." };
        var after = new Argument<string>("B.json") { Description = "quantification.json of the later scan." };
        var (json, picture) = (Options.Json(), PairPicture.Option("--before and --after"));
        var beforeFolder = new Option<string?>("--before") { Description = "Folder with the earlier PET, for the picture.", HelpName = "DIR" };
        var afterFolder = new Option<string?>("--after") { Description = "Folder with the later PET, for the picture.", HelpName = "DIR" };
        var command = new Command("change", "Volume, TLA, SUVmax and lesions of two scans: absolute and percent where tracer, scanner, reconstruction, uptake time, SSA and method agree, else the break with its reasons (docs/pet-quantify.md).") { before, after, beforeFolder, afterFolder, picture, json };
        command.Validators.Add(given =>
        {
            if (given.GetValue(picture) is null != (given.GetValue(beforeFolder) is null) || given.GetValue(picture) is null != (given.GetValue(afterFolder) is null))
                given.AddError("--picture, --before, --after: all three, or none.");
        });
        command.SetAction(async (call, cancel) =>
        {
            var (earlier, later) = (ResultFile.Read(call.GetRequiredValue(before), "A.json"), ResultFile.Read(call.GetRequiredValue(after), "B.json"));
            var change = QuantificationChange.Between(earlier, later);
            if (call.GetValue(picture) is { } file && PetPairCommand.Image(call.GetValue(beforeFolder), earlier, "--before", cancel) is { } first && PetPairCommand.Image(call.GetValue(afterFolder), later, "--after", cancel) is { } second)
                PairPicture.Write(file, (first, earlier, "before"), (second, later, change.Days is { } days ? FormattableString.Invariant($"after {days} days") : "after"));
            var output = call.InvocationConfiguration.Output;
            if (call.GetValue(json))
                await output.WriteLineAsync(Json(change).ToJsonString(StatsJson.Form));
            else
                await WriteAsync(change, output);
            await ProblemWriter.WriteAsync(change.Cautions, call.InvocationConfiguration.Error);
            return ExitCode.Done;
        });
        return command;
    }

    private static JsonObject Json(QuantificationChange c) => new()
    {
        ["days"] = c.Days, ["comparable"] = c.IsComparable,
        ["breaks"] = new JsonArray([.. c.Breaks.Select(b => (JsonNode)new JsonObject { ["reason"] = SnakeCase.Of(b.Reason), ["before"] = b.Before, ["after"] = b.After })]),
        ["patient"] = Values(c.Patient), ["second_method"] = c.SecondMethod is { } second ? Value(second) : null,
        ["organs"] = new JsonArray([.. c.Organs.Select(o => (JsonNode)new JsonObject { ["organ"] = o.Organ is { } organ ? SnakeCase.Of(organ) : null, ["volume"] = Value(o.Ml), ["suvmax"] = Value(o.SuvMax) })]),
        ["lesions"] = new JsonArray([.. c.Lesions.Select(l => (JsonNode)new JsonObject { ["tracking_uid"] = l.TrackingUid, ["before"] = l.Before, ["after"] = l.After, ["values"] = Values([l.Ml, l.SuvMax, l.SuvPeak, l.TlaG]) })]),
        ["marks"] = new JsonArray([.. c.Marks.Select(m => (JsonNode)new JsonObject { ["percent"] = m.Percent, ["meaning"] = m.Meaning, ["reached"] = m.Reached })]),
        ["problems"] = new JsonArray([.. c.Cautions.Select(p => (JsonNode)StatsJson.Problem(p))]),
    };

    private static JsonObject Values(IEnumerable<ValueChange> values) => new(values.Select(v => KeyValuePair.Create(v.Name, (JsonNode?)Value(v))));

    private static JsonObject Value(ValueChange v) => new() { ["before"] = StatsJson.Number(v.Before), ["after"] = StatsJson.Number(v.After), ["absolute"] = StatsJson.Number(v.Absolute), ["percent"] = StatsJson.Number(v.Percent) };

    private static async Task WriteAsync(QuantificationChange c, TextWriter output)
    {
        if (!c.IsComparable)
        {
            output.WriteWrapped("NOT COMPARED: the numbers stand beside each other and no change is computed.");
            foreach (var b in c.Breaks)
                output.WriteWrapped($"    {SnakeCase.Of(b.Reason).Replace('_', ' ')}: {b.Before ?? "not known"} before, {b.After ?? "not known"} after");
        }
        var table = Terminal.Table("", "before", "after", "change", "%");
        Add("volume, mL", c.Patient[0]);
        Add("TLA, g", c.Patient[1]);
        Add("SUVmax, g/mL", c.Patient[2]);
        Add("lowest SUVmean, g/mL", c.Patient[3]);
        AddWhole("lesions", c.Patient[4]);
        if (c.SecondMethod is { } second)
            Add("volume by the second method, mL", second);
        foreach (var o in c.Organs)
            Add($"volume, {(o.Organ is { } organ ? SnakeCase.Of(organ).Replace('_', ' ') : "not assigned")}, mL", o.Ml);
        foreach (var l in c.Lesions)
            Add($"SUVmax, {l.Before ?? "new"} → {l.After ?? "not found"}", l.SuvMax);
        output.WriteTable(table);
        foreach (var mark in c.Marks)
            output.WriteWrapped(FormattableString.Invariant($"{mark.Percent:+0;-0} %: {(mark.Reached ? "reached" : "not reached")}; {mark.Meaning}. A mark, no class of response."));
        await output.WriteLineAsync(c.Days is { } days ? FormattableString.Invariant($"{days} days apart. Research use; no result is a diagnosis.") : "Research use; no result is a diagnosis.");

        void AddWhole(string name, ValueChange v) => table.Add(name, v.Before, v.After, v.Absolute, QuantifyAnswer.Fixed(v.Percent));
        void Add(string name, ValueChange v) => table.Add(name, QuantifyAnswer.Fixed(v.Before), QuantifyAnswer.Fixed(v.After), QuantifyAnswer.Fixed(v.Absolute), QuantifyAnswer.Fixed(v.Percent));
    }
}
