using System.Globalization;
using System.Text.Json;
using Islet.Imaging;
using Islet.Imaging.Nifti;

namespace Islet.Tests.Imaging.Texture;

/// <summary>
/// Consensus values of the Image Biomarker Standardisation Initiative (Zwanenburg A et al., Radiology 2020;295:328–338) at their own tolerances. Phantoms and values
/// are other people's and are not committed.
/// </summary>
public class IbsiTests
{
    [SkippableTheory]
    [InlineData("digital_phantom.csv"), InlineData("second/digital_phantom.csv")]
    public void The_digital_phantom_has_the_consensus_values(string file)
    {
        using var phantom = JsonDocument.Parse(File.ReadAllText(Repository.SharedOrSkip("reference", "ibsi", "digital_phantom.json")));
        var (intensity, mask) = (phantom.RootElement.GetProperty("intensity_zyx"), phantom.RootElement.GetProperty("mask_zyx"));
        var grid = new ImageGrid { Slices = 4, Rows = 4, Columns = 5, Origin = default, ColumnMm = 2, RowMm = 2, SliceMm = 2 };
        Agrees(TextureFeatures.Of(grid, [.. Flat(intensity)], [.. Flat(mask).Select(m => m != 0)], TextureConfig.Ibsi["phantom"]), file);

        static IEnumerable<double> Flat(JsonElement zyx) => zyx.EnumerateArray().SelectMany(y => y.EnumerateArray()).SelectMany(x => x.EnumerateArray()).Select(v => v.GetDouble());
    }

    [SkippableTheory]
    [InlineData("A"), InlineData("B"), InlineData("C"), InlineData("D"), InlineData("E")]
    public void The_CT_phantom_has_the_consensus_values(string config)
    {
        var (grid, values) = Nifti(Repository.SharedOrSkip("reference", "ibsi", "ct_phantom", "phantom.nii.gz"));
        var (_, mask) = Nifti(Repository.SharedOrSkip("reference", "ibsi", "ct_phantom", "mask.nii.gz"));
        var found = TextureFeatures.Of(grid, values, Array.ConvertAll(mask, m => m != 0), TextureConfig.Ibsi[config]);
        Agrees(found, $"ct_config_{config}.csv", $"second/ct_config_{config}.csv");
    }

    private static void Agrees(TextureFeatures found, params string[] files)
    {
        var wrong = new List<string>();
        foreach (var line in files.SelectMany(file => File.ReadLines(Repository.SharedOrSkip(["reference", "ibsi", .. file.Split('/')])).Skip(1)))
        {
            var cells = line.Split(',');
            var (value, tolerance) = (double.Parse(cells[^2], CultureInfo.InvariantCulture), double.Parse(cells[^1], CultureInfo.InvariantCulture));
            if (!found.Features.TryGetValue(cells[0], out var ours) && !found.Diagnostics.TryGetValue(cells[0], out ours))
                wrong.Add($"{cells[0]}: absent, {value}");
            else if (!(Math.Abs(Rounded(ours) - Rounded(value)) <= tolerance * (1 + 1e-9)))
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{cells[0]}: {ours}, not {value} ± {tolerance}"));
        }
        Assert.Empty(wrong);
    }

    // To three significant figures, as the values were agreed on.
    private static double Rounded(double x) => x == 0 || !double.IsFinite(x) ? x : double.Parse(x.ToString("E2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    // Hounsfield units and labels are whole, and the floats that keep them may not be.
    private static (ImageGrid Grid, double[] Values) Nifti(string path)
    {
        var file = NiftiFile.Open(path);
        var (n, d) = (file.Shape, file.Steps);
        var grid = new ImageGrid { Slices = n[2], Rows = n[1], Columns = n[0], Origin = default, ColumnMm = d[0].Length, RowMm = d[1].Length, SliceMm = d[2].Length };
        return (grid, Array.ConvertAll(file.ToDoubles(), Math.Round));
    }
}
