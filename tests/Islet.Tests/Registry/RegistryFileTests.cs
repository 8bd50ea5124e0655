using Dapper;
using Islet.Course;
using Islet.Registry;
using Microsoft.Data.Sqlite;

namespace Islet.Tests.Registry;

public sealed class RegistryFileTests : IDisposable
{
    private readonly TemporaryRegistry registry = new();

    public void Dispose() => registry.Dispose();

    [Fact]
    public async Task Once_it_is_written_every_commit_waits_for_the_disk()
    {
        using (var log = registry.Open())
            await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(5)));
        using var file = RegistryFile.Open(registry.Path, create: false);
        using var writer = file.Writer();
        Assert.Equal((2L, "wal"), (writer.ExecuteScalar<long>("PRAGMA synchronous"), writer.ExecuteScalar<string>("PRAGMA journal_mode"))); // 2: FULL
    }

    [SkippableFact]
    public void A_new_registry_is_read_by_its_owner_alone()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no modes of files");
        using var log = registry.Open();
        foreach (var file in new[] { "", "-wal", "-shm" })
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(registry.Path + file));
    }

    [Fact]
    public void A_missing_file_is_made_only_when_asked()
    {
        Assert.Equal("E_REGISTRY_MISSING", Refused(registry.Path).Code);
        Assert.False(File.Exists(registry.Path));
        registry.Open().Dispose();
        FindingLog.Open(registry.Path, registry).Dispose();
    }

    [Fact]
    public void An_empty_file_becomes_a_registry_only_when_asked()
    {
        File.WriteAllBytes(registry.Path, []);
        Assert.Equal("E_REGISTRY_FORMAT", Refused(registry.Path).Code);
        registry.Open().Dispose();
        FindingLog.Open(registry.Path, registry).Dispose();
    }

    [Fact]
    public void Text_bytes_and_another_programs_database_are_refused_and_left_as_they_are()
    {
        Unchanged("E_REGISTRY_FORMAT", () => File.WriteAllText(registry.Path, "PATIENT_ID\tSEX\nP-1\tF\n"));
        Unchanged("E_REGISTRY_FORMAT", () => File.WriteAllBytes(registry.Path, [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7 % 256))]));
        Unchanged("E_REGISTRY_FORMAT", () => registry.Execute("CREATE TABLE finding (patient INTEGER)"));
    }

    [Fact]
    public void A_folder_is_refused()
    {
        Directory.CreateDirectory(registry.Path);
        Assert.Equal("E_REGISTRY_FORMAT", Refused(registry.Path).Code);
    }

    [Theory]
    [InlineData(0.02), InlineData(0.5), InlineData(0.999)]
    public async Task A_truncated_registry_is_refused_and_left_as_it_is(double kept)
    {
        using (var log = registry.Open())
            await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(200));
        var whole = await File.ReadAllBytesAsync(registry.Path);
        Unchanged("E_REGISTRY_DAMAGED", () => File.WriteAllBytes(registry.Path, whole[..(int)(whole.Length * kept)]));
    }

    [Fact]
    public async Task Overwritten_pages_are_damage_and_no_crash()
    {
        using (var log = registry.Open())
            await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(200));
        var bytes = await File.ReadAllBytesAsync(registry.Path);
        Array.Fill(bytes, (byte)0xA5, 4096, bytes.Length - 4096);
        await File.WriteAllBytesAsync(registry.Path, bytes);
        var refused = await Assert.ThrowsAsync<RefusedException>(async () =>
        {
            using var log = FindingLog.Open(registry.Path, registry);
            await log.MapAsync(c => c.Findings.Count);
        });
        Assert.Equal("E_REGISTRY_DAMAGED", refused.Problem.Code);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_refused() =>
        Assert.Equal("E_REGISTRY_ACCESS", Assert.Throws<RefusedException>(() => FindingLog.OpenOrCreate(registry.Path + "/no/such.db", registry)).Problem.Code);

    [Fact]
    public void Without_the_systems_SQLite_the_remedy_names_the_package()
    {
        var problem = Assert.Throws<RefusedException>(() => SystemSqlite.Load(["libno-such-sqlite.so.0"])).Problem;
        Assert.Equal("E_SQLITE_MISSING", problem.Code);
        Assert.Contains("libsqlite3-0", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_that_make_one_registry_at_once_make_one()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => registry.Open().Dispose())));
        using var log = FindingLog.Open(registry.Path, registry);
        Assert.Equal(0, (await log.PositionAsync()).Batch);
    }

    [Theory]
    [InlineData(SQLitePCL.raw.SQLITE_BUSY, "E_REGISTRY_BUSY"), InlineData(SQLitePCL.raw.SQLITE_FULL, "E_REGISTRY_FULL")]
    [InlineData(SQLitePCL.raw.SQLITE_IOERR, "E_REGISTRY_IO"), InlineData(SQLitePCL.raw.SQLITE_READONLY, "E_REGISTRY_ACCESS")]
    [InlineData(SQLitePCL.raw.SQLITE_CORRUPT, "E_REGISTRY_DAMAGED"), InlineData(SQLitePCL.raw.SQLITE_MISUSE, null)] // the last is a fault of ours
    public void What_SQLite_says_of_the_disk_becomes_a_problem_with_a_remedy(int error, string? code) =>
        Assert.Equal(code, Refusal.Of(new SqliteException("", error), "registry.db")?.Code);

    private static Problem Refused(string path) => Assert.Throws<RefusedException>(() => FindingLog.Open(path, TimeProvider.System)).Problem;

    private void Unchanged(string code, Action make)
    {
        File.Delete(registry.Path);
        make();
        var before = File.ReadAllBytes(registry.Path);
        Assert.Equal(code, Refused(registry.Path).Code);
        Assert.Equal(code, Assert.Throws<RefusedException>(registry.Open).Problem.Code);
        Assert.Equal(before, File.ReadAllBytes(registry.Path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(registry.Path)!));
    }
}
