namespace Islet.Clinic;

/// <summary>
/// The registered, held so that a newcomer is compared in milliseconds with those of a hundred thousand who share something rare, and so that one who changed is
/// replaced without counting the others again. Not for two threads at once.
/// </summary>
public sealed class NewcomerSearch
{
    private readonly Dictionary<long, (PersonTraits Traits, ulong[] Blocks)> records = [];
    private readonly Population real = new(), synthetic = new();

    public NewcomerSearch(IEnumerable<PersonTraits> registered)
    {
        foreach (var record in registered)
            Put(record);
    }

    /// <summary>Adds a record, or puts it in the place of the one with its number.</summary>
    public void Put(PersonTraits record)
    {
        Remove(record.Patient);
        if (record.Yields)
            return;
        records[record.Patient] = (record, CandidatePairs.Blocks(record));
        Of(record).Add(record, 1);
    }

    public void Remove(long patient)
    {
        if (records.Remove(patient, out var old))
            Of(old.Traits).Add(old.Traits, -1);
    }

    /// <summary>The records that may be the same person's as one that is about to be registered, by the weights and odds of <see cref="ProbableMatches.Among"/>, the heaviest first; as there, only where the two share something rare.</summary>
    public IReadOnlyList<ProbableMatch> Of(PersonTraits newcomer, CancellationToken cancel = default)
    {
        var among = Of(newcomer);
        var prior = 2 * LinkageWeights.DoublesExpected / Math.Max(1, among.Records);
        var shared = new CandidatePairs.Shared(newcomer);
        var comparison = new RecordComparison(among.Frequencies.Beside(newcomer));
        var evidence = new List<Evidence>();
        var matches = new List<ProbableMatch>();
        foreach (var (record, blocks) in records.Values)
        {
            if (record.Synthetic != newcomer.Synthetic || !shared.Holds(blocks))
                continue;
            cancel.ThrowIfCancellationRequested();
            if (ProbableMatches.Weigh(comparison, record, newcomer, prior, evidence) is { } match)
                matches.Add(match);
        }
        return [.. matches.OrderByDescending(m => m.Bits).ThenBy(m => m.A.Patient)];
    }

    private Population Of(PersonTraits record) => record.Synthetic ? synthetic : real;

    /// <summary>Synthetic records are no persons, and are not counted among them.</summary>
    private sealed class Population
    {
        public TraitFrequencies Frequencies { get; } = new();

        public int Records { get; private set; }

        public void Add(PersonTraits record, int times)
        {
            Frequencies.Add(record, times);
            Records += times;
        }
    }
}
