using Islet.Clinic;
using Islet.Course;
using Islet.Registry;

namespace Islet.Web;

/// <summary>A record as the page of duplicates shows it.</summary>
public sealed record MatchRecord(PersonTraits Traits, int Findings, IReadOnlyList<Finding> Decisions)
{
    public static MatchRecord Of(DiseaseCourse course) => new(PersonTraits.Of(course), course.Findings.Count, PersonDecisions.InForce(course));
}

/// <summary>A decision that stands.</summary>
/// <param name="Other">Null: that record is no longer in the registry.</param>
public sealed record StandingDecision(MatchRecord On, MatchRecord? Other, Finding Finding)
{
    public PersonMatch Says => (PersonMatch)Finding.Content;
}

/// <summary>The search for doubles as of one position of the log.</summary>
public sealed record MatchesNow(Position At, MatchSearch Search, IReadOnlyDictionary<long, MatchRecord> Records, IReadOnlyList<StandingDecision> Decisions);

/// <summary>The search for doubles, always that of the last batch: the courses are read once, then only those that batches touch.</summary>
public sealed class LiveMatches(FindingLog log) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private MatchesNow? current;
    private (Position At, IReadOnlyDictionary<long, MatchRecord> Records)? read;

    public Task<MatchesNow> NowAsync(CancellationToken cancel = default) =>
        InTurnAsync(async at => current is { } known && known.At == at ? known : current = await SearchAsync(at), cancel);

    /// <summary>Every record by the number of its patient, for who compares a newcomer with them all: the pairs among them are not searched.</summary>
    public Task<(Position At, IReadOnlyDictionary<long, MatchRecord> Records)> RecordsAsync(CancellationToken cancel = default) => InTurnAsync(ReadAsync, cancel);

    public void Dispose() => turn.Dispose();

    private async Task<T> InTurnAsync<T>(Func<Position, Task<T>> work, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            var at = await log.PositionAsync(cancel);
            return await Task.Run(() => work(at), CancellationToken.None); // whoever leaves, others wait for it
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<MatchesNow> SearchAsync(Position at)
    {
        var (_, records) = await ReadAsync(at);
        PersonTraits[] traits = [.. records.Values.Select(r => r.Traits).OrderBy(t => t.Patient)];
        return new(at, ProbableMatches.Among(traits), records, Standing(records));
    }

    private async Task<(Position At, IReadOnlyDictionary<long, MatchRecord> Records)> ReadAsync(Position at)
    {
        if (read is { } known && known.At == at)
            return known;
        var records = read is null ? (await log.MapAsync(MatchRecord.Of, at)).ToDictionary(r => r.Traits.Patient) : read.Value.Records.ToDictionary();
        foreach (var patient in read is null ? [] : await log.ChangedSinceAsync(read.Value.At))
        {
            if (await log.CourseAsync(patient) is { } course)
                records[patient] = MatchRecord.Of(course);
            else
                records.Remove(patient);
        }
        read = (at, records);
        return read.Value;
    }

    private static IReadOnlyList<StandingDecision> Standing(IReadOnlyDictionary<long, MatchRecord> records)
    {
        var deciding = records.Values.Where(r => r.Decisions.Count > 0).ToList();
        if (deciding.Count == 0)
            return [];
        var byKey = records.Values.ToDictionary(r => r.Traits.Key, StringComparer.Ordinal);
        return [.. deciding.SelectMany(r => r.Decisions.Select(f => new StandingDecision(r, byKey.GetValueOrDefault(((PersonMatch)f.Content).Other), f)))
            .OrderByDescending(d => d.Finding.Recorded.Batch)];
    }
}
