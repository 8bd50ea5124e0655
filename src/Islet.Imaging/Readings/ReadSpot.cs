using Islet.Imaging.Quantify;

namespace Islet.Imaging.Readings;

public enum SpotState
{
    /// <summary>Found by the program, and nobody has said what it is.</summary>
    Proposed,

    Accepted,

    Rejected,
}

/// <summary>Something that takes up the tracer, and what the reader made of it.</summary>
/// <param name="Id">By the place of its hottest voxel.</param>
/// <param name="Number">As the pictures number it: the program's of a candidate, the next of what the reader drew or split.</param>
/// <param name="Region">Each voxel in one accepted lesion (pet-quantification 5.1).</param>
/// <param name="Threshold">SUV; null: drawn, or merged of parts with different ones.</param>
/// <param name="Leak">It runs into an organ: its volume is not the lesion's, and goes into no total (pet-quantification 5.3).</param>
/// <param name="Method">By which its edge was found; null: a sphere that the reader put there; <see cref="Mixed"/>: merged of parts whose edges were found by different ones.</param>
public sealed record ReadSpot(string Id, int Number, Region Region, LesionNumbers Numbers, double? Threshold, bool Leak, string? Method)
{
    public const string Mixed = "mixed";

    public SpotState State { get; init; }

    public IReadOnlyList<UptakeHint> Hints { get; init; } = [];

    /// <summary>Of an accepted one.</summary>
    public string? Lesion { get; init; }

    public OrganClass? Organ { get; init; }

    /// <summary>Of a rejected one whose uptake is an organ's.</summary>
    public UptakeHint? RejectedAs { get; init; }

    /// <summary>As the reader says; null: nobody has.</summary>
    public int? Krenning { get; init; }

    /// <summary>What was merged into it.</summary>
    public IReadOnlyList<ReadSpot> Parts { get; init; } = [];

    /// <summary>Fainter or smaller than a candidate: nobody need decide on it.</summary>
    public bool IsLesser { get; init; }

    /// <summary>The same lesion by the method beside, whatever edge the reader chose for the first; null: that method does not see it.</summary>
    public SecondReading? Second { get; init; }

    /// <summary>What the reader drew or split: where the method beside is asked, which no search did. Null: <see cref="Second"/> says what the search found.</summary>
    internal Region? SecondIn { get; init; }

    public bool IsAccepted => State is SpotState.Accepted;

    /// <summary>A sphere that is the lesion, seen on another image: it need not take up the tracer (pet-quantification 8.5).</summary>
    public bool IsSphere => Method is null;

    /// <summary>SUVpeak is the mean of 1 mL around the hottest voxel, outside the region too: above SUVmax where hotter tissue lies beside, and then not the lesion's.</summary>
    public bool PeakIsAnothers => Numbers.SuvPeakAtMax > Numbers.SuvMax;

    /// <summary>How strongly it claims a voxel of two (pet-quantification 5.1); of merged ones the strongest part.</summary>
    internal VoxelClaim Claim => new(Region, Numbers.SuvMax, LowestThreshold, Parts.Count > 0 || IsSphere ? null : Numbers.MaxVoxel);

    private double? LowestThreshold => Parts.Count > 0 ? Parts.Min(p => p.LowestThreshold) : Threshold;

    /// <summary>Several as one lesion; it is called as the hottest of those that have a name.</summary>
    internal static ReadSpot Merged(VoxelImage suv, IReadOnlyList<ReadSpot> parts)
    {
        var region = parts.Aggregate(Region.Empty, (all, p) => all.Union(p.Region));
        ReadSpot[] hot = [.. parts.OrderByDescending(p => p.Numbers.SuvMax)];
        var (numbers, threshold, method) = (LesionNumbers.Of(suv, region)!, hot[0].Threshold, hot[0].Method);
        return new(ReadingStep.SpotAt(numbers.MaxVoxel), hot[0].Number, region, numbers, parts.All(p => p.Threshold == threshold) ? threshold : null, parts.Any(p => p.Leak), parts.All(p => p.Method == method) ? method : Mixed)
        {
            Hints = hot[0].Hints, Lesion = hot.FirstOrDefault(p => p.Lesion is not null)?.Lesion, Organ = hot.FirstOrDefault(p => p.Organ is not null)?.Organ, Krenning = parts.Max(p => p.Krenning), Parts = parts,
            State = parts.Any(p => p.Lesion is not null) ? SpotState.Accepted : SpotState.Proposed, // else nobody has said yet which lesion it is
        };
    }
}
