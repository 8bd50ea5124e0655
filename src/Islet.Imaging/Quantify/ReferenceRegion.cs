using System.Text.Json.Serialization;
using Islet.Course;

namespace Islet.Imaging.Quantify;

[JsonConverter(typeof(SnakeCase<ReferenceOrgan>))]
public enum ReferenceOrgan
{
    Liver,
    Spleen,
    BloodPool,
}

/// <summary>Healthy tissue that lesions are held against (pet-quantification 4).</summary>
/// <param name="Accepted">A reader saw it and agreed; else it is proposed.</param>
/// <param name="Flags">W_…: too uneven, or a mean outside what is usual.</param>
public sealed record ReferenceRegion(ReferenceOrgan Organ, Point Centre, double DiameterMm, Region Region, RegionStatistics Statistics, bool Accepted, IReadOnlyList<Problem> Flags)
{
    public double Ml(ImageGrid grid) => Region.Voxels * grid.VoxelMl;
}
