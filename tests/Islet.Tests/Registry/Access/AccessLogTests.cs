using Islet.Course;
using Islet.Registry;

namespace Islet.Tests.Registry;

/// <summary>On a file and on a server.</summary>
public abstract class AccessLogTests : IDisposable
{
    private const string Route = "/patients/{Number:long}";

    private readonly TemporaryRegistry registry;
    private readonly FindingLog log;

    protected AccessLogTests(Store store)
    {
        registry = new(store);
        log = registry.Open();
    }

    private AccessLog Access => log.Desk.Access;

    public void Dispose()
    {
        log.Dispose();
        registry.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task What_was_added_is_there_for_another_program_once_its_task_is_done()
    {
        await Access.AddAsync("anna", 12, "read", Route);
        using var other = FindingLog.Open(registry.Path, registry);
        var entry = Assert.Single(await other.Desk.Access.PageAsync(new(), 10));
        Assert.Equal((registry.GetUtcNow(), "anna", 12L, "read", Route), (entry.At, entry.Who, entry.Patient, entry.Done, entry.Route));
    }

    [SkippableFact]
    public async Task It_is_filtered_by_person_patient_and_time_and_paged_newest_first()
    {
        var start = registry.GetUtcNow();
        for (var i = 0; i < 7; i++)
        {
            registry.SetClock(start.AddHours(i));
            await Access.AddAsync(i % 2 == 0 ? "anna" : "berta", i < 6 ? 1 + (i % 3) : null, "read", $"/{i}");
        }
        Assert.Equal("6543210", await RoutesAsync(new()));
        Assert.Equal("6420", await RoutesAsync(new(Who: "anna")));
        Assert.Equal("30", await RoutesAsync(new(Patient: 1)));
        Assert.Equal("0", await RoutesAsync(new(Who: "anna", Patient: 1)));
        Assert.Equal("432", await RoutesAsync(new(From: start.AddHours(2), Until: start.AddHours(5))));
        var first = await Access.PageAsync(new(), 3);
        var second = await Access.PageAsync(new(Before: first[^1].Id), 3);
        Assert.Equal("654|321", $"{Routes(first)}|{Routes(second)}");
    }

    [SkippableFact]
    public async Task Many_at_one_time_share_transactions_and_none_is_lost()
    {
        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Access.AddAsync($"p{i}", i, "read", Route)));
        Assert.Equal(500, (await Access.PageAsync(new(), 1000)).Select(e => e.Who).Distinct().Count());
    }

    [SkippableFact]
    public async Task Whoever_closes_the_registry_waits_for_what_is_not_yet_written()
    {
        var adding = Enumerable.Range(0, 50).Select(i => Access.AddAsync("anna", i, "read", Route)).ToArray();
        log.Dispose();
        await Task.WhenAll(adding);
        using var again = FindingLog.Open(registry.Path, registry);
        Assert.Equal(50, (await again.Desk.Access.PageAsync(new(), 100)).Count);
        Assert.Throws<ObjectDisposedException>(() => { _ = Access.AddAsync("anna", 1, "read", Route); });
    }

    [SkippableFact]
    public async Task An_entry_that_cannot_be_written_tells_who_waits_and_the_next_is_written()
    {
        registry.Execute("ALTER TABLE access RENAME TO away");
        await Assert.ThrowsAnyAsync<Exception>(() => Access.AddAsync("anna", 1, "read", Route));
        registry.Execute("ALTER TABLE away RENAME TO access");
        await Access.AddAsync("anna", 2, "read", Route);
        Assert.Equal(2, Assert.Single(await Access.PageAsync(new(), 10)).Patient);
    }

    private async Task<string> RoutesAsync(AccessQuery query) => Routes(await Access.PageAsync(query, 100));

    private static string Routes(IEnumerable<AccessEntry> entries) => string.Concat(entries.Select(e => e.Route[1..]));
}

public sealed class AccessLogTestsOnFile() : AccessLogTests(Store.File);

public sealed class AccessLogTestsOnServer() : AccessLogTests(Store.Server);
