namespace Islet.Imaging.Lesions;

/// <summary>A region by one method, from one seed.</summary>
/// <param name="Threshold">SUV that its voxels reach; positive infinity: the method gives none.</param>
/// <param name="Voi">What it was grown in.</param>
public sealed record Grown(Region Region, double Threshold, Region Voi)
{
    internal static Grown None { get; } = new(Region.Empty, double.PositiveInfinity, Region.Empty);
}
