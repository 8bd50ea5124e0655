namespace Islet.Imaging;

/// <summary>Which voxels touch: those with a face in common, or also with an edge or a corner.</summary>
public enum Connectivity
{
    Faces = 6,
    Corners = 26,
}
