namespace Islet.Imaging.Quantify;

/// <param name="DistanceMm">Of the centroids.</param>
/// <param name="Overlap">Shared volume over the volume of the smaller of the two (ours; pet-quantification 8.1 names the share only).</param>
public sealed record LesionMatch(MeasuredLesion A, MeasuredLesion B, double DistanceMm, double Overlap)
{
    /// <summary>mm between centroids up to which two lesions are one (pet-quantification 8.1).</summary>
    public const double NearMm = 15;

    /// <summary>Overlap from which they are (pet-quantification 8.1).</summary>
    public const double OverlapFrom = 0.2;

    public bool IsOne => DistanceMm <= NearMm || Overlap >= OverlapFrom;

    /// <summary>Each lesion once; the largest overlap first, then the least distance.</summary>
    /// <param name="shift">mm, added to a place in the image of <paramref name="b"/> to find it in that of <paramref name="a"/>.</param>
    public static IReadOnlyList<LesionMatch> Of(ImageGrid gridA, IReadOnlyList<MeasuredLesion> a, ImageGrid gridB, IReadOnlyList<MeasuredLesion> b, Point shift)
    {
        var (usedA, usedB, matches) = (new HashSet<int>(), new HashSet<int>(), new List<LesionMatch>());
        foreach (var match in a.SelectMany(x => b.Select(y => Of(gridA, x, gridB, y, shift))).Where(m => m.IsOne).OrderByDescending(m => m.Overlap).ThenBy(m => m.DistanceMm).ThenBy(m => m.A.Number).ThenBy(m => m.B.Number))
            if (!usedA.Contains(match.A.Number) && !usedB.Contains(match.B.Number))
            {
                usedA.Add(match.A.Number);
                usedB.Add(match.B.Number);
                matches.Add(match);
            }
        return matches;
    }

    public static LesionMatch Of(ImageGrid gridA, MeasuredLesion a, ImageGrid gridB, MeasuredLesion b, Point shift)
    {
        var apart = (a.Numbers.Centroid - b.Numbers.Centroid - shift).Length;
        var back = -1 * shift;
        return new(a, b, apart, a.Numbers.Ml <= b.Numbers.Ml ? Share(gridA, a.Region, gridB, b.Region, back) : Share(gridB, b.Region, gridA, a.Region, shift));
    }

    /// <summary>Part of a region's voxels whose centres lie in the other region.</summary>
    private static double Share(ImageGrid grid, Region region, ImageGrid otherGrid, Region other, Point shift) =>
        region.IsEmpty ? 0 : (double)region.All().Count(v => Place.Nearest(otherGrid, grid.Centre(v) + shift) is { } there && other.Contains(there)) / region.Voxels;
}
