using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Dapper;

namespace Islet.Registry;

/// <summary>That somebody read or wrote. Neither an identifier nor what was looked for stands in it.</summary>
/// <param name="Patient">The registry's number; null: no one patient.</param>
/// <param name="Done">One word: read, write, export, import, sign-in …</param>
/// <param name="Route">The route's pattern, as /patients/{Patient:long}.</param>
public sealed record AccessEntry(DateTimeOffset At, string Who, long? Patient, string Done, string Route)
{
    /// <summary>Rises with time; the next page of a list begins before the last of this one.</summary>
    public required string Id { get; init; }
}

/// <summary>What the administrator asks of the log.</summary>
/// <param name="From">The first instant that counts.</param>
/// <param name="Until">The first that no longer does.</param>
/// <param name="Before">Only what is older than the entry of this identity.</param>
public sealed record AccessQuery(string? Who = null, long? Patient = null, DateTimeOffset? From = null, DateTimeOffset? Until = null, string? Before = null);

/// <summary>Who read and wrote.</summary>
public sealed class AccessLog
{
    private readonly FindingLog log;
    private readonly TimeProvider clock;
    private readonly GroupCommit writes;
    private int entered;

    internal AccessLog(FindingLog log, TimeProvider clock, GroupCommit writes) => (this.log, this.clock, this.writes) = (log, clock, writes);

    /// <summary>Done once the entry is on the disk.</summary>
    public Task AddAsync(string who, long? patient, string done, string route)
    {
        var at = clock.GetUtcNow();
        var entry = new AccessEntry(at, who, patient, done, route) { Id = NewId(at) };
        return writes.AddAsync(db => Insert(db, entry));
    }

    /// <summary>The newest first.</summary>
    public Task<IReadOnlyList<AccessEntry>> PageAsync(AccessQuery query, int entries, CancellationToken cancel = default) => log.ReadAsync(db => Page(db, query, entries), cancel);

    /// <summary>Milliseconds, then this server's count, then chance: entries of one millisecond keep their order, and no two servers give the same.</summary>
    private string NewId(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{at.ToUnixTimeMilliseconds():x12}{Interlocked.Increment(ref entered):x8}{RandomNumberGenerator.GetHexString(12, lowercase: true)}");

    private static void Insert(DbConnection db, AccessEntry e) => db.Execute(
        "INSERT INTO access (id, at, who, patient, done, route) VALUES (@Id, @at, @Who, @Patient, @Done, @Route)", new { e.Id, at = Instants.Write(e.At), e.Who, e.Patient, e.Done, e.Route });

    private static IReadOnlyList<AccessEntry> Page(DbConnection db, AccessQuery query, int entries)
    {
        var which = string.Join(" AND ", Conditions(query).DefaultIfEmpty("1 = 1"));
        return [.. db.Query<(string Id, string At, string Who, long? Patient, string Done, string Route)>(
            $"SELECT id, at, who, patient, done, route FROM access WHERE {which} ORDER BY id DESC LIMIT {entries.ToString(CultureInfo.InvariantCulture)}",
            new { query.Who, query.Patient, from = query.From is { } from ? Instants.Write(from) : null, until = query.Until is { } until ? Instants.Write(until) : null, query.Before })
            .Select(e => new AccessEntry(Instants.Read(e.At), e.Who, e.Patient, e.Done, e.Route) { Id = e.Id })];
    }

    /// <summary>Only what is asked: a parameter that is null has no type in some stores.</summary>
    private static IEnumerable<string> Conditions(AccessQuery query)
    {
        if (query.Who is not null)
            yield return "who = @Who";
        if (query.Patient is not null)
            yield return "patient = @Patient";
        if (query.From is not null)
            yield return "at >= @from";
        if (query.Until is not null)
            yield return "at < @until";
        if (query.Before is not null)
            yield return "id < @Before";
    }
}
