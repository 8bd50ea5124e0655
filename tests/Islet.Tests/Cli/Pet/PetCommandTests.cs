using System.Text.Json;
using Islet.Cli;
using Islet.Tests.Imaging;

namespace Islet.Tests.Cli.Pet;

public class PetCommandTests
{
    [Fact]
    public async Task A_series_is_listed_by_the_contract()
    {
        var (exit, output, errors) = await StatsRun.RunAsync("pet", "series", PetData.SuvCase("c01_siemens_start"), "--json");
        Assert.Equal((ExitCode.Done, ""), (exit, errors));
        using var json = JsonDocument.Parse(output);
        var series = Assert.Single(json.RootElement.GetProperty("series").EnumerateArray());
        Assert.Equal(("PT", "BQML", "DOTATATE"), (series.GetProperty("modality").GetString(), series.GetProperty("units").GetString(), series.GetProperty("tracer").GetString()));
        Assert.Equal("[6,7,9] [3,4,4] [-16,-12,100]", string.Join(' ', new[] { "shape_zyx", "voxel_mm_zyx", "first_slice_position_mm" }.Select(k => $"[{string.Join(',', series.GetProperty(k).EnumerateArray().Select(n => n.GetRawText()))}]")));
        Assert.Empty(series.GetProperty("problems").EnumerateArray());
    }

    [Fact]
    public async Task A_refused_series_carries_its_code_and_leaves_with_one()
    {
        var (exit, output, errors) = await StatsRun.RunAsync("pet", "suv", PetData.SuvCase("c17_weight_missing"), "--json");
        Assert.Equal(ExitCode.ProblemsFound, exit);
        Assert.Contains("E_WEIGHT", errors, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(output);
        var series = Assert.Single(json.RootElement.GetProperty("series").EnumerateArray());
        Assert.Equal("E_WEIGHT", series.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(JsonValueKind.Null, series.GetProperty("suvbw_factor").ValueKind);
        Assert.DoesNotContain("c17_weight_missing", output + errors, StringComparison.Ordinal); // the patient's name and number, and the folder's
    }

    [Fact]
    public async Task What_is_typed_needs_a_name_takes_effect_and_is_written_beside_the_result()
    {
        var folder = PetData.SuvCase("c17_weight_missing");
        Assert.Equal(ExitCode.Usage, (await StatsRun.RunAsync("pet", "suv", folder, "--weight", "74.5")).Exit);
        var (exit, output, _) = await StatsRun.RunAsync("pet", "suv", folder, "--weight", "74.5", "--by", "reader 1", "--json");
        Assert.Equal(ExitCode.Done, exit);
        using var json = JsonDocument.Parse(output);
        var series = Assert.Single(json.RootElement.GetProperty("series").EnumerateArray());
        Assert.Equal(("weight", "reader 1"), (series.GetProperty("entered")[0].GetString(), series.GetProperty("entered_by").GetString()));
        Assert.Equal(23.27, series.GetProperty("suvbw_max").GetDouble(), 2);
    }

    [Fact]
    public async Task People_read_a_table()
    {
        var (exit, output, errors) = await StatsRun.RunAsync("pet", "suv", PetData.SuvCase("c20_dose_in_mbq"));
        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains("W_DOSE_MBQ_ASSUMED", errors, StringComparison.Ordinal);
        Assert.Contains("23.27", output, StringComparison.Ordinal);
        Assert.Contains("no result is a diagnosis", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_PET_or_that_is_not_there_is_refused()
    {
        var empty = Directory.CreateTempSubdirectory("islet-empty-");
        try
        {
            File.WriteAllText(Path.Combine(empty.FullName, "a.txt"), "no image");
            var (exit, output, _) = await StatsRun.RunAsync("pet", "suv", empty.FullName, "--json");
            Assert.Equal(ExitCode.Refused, exit);
            Assert.Contains("E_NO_PET", output, StringComparison.Ordinal);
            Assert.Contains("E_IMAGES", (await StatsRun.RunAsync("pet", "series", Path.Combine(empty.FullName, "nowhere"))).Errors, StringComparison.Ordinal);
        }
        finally
        {
            empty.Delete(recursive: true);
        }
    }
}
