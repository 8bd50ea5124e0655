using System.Text.Json.Nodes;
using Islet.Cli;
using Islet.Imaging.Quantify;
using Islet.Tests.Imaging;

namespace Islet.Tests.Cli.Pet;

/// <summary>The whole job on the synthetic patient (shared/data/pet/synthetic), whose truth we made.</summary>
public sealed class PetQuantifyTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("islet-quantify-");

    public void Dispose() => folder.Delete(recursive: true);

    [SkippableFact]
    public async Task A_whole_body_is_quantified_without_a_region_given_and_nobody_has_accepted_it()
    {
        var found = await QuantifyAsync("sst", "a", "--no-pictures");
        Assert.Null(found["accepted_by"]);
        var lesions = found["lesions"]!.AsArray();
        Assert.Equal(lesions.Where(l => !l!["leak"]!.GetValue<bool>()).Sum(l => l!["ml"]!.GetValue<double>()), found["sst_tv_ml"]!.GetValue<double>(), 1e-9);
        var left = found["left_out"]!.AsArray();
        Assert.Equal(found["candidates"]!.AsArray().Count, lesions.Count + left.Count);
        Assert.All(left, l => Assert.Equal("hint", l!["reason"]!.GetValue<string>()));
        // Volumes at 42 % of lesions that do not leak are the truth's, within 10 %.
        foreach (var truth in Truth("sst").Where(t => !t["thr42_unbounded_leaks"]!.GetValue<bool>() && t["thr42"]!["ml"]!.GetValue<double>() >= 1))
            if (lesions.FirstOrDefault(l => l!["max_voxel_zyx"]!.ToJsonString() == truth["max_voxel_zyx"]!.ToJsonString()) is { } lesion)
            {
                Assert.Equal(truth["suvmax"]!.GetValue<double>(), lesion["suvmax"]!.GetValue<double>(), 1e-5);
                Assert.InRange(lesion["ml"]!.GetValue<double>() / truth["thr42"]!["ml"]!.GetValue<double>(), 0.9, 1.1);
            }
        var stored = QuantificationJson.Read(await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "a", "quantification.json")));
        Assert.Equal((found["sst_tv_ml"]!.GetValue<double>(), true), (stored.Totals.Ml, stored.IsProposal));
        Assert.Equal(1 + lesions.Count + left.Count, (await File.ReadAllLinesAsync(Path.Combine(folder.FullName, "a", "lesions.csv"))).Length);
    }

    [SkippableFact]
    public async Task What_a_reader_accepts_is_the_result_and_the_liver_makes_the_second_method()
    {
        var found = await QuantifyAsync("sst", "a", "--no-pictures", "--accept-all", "--by", "a reader", "--exclude", "1");
        Assert.Equal(("a reader", "LIV2SD"), (found["accepted_by"]!.GetValue<string>(), found["second_method"]!.GetValue<string>()));
        Assert.DoesNotContain(found["lesions"]!.AsArray(), l => l!["candidate"]!.GetValue<int>() == 1);
        Assert.All(found["references"]!.AsArray(), r => Assert.True(r!["accepted"]!.GetValue<bool>()));
        Assert.NotNull(found["krenning"]!["highest"]);
    }

    [SkippableFact]
    public async Task Two_tracers_are_paired_and_a_scan_is_compared_with_itself()
    {
        await QuantifyAsync("sst", "sst", "--no-pictures", "--accept-all", "--by", "a reader", "--ssa", "no");
        await QuantifyAsync("fdg", "fdg", "--no-pictures", "--accept-all", "--by", "a reader");
        var (sst, fdg) = (Path.Combine(folder.FullName, "sst", "quantification.json"), Path.Combine(folder.FullName, "fdg", "quantification.json"));
        var (exit, output, errors) = await StatsRun.RunAsync("pet", "pair", sst, fdg, "--sst", PetData.Shared("synthetic", "sst"), "--fdg", PetData.Shared("synthetic", "fdg"), "--shift", "0,0,0", "--json");
        Assert.True(exit == ExitCode.Done, errors);
        var pairs = JsonNode.Parse(output)!;
        Assert.Contains(pairs["pairs"]!.AsArray(), p => p!["sst_lesion"] is not null && p["fdg_lesion"] is not null);
        Assert.InRange(pairs["discordant"]!["ml"]!.GetValue<double>(), 0, pairs["discordant"]!["mtv_ml"]!.GetValue<double>());
        var (done, same, _) = await StatsRun.RunAsync("pet", "change", sst, sst, "--json");
        Assert.Equal(ExitCode.Done, done);
        Assert.Equal(0, JsonNode.Parse(same)!["patient"]!["volume"]!["percent"]!.GetValue<double>());
        Assert.False(JsonNode.Parse((await StatsRun.RunAsync("pet", "change", sst, fdg, "--json")).Output)!["comparable"]!.GetValue<bool>());
        Assert.Contains("NOT COMPARED", (await StatsRun.RunAsync("pet", "change", sst, fdg)).Output, StringComparison.Ordinal);
        Assert.Contains("NETPET proposed", (await StatsRun.RunAsync("pet", "pair", sst, fdg, "--shift", "0,0,0")).Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Pictures_and_objects_of_DICOM_are_written_and_people_read_a_table()
    {
        var (exit, output, errors) = await StatsRun.RunAsync("pet", "quantify", PetData.Shared("synthetic", "fdg"), "--out", Path.Combine(folder.FullName, "a"));
        Assert.True(exit == ExitCode.Done, errors);
        Assert.Contains("PROPOSAL: nobody has accepted a lesion.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Krenning", output, StringComparison.Ordinal); // the score is of receptor tracers
        Assert.All(["mip.png", "mip-candidates.png", "segmentation.dcm", "report.dcm", "suv-map.dcm", "patient.csv", "quantification.json"], name => Assert.True(new FileInfo(Path.Combine(folder.FullName, "a", name)).Length > 100, name));
    }

    [SkippableFact]
    public async Task The_patient_turns_and_each_lesion_is_shown_on_the_CT()
    {
        var images = folder.CreateSubdirectory("images").FullName;
        foreach (var file in new[] { "sst", "ct" }.SelectMany(s => Directory.GetFiles(PetData.Shared("synthetic", s))))
            File.Copy(file, Path.Combine(images, $"{Directory.GetParent(file)!.Name}-{Path.GetFileName(file)}"));
        var (exit, output, errors) = await StatsRun.RunAsync("pet", "quantify", images, "--out", Path.Combine(folder.FullName, "a"), "--turn", "36", "--slices", "--json");
        Assert.True(exit == ExitCode.Done, errors);
        Assert.DoesNotContain("W_PET_CT", errors, StringComparison.Ordinal);
        var (result, files) = (JsonNode.Parse(output)!, Directory.GetFiles(Path.Combine(folder.FullName, "a"), "*.png", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Path.Combine(folder.FullName, "a"), f).Replace('\\', '/')).ToHashSet());
        Assert.Equal(Enumerable.Range(0, 36).Select(a => $"turning/{10 * a:000}.png").Concat(["turning-sheet.png", "turning.png"]).Order(StringComparer.Ordinal), files.Where(f => f.StartsWith("turning", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(result["lesions"]!.AsArray().Select(l => $"slice-{l!["id"]}.png").Order(StringComparer.Ordinal), files.Where(f => f.StartsWith("slice", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        var three = Width(Path.Combine(folder.FullName, "a", "slice-L1.png")); // PET, CT, both
        await QuantifyAsync("sst", "b", "--slices"); // without CT: the PET alone, and it is said
        Assert.InRange(three / Width(Path.Combine(folder.FullName, "b", "slice-L1.png")), 2.0, 3);
        Assert.Contains("W_PET_CT", (await StatsRun.RunAsync("pet", "quantify", PetData.Shared("synthetic", "sst"), "--out", Path.Combine(folder.FullName, "b"), "--slices")).Errors, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Two_results_are_drawn_side_by_side()
    {
        await QuantifyAsync("sst", "sst", "--no-pictures");
        await QuantifyAsync("fdg", "fdg", "--no-pictures");
        string At(string name) => Path.Combine(folder.FullName, name, "quantification.json");
        var (pair, change) = (Path.Combine(folder.FullName, "pair.png"), Path.Combine(folder.FullName, "change.png"));
        Assert.Equal(ExitCode.Done, (await StatsRun.RunAsync("pet", "pair", At("sst"), At("fdg"), "--shift", "0,0,0", "--sst", PetData.Shared("synthetic", "sst"), "--fdg", PetData.Shared("synthetic", "fdg"), "--picture", pair)).Exit);
        Assert.Equal(ExitCode.Done, (await StatsRun.RunAsync("pet", "change", At("sst"), At("sst"), "--before", PetData.Shared("synthetic", "sst"), "--after", PetData.Shared("synthetic", "sst"), "--picture", change)).Exit);
        Assert.All((string[])[pair, change], file => Assert.InRange(Width(file), 500, 2000));
        Assert.Contains("E_PET_SERIES", (await StatsRun.RunAsync("pet", "change", At("sst"), At("sst"), "--before", PetData.Shared("synthetic", "fdg"), "--after", PetData.Shared("synthetic", "sst"), "--picture", change)).Errors, StringComparison.Ordinal);
        Assert.Contains("E_PET_PICTURE", (await StatsRun.RunAsync("pet", "change", At("sst"), At("sst"), "--before", PetData.Shared("synthetic", "sst"), "--after", PetData.Shared("synthetic", "sst"), "--picture", Path.Combine(folder.FullName, "none", "a.png"))).Errors, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, (await StatsRun.RunAsync("pet", "pair", At("sst"), At("fdg"), "--picture", pair)).Exit);
        Assert.Equal(ExitCode.Usage, (await StatsRun.RunAsync("pet", "change", At("sst"), At("sst"), "--picture", change)).Exit);
    }

    private static double Width(string png) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(File.ReadAllBytes(png).AsSpan(16));

    [Theory]
    [InlineData("--turn", "40"), InlineData("--slices", "--no-pictures"), InlineData("--labels", "totalsegmentator"), InlineData("--accept-all"), InlineData("--by", "somebody"), InlineData("--accept", "1,x", "--by", "somebody"), InlineData("--liver", "1,2"), InlineData("--organ", "1=head"), InlineData("--accept", "1", "--accept-all", "--by", "somebody"), InlineData("--shift", "1"), InlineData("--out", "")]
    public async Task Words_that_are_off_are_refused(params string[] words) =>
        Assert.Equal(ExitCode.Usage, (await StatsRun.RunAsync(["pet", "quantify", PetData.SuvCase("c01_siemens_start"), "--out", Path.Combine(folder.FullName, "a"), .. words])).Exit);

    [Theory]
    [InlineData("E_PET_LIVER", "--tracer", "sst", "--method", "LIV2SD"), InlineData("E_PET_METHOD", "--tracer", "sst", "--method", "REL29"), InlineData("E_PET_CANDIDATE", "--tracer", "sst", "--exclude", "999"), InlineData("E_PET_ROIS", "--tracer", "sst", "--liver", "9000,0,0")]
    [InlineData("E_PET_RESULT", "--prior", "nowhere.json"), InlineData("E_ANATOMY_FILE", "--anatomy", "nowhere.nii")]
    public async Task What_cannot_be_quantified_is_refused_with_its_code(string code, params string[] words)
    {
        var (exit, _, errors) = await StatsRun.RunAsync(["pet", "quantify", PetData.SuvCase("c01_siemens_start"), "--out", Path.Combine(folder.FullName, "a"), .. words]);
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains(code, errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.FullName, "a")));
    }

    [Theory]
    [InlineData("E_IMAGES", "no such folder"), InlineData("E_NO_PET", "empty"), InlineData("E_NO_PET", "c01_siemens_start", "--series", "1.2.3"), InlineData("E_OUT_FOLDER", "c01_siemens_start", "--tracer", "sst", "--out", "a file"), InlineData("E_OUT_FOLDER", "c01_siemens_start", "--out", "a file/below")]
    public async Task A_folder_that_does_not_do_is_named(string code, string images, params string[] words)
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "a file"), "x");
        var from = images switch { "empty" => folder.CreateSubdirectory("empty").FullName, "no such folder" => Path.Combine(folder.FullName, "nowhere"), _ => PetData.SuvCase(images) };
        string[] to = words.Contains("--out") ? [] : ["--out", "a"];
        var (exit, _, errors) = await StatsRun.RunAsync(["pet", "quantify", from, .. to.Concat(words).Select(w => w is "a" or "a file" or "a file/below" ? Path.Combine(folder.FullName, w) : w)]);
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains(code, errors, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.FullName, errors, StringComparison.Ordinal); // a folder may bear a person's name
        Assert.False(Directory.Exists(Path.Combine(folder.FullName, "a")));
        Assert.Equal("x", await File.ReadAllTextAsync(Path.Combine(folder.FullName, "a file")));
    }

    private async Task<JsonNode> QuantifyAsync(string series, string name, params string[] more)
    {
        var (exit, output, errors) = await StatsRun.RunAsync(["pet", "quantify", PetData.Shared("synthetic", series), "--out", Path.Combine(folder.FullName, name), "--json", .. more]);
        Assert.True(exit == ExitCode.Done, errors);
        return JsonNode.Parse(output)!;
    }

    private static IEnumerable<JsonNode> Truth(string series) => JsonNode.Parse(File.ReadAllText(PetData.Shared("synthetic", "truth.json")))!["series"]![series]!["measured"]!.AsArray().Select(m => m!);
}
