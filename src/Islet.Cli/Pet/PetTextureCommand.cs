using System.CommandLine;
using System.Text.Json.Nodes;
using Islet.Cli.Stats;
using Islet.Course;
using Islet.Imaging;

namespace Islet.Cli.Pet;

/// <summary><c>islet pet texture IMAGE --mask MASK --config NAME</c>: radiomic features by their IBSI keys.</summary>
internal static class PetTextureCommand
{
    public static Command Create()
    {
        var image = new Argument<FileInfo>("IMAGE") { Description = "NIfTI-1 (.nii, .nii.gz), or the digital phantom's JSON." };
        var mask = new Option<FileInfo>("--mask") { Description = "The region, on the image's own voxels; of the phantom's JSON the same file.", HelpName = "MASK", Required = true };
        var config = new Option<string>("--config") { Description = "IBSI's configuration: what is done with the image first (docs/pet-measures.md).", HelpName = "A|B|C|D|E|phantom", Required = true };
        config.AcceptOnlyFromAmong([.. TextureConfig.Ibsi.Keys]);
        var json = Options.Json();
        var command = new Command("texture", "Radiomic features of a region by the keys of the Image Biomarker Standardisation Initiative (docs/pet-measures.md).") { image, mask, config, json };
        command.SetAction(async (call, cancel) =>
        {
            var by = TextureConfig.Ibsi[call.GetRequiredValue(config)];
            var input = TextureInput.Read(call.GetRequiredValue(image).FullName, call.GetRequiredValue(mask).FullName, by);
            cancel.ThrowIfCancellationRequested();
            var found = TextureFeatures.Of(input.Grid, input.Values, input.Mask, by);
            if (found.Features.Count == 0)
                throw new RefusedException("E_TEXTURE_EMPTY", "--mask", "no voxel of the region is left by the configuration", "a region with intensities in the configuration's range", "Choose another configuration, or look at the mask's place.");
            var output = call.InvocationConfiguration.Output;
            if (call.GetValue(json))
                await output.WriteLineAsync(new JsonObject { ["config"] = by.Name, ["features"] = Json(found.Features), ["diagnostics"] = Json(found.Diagnostics) }.ToJsonString(StatsJson.Form));
            else
            {
                var table = Terminal.Table("feature (IBSI key)", "value");
                foreach (var (key, value) in found.Features)
                    table.Add(key, double.IsNaN(value) ? "undefined" : FormattableString.Invariant($"{value:G6}"));
                output.WriteTable(table);
                await output.WriteLineAsync($"Configuration {by.Name}; mm, and the image's own unit of intensity. Research use; no result is a diagnosis.");
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static JsonObject Json(IReadOnlyDictionary<string, double> values) => new(values.Select(v => KeyValuePair.Create(v.Key, StatsJson.Number(v.Value))));
}
