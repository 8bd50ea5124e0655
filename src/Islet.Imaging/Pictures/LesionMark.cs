using System.Globalization;
using Islet.Imaging.Quantify;

namespace Islet.Imaging.Pictures;

/// <summary>A lesion or candidate as a picture shows it: outlined, with its number, in the colour of its class.</summary>
/// <param name="Number">null: no number is drawn.</param>
public sealed record LesionMark(int? Number, Region Region, OrganClass? Organ)
{
    /// <summary>With the number of its identity ("L3" is 3), so that a lesion has one number on all its pictures; of another name, that in this image.</summary>
    public static LesionMark Of(MeasuredLesion lesion) =>
        new(lesion.Id is ['L', .. var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : lesion.Number, lesion.Region, lesion.Organ);

    /// <summary>Of no class until a reader gives one.</summary>
    public static LesionMark Of(Candidate candidate) => new(candidate.Number, candidate.Region, null);
}

/// <summary>Where a picture shows a lesion.</summary>
/// <param name="Outlines">Closed lines around it, in pixels of the picture from its upper left corner.</param>
public sealed record LesionOutline(LesionMark Mark, IReadOnlyList<(double X, double Y)[]> Outlines)
{
    /// <summary>Of everything that is seen of it.</summary>
    public (double Left, double Top, double Right, double Bottom) Box =>
        (Outlines.Min(o => o.Min(p => p.X)), Outlines.Min(o => o.Min(p => p.Y)), Outlines.Max(o => o.Max(p => p.X)), Outlines.Max(o => o.Max(p => p.Y)));

    /// <param name="distance">Between what is outlined and the line, in pixels: the line hides nothing of it.</param>
    /// <param name="through">A point of the plane that is drawn; null: a projection.</param>
    public static IReadOnlyList<LesionOutline> Of(IEnumerable<LesionMark> marks, ImageGrid grid, PictureFrame frame, double distance, Point? through = null) =>
        [.. marks.Select(m => new LesionOutline(m, Footprint.Of(m.Region, grid, frame, through)?.Outlines(distance) ?? [])).Where(o => o.Outlines.Count > 0)];
}
