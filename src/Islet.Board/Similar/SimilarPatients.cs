using Islet.Statistics;

namespace Islet.Board;

/// <summary>
/// The registry's patients who were in a similar state on the day of a board, and what the record shows after it. Treatments are counted, never compared: who was given
/// what was chosen for reasons that the record does not hold (confounding by indication), so that a difference between them would not be one of the treatments.
/// </summary>
/// <remarks>
/// Time counts from the landmark, and only what was known on it decides who belongs: Anderson, Cain and Gelber, J Clin Oncol 1983;1:710–719. Confounding by indication:
/// Miettinen, Stat Med 1983;2:267–271.
/// </remarks>
/// <param name="Members">Each patient once, on the first day on which the criteria held.</param>
/// <param name="Curve">Overall survival from the landmark in months; null: too few with an outcome.</param>
/// <param name="WithoutOutcome">Members of whom nobody knows whether they lived on.</param>
public sealed record SimilarPatients(IReadOnlyList<SimilarBy> Criteria, IReadOnlyList<Landmark> Members, SurvivalCurve? Curve, int WithoutOutcome)
{
    /// <summary>House choice [H]: below so many a curve says less than a list.</summary>
    public const int FewestForCurve = 10;

    /// <summary>House choice [H], the customary smallest cell of a table that leaves a registry: below so many nothing is told to whom may see no single patient.</summary>
    public const int FewestForResearcher = 5;

    /// <summary>House choice [H]: of a patient of whom fewer criteria are known, everybody would be similar, and nothing is told.</summary>
    public const int FewestKnown = 2;

    /// <summary>How many began which systemic treatment next, most first; the last row is those of whom none is on record.</summary>
    public IReadOnlyList<(string? Class, int Patients)> Next { get; } = [.. Members.CountBy(m => m.After.NextLine ?? "").OrderBy(c => c.Key.Length == 0).ThenByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)
        .Select(c => (c.Key.Length == 0 ? null : c.Key, c.Value))];

    /// <param name="criteria">Of those that are known of <paramref name="state"/>; one that is unknown is nobody's criterion.</param>
    /// <param name="except">The patient who is asked about.</param>
    public static SimilarPatients Of(IReadOnlyList<Landmark> landmarks, LandmarkState state, IReadOnlyCollection<SimilarBy> criteria, long except)
    {
        List<SimilarBy> asked = [.. state.Known.Count < FewestKnown ? [] : state.Known.Where(criteria.Contains)];
        List<Landmark> members = [];
        if (asked.Count > 0)
            foreach (var one in landmarks)
                if (one.Patient != except && (members.Count == 0 || members[^1].Patient != one.Patient) && state.IsLike(one.State, asked))
                    members.Add(one);
        List<Observation> observed = [.. members.Where(m => m.After.Survival.Excluded is null).Select(m => new Observation((double)m.After.Survival.Months, m.After.Survival.Event))];
        return new(asked, members, observed.Count >= FewestForCurve ? KaplanMeier.Estimate(observed, TimeTies.AsR(observed.Select(o => o.Time))) : null, members.Count - observed.Count);
    }

    /// <summary>Whether a reader may see anything of so many.</summary>
    public bool MayBeTold(bool singlePatients) => singlePatients || Members.Count is 0 or >= FewestForResearcher;
}
