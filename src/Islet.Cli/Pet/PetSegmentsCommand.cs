using System.CommandLine;
using System.Text.Json.Nodes;
using Islet.Cli.Stats;
using Islet.Course;
using Islet.Imaging.Dicom;
using Islet.Imaging.Objects;
using Islet.Imaging.Quantify;

namespace Islet.Cli.Pet;

/// <summary><c>islet pet segments FILE --on DIR</c>: the regions of a segmentation or of contours, measured on a PET.</summary>
internal static class PetSegmentsCommand
{
    private const int Longest = 64; // of a label, VR LO

    private sealed record Measured(Segment Segment, LesionNumbers? Numbers);

    public static Command Create()
    {
        var (series, json) = (PetCommand.Series(), Options.Json());
        var file = new Argument<string>("FILE") { Description = "A segmentation (SEG) or contours (RTSTRUCT) of DICOM." };
        var folder = new Option<string>("--on") { Description = "Folder with the PET; the series that FILE names is taken, or --series.", HelpName = "DIR", Required = true };
        var command = new Command("segments", "The regions of a DICOM SEG or RTSTRUCT on the voxels of a PET: SUVmax, SUVpeaks, SUVmean, volume and TLA of each (docs/pet-objects.md).") { file, folder, series, json };
        command.SetAction(async (call, cancel) =>
        {
            var read = ObjectFile.Open(call.GetRequiredValue(file), "FILE");
            var (contours, bits) = (RtStruct.Is(read) ? RtStruct.Read(read) : null, SegObject.Is(read) ? SegObject.Read(read) : null);
            if (contours is null && bits is null)
                throw new RefusedException("E_OBJECT_KIND", $"FILE, {Tags.SopClassUid}", "another kind of object", "a segmentation (SEG) or contours (RTSTRUCT)", "Give the file of the segmentation or of the contours.");
            var (suv, problems) = PetComponentsCommand.Load(call.GetRequiredValue(folder), call.GetValue(series), cancel, bits?.Series ?? contours!.Series);
            var source = ObjectSource.Of(suv);
            List<(Segment Segment, DrawnRegion Drawn)> drawn = bits is not null ? [.. bits.On(source)]
                : [.. contours!.Rois.Select(r => (new Segment(r.Number, r.Name, null, null, null, null, null, null, null), r.On(source)))];
            List<Measured> measured = [.. drawn.Select(d => new Measured(d.Segment, LesionNumbers.Of(suv.Image, d.Drawn.Region)))];
            List<Problem> all = [.. problems, .. drawn.SelectMany(d => d.Drawn.Warnings).Distinct()];
            var output = call.InvocationConfiguration.Output;
            if (call.GetValue(json))
                await output.WriteLineAsync(new JsonObject
                {
                    ["kind"] = bits is null ? "RTSTRUCT" : "SEG", ["series"] = suv.Series.Uid, ["suv_type"] = "SUVbw", ["path"] = suv.Suv.Path, ["segments"] = new JsonArray([.. measured.Select(m => (JsonNode)Json(m))]),
                    ["problems"] = new JsonArray([.. all.Select(p => (JsonNode)StatsJson.Problem(p))]),
                }.ToJsonString(StatsJson.Form));
            else
                Print(output, measured);
            await ProblemWriter.WriteAsync(all, call.InvocationConfiguration.Error);
            return all.Exists(p => p.Refuses()) ? ExitCode.ProblemsFound : ExitCode.Done;
        });
        return command;
    }

    private static JsonObject Json(Measured m)
    {
        var (s, n) = (m.Segment, m.Numbers);
        return new()
        {
            ["number"] = s.Number, ["label"] = Shown(s.Label), ["tracking_id"] = Shown(s.TrackingId), ["tracking_uid"] = s.TrackingUid, ["organ"] = s.Organ is { } organ ? SnakeCase.Of(organ) : null, ["method"] = Shown(s.Method),
            ["voxels"] = n?.Voxels ?? 0, ["ml"] = n?.Ml ?? 0, ["suvmax"] = StatsJson.Number(n?.SuvMax), ["max_voxel_zyx"] = n is null ? null : new JsonArray(n.MaxVoxel.Z, n.MaxVoxel.Y, n.MaxVoxel.X),
            ["suvpeak_at_max"] = StatsJson.Number(n?.SuvPeakAtMax), ["suvpeak_highest"] = StatsJson.Number(n?.SuvPeakHighest), ["suvmean"] = StatsJson.Number(n?.SuvMean), ["suvsd_population"] = StatsJson.Number(n?.Sd),
            ["suvmedian"] = StatsJson.Number(n?.Median), ["suvmin"] = StatsJson.Number(n?.SuvMin), ["tla"] = n?.TlaG ?? 0, ["centroid_mm"] = n is null ? null : StatsJson.Numbers([n.Centroid.X, n.Centroid.Y, n.Centroid.Z]),
            ["small"] = n?.IsSmall,
        };
    }

    private static void Print(TextWriter output, List<Measured> measured)
    {
        var table = Terminal.Table("number", "label", "SUVmax, g/mL", "SUVpeak at max", "SUVpeak highest", "SUVmean", "voxels", "mL", "TLA, g");
        foreach (var (s, n) in measured)
            table.Add(s.Number, Shown(s.Label), Fixed(n?.SuvMax), Fixed(n?.SuvPeakAtMax), Fixed(n?.SuvPeakHighest), Fixed(n?.SuvMean), n?.Voxels ?? 0, Fixed(n?.Ml ?? 0), Fixed(n?.TlaG ?? 0));
        output.WriteTable(table);
    }

    private static string Fixed(double? number) => number is { } n ? StatsText.Fixed(n, 3) : "–";

    /// <summary>A person asked for these words of the file; what would move a terminal's cursor is left out.</summary>
    private static string? Shown(string? text) => text is null ? null : string.Concat(text.Where(c => !char.IsControl(c)).Take(Longest));
}
