namespace Islet.Clinic;

/// <summary>Two records that may be one person's, and why.</summary>
/// <param name="Bits">Weight of all evidence together, in bits: each bit doubles the odds.</param>
/// <param name="Probability">That the two are one person, given the weight, the size of the registry and how many doubles are expected.</param>
/// <param name="Evidence">What weighs most comes first, for or against.</param>
public sealed record ProbableMatch(PersonTraits A, PersonTraits B, double Bits, double Probability, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>From here on it is called probable; below, possible.</summary>
    public const double ProbableFrom = 0.9;

    /// <summary>Two births, or two ages, that no typing error makes one leave it possible, whatever the examinations say.</summary>
    public bool IsProbable => Probability >= ProbableFrom && !Evidence.Any(e => e is { Trait: MatchTrait.Birth or MatchTrait.Age, Accord: Accord.Differs });

    public bool IsAcrossCentres => A.Center != B.Center;
}

/// <summary>What a search for doubles found.</summary>
/// <param name="Matches">The heaviest first.</param>
/// <param name="Records">Records that were searched: none that yields to another.</param>
/// <param name="Compared">Pairs that share something rare, and so were compared.</param>
/// <param name="BlocksTooLarge">Values shared by so many records that they were followed only together with a second value.</param>
public sealed record MatchSearch(IReadOnlyList<ProbableMatch> Matches, int Records, int Compared, int BlocksTooLarge);

/// <summary>
/// Probabilistic record linkage over courses that hold no identity (Fellegi &amp; Sunter, J Am Stat Assoc 1969;64:1183–1210,
/// doi:10.1080/01621459.1969.10501049). It proposes; a person decides.
/// </summary>
public static class ProbableMatches
{
    /// <summary>Pairs less probable than this are not shown [H].</summary>
    public const double ShownFrom = 0.1;

    /// <summary>
    /// The pairs of records, inside a centre and across centres, that nobody has decided on. A synthetic record is never a person's double.
    /// The odds of a pair before it is looked at are 2·0.01/(n − 1): one record in a hundred has a double [H].
    /// </summary>
    public static MatchSearch Among(IReadOnlyList<PersonTraits> courses)
    {
        PersonTraits[] records = [.. courses.Where(c => !c.Yields)];
        if (records.Length < 2)
            return new([], records.Length, 0, 0);
        var decided = Decided(courses);
        var prior = 2 * LinkageWeights.DoublesExpected / (records.Length - 1);
        var comparison = new RecordComparison(TraitFrequencies.Of(records));
        var (pairs, tooLarge) = CandidatePairs.Of(records);
        var evidence = new List<Evidence>();
        var matches = new List<ProbableMatch>();
        foreach (var (i, j) in pairs)
        {
            var (a, b) = (records[i], records[j]);
            if (a.Synthetic != b.Synthetic)
                continue;
            if (Weigh(comparison, a, b, prior, evidence) is { } match && !decided.Contains((a.Key, b.Key)) && !decided.Contains((b.Key, a.Key)))
                matches.Add(match);
        }
        return new([.. matches.OrderByDescending(m => m.Bits).ThenBy(m => m.A.Patient).ThenBy(m => m.B.Patient)], records.Length, pairs.Count, tooLarge);
    }

    /// <summary>As <see cref="NewcomerSearch.Of(PersonTraits, CancellationToken)"/>, among records that are looked at once.</summary>
    public static IReadOnlyList<ProbableMatch> Of(PersonTraits newcomer, IReadOnlyList<PersonTraits> registered) => new NewcomerSearch(registered).Of(newcomer);

    /// <summary>Null: less probable than what is shown.</summary>
    /// <param name="prior">Odds before the two are looked at.</param>
    internal static ProbableMatch? Weigh(RecordComparison comparison, PersonTraits a, PersonTraits b, double prior, List<Evidence> evidence)
    {
        comparison.Compare(a, b, evidence);
        var bits = evidence.Sum(e => e.Bits);
        var odds = Math.Pow(2, bits) * prior;
        return odds / (1 + odds) < ShownFrom ? null : new(a, b, bits, odds / (1 + odds), [.. evidence.OrderByDescending(e => Math.Abs(e.Bits))]);
    }

    private static HashSet<(string, string)> Decided(IReadOnlyList<PersonTraits> courses) => [.. courses.SelectMany(c => c.Decisions.Select(d => (c.Key, d.Other)))];
}
