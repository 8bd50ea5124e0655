using System.Text.Json;
using Islet.Course;
using Islet.Imaging.Series;
using Islet.Imaging.Suv;

namespace Islet.Tests.Imaging.Suv;

/// <summary>The thirty header cases whose truth is known by construction.</summary>
public class SuvCaseTests
{
    public static TheoryData<string> Cases => [.. All().Select(c => c.GetProperty("case").GetString()!)];

    [Theory, MemberData(nameof(Cases))]
    public void A_header_gives_its_SUV_or_its_refusal(string name)
    {
        var expected = All().Single(c => c.GetProperty("case").GetString() == name);
        var series = PetData.OnlySeries(PetData.SuvCase(name));
        if (expected.GetProperty("expect").GetString() == "error")
        {
            var refused = Assert.Throws<RefusedException>(() => SuvImage.Load(series, SeriesChoices.None, SuvChoices.None));
            Assert.Equal(Texts(expected, "codes"), [refused.Problem.Code]);
            return;
        }
        var image = SuvImage.Load(series, SeriesChoices.None, SuvChoices.None);
        Assert.Equal(Texts(expected, "warnings"), image.Warnings.Select(w => w.Code));
        Assert.Empty(image.Suv.Remarks);
        var (grid, found, tolerance) = (image.Image.Grid, SuvStatistics.Of(image.Image), expected.GetProperty("relative_tolerance").GetDouble());
        Assert.Equal(expected.GetProperty("shape_zyx").EnumerateArray().Select(n => n.GetInt32()), [grid.Slices, grid.Rows, grid.Columns]);
        var step = image.Image.Slopes.Max() / 2; // a voxel alone is rounded to what can be stored
        Near(expected.GetProperty("suvbw_min").GetDouble(), found.Min, step);
        Near(expected.GetProperty("suvbw_max").GetDouble(), found.Max, step);
        Near(expected.GetProperty("suvbw_mean").GetDouble(), found.Mean);
        Near(expected.GetProperty("corner_suv_first_voxel").GetDouble(), image.Image[0, 0, 0], step);
        Near(expected.GetProperty("corner_suv_last_voxel").GetDouble(), image.Image[5, 6, 8], step);
        foreach (var (mean, truth) in found.SliceMeans.Zip(expected.GetProperty("suvbw_slice_means").EnumerateArray().Select(n => n.GetDouble())))
            Near(truth, mean);
        Normalised("sul_janma_mean", image.Suv.SulJanmahasatian);
        Normalised("sul_james128_mean", image.Suv.SulJames128);
        Normalised("suvbsa_mean_cm2_per_ml", image.Suv.SuvBsa);

        void Near(double truth, double value, double more = 0) => Assert.InRange(value, truth - (tolerance * Math.Abs(truth)) - more, truth + (tolerance * Math.Abs(truth)) + more);
        void Normalised(string key, double? factor)
        {
            if (!expected.TryGetProperty(key, out var truth))
                return;
            if (truth.ValueKind == JsonValueKind.Null)
                Assert.Null(factor);
            else
                Near(truth.GetDouble(), found.Mean * factor!.Value);
        }
    }

    private static IEnumerable<string> Texts(JsonElement of, string key) => of.GetProperty(key).EnumerateArray().Select(t => t.GetString()!);

    private static List<JsonElement> All()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(PetData.SuvCases, "expected.json")));
        return [.. json.RootElement.EnumerateArray().Select(c => c.Clone())];
    }
}
