using Islet.Course;

namespace Islet.Registry;

/// <summary>What a restoration did.</summary>
/// <param name="KeptAs">The file into which the registry that was there before was renamed; null: there was none.</param>
/// <param name="ErasedAgain">Patients of the backup whom the registry before had erased since: they were erased in the restored one too.</param>
public sealed record RestoreResult(BackupManifest Backup, string? KeptAs, int ErasedAgain, IReadOnlyList<Problem> Problems);

/// <summary>Puts a backup in the place of a registry.</summary>
public static class RegistryBackup
{
    /// <summary>
    /// The backup is copied beside the registry's place, verified there down to the last finding, and renamed. It is never opened itself, and until the
    /// last step nothing is changed.
    /// </summary>
    /// <param name="overwrite">Something stands at the place: it is kept beside it, under <c>NAME.before-restore</c>.</param>
    /// <param name="sha256">The sum that the backup must have; null: the one in the file beside it.</param>
    /// <exception cref="RefusedException">
    /// E_BACKUP_MISSING, E_BACKUP_OPEN, E_BACKUP_PLACE, E_BACKUP_DAMAGED, E_BACKUP_ACCESS, E_REGISTRY_EXISTS, E_REGISTRY_BUSY, or what <see cref="FindingLog.Open(string, TimeProvider)"/>
    /// refuses, named by the backup.
    /// </exception>
    public static async Task<RestoreResult> RestoreAsync(string backup, string registry, TimeProvider clock, bool overwrite = false, string? sha256 = null, CancellationToken cancel = default)
    {
        SystemSqlite.Use();
        if (ServerAddress.IsOne(registry))
            return await RestoreOnServerAsync(backup, registry, clock, overwrite, sha256, cancel);
        var (from, to, name) = (Path.GetFullPath(backup), Path.GetFullPath(registry), Path.GetFileName(backup));
        Refuse(from, to, name, overwrite);
        var problems = new List<Problem>();
        return await WithCopyAsync(from, to, async part =>
        {
            var manifest = await CheckedAsync(from, part, name, clock, sha256, problems, cancel);
            using var place = Place.Take(to, problems);
            var again = await EraseAgainAsync(part, place.Erased, place.Salt, clock);
            Durable.Sync(part);
            return new RestoreResult(manifest, Backing.Guarded(Path.GetFileName(to), () => place.Put(part)), again, problems);
        });
    }

    /// <summary>Verified in a file of its own, then into the database in one transaction.</summary>
    private static async Task<RestoreResult> RestoreOnServerAsync(string backup, string registry, TimeProvider clock, bool overwrite, string? sha256, CancellationToken cancel)
    {
        var (from, name, problems) = (Path.GetFullPath(backup), Path.GetFileName(backup), new List<Problem>());
        Refuse(from, name);
        return await WithCopyAsync(from, Path.Combine(Path.GetTempPath(), "islet-restore"), async part =>
        {
            var manifest = await CheckedAsync(from, part, name, clock, sha256, problems, cancel);
            using var place = ServerRestore.Take(registry, overwrite);
            var again = await EraseAgainAsync(part, place.Erased, place.Salt, clock);
            return new RestoreResult(manifest, await Task.Run(() => place.Put(part, cancel), cancel), again, problems);
        });
    }

    private static async Task<T> WithCopyAsync<T>(string from, string beside, Func<string, Task<T>> work)
    {
        string part;
        using (var file = Backing.Guarded(Path.GetFileName(beside), () => Durable.CreateBeside(beside)))
            part = file.Name;
        try
        {
            Backing.Guarded(Path.GetFileName(from), () =>
            {
                File.Copy(from, part, overwrite: true);
                return true;
            });
            return await work(part);
        }
        finally
        {
            foreach (var left in RegistryFile.Parts.Select(suffix => part + suffix))
                File.Delete(left);
        }
    }

    private static async Task<BackupManifest> CheckedAsync(string from, string part, string name, TimeProvider clock, string? sha256, List<Problem> problems, CancellationToken cancel)
    {
        var sum = Seal.SumOf(part);
        if ((sha256?.ToLowerInvariant() ?? Seal.Read(from)) is not { } expected)
            problems.Add(BackupProblems.NoSeal(name));
        else if (expected != sum)
            throw new RefusedException(BackupProblems.Damaged(name, "bytes of another sum than the one noted for it"));
        return (await VerifyAsync(part, name, clock, cancel)) with { Bytes = new FileInfo(part).Length, Sha256 = sum };
    }

    private static void Refuse(string from, string name)
    {
        if (!File.Exists(from))
            throw new RefusedException(BackupProblems.Missing(name));
        if (new FileInfo(from + "-wal") is { Exists: true, Length: > 0 })
            throw new RefusedException(BackupProblems.Open(name));
    }

    private static void Refuse(string from, string to, string name, bool overwrite)
    {
        if (File.Exists(from) && from == to)
            throw new RefusedException(BackupProblems.Itself(name));
        Refuse(from, name);
        if (!overwrite && RegistryFile.Parts.Any(suffix => Path.Exists(to + suffix)))
            throw new RefusedException(BackupProblems.RegistryExists(Path.GetFileName(to)));
    }

    private static async Task<BackupManifest> VerifyAsync(string part, string name, TimeProvider clock, CancellationToken cancel)
    {
        try
        {
            using var log = FindingLog.Open(part, clock);
            var manifest = log.Verify(name);
            await log.MapAsync(course => course.Findings.Count, cancel: cancel); // every finding is read
            return manifest;
        }
        catch (RefusedException e) when (e.Problem.Code is "E_REGISTRY_DAMAGED" or "E_CONTENT" || e.Problem.Where == Path.GetFileName(part))
        {
            throw new RefusedException(e.Problem.Code is "E_REGISTRY_DAMAGED" or "E_CONTENT" ? BackupProblems.Damaged(name, "pages or rows that cannot be read") : e.Problem with { Where = name }, e);
        }
        catch (FormatException e)
        {
            throw new RefusedException(BackupProblems.Damaged(name, "a row with a time or an axis that is none"), e);
        }
    }

    /// <summary>Who was erased after the backup was made must not come back with it.</summary>
    private static async Task<int> EraseAgainAsync(string part, IReadOnlyList<Tombstone> erased, byte[] salt, TimeProvider clock)
    {
        if (erased.Count == 0)
            return 0;
        using var log = FindingLog.Open(part, clock);
        var keys = (await log.PatientsAsync()).ToDictionary(p => p.Patient, p => p.Key);
        var again = erased.Where(t => keys.TryGetValue(t.Patient, out var key) && Convert.ToHexStringLower(Tombstones.TokenOf(key, salt)) == t.Token).ToArray();
        foreach (var stone in again)
            await log.EraseAsync(stone.Patient, new(stone.Batch.By, "erased again after a restoration", stone.Batch.Reason));
        return again.Length;
    }
}
