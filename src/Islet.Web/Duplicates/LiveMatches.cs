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
    private readonly SemaphoreSlim reading = new(1), searching = new(1);
    private MatchesNow? current;
    private (Position At, IReadOnlyDictionary<long, MatchRecord> Records, NewcomerSearch Newcomers)? read;

    public Task<MatchesNow> NowAsync(CancellationToken cancel = default) =>
        InTurnAsync(searching, async at => current is { } known && known.At == at ? known : current = Search(at, await InTurnAsync(reading, async now => (await ReadAsync(now)).Records, CancellationToken.None)), cancel);

    /// <summary>Whom a newcomer may be, the likeliest first: the pairs among the registered are not searched for it.</summary>
    /// <param name="newcomer">By the number that will be given next.</param>
    public Task<IReadOnlyList<ProbableMatch>> LikelyAsync(Func<long, PersonTraits> newcomer, CancellationToken cancel = default) =>
        InTurnAsync(reading, async at => (await ReadAsync(at)).Newcomers.Of(newcomer(at.LastPatient + 1), cancel), cancel);

    /// <summary>Records with the same <see cref="PersonTraits.PlainKey"/>.</summary>
    public async Task<IReadOnlyList<PersonTraits>> AlikeAsync(string plainKey, CancellationToken cancel = default)
    {
        var records = await InTurnAsync(reading, async at => (await ReadAsync(at)).Records, cancel);
        return plainKey.Length == 0 ? [] : [.. records.Values.Select(r => r.Traits).Where(r => r.PlainKey == plainKey).OrderBy(r => r.Patient)];
    }

    /// <summary>Begins to read all courses before anybody asks. What fails here fails again, and is told, when somebody does.</summary>
    public Task WarmUpAsync() => InTurnAsync(reading, async at => (await ReadAsync(at)).Records.Count, CancellationToken.None).ContinueWith(done => done.Exception, TaskScheduler.Default);

    public void Dispose()
    {
        reading.Dispose();
        searching.Dispose();
    }

    private async Task<T> InTurnAsync<T>(SemaphoreSlim turn, Func<Position, Task<T>> work, CancellationToken cancel)
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

    private static MatchesNow Search(Position at, IReadOnlyDictionary<long, MatchRecord> records)
    {
        PersonTraits[] traits = [.. records.Values.Select(r => r.Traits).OrderBy(t => t.Patient)];
        return new(at, ProbableMatches.Among(traits), records, Standing(records));
    }

    /// <summary>Within the turn of reading.</summary>
    private async Task<(IReadOnlyDictionary<long, MatchRecord> Records, NewcomerSearch Newcomers)> ReadAsync(Position at)
    {
        if (read is not { } known)
        {
            var all = (await log.MapAsync(MatchRecord.Of, at)).ToDictionary(r => r.Traits.Patient);
            known = (at, all, new(all.Values.Select(r => r.Traits)));
        }
        else if (known.At != at)
        {
            known = (at, await AdvancedAsync(known.Records.ToDictionary(), known.Newcomers, await log.ChangedSinceAsync(known.At)), known.Newcomers);
        }
        read = known;
        return (known.Records, known.Newcomers);
    }

    private async Task<IReadOnlyDictionary<long, MatchRecord>> AdvancedAsync(Dictionary<long, MatchRecord> records, NewcomerSearch newcomers, IEnumerable<long> changed)
    {
        foreach (var patient in changed)
        {
            if (await log.CourseAsync(patient) is { } course)
            {
                records[patient] = MatchRecord.Of(course);
                newcomers.Put(records[patient].Traits);
            }
            else
            {
                records.Remove(patient);
                newcomers.Remove(patient);
            }
        }
        return records;
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
