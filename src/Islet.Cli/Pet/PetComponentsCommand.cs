using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Islet.Cli.Stats;
using Islet.Course;
using Islet.Imaging;
using Islet.Imaging.Series;
using Islet.Imaging.Suv;

namespace Islet.Cli.Pet;

/// <summary><c>islet pet components DIR</c>: the connected parts above a SUV.</summary>
internal static class PetComponentsCommand
{
    private const int CountedFrom = 8; // voxels (pet-quantification 5.5)

    public static Command Create()
    {
        var (folder, series, json) = (PetCommand.Folder(), PetCommand.Series(), Options.Json());
        var threshold = new Option<double>("--threshold") { Description = "Voxels of this SUV and more, g/mL.", HelpName = "SUV", Required = true }.WithPoint();
        var connectivity = new Option<int>("--connectivity") { Description = "26: voxels that share a corner touch; 6: a face.", HelpName = "26|6", DefaultValueFactory = _ => 26 };
        connectivity.AcceptOnlyFromAmong("26", "6");
        threshold.Validators.Add(given =>
        {
            if (given.Tokens is [{ Value: var text }] && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var suv) && suv is not (> 0 and <= 1000))
                given.AddError("--threshold: a SUV above 0 and up to 1000 g/mL.");
        });
        var command = new Command("components", "Connected parts of a PET above a SUV, and sums of its three projections (docs/pet-measures.md).") { folder, threshold, connectivity, series, json };
        command.SetAction(async (call, cancel) =>
        {
            var (suv, problems) = Load(call.GetRequiredValue(folder), call.GetValue(series), cancel);
            var parts = Components.Of(Threshold.AtLeast(suv.Image, call.GetValue(threshold)), (Connectivity)call.GetValue(connectivity));
            var mips = Projections.Of(suv.Image);
            var output = call.InvocationConfiguration.Output;
            var (voxels, largest) = (parts.Sum(p => p.Voxels), parts.Select(p => p.Voxels).DefaultIfEmpty().Max());
            if (call.GetValue(json))
                await output.WriteLineAsync(new JsonObject
                {
                    ["series"] = suv.Series.Uid, ["threshold"] = call.GetValue(threshold), ["connectivity"] = call.GetValue(connectivity),
                    ["components"] = parts.Count, ["components_ge_8_voxels"] = parts.Count(p => p.Voxels >= CountedFrom), ["voxels"] = voxels, ["largest"] = largest,
                    ["mip_sum_suv"] = new JsonObject { ["coronal"] = mips.Coronal.Sum(), ["sagittal"] = mips.Sagittal.Sum(), ["axial"] = mips.Axial.Sum() },
                }.ToJsonString(StatsJson.Form));
            else
            {
                var table = Terminal.Table("SUV, g/mL", "connectivity", "components", "of 8 voxels and more", "voxels", "largest, voxels");
                table.Add(call.GetValue(threshold), call.GetValue(connectivity), parts.Count, parts.Count(p => p.Voxels >= CountedFrom), voxels, largest);
                output.WriteTable(table);
            }
            await ProblemWriter.WriteAsync(problems, call.InvocationConfiguration.Error);
            return problems.Any(p => p.Refuses()) ? ExitCode.ProblemsFound : ExitCode.Done;
        });
        return command;
    }

    /// <inheritdoc cref="PetFolder.Load(string, string?, SeriesChoices, CancellationToken, IReadOnlyList{string}?, SuvChoices?)"/>
    internal static (SuvImage Image, IReadOnlyList<Problem> Problems) Load(string folder, string? uid, CancellationToken cancel, IReadOnlyList<string>? preferred = null)
    {
        var read = PetFolder.Load(folder, uid, SeriesChoices.None, cancel, preferred);
        return (read.Pet, read.Problems);
    }
}
