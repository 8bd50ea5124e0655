using Islet.Course;

namespace Islet.Imaging.Quantify;

/// <summary>What a search of the whole body found, for a reader to decide on.</summary>
/// <param name="Candidates">By number. Regions of two share no voxel.</param>
/// <param name="Lesser">Stands out from what lies around it, but does not reach s0 or the minimum volume: shown apart, so that nothing is passed over in silence. Numbers go on from those of the candidates.</param>
/// <param name="S0">SUV that a candidate reaches outside the liver.</param>
/// <param name="SecondMethod">Id of the method that was computed beside the first.</param>
/// <param name="Proposals">Reference regions that the program would choose; a reader accepts them or says "not available" (pet-quantification 4).</param>
/// <param name="Rounds">Of growing and splitting until no label changed; at most 20.</param>
/// <param name="Remarks">W_…: what was not found, or could not be told.</param>
public sealed record CandidateList(IReadOnlyList<Candidate> Candidates, IReadOnlyList<Candidate> Lesser, double S0, string Method, string SecondMethod, IReadOnlyList<ReferenceRegion> Proposals, int Rounds,
    IReadOnlyList<Problem> Remarks);
