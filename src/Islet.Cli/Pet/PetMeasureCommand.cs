using System.CommandLine;
using System.Text.Json.Nodes;
using Islet.Cli.Stats;
using Islet.Imaging;
using Islet.Imaging.Lesions;
using Islet.Imaging.Objects;

namespace Islet.Cli.Pet;

/// <summary><c>islet pet measure DIR --rois FILE</c>: numbers of lesions that somebody points at.</summary>
internal static class PetMeasureCommand
{
    public static Command Create()
    {
        var (folder, series, json) = (PetCommand.Folder(), PetCommand.Series(), Options.Json());
        var rois = new Option<string>("--rois") { Description = "Regions: liver, and per lesion centre and radius, or a mask (docs/pet-measures.md).", HelpName = "ROIS.json", Required = true };
        var method = new Option<string>("--method") { Description = "REL42, REL30 to REL70, REL_BG, LIV2SD, LIVMAX_1.1, LIVK, FIX:4, GRAD; QPSMA for PSMA ligands, QPSMA:ANALOGUE for others, where each lesion has its \"organ\" (docs/pet-measures.md).", HelpName = "METHOD", DefaultValueFactory = _ => SegmentationMethod.Default.Id };
        var command = new Command("measure", "SUVmax, SUVpeaks, SUVmean, volume and TLA of lesions, with leaks told apart (docs/pet-measures.md).") { folder, rois, method, series, json };
        command.SetAction(async (call, cancel) =>
        {
            var by = SegmentationMethod.ParseAny(call.GetRequiredValue(method));
            var regions = PetRois.Read(call.GetRequiredValue(rois));
            var (suv, problems) = PetComponentsCommand.Load(call.GetRequiredValue(folder), call.GetValue(series), cancel);
            var (image, output) = (suv.Image, call.InvocationConfiguration.Output);
            by.RefuseTracer(Imaging.Suv.Tracer.NameOf(suv.Series.Header));
            var liver = regions.Liver(image.Grid) is { } sphere ? RegionStatistics.Of(image, sphere) : null;
            List<(JsonNode? Id, Lesion Lesion, bool Drawn)> lesions = [.. regions.Lesions(ObjectSource.Of(suv))
                .Select(l => (JsonNode.Parse(l.Id.GetRawText()), (l.Drawn ? Lesion.Drawn(image, l.Region) : Lesion.Grow(image, l.Region, by.For(l.Organ), liver))!, l.Drawn))];
            List<JsonObject> rows = [.. lesions.Select(l => Json(image, l.Id, l.Lesion, l.Drawn))];
            if (call.GetValue(json))
                await output.WriteLineAsync(Whole(suv.Series.Uid, by, suv.Suv.Path, image, lesions, rows, liver).ToJsonString(StatsJson.Form));
            else
                Print(output, rows, by);
            await ProblemWriter.WriteAsync([.. problems, .. regions.Warnings], call.InvocationConfiguration.Error);
            return problems.Any(p => p.Refuses()) ? ExitCode.ProblemsFound : ExitCode.Done;
        });
        return command;
    }

    private static JsonObject Whole(string series, SegmentationMethod by, string path, VoxelImage image, List<(JsonNode? Id, Lesion Lesion, bool Drawn)> lesions, List<JsonObject> rows, RegionStatistics? liver)
    {
        List<Lesion> counted = [.. lesions.Select(l => l.Lesion).Where(l => !l.Leak)];
        return new()
        {
            ["series"] = series, ["suv_type"] = "SUVbw", ["path"] = path, ["method"] = by.Id, ["connectivity"] = 26,
            ["lesions"] = new JsonArray([.. rows]),
            ["sst_tv_ml"] = counted.Sum(l => l.Region.Voxels * image.Grid.VoxelMl), ["tla"] = counted.Sum(l => (RegionStatistics.Of(image, l.Region)?.Sum ?? 0) * image.Grid.VoxelMl),
            ["leaks"] = new JsonArray([.. lesions.Where(l => l.Lesion.Leak).Select(l => l.Id?.DeepClone())]),
            ["liver"] = liver is null ? null : new JsonObject { ["mean"] = liver.Mean, ["sd"] = liver.Sd, ["max"] = liver.Max, ["n"] = liver.Voxels },
        };
    }

    private static JsonObject Json(VoxelImage image, JsonNode? id, Lesion lesion, bool drawn)
    {
        var (ml, found, max) = (image.Grid.VoxelMl, RegionStatistics.Of(image, lesion.Region), lesion.InVoi.Hottest);
        var highest = SuvPeak.Of(image, lesion.Region, PeakVariant.IbsiGlobal)?.Suv;
        var json = new JsonObject
        {
            ["id"] = id, ["suvmax"] = lesion.InVoi.Max, ["max_voxel_zyx"] = new JsonArray(max.Z, max.Y, max.X), ["suvpeak_at_max"] = SuvPeak.Of(image, lesion.Voi, PeakVariant.IbsiLocal)!.Value.Suv,
            ["suvpeak_highest"] = StatsJson.Number(highest), ["threshold"] = StatsJson.Number(lesion.Threshold), ["voxels"] = lesion.Region.Voxels, ["ml"] = lesion.Region.Voxels * ml,
            ["suvmean"] = StatsJson.Number(found?.Mean), ["tla"] = (found?.Sum ?? 0) * ml, ["leak"] = lesion.Leak, ["small"] = lesion.Region.Voxels * ml < Lesion.SmallMl,
        };
        if (!drawn)
            return json;
        json["mask_voxels"] = lesion.Region.Voxels;
        json["mask_ml"] = lesion.Region.Voxels * ml;
        json["suvmin"] = found!.Min;
        json["suvsd_population"] = found.Sd;
        json["tlg"] = found.Sum * ml;
        json["suvpeak_highest_in_mask"] = StatsJson.Number(highest);
        foreach (var (name, suv) in ((string, double)[])[("thr41", 0.41 * found.Max), ("thr42", 0.42 * found.Max), ("suv_ge_4", 4)])
        {
            var above = Threshold.AtLeast(image, suv, lesion.Region);
            json[name] = new JsonObject { ["voxels"] = above.Voxels, ["ml"] = above.Voxels * ml, ["suvmean"] = StatsJson.Number(RegionStatistics.Of(image, above)?.Mean) };
        }
        return json;
    }

    private static void Print(TextWriter output, List<JsonObject> rows, SegmentationMethod by)
    {
        var table = Terminal.Table("lesion", "SUVmax, g/mL", "SUVpeak at max", "SUVpeak highest", $"threshold ({by.Id})", "voxels", "mL", "SUVmean", "TLA, g", "leak");
        foreach (var row in rows)
            table.Add(row["id"]?.ToString(), Fixed(row["suvmax"]), Fixed(row["suvpeak_at_max"]), Fixed(row["suvpeak_highest"]), Fixed(row["threshold"]), row["voxels"]?.ToString(), Fixed(row["ml"]), Fixed(row["suvmean"]), Fixed(row["tla"]),
                row["leak"]?.GetValue<bool>() is true ? "LEAK" : "");
        output.WriteTable(table);
    }

    private static string Fixed(JsonNode? number) => number is null ? "–" : StatsText.Fixed(number.GetValue<double>(), 3);
}
