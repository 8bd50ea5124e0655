using System.Text.Json.Nodes;
using Islet.Cli;
using Islet.Tests.Imaging;

namespace Islet.Tests.Cli.Pet;

/// <summary>Against the truth of the synthetic patient (shared/data/pet/synthetic) and the statistics of real sarcomas (shared/data/pet/ibsi_sts).</summary>
public class PetMeasureTests
{
    [SkippableTheory, InlineData("sst", "4", "suv4_conn26"), InlineData("sst", "2.5", "suv2.5_conn26"), InlineData("fdg", "4", "suv4_conn26")]
    public async Task Components_and_projections_are_the_truths(string series, string threshold, string key)
    {
        var truth = Truth(series);
        var (_, output, _) = await StatsRun.RunAsync("pet", "components", PetData.Shared("synthetic", series), "--threshold", threshold, "--json");
        var found = JsonNode.Parse(output)!;
        foreach (var (name, count) in truth["components"]![key]!.AsObject())
            Assert.Equal(count!.GetValue<int>(), found[name]!.GetValue<int>());
        foreach (var (name, sum) in truth["mip_sum_suv"]!.AsObject())
            Assert.Equal(1, found["mip_sum_suv"]![name]!.GetValue<double>() / sum!.GetValue<double>(), 1e-6);
    }

    [SkippableTheory, InlineData("sst"), InlineData("fdg")]
    public async Task Lesions_are_measured_as_a_careful_reader_measures_them(string series)
    {
        var truth = Truth(series);
        var centres = Root()["lesions"]!.AsArray().ToDictionary(l => l!["id"]!.GetValue<int>(), l => l!["centre_mm"]!);
        var regions = truth["reference_regions"]!;
        var rois = new JsonObject { ["liver"] = new JsonObject { ["centre_mm"] = regions["liver_sphere_centre_mm"]!.DeepClone(), ["diameter_mm"] = 30 }, ["lesions"] = new JsonArray([.. truth["measured"]!.AsArray().Select(m => new JsonObject
        {
            ["id"] = m!["id"]!.GetValue<int>(), ["centre_mm"] = centres[m["id"]!.GetValue<int>()].DeepClone(), ["voi_radius_mm"] = m["voi_radius_mm"]!.GetValue<double>(),
        })]) };
        var found = await Measure(PetData.Shared("synthetic", series), rois);
        foreach (var (lesion, expected) in found["lesions"]!.AsArray().Zip(truth["measured"]!.AsArray()))
        {
            Assert.Equal(expected!["suvmax"]!.GetValue<double>(), lesion!["suvmax"]!.GetValue<double>(), 1e-5);
            Assert.Equal(expected["max_voxel_zyx"]!.ToJsonString(), lesion["max_voxel_zyx"]!.ToJsonString());
            Assert.Equal(expected["thr42"]!["voxels"]!.GetValue<int>(), lesion["voxels"]!.GetValue<int>());
            Assert.Equal(expected["thr42_unbounded_leaks"]!.GetValue<bool>(), lesion["leak"]!.GetValue<bool>());
            Assert.Equal(expected["suvpeak_at_max"]!.GetValue<double>(), lesion["suvpeak_at_max"]!.GetValue<double>(), 1e-5);
            Assert.Equal(expected["suvpeak_highest_in_42"]!.GetValue<double>(), lesion["suvpeak_highest"]!.GetValue<double>(), 1e-5);
            Assert.Equal(expected["thr42"]!["tla"]!.GetValue<double>(), lesion["tla"]!.GetValue<double>(), 1e-4);
        }
        foreach (var (ours, theirs) in ((string, string)[])[("mean", "liver_mean"), ("sd", "liver_sd"), ("max", "liver_max"), ("n", "liver_n")])
            Assert.Equal(regions[theirs]!.GetValue<double>(), found["liver"]![ours]!.GetValue<double>(), 1e-5);
        var kept = truth["measured"]!.AsArray().Where(m => !m!["thr42_unbounded_leaks"]!.GetValue<bool>()).ToList();
        Assert.Equal(kept.Sum(m => m!["thr42"]!["ml"]!.GetValue<double>()), found["sst_tv_ml"]!.GetValue<double>(), 1e-6);
        Assert.Equal(truth["measured"]!.AsArray().Count - kept.Count, found["leaks"]!.AsArray().Count);
    }

    [SkippableTheory, InlineData("sst"), InlineData("fdg")]
    public async Task A_threshold_from_the_liver_is_the_truths(string series)
    {
        var truth = Truth(series);
        var centres = Root()["lesions"]!.AsArray().ToDictionary(l => l!["id"]!.GetValue<int>(), l => l!["centre_mm"]!);
        var measured = truth["measured"]!.AsArray();
        var rois = new JsonObject
        {
            ["liver"] = new JsonObject { ["centre_mm"] = truth["reference_regions"]!["liver_sphere_centre_mm"]!.DeepClone(), ["diameter_mm"] = 30 },
            ["lesions"] = new JsonArray([.. measured.Select(m => new JsonObject { ["id"] = m!["id"]!.GetValue<int>(), ["centre_mm"] = centres[m["id"]!.GetValue<int>()].DeepClone(), ["voi_radius_mm"] = m["voi_radius_mm"]!.GetValue<double>() })]),
        };
        foreach (var (lesion, expected) in (await Measure(PetData.Shared("synthetic", series), rois, "--method", "LIV2SD"))["lesions"]!.AsArray().Zip(measured))
        {
            Assert.Equal(expected!["thr_liver"]!["threshold"]!.GetValue<double>(), lesion!["threshold"]!.GetValue<double>(), 1e-5);
            Assert.Equal(expected["thr_liver"]!["voxels"]!.GetValue<int>(), lesion["voxels"]!.GetValue<int>());
        }
    }

    [SkippableFact] // 4.30/liver mean × (liver mean + SD) by hand from the liver that is told; bone SUV 3
    public async Task The_analogue_of_qPSMA_has_a_threshold_for_bone_and_one_for_soft_tissue()
    {
        var truth = Truth("sst");
        var centres = Root()["lesions"]!.AsArray().ToDictionary(l => l!["id"]!.GetValue<int>(), l => l!["centre_mm"]!);
        var measured = truth["measured"]!.AsArray();
        var rois = new JsonObject
        {
            ["liver"] = new JsonObject { ["centre_mm"] = truth["reference_regions"]!["liver_sphere_centre_mm"]!.DeepClone(), ["diameter_mm"] = 30 },
            ["lesions"] = new JsonArray([.. measured.Select((m, i) => new JsonObject
            {
                ["id"] = m!["id"]!.GetValue<int>(), ["centre_mm"] = centres[m["id"]!.GetValue<int>()].DeepClone(), ["voi_radius_mm"] = m["voi_radius_mm"]!.GetValue<double>(), ["organ"] = i % 2 == 0 ? "bone" : "lymph_node",
            })]),
        };
        var found = await Measure(PetData.Shared("synthetic", "sst"), rois, "--method", "QPSMA:ANALOGUE");
        var (mean, sd) = (found["liver"]!["mean"]!.GetValue<double>(), found["liver"]!["sd"]!.GetValue<double>());
        Assert.Equal("QPSMA:ANALOGUE", found["method"]!.GetValue<string>());
        Assert.Equal(measured.Select((_, i) => i % 2 == 0 ? 3 : 4.30 / mean * (mean + sd)), found["lesions"]!.AsArray().Select(l => l!["threshold"]!.GetValue<double>()), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [SkippableFact] // solid balls of 1 mL and more: within what half a voxel at the edge makes of them
    public async Task By_the_gradient_solid_lesions_have_their_true_volume_within_half_a_voxel_and_none_runs_into_its_organ()
    {
        var truth = Truth("sst")["measured"]!.AsArray().ToDictionary(m => m!["id"]!.GetValue<int>(), m => m!["voi_radius_mm"]!.GetValue<double>());
        List<JsonNode> balls = [.. Root()["lesions"]!.AsArray().Where(l => truth.ContainsKey(l!["id"]!.GetValue<int>()) && l["shape"]!.GetValue<string>() == "sphere" && l["volume_ml"]!.GetValue<double>() >= 1).Select(l => l!)];
        var rois = new JsonObject { ["lesions"] = new JsonArray([.. balls.Select(l => new JsonObject { ["id"] = l["id"]!.GetValue<int>(), ["centre_mm"] = l["centre_mm"]!.DeepClone(), ["voi_radius_mm"] = truth[l["id"]!.GetValue<int>()] })]) };
        Assert.True(balls.Count >= 6);
        foreach (var (lesion, ball) in (await Measure(PetData.Shared("synthetic", "sst"), rois, "--method", "GRAD"))["lesions"]!.AsArray().Zip(balls))
        {
            var found = Math.Cbrt(lesion!["ml"]!.GetValue<double>() * 1000 * 3 / (4 * Math.PI));
            Assert.Equal(ball["radius_mm"]!.GetValue<double>(), found, 2.2); // voxels of 4 × 4 × 5 mm
            Assert.False(lesion["leak"]!.GetValue<bool>());
        }
    }

    [Theory]
    [InlineData("""{"lesions":[{"id":1,"centre_mm":[900,0,0],"voi_radius_mm":10}]}""", "E_PET_ROIS", "REL42")]
    [InlineData("""{"lesions":[{"id":1,"centre_mm":[0,0,110]}]}""", "E_PET_ROIS", "REL42")]
    [InlineData("""{"lesions":[{"centre_mm":[0,0,110],"voi_radius_mm":10}]}""", "E_PET_ROIS", "REL42")]
    [InlineData("""{"lesions":[{"id":1,"mask":"nowhere.nii"}]}""", "E_NIFTI", "REL42")]
    [InlineData("""{"lesions":[{"id":1,"rtstruct":{"file":"RS.dcm","roi":"GTV"}}]}""", "E_OBJECT_FILE", "REL42")]
    [InlineData("""{"lesions":[{"id":1,"rtstruct":{"file":"RS.dcm"}}]}""", "E_PET_ROIS", "REL42")]
    [InlineData("""{"lesions":[{"id":1,"centre_mm":[0,0,110],"voi_radius_mm":10}]}""", "E_PET_LIVER", "LIV2SD")]
    [InlineData("""{"lesions":[]}""", "E_PET_METHOD", "REL29")]
    [InlineData("""{"lesions":[]}""", "E_PET_METHOD", "QPSMA")]
    [InlineData("""{"lesions":[{"id":1,"centre_mm":[0,0,110],"voi_radius_mm":10}]}""", "E_PET_CLASS", "QPSMA:ANALOGUE")]
    [InlineData("""{"lesions":[{"id":1,"centre_mm":[0,0,110],"voi_radius_mm":10,"organ":"lymph_node"}]}""", "E_PET_LIVER", "QPSMA:ANALOGUE")]
    [InlineData("""{"lesions":[{"id":1,"centre_mm":[0,0,110],"voi_radius_mm":10,"organ":"skeleton"}]}""", "E_PET_ROIS", "QPSMA:ANALOGUE")]
    [InlineData("[]", "E_PET_ROIS", "REL42")]
    [InlineData("{", "E_PET_ROIS", "REL42")]
    public async Task What_cannot_be_measured_is_refused_with_its_code(string rois, string code, string method)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, rois);
            var (exit, _, errors) = await StatsRun.RunAsync("pet", "measure", PetData.SuvCase("c01_siemens_start"), "--rois", file, "--method", method);
            Assert.Equal(ExitCode.Refused, exit);
            Assert.Contains(code, errors, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_lesion_of_our_own_small_series_is_measured_and_people_read_a_table()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, """{"lesions":[{"id":"a","centre_mm":[0,0,107.5],"voi_radius_mm":100}]}""");
            var (exit, output, _) = await StatsRun.RunAsync("pet", "measure", PetData.SuvCase("c01_siemens_start"), "--rois", file);
            Assert.Equal(ExitCode.Done, exit);
            Assert.Contains("23.27", output, StringComparison.Ordinal); // the largest SUV of the series: expected.json
        }
        finally
        {
            File.Delete(file);
        }
        var (done, counted, _) = await StatsRun.RunAsync("pet", "components", PetData.SuvCase("c01_siemens_start"), "--threshold", "0.0001", "--json");
        Assert.Equal(ExitCode.Done, done);
        Assert.InRange(JsonNode.Parse(counted)!["voxels"]!.GetValue<int>(), 1, 6 * 7 * 9);
        Assert.Equal(ExitCode.Usage, (await StatsRun.RunAsync("pet", "components", PetData.SuvCase("c01_siemens_start"), "--threshold", "-1")).Exit);
    }

    [SkippableTheory, InlineData("STS_001"), InlineData("STS_003"), InlineData("STS_013"), InlineData("STS_020"), InlineData("STS_044"), InlineData("STS_047")]
    public async Task A_mask_is_measured_as_the_reference_has_it(string patient)
    {
        var expected = JsonNode.Parse(await File.ReadAllTextAsync(PetData.Shared("ibsi_sts", "reference.json")))![patient]!;
        var found = (await Measure(PetData.Shared("ibsi_sts", patient, "image"), new() { ["lesions"] = new JsonArray(new JsonObject { ["id"] = patient, ["mask"] = PetData.Shared("ibsi_sts", patient, "mask.nii.gz") }) }))["lesions"]![0]!;
        foreach (var name in (string[])["mask_voxels", "mask_ml", "suvmax", "suvmean", "suvmin", "suvsd_population", "tlg", "suvpeak_highest_in_mask"])
            Assert.Equal(1, found[name]!.GetValue<double>() / expected[name]!.GetValue<double>(), 1e-6);
        Assert.Equal(expected["thr42"]!["voxels"]!.GetValue<int>(), found["thr42"]!["voxels"]!.GetValue<int>());
    }

    private static JsonNode Root() => JsonNode.Parse(File.ReadAllText(PetData.Shared("synthetic", "truth.json")))!;

    private static JsonNode Truth(string series) => Root()["series"]![series]!;

    private static async Task<JsonNode> Measure(string folder, JsonObject rois, params string[] more)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, rois.ToJsonString());
            var (exit, output, errors) = await StatsRun.RunAsync(["pet", "measure", folder, "--rois", file, "--json", .. more]);
            Assert.True(exit == ExitCode.Done, errors);
            return JsonNode.Parse(output)!;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
