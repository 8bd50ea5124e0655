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
        var (from, to, name) = (Path.GetFullPath(backup), Path.GetFullPath(registry), Path.GetFileName(backup));
        Refuse(from, to, name, overwrite);
        var problems = new List<Problem>();
        string part;
        using (var file = Backing.Guarded(Path.GetFileName(to), () => Durable.CreateBeside(to)))
            part = file.Name;
        try
        {
            Backing.Guarded(name, () =>
            {
                File.Copy(from, part, overwrite: true);
                return true;
            });
            var sum = Seal.SumOf(part);
            if ((sha256?.ToLowerInvariant() ?? Seal.Read(from)) is not { } expected)
                problems.Add(BackupProblems.NoSeal(name));
            else if (expected != sum)
                throw new RefusedException(BackupProblems.Damaged(name, "bytes of another sum than the one noted for it"));
            var manifest = (await VerifyAsync(part, name, clock, cancel)) with { Bytes = new FileInfo(part).Length, Sha256 = sum };
            using var place = Place.Take(to, problems);
            var again = await EraseAgainAsync(part, place.Erased, place.Salt, clock);
            Durable.Sync(part);
            return new(manifest, Backing.Guarded(Path.GetFileName(to), () => place.Put(part)), again, problems);
        }
        finally
        {
            foreach (var left in RegistryFile.Parts.Select(suffix => part + suffix))
                File.Delete(left);
        }
    }

    private static void Refuse(string from, string to, string name, bool overwrite)
    {
        if (!File.Exists(from))
            throw new RefusedException(BackupProblems.Missing(name));
        if (from == to)
            throw new RefusedException(BackupProblems.Itself(name));
        if (new FileInfo(from + "-wal") is { Exists: true, Length: > 0 })
            throw new RefusedException(BackupProblems.Open(name));
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
