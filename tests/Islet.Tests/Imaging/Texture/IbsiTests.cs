using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Islet.Imaging;

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

    private static (ImageGrid Grid, double[] Values) Nifti(string path)
    {
        using var zip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var memory = new MemoryStream();
        zip.CopyTo(memory);
        var bytes = memory.ToArray();
        short Short(int at) => BitConverter.ToInt16(bytes, at);
        float Single(int at) => BitConverter.ToSingle(bytes, at);
        var grid = new ImageGrid { Slices = Short(46), Rows = Short(44), Columns = Short(42), Origin = default, ColumnMm = Single(80), RowMm = Single(84), SliceMm = Single(88) };
        var (first, type) = ((int)Single(108), Short(70));
        var values = new double[grid.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Math.Round(type switch
            {
                2 => bytes[first + i], 4 => Short(first + (2 * i)), 8 => BitConverter.ToInt32(bytes, first + (4 * i)), 16 => Single(first + (4 * i)),
                64 => BitConverter.ToDouble(bytes, first + (8 * i)), _ => throw new NotSupportedException(type.ToString(CultureInfo.InvariantCulture)),
            });
        return (grid, values);
    }
}
