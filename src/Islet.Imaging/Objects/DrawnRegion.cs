using Islet.Course;

namespace Islet.Imaging.Objects;

/// <summary>What an object holds, on the voxels of the images.</summary>
/// <param name="Warnings">W_…: what was left out, or is not as it was drawn.</param>
public sealed record DrawnRegion(Region Region, IReadOnlyList<Problem> Warnings);
