using Dapper;
using Islet.Course;
using Islet.Registry;

namespace Islet.Tests.Registry;

/// <summary>A signature and the findings that it stands for are one write. On a file and on a server.</summary>
public abstract class SigningTests : IDisposable
{
    private const string Series = "2.25.1";

    private readonly Store store;
    private readonly TemporaryRegistry registry;
    private readonly FindingLog log;

    protected SigningTests(Store store)
    {
        this.store = store;
        registry = new(store);
        log = registry.Open();
    }

    public void Dispose()
    {
        log.Dispose();
        registry.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task Findings_and_signature_are_stored_together_and_the_signature_names_the_findings()
    {
        var patient = await RegisterAsync();
        var stored = await SignAsync(patient, seen: 0, Name);
        Assert.Equal(2, stored.Count);
        var step = Assert.Single(await log.Desk.Readings.OfAsync(patient));
        Assert.Equal((Series, 1, "Dr A", Name(stored)), (step.Series, step.Step, step.Who, step.Content));
    }

    [SkippableFact]
    public async Task A_fault_between_the_findings_and_the_signature_leaves_neither()
    {
        var patient = await RegisterAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => SignAsync(patient, seen: 0, _ => throw new InvalidOperationException("the process dies here")));
        await NothingAsync(patient);
        Assert.Equal(2, (await SignAsync(patient, seen: 0, Name)).Count); // and can be done again
        Assert.Equal(2, (await log.CourseAsync(patient))!.Findings.Count);
    }

    [SkippableFact]
    public async Task A_connection_that_is_cut_between_the_two_leaves_neither()
    {
        Skip.If(store is Store.File, "a file has no connection");
        var patient = await RegisterAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => SignAsync(patient, seen: 0, stored =>
        {
            registry.Sql(db => db.Execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"));
            return Name(stored);
        }));
        using var again = FindingLog.Open(registry.Path, registry);
        Assert.Empty((await again.CourseAsync(patient))!.Findings);
        Assert.Empty(await again.Desk.Readings.OfAsync(patient));
    }

    [SkippableFact]
    public async Task Who_signs_what_somebody_else_changed_meanwhile_records_nothing()
    {
        var patient = await RegisterAsync();
        await log.Desk.Readings.AddAsync(patient, Series, seen: 0, "Dr B", ["{}"]);
        Assert.Equal("E_READING_OVERTAKEN", (await Assert.ThrowsAsync<RefusedException>(() => SignAsync(patient, seen: 0, Name))).Problem.Code);
        Assert.Empty((await log.CourseAsync(patient))!.Findings);
        Assert.Equal("{}", Assert.Single(await log.Desk.Readings.OfAsync(patient)).Content);
    }

    private async Task NothingAsync(long patient)
    {
        Assert.Empty((await log.CourseAsync(patient))!.Findings);
        Assert.Empty(await log.Desk.Readings.OfAsync(patient));
        Assert.Equal(0, registry.Sql(db => db.ExecuteScalar<long>("SELECT count(*) FROM finding")));
    }

    private async Task<long> RegisterAsync() => (await log.RegisterAsync(TemporaryRegistry.By("Dr A"), new(Some.Patient("P1"), [])))!.Value.Patient;

    private Task<IReadOnlyList<Finding>> SignAsync(long patient, long? seen, Func<IReadOnlyList<Finding>, string> signature) =>
        log.SignAsync(TemporaryRegistry.By("Dr A"), patient, [Some.Biopsy(1, origin: null), Some.Biopsy(2, origin: null)], Series, seen, signature);

    private static string Name(IReadOnlyList<Finding> stored) => string.Join(' ', stored.Select(f => f.Id));
}

public sealed class FileSigningTests() : SigningTests(Store.File);

public sealed class ServerSigningTests() : SigningTests(Store.Server);
