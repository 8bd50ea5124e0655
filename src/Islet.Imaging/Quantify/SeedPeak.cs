namespace Islet.Imaging.Quantify;

/// <summary>A local maximum from which a candidate grows.</summary>
/// <param name="Tree">Which of the trees it stands in.</param>
/// <param name="Peak">Which peak of that tree.</param>
/// <param name="ReachesS0">Else it is too faint for a candidate and stands out all the same.</param>
/// <param name="Prominent">Else it is the top of something above s0 on the flank of a hotter one, and one with it wherever that one's region holds it.</param>
internal sealed record SeedPeak(int Tree, int Peak, Voxel At, double Value, bool ReachesS0, bool Prominent);
