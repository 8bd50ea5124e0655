using Islet.Course;
using Islet.Registry;

namespace Islet.Tests.Registry;

/// <summary>On a file and on a server.</summary>
public abstract class DraftsTests : IDisposable
{
    private readonly TemporaryRegistry registry;
    private readonly FindingLog log;

    protected DraftsTests(Store store)
    {
        registry = new(store);
        log = registry.Open();
    }

    private Drafts Drafts => log.Desk.Drafts;

    public void Dispose()
    {
        log.Dispose();
        registry.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task A_draft_outlives_a_restart_and_is_its_owners_alone()
    {
        var patient = await RegisterAsync();
        var kept = await Drafts.KeepAsync("d1", "anna", "Specimen", patient, "ki67=\"<1\"\0\u202e🫁");
        using var restarted = FindingLog.Open(registry.Path, registry);
        Assert.Equal(kept, await restarted.Desk.Drafts.FindAsync("d1", "anna"));
        Assert.Equal([kept], await restarted.Desk.Drafts.OfAsync("anna"));
        Assert.Null(await restarted.Desk.Drafts.FindAsync("d1", "berta"));
        Assert.Empty(await restarted.Desk.Drafts.OfAsync("berta"));
        Assert.False(await restarted.Desk.Drafts.DiscardAsync("d1", "berta"));
        Assert.Equal("E_DRAFT_OWNER", (await Assert.ThrowsAsync<RefusedException>(() => Drafts.KeepAsync("d1", "berta", "Specimen", patient, "mine"))).Problem.Code);
        Assert.True(await restarted.Desk.Drafts.DiscardAsync("d1", "anna"));
        Assert.Null(await Drafts.FindAsync("d1", "anna"));
    }

    [SkippableFact]
    public async Task Keeping_again_replaces_and_the_last_kept_is_listed_first()
    {
        await Drafts.KeepAsync("d1", "anna", "Person", null, "1");
        registry.SetClock(registry.GetUtcNow().AddMinutes(1));
        await Drafts.KeepAsync("d2", "anna", "Person", null, "2");
        registry.SetClock(registry.GetUtcNow().AddMinutes(1));
        await Drafts.KeepAsync("d1", "anna", "Person", null, "3");
        Assert.Equal(["3", "2"], (await Drafts.OfAsync("anna")).Select(d => d.Content));
    }

    [SkippableFact]
    public async Task After_thirty_days_a_draft_is_gone()
    {
        var kept = await Drafts.KeepAsync("d1", "anna", "Person", null, "1");
        registry.SetClock(kept.At.AddDays(30).AddTicks(-1));
        Assert.NotNull(await Drafts.FindAsync("d1", "anna"));
        registry.SetClock(kept.At.AddDays(30));
        Assert.Null(await Drafts.FindAsync("d1", "anna"));
        Assert.Empty(await Drafts.OfAsync("anna"));
        await Drafts.KeepAsync("d2", "berta", "Person", null, "2");
        Assert.Equal(1, registry.Sql(db => Dapper.SqlMapper.QuerySingle<int>(db, "SELECT count(*) FROM draft")));
    }

    [SkippableFact]
    public async Task Drafts_about_the_erased_go_with_them_to_the_last_byte_and_none_comes_after()
    {
        var patient = await RegisterAsync();
        await Drafts.KeepAsync("d1", "anna", "Person", patient, "ZEBRADRAFT");
        await Drafts.KeepAsync("d2", "anna", "Person", null, "other");
        await log.EraseAsync(patient, new("Dr A", "a test", "consent withdrawn"));
        Assert.Equal(["d2"], (await Drafts.OfAsync("anna")).Select(d => d.Id));
        Assert.DoesNotContain(registry.Files().Values, bytes => bytes.AsSpan().IndexOf("ZEBRADRAFT"u8) >= 0);
        Assert.Equal("E_PATIENT_ERASED", (await Assert.ThrowsAsync<RefusedException>(() => Drafts.KeepAsync("d1", "anna", "Person", patient, "again"))).Problem.Code);
        Assert.Equal("E_PATIENT_UNKNOWN", (await Assert.ThrowsAsync<RefusedException>(() => Drafts.KeepAsync("d1", "anna", "Person", 99, "again"))).Problem.Code);
    }

    private async Task<long> RegisterAsync()
    {
        await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(5)));
        return 1;
    }
}

public sealed class DraftsTestsOnFile() : DraftsTests(Store.File);

public sealed class DraftsTestsOnServer() : DraftsTests(Store.Server);
