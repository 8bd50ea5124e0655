using System.Globalization;
using System.Text;
using Islet.Imaging;
using Islet.Imaging.Pictures;
using Islet.Imaging.Readings;

namespace Islet.Web;

/// <summary>The edge of a place with uptake on one cut, as the path of an SVG in pixels of the cut; and where its number stands.</summary>
public sealed record PetOutline(ReadSpot Spot, string Path, double LabelX, double LabelY)
{
    public static IReadOnlyList<PetOutline> Of(PetSheet sheet, Plane plane, Voxel at) => [.. sheet.Reading.Spots.Select(s => Of(sheet, s, plane, at)).OfType<PetOutline>()];

    /// <summary>As styles and the page's script know it.</summary>
    public static string StateOf(ReadSpot spot) => spot is { State: SpotState.Proposed, IsLesser: true } ? "lesser" : spot.State.ToString().ToLowerInvariant();

    /// <summary>What stands beside it on the images: an accepted lesion's name, which is the same on every PET; else the number of this one's list.</summary>
    public static string LabelOf(ReadSpot spot) => spot is { IsAccepted: true, Lesion: { } lesion } ? lesion : spot.Number.ToString(CultureInfo.InvariantCulture);

    private static PetOutline? Of(PetSheet sheet, ReadSpot spot, Plane plane, Voxel at)
    {
        var (box, view) = (sheet.Image.Box, PetImage.ViewOf(plane));
        return CutOutline.Of(box, spot.Region, sheet.Basis.Suv.Grid, view, plane is Plane.Mip ? null : box.Pixel(view, at).Slice) is { } edge ? new(spot, PathOf(edge), edge.Right, edge.Top) : null;
    }

    private static string PathOf(CutOutline edge)
    {
        var path = new StringBuilder();
        foreach (var side in edge.Sides)
            path.Append(CultureInfo.InvariantCulture, $"M{side.X} {side.Y}{(side.IsUpright ? 'v' : 'h')}1");
        return path.ToString();
    }
}
