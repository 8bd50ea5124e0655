using Dapper;
using Islet.Course;
using Islet.Registry;

namespace Islet.Tests.Registry;

/// <summary>What only a registry on a server does, or refuses.</summary>
public sealed class ServerTests : IDisposable
{
    private readonly TestServer server = TestServer.Here;
    private readonly TemporaryRegistry registry = new(Store.Server);

    public void Dispose() => registry.Dispose();

    [SkippableFact]
    public void What_the_server_refuses_is_a_problem_with_a_remedy_and_without_the_password()
    {
        var database = server.CreateDatabase();
        var latin = server.CreateDatabase("ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
        var stranger = server.CreateDatabase();
        server.Execute(stranger, "CREATE SCHEMA islet; CREATE TABLE islet.finding (patient int)");
        server.Execute("postgres", "CREATE ROLE guest LOGIN PASSWORD 'SECRET'");
        Refused("E_REGISTRY_MISSING", server.Address(database), create: false);
        Refused("E_REGISTRY_MISSING", server.Address("no_such"), create: true);
        Refused("E_REGISTRY_ACCESS", server.Address(database, password: "SECRET"), create: true);
        Refused("E_REGISTRY_ACCESS", server.Address(database, "guest", "SECRET"), create: true);
        Refused("E_REGISTRY_FORMAT", server.Address(latin), create: true);
        Refused("E_REGISTRY_FORMAT", server.Address(stranger), create: true);
        Refused("E_REGISTRY_SERVER", "postgres://islet:SECRET@127.0.0.1:1/islet", create: true);
        registry.Open().Dispose();
        registry.Execute("UPDATE registry SET version = 99");
        Refused("E_REGISTRY_NEWER", registry.Path, create: true);
        foreach (var made in new[] { database, latin, stranger })
            server.DropDatabase(made);

        void Refused(string code, string address, bool create)
        {
            var refused = Assert.Throws<RefusedException>(() => create ? FindingLog.OpenOrCreate(address, registry) : FindingLog.Open(address, registry));
            Assert.Equal(code, refused.Problem.Code);
            Assert.DoesNotContain("SECRET", refused.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("p%40ss", refused.ToString(), StringComparison.Ordinal);
        }
    }

    [SkippableFact]
    public async Task Many_that_make_one_registry_at_once_make_one()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => registry.Open().Dispose())));
        using var log = FindingLog.Open(registry.Path, registry);
        Assert.Equal(0, (await log.PositionAsync()).Batch);
    }

    [SkippableFact]
    public async Task After_the_server_was_started_again_the_registry_is_read_and_written_as_before()
    {
        using var log = registry.Open();
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(3));
        await CutAsync();
        Assert.Equal(3, (await log.PatientsAsync()).Count);
        await CutAsync();
        await log.AppendAsync(TemporaryRegistry.By("Dr A"), 1, [Some.Biopsy(5, null)]);
        Assert.Equal(11, (await log.CourseAsync(1))!.Findings.Count);

        async Task CutAsync()
        {
            registry.Sql(db => db.Query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()").AsList());
            await Task.Yield();
        }
    }

    [SkippableFact]
    public async Task A_character_that_PostgreSQL_cannot_keep_is_refused_and_nothing_is_stored()
    {
        using var log = registry.Open();
        foreach (var key in new[] { "NUL \0", "half \ud83e" })
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => TemporaryRegistry.ImportAsync(log, new NewCourse(Some.Patient(key), [Some.Biopsy(5)])));
            Assert.Equal("E_REGISTRY_TEXT", refused.Problem.Code);
        }
        await TemporaryRegistry.ImportAsync(log, new NewCourse(Some.Patient(), [new(Some.Day, default, new Diagnosis { Histology = "NUL \0, right to left \u202e, 🫁" }, "a/1")]));
        Assert.Equal("NUL \0, right to left \u202e, 🫁", ((Diagnosis)(await log.CourseAsync(1))!.Findings[0].Content).Histology); // in content it is written as \u0000
        Assert.Null(await log.FindAsync("NUL \0"));
    }

    [SkippableFact]
    public async Task Readers_wait_for_no_writer()
    {
        using var log = registry.Open();
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(3));
        using var other = server.Connect(registry.Path.Split('/')[^1]);
        other.Execute("BEGIN; SELECT pg_advisory_xact_lock(1232301172, 1); INSERT INTO batch VALUES (2, '', '', '', NULL)");
        Assert.Equal((3, 1L), ((await log.MapAsync(c => c.Findings.Count)).Count, (await log.PositionAsync()).Batch));
    }

    [SkippableFact]
    public async Task Three_processes_that_write_at_once_lose_nothing()
    {
        using var log = registry.Open();
        await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(5)));
        var writers = new[] { ChildProcess.Start("append", registry.Path, "A", "30"), ChildProcess.Start("append", registry.Path, "B", "30"), ChildProcess.Start("import", registry.Path, "300") };
        foreach (var writer in writers)
        {
            await writer.WaitForExitAsync();
            Assert.Equal(0, writer.ExitCode);
            writer.Dispose();
        }
        var findings = (await log.CourseAsync(1))!.Findings;
        Assert.Equal([30, 30], new[] { "A", "B" }.Select(by => findings.Count(f => f.Recorded.By == by)));
        Assert.Equal((301, 62L), ((await log.PatientsAsync()).Count, (await log.PositionAsync()).Batch)); // numbered without a gap
        Assert.Equal(findings.Select(f => f.Recorded.At).Order(), findings.Select(f => f.Recorded.At));
    }

    [SkippableFact]
    public async Task Killed_at_any_moment_an_import_is_there_whole_or_not_at_all()
    {
        using var log = registry.Open();
        await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(5)));
        foreach (var afterMs in new[] { 0, 20, 60, 150 })
        {
            using var child = ChildProcess.Start("import", registry.Path, "2000");
            Assert.Equal(ChildProcess.Committing, await child.StandardOutput.ReadLineAsync());
            await Task.Delay(afterMs);
            child.Kill(); // SIGKILL
            await child.WaitForExitAsync();
            await log.AppendAsync(TemporaryRegistry.By("Dr A"), 1, [Some.Biopsy(6, origin: null)]); // waits until the server has seen that the writer is gone
            Assert.Contains((await log.PatientsAsync()).Count, new[] { 1, 2001 });
            Assert.Contains((await log.MapAsync(c => c.Patient == 1 ? 0 : c.Findings.Count)).Sum(), new[] { 0, 20_000 });
        }
    }

    [SkippableFact]
    public async Task The_erased_are_in_no_table_any_more_and_what_the_server_keeps_beside_is_said()
    {
        using var log = registry.Open();
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(30));
        await TemporaryRegistry.ImportAsync(log, new NewCourse(Some.Patient("ZEBRAKEY"), [.. Enumerable.Range(0, 20).Select(i =>
            new NewFinding(Some.Day, default, new Diagnosis { Histology = string.Join(' ', Enumerable.Repeat("ZEBRATEXT", 1 + (i * 30))) }, $"ZEBRAORIGIN/{i}"))]));
        registry.Execute("ANALYZE finding, patient");
        Assert.NotEmpty(FilesWith("ZEBRATEXT"));
        var erased = await log.EraseAsync(31, new("Dr A", "a test", "a wish"));
        Assert.Equal("W_ERASE_SERVER", erased.Left!.Code);
        Assert.True(Assert.Single(await log.ErasedAsync()).Purged);
        Assert.All(["ZEBRAKEY", "ZEBRATEXT", "ZEBRAORIGIN"], word => Assert.Empty(FilesWith(word)));
        Assert.Equal(30, (await log.MapAsync(c => c.Findings.Count)).Count);
    }

    [SkippableTheory]
    [InlineData("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1")] // reads nothing of the registry yet, and may
    [InlineData("BEGIN; SELECT pg_current_xact_id()")] // writes: whoever begins to read now may see what was before
    public async Task While_somebody_reads_an_older_state_the_erased_stay_unpurged_and_it_is_said_until_a_purge(string begins)
    {
        using var log = registry.Open();
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(3));
        await TemporaryRegistry.ImportAsync(log, new NewCourse(Some.Patient("ZEBRAKEY"), [Some.Biopsy(5)]));
        using var reader = server.Connect(registry.Path.Split('/')[^1]);
        reader.Execute(begins);

        var erased = await log.EraseAsync(4, new("Dr A", "a test", "a wish"), TimeSpan.FromMilliseconds(200));
        Assert.Equal(("E_REGISTRY_BUSY", false), (erased.Left!.Code, erased.Purged));
        Assert.Contains("--purge", erased.Left.Remedy, StringComparison.Ordinal);
        Assert.Null(await log.CourseAsync(4)); // erased for all who look
        Assert.False(Assert.Single(await log.ErasedAsync()).Purged);
        Assert.NotEmpty(FilesWith("ZEBRAKEY"));
        Assert.Equal("E_REGISTRY_BUSY", (await log.PurgeAsync(TimeSpan.FromMilliseconds(200)))!.Code);
        Assert.False(Assert.Single(await log.ErasedAsync()).Purged);

        reader.Execute("ROLLBACK");
        Assert.Equal("W_ERASE_SERVER", (await log.PurgeAsync())!.Code);
        Assert.True(Assert.Single(await log.ErasedAsync()).Purged);
        Assert.Empty(FilesWith("ZEBRAKEY"));
    }

    [SkippableFact]
    public async Task While_somebody_writes_in_another_database_of_the_server_the_erased_stay_unpurged_and_it_is_said()
    {
        using var log = registry.Open();
        await TemporaryRegistry.ImportAsync(log, new NewCourse(Some.Patient("ZEBRAKEY"), [Some.Biopsy(5)]));
        using (var writer = server.Connect("postgres"))
        {
            writer.Execute("BEGIN; SELECT pg_current_xact_id()");
            Assert.False((await log.EraseAsync(1, new("Dr A", "a test", "a wish"), TimeSpan.FromMilliseconds(200))).Purged);
            writer.Execute("ROLLBACK");
        }
        Assert.Equal("W_ERASE_SERVER", (await log.PurgeAsync())!.Code);
        Assert.Empty(FilesWith("ZEBRAKEY"));
    }

    [SkippableFact]
    public async Task The_next_erasure_finishes_the_one_before()
    {
        using var log = registry.Open();
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(3));
        await TemporaryRegistry.ImportAsync(log, new NewCourse(Some.Patient("ZEBRAKEY"), [Some.Biopsy(5)]));
        using (var reader = server.Connect(registry.Path.Split('/')[^1]))
        {
            reader.Execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1");
            Assert.False((await log.EraseAsync(4, new("Dr A", "a test", "a wish"), TimeSpan.Zero)).Purged);
        }
        Assert.True((await log.EraseAsync(3, new("Dr A", "a test", "a wish"))).Purged);
        Assert.All(await log.ErasedAsync(), stone => Assert.True(stone.Purged));
        Assert.Empty(FilesWith("ZEBRAKEY"));
    }

    /// <summary>Files of the database's tables and indexes that hold the word.</summary>
    private string[] FilesWith(string word)
    {
        registry.Execute("CHECKPOINT; SELECT 1");
        var folder = registry.Sql(db => db.ExecuteScalar<string>("SELECT current_setting('data_directory') || '/base/' || oid FROM pg_database WHERE datname = current_database()"))!;
        var bytes = System.Text.Encoding.UTF8.GetBytes(word);
        return [.. Directory.GetFiles(folder).Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(bytes) >= 0)];
    }
}
