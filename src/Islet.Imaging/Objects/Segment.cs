using Islet.Imaging.Quantify;

namespace Islet.Imaging.Objects;

/// <summary>One segment of a segmentation, in the file's own words.</summary>
/// <param name="Label">Free text.</param>
/// <param name="Algorithm">AUTOMATIC, SEMIAUTOMATIC or MANUAL.</param>
/// <param name="Method">Name of the algorithm: the segmentation method, where Islet wrote the file.</param>
public sealed record Segment(int Number, string Label, string? TrackingId, string? TrackingUid, CodedEntry? Category, CodedEntry? Type, CodedEntry? Region, string? Algorithm, string? Method)
{
    public OrganClass? Organ => TumourCodes.Organ(Type, Region);
}
