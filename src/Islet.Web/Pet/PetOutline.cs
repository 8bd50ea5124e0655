using System.Globalization;
using System.Text;
using Islet.Imaging;
using Islet.Imaging.Readings;

namespace Islet.Web;

/// <summary>The edge of a place with uptake on one cut, as the path of an SVG in pixels of the cut; and where its number stands.</summary>
public sealed record PetOutline(ReadSpot Spot, string Path, double LabelX, double LabelY)
{
    public static IReadOnlyList<PetOutline> Of(PetSheet sheet, Plane plane, Voxel at) => [.. sheet.Reading.Spots.Select(s => Of(sheet, s, plane, at)).OfType<PetOutline>()];

    /// <summary>As styles and the page's script know it.</summary>
    public static string StateOf(ReadSpot spot) => spot is { State: SpotState.Proposed, IsLesser: true } ? "lesser" : spot.State.ToString().ToLowerInvariant();

    private static PetOutline? Of(PetSheet sheet, ReadSpot spot, Plane plane, Voxel at)
    {
        var box = sheet.Image.Box;
        var runs = PetJson.Runs(box, sheet.Basis.Suv.Grid, spot.Region);
        var pixels = new HashSet<(int X, int Y)>();
        for (var i = 0; i < runs.Count; i += 4)
            for (var x = runs[i + 2]; x <= runs[i + 3]; x++)
                if (Pixel(box, plane, at, runs[i], runs[i + 1], x) is { } pixel)
                    pixels.Add(pixel);
        return pixels.Count == 0 ? null : new(spot, Edge(pixels), 1 + pixels.Max(p => p.X), pixels.Min(p => p.Y));
    }

    private static (int X, int Y)? Pixel(DisplayBox box, Plane plane, Voxel at, int z, int y, int x) => plane switch
    {
        Plane.Mip => (x, box.Nz - 1 - z),
        Plane.Axial when z == at.Z => (x, y),
        Plane.Coronal when y == at.Y => (x, box.Nz - 1 - z),
        Plane.Sagittal when x == at.X => (y, box.Nz - 1 - z),
        _ => null,
    };

    /// <summary>Every side of a pixel beyond which the place ends.</summary>
    private static string Edge(HashSet<(int X, int Y)> pixels)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in pixels.OrderBy(p => p.Y).ThenBy(p => p.X))
        {
            if (!pixels.Contains((x, y - 1)))
                path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1");
            if (!pixels.Contains((x, y + 1)))
                path.Append(CultureInfo.InvariantCulture, $"M{x} {y + 1}h1");
            if (!pixels.Contains((x - 1, y)))
                path.Append(CultureInfo.InvariantCulture, $"M{x} {y}v1");
            if (!pixels.Contains((x + 1, y)))
                path.Append(CultureInfo.InvariantCulture, $"M{x + 1} {y}v1");
        }
        return path.ToString();
    }
}
