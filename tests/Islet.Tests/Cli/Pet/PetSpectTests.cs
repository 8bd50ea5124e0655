using System.Text.Json.Nodes;
using Islet.Cli;
using Islet.Tests.Imaging;

namespace Islet.Tests.Cli.Pet;

/// <summary>A SPECT at the command line: calibration and therapy typed, by somebody.</summary>
public sealed class PetSpectTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("islet-spect-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_command_takes_the_calibration_with_its_scanner_its_date_and_who_typed_it()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "a.dcm"), SpectDraft.Of().ToFile());
        string[] all = ["pet", "suv", folder.FullName, "--calibration", "12.5", "--calibration-scanner", "camera 2", "--calibration-date", "2024-01-15", "--injected", "2024-03-04T10:41:17", "--by", "A. Reader"];
        var (exit, output, errors) = await StatsRun.RunAsync([.. all, "--json"]);
        Assert.True(exit == ExitCode.Done, errors);
        var series = JsonNode.Parse(output)!["series"]![0]!;
        Assert.Equal(("SPECT", "A. Reader"), (series["modality"]!.GetValue<string>(), series["entered_by"]!.GetValue<string>()));
        Assert.Equal(12.5 * 70_000 / (7.4e9 * Math.Pow(2, -86_400 / 574_300.0)), series["suvbw_factor"]!.GetValue<double>(), 1e-12);
        Assert.Equal(ExitCode.Usage, (await StatsRun.RunAsync(all[..5])).Exit);
        Assert.Equal(ExitCode.Usage, (await StatsRun.RunAsync(all[..11])).Exit); // nobody says who typed it
        var (refused, bare, _) = await StatsRun.RunAsync("pet", "suv", folder.FullName, "--json");
        Assert.Equal((ExitCode.ProblemsFound, "E_SPECT_COUNTS"), (refused, JsonNode.Parse(bare)!["series"]![0]!["error"]!["code"]!.GetValue<string>()));
        Assert.Contains("counts", (await StatsRun.RunAsync("pet", "series", folder.FullName)).Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_synthetic_SPECT_is_quantified_and_says_what_it_is()
    {
        var (exit, output, errors) = await StatsRun.RunAsync("pet", "quantify", PetData.Shared("synthetic", "spect.dcm"), "--out", Path.Combine(folder.FullName, "a"), "--tracer", "sst", "--calibration", "100", "--calibration-scanner", "camera", "--calibration-date", "2024-01-15",
            "--weight", "70", "--dose", "7.4e9", "--injected", "2024-03-04T08:00:00", "--typed-by", "A. Reader", "--json");
        Assert.True(exit == ExitCode.Done, errors);
        var result = JsonNode.Parse(output)!;
        Assert.Equal("SPECT", result["modality"]!.GetValue<string>());
        Assert.EndsWith("entered by A. Reader", result["path"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotEmpty(result["candidates"]!.AsArray());
        Assert.True(File.Exists(Path.Combine(folder.FullName, "a", "segmentation.dcm")));
    }
}
