using System.Text.Json;
using Islet.Course;
using Islet.Imaging;
using Islet.Imaging.Nifti;
using Islet.Imaging.Objects;
using Islet.Imaging.Quantify;

namespace Islet.Cli.Pet;

/// <summary>The regions that <c>islet pet measure</c> is given: contract of the command line, "pet".</summary>
internal sealed class PetRois(JsonElement root, string folder)
{
    private readonly Dictionary<string, RtStruct> contours = new(StringComparer.Ordinal);
    private readonly List<Problem> warnings = [];

    /// <summary>What was remarked while contours became voxels.</summary>
    public IReadOnlyList<Problem> Warnings => warnings;

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

    public IEnumerable<(JsonElement Id, Region Region, bool Drawn, OrganClass? Organ)> Lesions(ObjectSource image) => Object(root, "the file").TryGetProperty("lesions", out var list) && list.ValueKind is JsonValueKind.Array
        ? list.EnumerateArray().Select((lesion, i) => Lesion(image, lesion, FormattableString.Invariant($"lesion {i + 1}"))) : throw Off("the file", "no list \"lesions\"", "a list, which may be empty");

    private (JsonElement, Region, bool, OrganClass?) Lesion(ObjectSource image, JsonElement lesion, string where)
    {
        var grid = image.Grid;
        if (!Object(lesion, where).TryGetProperty("id", out var id) || id.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
            throw Off(where, "no \"id\"", "a name or number");
        var organ = Organ(lesion, where);
        if (lesion.TryGetProperty("mask", out var mask))
        {
            var file = mask.ValueKind is JsonValueKind.String ? Path.Combine(folder, mask.GetString()!) : throw Off(where, "a mask that is no text", "the name of a file");
            var labels = NiftiFile.Open(file).LabelsOn(grid);
            return Region.Of(grid, at => labels[at] != 0) is { IsEmpty: false } drawn ? (id, drawn, true, organ) : throw new RefusedException("E_MASK_EMPTY", where, "no voxel in the mask", "a region", "Draw the region, or leave the lesion out.");
        }
        if (lesion.TryGetProperty("rtstruct", out var rtstruct))
            return (id, Contoured(image, Object(rtstruct, where), where), true, organ);
        return (id, Filled(Shape.Sphere(grid, Centre(lesion, where), Number(lesion, "voi_radius_mm", where)), where), false, organ);
    }

    private static OrganClass? Organ(JsonElement lesion, string where)
    {
        if (!lesion.TryGetProperty("organ", out var organ) || organ.ValueKind is JsonValueKind.Null)
            return null;
        foreach (var known in Enum.GetValues<OrganClass>())
            if (organ.ValueKind is JsonValueKind.String && organ.GetString() == SnakeCase.Of(known))
                return known;
        throw Off(where, "an \"organ\" that is none of the classes", "liver, lymph_node, bone, peritoneum, primary or other");
    }

    private Region Contoured(ObjectSource image, JsonElement rtstruct, string where)
    {
        if (!rtstruct.TryGetProperty("file", out var file) || file.ValueKind is not JsonValueKind.String || !rtstruct.TryGetProperty("roi", out var name) || name.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
            throw Off(where, "an \"rtstruct\" without \"file\" and \"roi\"", "the name of a file, and the name or number of a region in it");
        var path = Path.Combine(folder, file.GetString()!);
        if (!contours.TryGetValue(path, out var read))
            contours[path] = read = RtStruct.Read(ObjectFile.Open(path, $"{where}, \"file\""));
        List<RtRoi> meant = [.. read.Rois.Where(r => name.ValueKind is JsonValueKind.Number ? name.TryGetInt32(out var number) && r.Number == number : r.Name == name.GetString())];
        if (meant is not [var roi])
            throw new RefusedException("E_PET_RTSTRUCT", where, FormattableString.Invariant($"{meant.Count} regions of this name among {read.Rois.Count}"), "one", "See their names and numbers with islet pet segments FILE --on DIR; a number names a region too.");
        var drawn = roi.On(image);
        warnings.AddRange(drawn.Warnings.Select(w => w with { Where = $"{where}, {w.Where}" }));
        return drawn.Region is { IsEmpty: false } region ? region : throw new RefusedException("E_MASK_EMPTY", where, "no voxel's centre in the contours", "a region", "Draw the region, or leave the lesion out.");
    }

    private static Region Filled(Region region, string where) => region.IsEmpty ? throw Off(where, "a sphere without the centre of a voxel", "a place in the image, in mm of DICOM's axes") : region;

    private static Point Centre(JsonElement of, string where) => Object(of, where).TryGetProperty("centre_mm", out var c) && c.ValueKind is JsonValueKind.Array && c.GetArrayLength() == 3
        && c.EnumerateArray().All(n => n.ValueKind is JsonValueKind.Number) ? new(c[0].GetDouble(), c[1].GetDouble(), c[2].GetDouble()) : throw Off(where, "no \"centre_mm\"", "three numbers, mm, x to the left, y to the back, z to the head");

    private static double Number(JsonElement of, string name, string where) => of.TryGetProperty(name, out var n) && n.ValueKind is JsonValueKind.Number && n.GetDouble() is > 0 and <= 1000 and var mm
        ? mm : throw Off(where, $"no \"{name}\" above 0 and up to 1000", "millimetres");

    private static JsonElement Object(JsonElement element, string where) => element.ValueKind is JsonValueKind.Object ? element : throw Off(where, "something else than an object", "an object");

    private static RefusedException Off(string where, string found, string expected) => new("E_PET_ROIS", where, found, expected, "See docs/pet-measures.md for the form of the file.");
}
