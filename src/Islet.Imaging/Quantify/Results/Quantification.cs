using Islet.Course;

namespace Islet.Imaging.Quantify;

/// <summary>The whole result of one image: what was found, what is taken for tumour by whom, and what it sums up to by two methods.</summary>
public sealed record Quantification
{
    public required Provenance How { get; init; }

    public required ScanConditions Scan { get; init; }

    /// <summary>Of the image; the regions' voxels are its.</summary>
    public required ImageGrid Grid { get; init; }

    public required IReadOnlyList<ReferenceRegion> References { get; init; }

    /// <summary>All of them, whatever was decided.</summary>
    public required IReadOnlyList<Candidate> Candidates { get; init; }

    /// <summary>All that takes up the tracer so that it was found.</summary>
    internal Region CandidateRegion => Region.Of(Candidates.SelectMany(c => c.Region.Runs.ToArray()));

    /// <summary>Below s0 or the minimum volume: shown apart.</summary>
    public required IReadOnlyList<Candidate> Lesser { get; init; }

    /// <summary>SUV from which a voxel outside the liver was looked at.</summary>
    public required double S0 { get; init; }

    /// <summary>W_… of the search.</summary>
    public required IReadOnlyList<Problem> Remarks { get; init; }

    /// <summary>Accepted; where <see cref="IsProposal"/> is true proposed, and accepted by nobody.</summary>
    public required IReadOnlyList<MeasuredLesion> Lesions { get; init; }

    public required IReadOnlyList<LeftOut> LeftOut { get; init; }

    /// <summary>What needs the voxels, one a lesion in their order.</summary>
    public required IReadOnlyList<LesionDetail> Details { get; init; }

    public required TumourTotals Totals { get; init; }

    /// <summary>The lesions by the second method, in their order.</summary>
    public required IReadOnlyList<SecondMeasure> SecondMeasures { get; init; }

    public required TumourTotals SecondTotals { get; init; }

    public bool IsProposal => How.AcceptedBy is null;

    /// <summary>Lesions that run into an organ by neither method.</summary>
    public int ComparedLesions => SecondMeasure.Compare(Lesions, SecondMeasures).Lesions;

    /// <summary>Volume by the second method over that by the first, of the same lesions: those that run into an organ by neither. Null where the first is none.</summary>
    public double? SecondRatio => SecondMeasure.Compare(Lesions, SecondMeasures).Ratio;

    /// <summary>The highest number that a lesion of this course was ever named by: a lesion that is gone leaves its name to no other.</summary>
    public int NamesUpTo { get; init; }

    public ReferenceRegion? Reference(ReferenceOrgan organ) => References.FirstOrDefault(r => r.Organ == organ);
}
