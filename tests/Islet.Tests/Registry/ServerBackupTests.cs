using Islet.Course;
using Islet.Registry;

namespace Islet.Tests.Registry;

/// <summary>A backup is one file, whatever the registry is kept in, and can be restored into either.</summary>
public sealed class ServerBackupTests : IDisposable
{
    private readonly TemporaryRegistry file = new();
    private readonly TemporaryRegistry server = new(Store.Server);

    private string Backup => Path.Combine(file.Folder, "monday.islet");

    public void Dispose()
    {
        file.Dispose();
        server.Dispose();
    }

    [SkippableTheory]
    [InlineData(Store.Server, Store.File), InlineData(Store.File, Store.Server), InlineData(Store.Server, Store.Server)]
    public async Task What_is_restored_is_what_was_backed_up(Store from, Store to)
    {
        using var source = new TemporaryRegistry(from);
        using var target = new TemporaryRegistry(to);
        string[] before;
        using (var log = await FilledAsync(source))
        {
            before = Rows(log);
            var manifest = await log.BackupAsync(Backup);
            Assert.Equal((20, 201, 4, 5), (manifest.Patients, manifest.Findings, manifest.Batches, manifest.TablesVersion));
        }
        Assert.Equal(["monday.islet", "monday.islet.sha256"], Directory.GetFiles(file.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var result = await RegistryBackup.RestoreAsync(Backup, target.Path, target);
        Assert.Equal((null, 0, 0), (result.KeptAs, result.Problems.Count, result.ErasedAgain));
        using var restored = FindingLog.Open(target.Path, target);
        Assert.Equal(before, Rows(restored));
        Assert.Equal("Clinician", (await restored.Desk.Accounts.FindAsync("anna"))!.Role);
        await restored.AppendAsync(TemporaryRegistry.By("Dr A"), 1, [Some.Biopsy(6, origin: null)]); // and life goes on
        Assert.Equal(1, (await TemporaryRegistry.ImportAsync(restored, SyntheticCourses.Of(21))).Erased);
    }

    [SkippableFact]
    public async Task A_backup_made_while_others_write_is_one_position_of_the_log()
    {
        using var log = await FilledAsync(server);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
                await log.AppendAsync(TemporaryRegistry.By("Dr A"), 1 + (i % 2), [Some.Biopsy(1, null), Some.Biopsy(2, null)]); // a batch stands or falls whole
        });
        foreach (var n in Enumerable.Range(0, 3))
        {
            var manifest = await log.BackupAsync($"{Backup}{n}");
            Assert.Equal(201 + (2 * (manifest.Batches - 4)), manifest.Findings);
        }
        await stop.CancelAsync();
        await writing;
    }

    [SkippableFact]
    public async Task A_registry_is_replaced_only_when_asked_and_nobody_uses_it_and_is_kept_beside()
    {
        using (var log = await FilledAsync(server))
        {
            await log.BackupAsync(Backup);
            await log.AppendAsync(TemporaryRegistry.By("Dr A"), 2, [Some.Biopsy(44, null)]);
            await log.EraseAsync(5, new("Dr A", "a test", "a wish"));
            Assert.Equal("E_REGISTRY_BUSY", await RefusedAsync(overwrite: true));
        }
        Assert.Equal("E_REGISTRY_EXISTS", await RefusedAsync(overwrite: false));
        var result = await RegistryBackup.RestoreAsync(Backup, server.Path, server, overwrite: true);
        Assert.Equal(("islet_before_restore", 1), (result.KeptAs, result.ErasedAgain));
        Assert.Equal("islet_before_restore_2", (await RegistryBackup.RestoreAsync(Backup, server.Path, server, overwrite: true)).KeptAs);
        using var restored = FindingLog.Open(server.Path, server);
        Assert.Equal(10, (await restored.CourseAsync(2))!.Findings.Count);
        Assert.Null(await restored.CourseAsync(5)); // erased after the backup, and not brought back
        Assert.Equal(11, server.Sql(db => Dapper.SqlMapper.ExecuteScalar<int>(db, "SELECT count(*) FROM islet_before_restore.finding WHERE patient = 2")));
    }

    [SkippableFact]
    public async Task A_backup_that_was_changed_is_refused_and_nothing_is_changed()
    {
        using (var log = await FilledAsync(file))
            await log.BackupAsync(Backup);
        var whole = await File.ReadAllBytesAsync(Backup);
        whole[whole.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(Backup, whole);
        Assert.Equal("E_BACKUP_DAMAGED", await RefusedAsync(overwrite: true));
        Assert.False(RegistryAddress.Exists(server.Path));
    }

    private async Task<string> RefusedAsync(bool overwrite) =>
        (await Assert.ThrowsAsync<RefusedException>(() => RegistryBackup.RestoreAsync(Backup, server.Path, server, overwrite))).Problem.Code;

    /// <summary>Twenty patients and one who was erased; a correction by a person; an account.</summary>
    private static async Task<FindingLog> FilledAsync(TemporaryRegistry registry)
    {
        var log = registry.Open();
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(21).Where((_, i) => i != 9));
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Of(22));
        await log.EraseAsync(20, new("Dr A", "a test", "a wish"));
        var biopsy = (await log.CourseAsync(1))!.Findings.First(f => f.Content is Specimen);
        await log.AppendAsync(TemporaryRegistry.By("Dr A"), 1, [Some.Biopsy(6, null, biopsy.Id, Why.Correction)]);
        await log.Desk.Accounts.AddAsync("anna", "Clinician", "hash");
        return log;
    }

    private static string[] Rows(FindingLog log)
    {
        using var stored = log.ReadStored();
        return [stored.Salt, .. stored.Batches.Select(b => b.ToString()), .. stored.Erased.Select(e => e.ToString()),
            .. stored.Courses().SelectMany(c => c.Findings.Select(f => f.ToString()).Prepend(c.Patient.ToString()))];
    }
}
