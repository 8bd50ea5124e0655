using System.Text.Json.Nodes;
using Islet.Cli;
using Islet.Imaging;
using Islet.Tests.Imaging;
using Islet.Tests.Imaging.Anatomy;

namespace Islet.Tests.Cli.Pet;

/// <summary>Organs of the synthetic patient as a label map on the CT's voxels, from the truth that we made (shared/data/pet/synthetic).</summary>
public sealed class PetAnatomyTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("islet-anatomy-");

    public void Dispose() => folder.Delete(recursive: true);

    private static JsonNode Truth => JsonNode.Parse(File.ReadAllText(PetData.Shared("synthetic", "truth.json")))!;

    [SkippableFact]
    public async Task Organs_made_from_CT_tell_uptake_place_references_and_name_the_lesions_organs()
    {
        var map = Map();
        var found = await QuantifyAsync("a", "--anatomy", map, "--labels", "totalsegmentator", "--accept-all", "--by", "a reader");
        Assert.Contains("organs by a label map", found["excluded_by"]!.GetValue<string>(), StringComparison.Ordinal);
        foreach (var (organ, name) in new[] { ("liver", "liver"), ("spleen", "spleen") })
            Assert.True(Inside(Organ(name), Place(found["references"]!.AsArray().First(r => r!["organ"]!.GetValue<string>() == organ)!["centre_mm"]!)), organ);
        // Of what was put into the liver and found, every lesion has the class liver; outside none.
        var lesions = found["lesions"]!.AsArray();
        Assert.NotEmpty(lesions);
        Assert.All(lesions, l => Assert.Equal(Inside(Organ("liver"), Hottest(l!), 1.1) ? "liver" : null, l!["organ"]?.GetValue<string>()));
        Assert.Contains(lesions, l => l!["organ"] is not null);
        // Kidneys, spleen and bladder are told by the map; no lesion lies in one of them.
        string[] hot = ["kidney_r", "kidney_l", "spleen", "bladder"];
        var hints = found["candidates"]!.AsArray().Where(c => hot.Any(h => Inside(Organ(h), Hottest(c!)))).Select(c => c!["hints"]!.AsArray().Select(h => h!.GetValue<string>()).ToList()).ToList();
        Assert.Equal(["bladder", "kidney", "kidney", "spleen"], hints.Select(h => Assert.Single(h)).Order());
        Assert.DoesNotContain(lesions, l => hot.Any(h => Inside(Organ(h), Hottest(l!))));
    }

    [SkippableFact]
    public async Task A_reader_s_organ_goes_before_the_map_s()
    {
        var first = await QuantifyAsync("a", "--anatomy", Map(), "--labels", "totalsegmentator");
        var liver = first["lesions"]!.AsArray().First(l => l!["organ"]?.GetValue<string>() == "liver")!["candidate"]!.GetValue<int>();
        var said = await QuantifyAsync("b", "--anatomy", Map(), "--labels", "totalsegmentator", "--organ", $"{liver}=primary");
        Assert.Equal("primary", said["lesions"]!.AsArray().First(l => l!["candidate"]!.GetValue<int>() == liver)!["organ"]!.GetValue<string>());
    }

    [SkippableTheory]
    [InlineData("E_ANATOMY_LABELS", null), InlineData("E_ANATOMY_LABELS", "nowhere.csv"), InlineData("E_ANATOMY_PLACE", "totalsegmentator", 900.0), InlineData("E_ANATOMY_EMPTY", "totalsegmentator_v1", 0.0, 4)]
    public async Task A_map_that_does_not_fit_is_refused_and_nothing_is_written(string code, string? labels, double up = 0, int only = 0)
    {
        var (exit, _, errors) = await StatsRun.RunAsync(["pet", "quantify", PetData.Shared("synthetic", "sst"), "--out", Path.Combine(folder.FullName, "a"), "--anatomy", Map(up, only), .. labels is null ? (string[])[] : ["--labels", labels]]);
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains(code, errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.FullName, "a")));
    }

    private string Map(double up = 0, int only = 0)
    {
        var organs = new[] { ("liver", 5), ("spleen", 1), ("kidney_r", 2), ("kidney_l", 3), ("bladder", 21), ("stomach", 6), ("adrenal_r", 8), ("adrenal_l", 9) }.Select(o => (Organ(o.Item1), o.Item2)).ToList();
        var ct = Islet.Imaging.Series.SliceOrder.Of(PetData.OnlySeries(PetData.Shared("synthetic", "ct")), new()).Grid;
        var path = Path.Combine(folder.FullName, "organs.nii");
        File.WriteAllBytes(path, LabelMaps.Nifti(ct, p => organs.FirstOrDefault(o => Inside(o.Item1, p)).Item2 is > 0 and var label ? only > 0 ? only : label : 0, moved: new(0, 0, up)));
        return path;
    }

    private static (Point Centre, Point Radii) Organ(string name) => Truth["organs"]!.AsArray().First(o => o!["name"]!.GetValue<string>() == name) is { } o ? (Place(o["centre_mm"]!), Place(o["radii_mm"]!)) : default;

    private static Point Place(JsonNode xyz) => new(xyz[0]!.GetValue<double>(), xyz[1]!.GetValue<double>(), xyz[2]!.GetValue<double>());

    private static Point Hottest(JsonNode candidate) => Grid.Centre(candidate["max_voxel_zyx"]![0]!.GetValue<int>(), candidate["max_voxel_zyx"]![1]!.GetValue<int>(), candidate["max_voxel_zyx"]![2]!.GetValue<int>());

    private static readonly Lazy<ImageGrid> Sst = new(() => Islet.Imaging.Series.SliceOrder.Of(PetData.OnlySeries(PetData.Shared("synthetic", "sst")), new()).Grid);

    private static ImageGrid Grid => Sst.Value;

    private static bool Inside((Point Centre, Point Radii) organ, Point p, double by = 1)
    {
        var d = p - organ.Centre;
        return (d.X * d.X / (organ.Radii.X * organ.Radii.X)) + (d.Y * d.Y / (organ.Radii.Y * organ.Radii.Y)) + (d.Z * d.Z / (organ.Radii.Z * organ.Radii.Z)) <= by * by;
    }

    private async Task<JsonNode> QuantifyAsync(string name, params string[] more)
    {
        var (exit, output, errors) = await StatsRun.RunAsync(["pet", "quantify", PetData.Shared("synthetic", "sst"), "--out", Path.Combine(folder.FullName, name), "--no-pictures", "--json", .. more]);
        Assert.True(exit == ExitCode.Done, errors);
        return JsonNode.Parse(output)!;
    }
}
