using System.Text.Json;
using Islet.Course;
using Islet.Imaging;
using Islet.Imaging.Nifti;

namespace Islet.Cli.Pet;

/// <summary>An image and a region of it, from NIfTI or the form in which IBSI's digital phantom is kept.</summary>
internal sealed record TextureInput(ImageGrid Grid, double[] Values, bool[] Mask)
{
    private const string Code = "E_TEXTURE_FILE";

    private const long MostVoxels = 1 << 25; // a quarter of a gigabyte a copy, of which some are made

    private const int HighestLevel = 256; // ours: a matrix per direction and slice has its square

    private sealed record Volume(ImageGrid Grid, double[] Values, Point[] Corners);

    /// <exception cref="RefusedException">E_TEXTURE_FILE, E_TEXTURE_SIZE, E_TEXTURE_VALUES, E_NIFTI, E_MASK_GRID, E_MASK_EMPTY.</exception>
    public static TextureInput Read(string image, string mask, TextureConfig config)
    {
        var (values, region) = (Open(image, "IMAGE", "intensity_zyx"), Open(mask, "--mask", "mask_zyx"));
        if (!OneGrid(values, region))
            throw new RefusedException("E_MASK_GRID", "--mask", "voxels that lie elsewhere than those of the image", "the image's own grid, its axes in the same order", "Export the mask on the grid of this image; Islet does not resample it.");
        if (config.VoxelsOf(values.Grid) is > MostVoxels and var many)
            throw new RefusedException("E_TEXTURE_SIZE", "IMAGE", FormattableString.Invariant($"{many} voxels, as configuration {config.Name} makes them"), FormattableString.Invariant($"up to {MostVoxels}"), "Cut image and mask to the region and 2 cm around it.");
        // Hounsfield units and labels are whole, and the floats that keep them may not be.
        var input = new TextureInput(values.Grid, config.Whole ? Array.ConvertAll(values.Values, Math.Round) : values.Values, Array.ConvertAll(region.Values, m => Math.Round(m) != 0));
        if (!input.Mask.Contains(true))
            throw new RefusedException("E_MASK_EMPTY", "--mask", "no voxel", "a region", "Draw the region, or leave it out.");
        if (config is { Levels: { BinSize: null, Bins: null } } && input.Values.Where((_, i) => input.Mask[i]).Any(v => v is < 1 or > HighestLevel || v != Math.Floor(v)))
            throw new RefusedException("E_TEXTURE_VALUES", "IMAGE", "intensities that are no grey levels", FormattableString.Invariant($"whole numbers from 1 to {HighestLevel} in the mask: configuration {config.Name} makes no levels of its own"), "Choose a configuration that makes levels.");
        return input;
    }

    private static Volume Open(string path, string where, string member)
    {
        var volume = path.EndsWith(Patients.JsonFile.Extension, StringComparison.OrdinalIgnoreCase) ? Json(path, where, member) : Nifti(path, where);
        return Array.TrueForAll(volume.Values, double.IsFinite) ? volume : throw new RefusedException("E_TEXTURE_VALUES", where, "a value that is no number", "numbers", "Export the volume again.");
    }

    private static Volume Nifti(string path, string where)
    {
        try
        {
            var file = NiftiFile.Open(path);
            var (n, d) = (file.Shape, file.Steps);
            if (Skewed(d[0], d[1]) || Skewed(d[0], d[2]) || Skewed(d[1], d[2]))
                throw Off(where, "voxels whose axes are not at right angles", "a grid of right angles");
            var grid = new ImageGrid { Slices = n[2], Rows = n[1], Columns = n[0], Origin = file.Origin, ColumnMm = d[0].Length, RowMm = d[1].Length, SliceMm = d[2].Length };
            return new(grid, file.ToDoubles(), [file.Origin, .. d.Select((step, i) => file.Origin + ((n[i] - 1) * step))]);
        }
        catch (RefusedException refused) when (refused.Problem.Code is "E_NIFTI")
        {
            throw new RefusedException(refused.Problem with { Where = where }, refused);
        }
    }

    private static Volume Json(string path, string where, string member)
    {
        using var json = Document(path, where);
        if (json.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("voxel_mm", out var size) || Items(size) is not [var x, var y, var z] || !new[] { x, y, z }.All(IsSize)
            || !root.TryGetProperty(member, out var slices) || Items(slices) is not [var first, ..] || Items(first) is not [var row, ..] || Items(row) is not { Count: > 0 } cells)
            throw Off(where, $"no \"voxel_mm\" or no \"{member}\"", "{\"voxel_mm\":[x,y,z],\"intensity_zyx\":[[[…]]],\"mask_zyx\":[[[…]]]}");
        var grid = new ImageGrid { Slices = slices.GetArrayLength(), Rows = first.GetArrayLength(), Columns = cells.Count, Origin = default, ColumnMm = x.GetDouble(), RowMm = y.GetDouble(), SliceMm = z.GetDouble() };
        List<double> values = [.. Items(slices).Where(s => Items(s).Count == grid.Rows).SelectMany(Items).Where(r => Items(r).Count == grid.Columns).SelectMany(Items).Where(v => v.ValueKind is JsonValueKind.Number).Select(v => v.GetDouble())];
        return values.Count == grid.Length ? new(grid, [.. values], [default, grid.Centre(0, 0, grid.Columns - 1), grid.Centre(0, grid.Rows - 1, 0), grid.Centre(grid.Slices - 1, 0, 0)])
            : throw Off(where, $"\"{member}\" with rows of different lengths, or with something else than numbers", "slices of rows of numbers, all of one length");
    }

    private static JsonDocument Document(string path, string where)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw Off(where, "no file that can be read as JSON", "a file of JSON, or NIfTI-1 (.nii, .nii.gz)");
        }
    }

    private static bool IsSize(JsonElement n) => n.ValueKind is JsonValueKind.Number && n.GetDouble() is > 1e-3 and < 1e3;

    private static List<JsonElement> Items(JsonElement element) => element.ValueKind is JsonValueKind.Array ? [.. element.EnumerateArray()] : [];

    private static bool Skewed(Point a, Point b) => Math.Abs(a.Dot(b)) > 1e-3 * a.Length * b.Length;

    /// <summary>The corners of both lie within a tenth of a voxel: headers keep floats.</summary>
    private static bool OneGrid(Volume a, Volume b) => (a.Grid.Slices, a.Grid.Rows, a.Grid.Columns) == (b.Grid.Slices, b.Grid.Rows, b.Grid.Columns)
        && a.Corners.Zip(b.Corners).All(c => (c.First - c.Second).Length <= 0.1 * Math.Min(a.Grid.ColumnMm, Math.Min(a.Grid.RowMm, a.Grid.SliceMm)));

    private static RefusedException Off(string where, string found, string expected) => new(Code, where, found, expected, "See docs/pet-measures.md for the form of the files.");
}
