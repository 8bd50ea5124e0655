using System.Text.Json;
using Islet.Course;
using Islet.Imaging;
using Islet.Imaging.Nifti;

namespace Islet.Cli.Pet;

/// <summary>The regions that <c>islet pet measure</c> is given: contract of the command line, "pet".</summary>
internal sealed class PetRois(JsonElement root, string folder)
{
    /// <exception cref="RefusedException">E_PET_ROIS.</exception>
    public static PetRois Read(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            return new(json.RootElement.Clone(), Path.GetDirectoryName(Path.GetFullPath(file))!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw Off("--rois", "no file that can be read as JSON", "a JSON file of regions");
        }
    }

    public Region? Liver(ImageGrid grid) => Object(root, "the file").TryGetProperty("liver", out var liver) && liver.ValueKind is not JsonValueKind.Null
        ? Filled(Shape.Sphere(grid, Centre(liver, "liver"), 0.5 * Number(liver, "diameter_mm", "liver")), "liver") : null;

    public IEnumerable<(JsonElement Id, Region Region, bool Drawn)> Lesions(ImageGrid grid) => Object(root, "the file").TryGetProperty("lesions", out var list) && list.ValueKind is JsonValueKind.Array
        ? list.EnumerateArray().Select((lesion, i) => Lesion(grid, lesion, FormattableString.Invariant($"lesion {i + 1}"))) : throw Off("the file", "no list \"lesions\"", "a list, which may be empty");

    private (JsonElement, Region, bool) Lesion(ImageGrid grid, JsonElement lesion, string where)
    {
        if (!Object(lesion, where).TryGetProperty("id", out var id) || id.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
            throw Off(where, "no \"id\"", "a name or number");
        if (lesion.TryGetProperty("mask", out var mask))
        {
            var file = mask.ValueKind is JsonValueKind.String ? Path.Combine(folder, mask.GetString()!) : throw Off(where, "a mask that is no text", "the name of a file");
            var labels = NiftiFile.Open(file).LabelsOn(grid);
            return Region.Of(grid, at => labels[at] != 0) is { IsEmpty: false } drawn ? (id, drawn, true) : throw new RefusedException("E_MASK_EMPTY", where, "no voxel in the mask", "a region", "Draw the region, or leave the lesion out.");
        }
        if (lesion.TryGetProperty("rtstruct", out _))
            throw new RefusedException("E_PET_RTSTRUCT", where, "contours of an RTSTRUCT", "a mask as NIfTI, or centre and radius", "Make a mask of the contours: contours are not read yet.");
        return (id, Filled(Shape.Sphere(grid, Centre(lesion, where), Number(lesion, "voi_radius_mm", where)), where), false);
    }

    private static Region Filled(Region region, string where) => region.IsEmpty ? throw Off(where, "a sphere without the centre of a voxel", "a place in the image, in mm of DICOM's axes") : region;

    private static Point Centre(JsonElement of, string where) => Object(of, where).TryGetProperty("centre_mm", out var c) && c.ValueKind is JsonValueKind.Array && c.GetArrayLength() == 3
        && c.EnumerateArray().All(n => n.ValueKind is JsonValueKind.Number) ? new(c[0].GetDouble(), c[1].GetDouble(), c[2].GetDouble()) : throw Off(where, "no \"centre_mm\"", "three numbers, mm, x to the left, y to the back, z to the head");

    private static double Number(JsonElement of, string name, string where) => of.TryGetProperty(name, out var n) && n.ValueKind is JsonValueKind.Number && n.GetDouble() is > 0 and <= 1000 and var mm
        ? mm : throw Off(where, $"no \"{name}\" above 0 and up to 1000", "millimetres");

    private static JsonElement Object(JsonElement element, string where) => element.ValueKind is JsonValueKind.Object ? element : throw Off(where, "something else than an object", "an object");

    private static RefusedException Off(string where, string found, string expected) => new("E_PET_ROIS", where, found, expected, "See docs/pet-measures.md for the form of the file.");
}
