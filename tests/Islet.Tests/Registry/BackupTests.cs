using System.Security.Cryptography;
using Islet.Course;
using Islet.Registry;

namespace Islet.Tests.Registry;

public sealed class BackupTests : IDisposable
{
    private readonly TemporaryRegistry registry = new();
    private readonly DirectoryInfo elsewhere = Directory.CreateTempSubdirectory("islet-backup-");

    private string Backup => Path.Combine(elsewhere.FullName, "monday.islet");

    private string Restored => Path.Combine(elsewhere.FullName, "restored.db");

    public void Dispose()
    {
        registry.Dispose();
        elsewhere.Delete(recursive: true);
    }

    [Fact]
    public async Task What_is_restored_is_what_was_backed_up()
    {
        using var log = await FilledAsync();
        var manifest = await log.BackupAsync(Backup);
        Assert.Equal((20, 201, 2, 5), (manifest.Patients, manifest.Findings, manifest.Batches, manifest.TablesVersion));
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Backup))), new FileInfo(Backup).Length), (manifest.Sha256, manifest.Bytes));
        Assert.Equal($"{manifest.Sha256}  monday.islet\n", File.ReadAllText(Backup + ".sha256"));
        Assert.Equal(["monday.islet", "monday.islet.sha256"], Names());

        var result = await RestoreAsync();
        Assert.Equal((manifest, null, 0), (result.Backup, result.KeptAs, result.Problems.Count));
        using var restored = FindingLog.Open(Restored, registry);
        Assert.Equal(Rows(log), Rows(restored));
        await restored.AppendAsync(TemporaryRegistry.By("Dr A"), 1, [Some.Biopsy(6, origin: null)]); // and life goes on
    }

    [Fact]
    public async Task A_backup_made_while_others_write_is_one_position_of_the_log()
    {
        using var log = await FilledAsync();
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
                await log.AppendAsync(TemporaryRegistry.By("Dr A"), 1 + (i % 2), [Some.Biopsy(1, null), Some.Biopsy(2, null)]); // a batch stands or falls whole
        });
        foreach (var n in Enumerable.Range(0, 5))
        {
            var manifest = await log.BackupAsync($"{Backup}{n}");
            Assert.Equal(201 + (2 * (manifest.Batches - 2)), manifest.Findings);
        }
        await stop.CancelAsync();
        await writing;
    }

    [Fact]
    public async Task A_file_is_overwritten_only_when_asked_and_the_registry_never()
    {
        using var log = await FilledAsync();
        await log.BackupAsync(Backup);
        Assert.Equal("E_BACKUP_EXISTS", await RefusedAsync(() => log.BackupAsync(Backup)));
        await log.BackupAsync(Backup, overwrite: true);
        Assert.Equal("E_BACKUP_PLACE", await RefusedAsync(() => log.BackupAsync(registry.Path, overwrite: true)));
        Assert.Equal("E_BACKUP_ACCESS", await RefusedAsync(() => log.BackupAsync(Path.Combine(elsewhere.FullName, "no", "such"))));
    }

    [Fact]
    public async Task Killed_at_any_moment_it_leaves_the_old_backup_or_the_new_one_and_never_half()
    {
        using (var log = registry.Open())
            await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(3000));
        var random = new Random(7);
        for (var kill = 0; kill < (Environment.GetEnvironmentVariable("ISLET_SHORT") == "1" ? 2 : 6); kill++)
        {
            var before = File.Exists(Backup);
            using var child = ChildProcess.Start("backup", registry.Path, Backup);
            Assert.Equal(ChildProcess.Committing, await child.StandardOutput.ReadLineAsync());
            await Task.Delay(random.Next(400));
            child.Kill(); // SIGKILL
            await child.WaitForExitAsync();
            Assert.True(File.Exists(Backup) || !before);
            if (!File.Exists(Backup))
                continue;
            var result = await RestoreAsync();
            Assert.Equal((3000, 30_000), (result.Backup.Patients, result.Backup.Findings));
            File.Delete(Restored);
        }
    }

    [Fact]
    public async Task A_backup_that_was_cut_off_or_changed_is_refused_and_nothing_is_changed()
    {
        using (var log = await FilledAsync())
            await log.BackupAsync(Backup);
        var whole = File.ReadAllBytes(Backup);
        var random = new Random(11);
        foreach (var changed in Enumerable.Range(0, 12).Select(i => Flipped(random.Next(whole.Length))).Append(whole[..(whole.Length / 2)]).Append(whole[..50]))
        {
            File.WriteAllBytes(Backup, changed);
            Assert.Equal("E_BACKUP_DAMAGED", await RefusedAsync(() => RestoreAsync()));
        }
        File.Delete(Backup + ".sha256"); // without the sum, what SQLite and the readers notice
        foreach (var changed in new[] { whole[..(whole.Length / 2)], [.. whole.Select((b, i) => i is > 4096 and < 9000 ? (byte)0xA5 : b)] })
        {
            File.WriteAllBytes(Backup, changed);
            Assert.Equal("E_BACKUP_DAMAGED", await RefusedAsync(() => RestoreAsync()));
        }
        Assert.Equal(["monday.islet"], Names());

        byte[] Flipped(int at) => [.. whole.Select((b, i) => i == at ? (byte)(b ^ 1) : b)];
    }

    [Fact]
    public async Task Other_files_are_refused_by_their_own_name()
    {
        Assert.Equal("E_BACKUP_MISSING", await RefusedAsync(() => RestoreAsync()));
        File.WriteAllText(Backup, "PATIENT_ID\tSEX\n");
        var refused = await Assert.ThrowsAsync<RefusedException>(() => RestoreAsync());
        Assert.Equal(("E_REGISTRY_FORMAT", "monday.islet"), (refused.Problem.Code, refused.Problem.Where));
        (await FilledAsync()).Dispose();
        registry.Execute("CREATE TRIGGER spy AFTER INSERT ON finding BEGIN DELETE FROM finding; END");
        File.Copy(registry.Path, Backup, overwrite: true);
        Assert.Equal("E_REGISTRY_FORMAT", await RefusedAsync(() => RestoreAsync()));
        registry.Execute("DROP TRIGGER spy; PRAGMA user_version = 6");
        File.Copy(registry.Path, Backup, overwrite: true);
        Assert.Equal("E_REGISTRY_NEWER", await RefusedAsync(() => RestoreAsync()));
        File.WriteAllText(Backup + "-wal", "x");
        Assert.Equal("E_BACKUP_OPEN", await RefusedAsync(() => RestoreAsync()));
    }

    [Fact]
    public async Task A_backup_without_its_sum_is_restored_and_that_is_said()
    {
        using (var log = await FilledAsync())
            await log.BackupAsync(Backup);
        File.Delete(Backup + ".sha256");
        Assert.Equal("W_BACKUP_SEAL", Assert.Single((await RestoreAsync()).Problems).Code);
        File.Delete(Restored);
        Assert.Equal("E_BACKUP_DAMAGED", await RefusedAsync(() => RegistryBackup.RestoreAsync(Backup, Restored, registry, sha256: new string('0', 64))));
    }

    [Fact]
    public async Task A_registry_is_replaced_only_when_asked_and_kept_beside()
    {
        using (var log = await FilledAsync())
        {
            await log.BackupAsync(Backup);
            await log.AppendAsync(TemporaryRegistry.By("Dr A"), 2, [Some.Biopsy(44, null)]);
        }
        Assert.Equal("E_REGISTRY_EXISTS", await RefusedAsync(() => RegistryBackup.RestoreAsync(Backup, registry.Path, registry)));
        var result = await RegistryBackup.RestoreAsync(Backup, registry.Path, registry, overwrite: true);
        Assert.Equal("registry.db.before-restore", Path.GetFileName(result.KeptAs));
        await RegistryBackup.RestoreAsync(Backup, registry.Path, registry, overwrite: true);
        Assert.Equal(["registry.db", "registry.db.before-restore", "registry.db.before-restore-2"], Directory.GetFiles(registry.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        using var kept = FindingLog.Open(result.KeptAs!, registry);
        using var restored = FindingLog.Open(registry.Path, registry);
        Assert.Equal((11, 10), ((await kept.CourseAsync(2))!.Findings.Count, (await restored.CourseAsync(2))!.Findings.Count));
    }

    [Fact]
    public async Task While_somebody_has_the_registry_open_it_is_not_replaced()
    {
        using var log = await FilledAsync();
        await log.BackupAsync(Backup);
        Assert.Equal("E_REGISTRY_BUSY", await RefusedAsync(() => RegistryBackup.RestoreAsync(Backup, registry.Path, registry, overwrite: true)));
        log.Dispose();
        using var server = ChildProcess.Start("read", registry.Path);
        Assert.Equal(ChildProcess.Reading, await server.StandardOutput.ReadLineAsync());
        Assert.Equal("E_REGISTRY_BUSY", await RefusedAsync(() => RegistryBackup.RestoreAsync(Backup, registry.Path, registry, overwrite: true)));
        await server.StandardInput.WriteLineAsync();
        await server.WaitForExitAsync();
        await RegistryBackup.RestoreAsync(Backup, registry.Path, registry, overwrite: true);
    }

    [Fact]
    public async Task Who_was_erased_after_the_backup_does_not_come_back_with_it()
    {
        using (var log = await FilledAsync())
        {
            await log.BackupAsync(Backup);
            await log.EraseAsync(5, new("Dr A", "a test", "a wish"));
        }
        Assert.Equal(1, (await RegistryBackup.RestoreAsync(Backup, registry.Path, registry, overwrite: true)).ErasedAgain);
        using var restored = FindingLog.Open(registry.Path, registry);
        Assert.Null(await restored.CourseAsync(5));
        Assert.Equal("a wish", Assert.Single(await restored.ErasedAsync()).Batch.Reason);
        Assert.Equal(1, (await TemporaryRegistry.ImportAsync(restored, SyntheticCourses.Of(5))).Erased);
    }

    [Fact]
    public async Task A_damaged_registry_gives_way_to_a_backup()
    {
        using (var log = await FilledAsync())
            await log.BackupAsync(Backup);
        File.WriteAllBytes(registry.Path, [.. File.ReadAllBytes(registry.Path).Select((b, i) => i > 100 ? (byte)0xA5 : b)]);
        var result = await RegistryBackup.RestoreAsync(Backup, registry.Path, registry, overwrite: true);
        Assert.Equal(["W_RESTORE_ERASED"], result.Problems.Select(p => p.Code));
        using var restored = FindingLog.Open(registry.Path, registry);
        Assert.Equal(20, (await restored.PatientsAsync()).Count);
    }

    private static string[] Rows(FindingLog log)
    {
        using var stored = log.ReadStored();
        return [.. stored.Batches.Select(b => b.ToString()), .. stored.Courses().SelectMany(c => c.Findings.Select(f => f.ToString()).Prepend(c.Patient.ToString()))];
    }

    private static async Task<string> RefusedAsync<T>(Func<Task<T>> work) => (await Assert.ThrowsAsync<RefusedException>(work)).Problem.Code;

    private async Task<FindingLog> FilledAsync()
    {
        var log = registry.Open();
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(20));
        await log.AppendAsync(TemporaryRegistry.By("Dr A"), 1, [Some.Biopsy(6, origin: null)]);
        return log;
    }

    private Task<RestoreResult> RestoreAsync() => RegistryBackup.RestoreAsync(Backup, Restored, registry);

    private IEnumerable<string?> Names() => elsewhere.GetFiles().Select(f => f.Name).Order(StringComparer.Ordinal);
}
