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
/// <param name="Threshold">SUV; null: drawn, or merged of parts with different ones.</param>
/// <param name="Leak">It runs into an organ: its volume is not the lesion's, and goes into no total (pet-quantification 5.3).</param>
/// <param name="Method">By which its edge was found; null: a sphere that the reader put there.</param>
public sealed record ReadSpot(string Id, int Number, Region Region, LesionNumbers Numbers, double? Threshold, bool Leak, string? Method)
{
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

    /// <summary>By the second method, mL; null: it gives none here, or nobody asked.</summary>
    public double? SecondMl { get; init; }

    public bool IsAccepted => State is SpotState.Accepted;
}
