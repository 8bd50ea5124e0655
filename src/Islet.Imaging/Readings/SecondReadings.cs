using Islet.Imaging.Lesions;
using Islet.Imaging.Quantify;

namespace Islet.Imaging.Readings;

/// <summary>The method beside the course's own, for what no search has asked it: what the reader drew, split or merged (pet-quantification 5.2).</summary>
internal static class SecondReadings
{
    /// <param name="beside">Regions of the other places: their blur is no wall that the region leaks through.</param>
    public static ReadSpot With(ReadingBasis basis, ReadSpot spot, RegionStatistics? liver, Lazy<LeakTest> beside)
    {
        if (spot.Parts.Count > 0)
            return spot with { Second = Joined(basis, [.. spot.Parts.Select(p => With(basis, p, liver, beside).Second).OfType<SecondReading>()]) };
        return spot.SecondIn is { } voi ? spot with { Second = In(basis, spot.Numbers, voi, liver, beside) } : spot;
    }

    /// <summary>What a lesion's parts are by the second method, one beside the other; null: it sees none of them.</summary>
    private static SecondReading? Joined(ReadingBasis basis, IReadOnlyList<SecondReading> parts)
    {
        if (parts.Count == 0)
            return null;
        var region = parts.Aggregate(Region.Empty, (all, p) => all.Union(p.Region));
        return new(parts[0].Method, parts.Min(p => p.Threshold), region, region.Voxels * basis.Suv.Grid.VoxelMl, parts.Any(p => p.Leak));
    }

    private static SecondReading? In(ReadingBasis basis, LesionNumbers lesion, Region voi, RegionStatistics? liver, Lazy<LeakTest> beside)
    {
        var (suv, method) = (basis.Suv, basis.Second);
        var around = method.Rule is ThresholdRule.AboveBackground ? RegionStatistics.Of(suv, Lesion.Shell(suv, voi, lesion.SuvMax, lesion.MaxVoxel))?.Mean : null;
        if ((method.NeedsLiver && liver is null) || (method.Rule is ThresholdRule.AboveBackground && around is null))
            return null;
        var threshold = method.Threshold(lesion.SuvMax, liver, () => around);
        var region = Lesion.Connected(Threshold.AtLeast(suv, threshold, voi), lesion.MaxVoxel);
        return region.IsEmpty ? null : new(method.Id, threshold, region, region.Voxels * suv.Grid.VoxelMl, beside.Value.Leaks(new(region, threshold, voi), lesion.MaxVoxel));
    }

    /// <summary>Each voxel in one accepted lesion by this method as well (pet-quantification 5.1).</summary>
    public static IReadOnlyList<ReadSpot> Parted(ReadingBasis basis, IReadOnlyList<ReadSpot> spots)
    {
        ReadSpot[] seen = [.. spots.Where(s => s.IsAccepted && s.Second is not null)];
        var regions = VoxelClaim.Parted([.. seen.Select(s => new VoxelClaim(s.Second!.Region, s.Numbers.SuvMax, s.Second.Threshold, At: null))], Connectivity.Corners);
        var changed = seen.Zip(regions).Where(p => p.Second.Voxels < p.First.Second!.Region.Voxels)
            .ToDictionary(p => p.First.Id, p => p.Second.IsEmpty ? null : p.First.Second! with { Region = p.Second, Ml = p.Second.Voxels * basis.Suv.Grid.VoxelMl }, StringComparer.Ordinal);
        return changed.Count == 0 ? spots : [.. spots.Select(s => changed.TryGetValue(s.Id, out var second) ? s with { Second = second } : s)];
    }
}
