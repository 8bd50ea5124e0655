using System.Globalization;
using System.Text.Json.Nodes;
using Islet.Cli;

namespace Islet.Tests.Cli.Pet;

/// <summary>Consensus values of the IBSI (Zwanenburg A et al., Radiology 2020;295:328–338) through the command line, at their own tolerances; and what is refused.</summary>
public class PetTextureTests
{
    private const string Small = """{"voxel_mm":[2,2,2],"intensity_zyx":[[[1,2],[3,4]],[[1,1],[2,2]]],"mask_zyx":[[[1,1],[1,1]],[[1,1],[0,0]]]}""";

    [SkippableFact]
    public async Task The_digital_phantom_has_the_consensus_values()
    {
        var phantom = Repository.SharedOrSkip("reference", "ibsi", "digital_phantom.json");
        await Agrees("digital_phantom.csv", phantom, "--mask", phantom, "--config", "phantom");
    }

    [SkippableTheory, InlineData("A"), InlineData("C")]
    public async Task The_CT_phantom_has_the_consensus_values(string config) => await Agrees($"ct_config_{config}.csv",
        Repository.SharedOrSkip("reference", "ibsi", "ct_phantom", "phantom.nii.gz"), "--mask", Repository.SharedOrSkip("reference", "ibsi", "ct_phantom", "mask.nii.gz"), "--config", config);

    /// <summary>Six voxels 1, 2, 3, 4, 1, 1: mean 2, variance 8/6.</summary>
    [Fact]
    public async Task Six_voxels_have_the_features_that_a_hand_computes()
    {
        var (exit, output, errors) = await RunAsync(Small, Small, "phantom");
        Assert.Equal((ExitCode.Done, ""), (exit, errors));
        var found = JsonNode.Parse(output)!;
        Assert.Equal(2, found["features"]!["stat_mean"]!.GetValue<double>(), 1e-12);
        Assert.Equal(8.0 / 6, found["features"]!["stat_var"]!.GetValue<double>(), 1e-12);
        Assert.Equal(6, found["diagnostics"]!["int_mask_vox_count_init_roi"]!.GetValue<double>());
    }

    [Theory]
    [InlineData("[[[0,0],[0,0]],[[0,0],[0,0]]]", "E_MASK_EMPTY")]
    [InlineData("[[[1,1],[1,1]]]", "E_MASK_GRID")]
    [InlineData("[[[1,1],[1,1]],[[1,1],[1]]]", "E_TEXTURE_FILE")]
    [InlineData("[[[1,1],[1,1]],[[1,1],[1,\"1\"]]]", "E_TEXTURE_FILE")]
    [InlineData("7", "E_TEXTURE_FILE")]
    public async Task A_mask_that_is_none_is_refused(string mask, string code)
    {
        var (exit, _, errors) = await RunAsync(Small, $$"""{"voxel_mm":[2,2,2],"mask_zyx":{{mask}}}""", "phantom");
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains(code, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.5", "phantom", "E_TEXTURE_VALUES")]
    [InlineData("257", "phantom", "E_TEXTURE_VALUES")]
    [InlineData("0", "phantom", "E_TEXTURE_VALUES")]
    public async Task Intensities_that_are_no_levels_are_refused(string value, string config, string code)
    {
        var (exit, _, errors) = await RunAsync(Small.Replace("[3,4]", $"[{value},4]", StringComparison.Ordinal), Small, config);
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains(code, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_region_that_the_configuration_leaves_nothing_of_is_refused()
    {
        var (exit, _, errors) = await RunAsync(Small.Replace("[[[1,2],[3,4]],[[1,1],[2,2]]]", "[[[900,900],[900,900]],[[900,900],[900,900]]]", StringComparison.Ordinal), Small, "A");
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("E_TEXTURE_EMPTY", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_too_large_once_interpolated_is_refused_before_it_is_made()
    {
        var large = Small.Replace("[2,2,2]", "[900,900,900]", StringComparison.Ordinal);
        var (exit, _, errors) = await RunAsync(large, large, "C");
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("E_TEXTURE_SIZE", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_and_a_configuration_that_is_none_are_refused()
    {
        Assert.Contains("E_NIFTI", (await StatsRun.RunAsync("pet", "texture", "nowhere.nii.gz", "--mask", "nowhere.nii.gz", "--config", "A")).Errors, StringComparison.Ordinal);
        Assert.Contains("E_TEXTURE_FILE", (await StatsRun.RunAsync("pet", "texture", "nowhere.json", "--mask", "nowhere.json", "--config", "A")).Errors, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, (await StatsRun.RunAsync("pet", "texture", "nowhere.json", "--mask", "nowhere.json", "--config", "F")).Exit);
    }

    private static async Task Agrees(string file, params string[] args)
    {
        var (exit, output, errors) = await StatsRun.RunAsync(["pet", "texture", .. args, "--json"]);
        Assert.Equal((ExitCode.Done, ""), (exit, errors));
        var (found, wrong, compared) = (JsonNode.Parse(output)!, new List<string>(), 0);
        foreach (var cells in File.ReadLines(Repository.SharedOrSkip("reference", "ibsi", file)).Skip(1).Select(line => line.Split(',')))
        {
            var (value, tolerance) = (double.Parse(cells[^2], CultureInfo.InvariantCulture), double.Parse(cells[^1], CultureInfo.InvariantCulture));
            var ours = (found["features"]![cells[0]] ?? found["diagnostics"]![cells[0]])?.GetValue<double>() ?? double.NaN;
            compared++;
            if (!(Math.Abs(Rounded(ours) - Rounded(value)) <= tolerance * (1 + 1e-9)))
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{cells[0]}: {ours}, not {value} ± {tolerance}"));
        }
        Assert.Empty(wrong);
        Assert.True(compared > 150);
    }

    // To three significant figures, as the values were agreed on.
    private static double Rounded(double x) => x == 0 || !double.IsFinite(x) ? x : double.Parse(x.ToString("E2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static async Task<(int Exit, string Output, string Errors)> RunAsync(string image, string mask, string config)
    {
        var folder = Directory.CreateTempSubdirectory("islet-texture-");
        try
        {
            var (first, second) = (Path.Combine(folder.FullName, "image.json"), Path.Combine(folder.FullName, "mask.json"));
            await File.WriteAllTextAsync(first, image);
            await File.WriteAllTextAsync(second, mask);
            return await StatsRun.RunAsync("pet", "texture", first, "--mask", second, "--config", config, "--json");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
