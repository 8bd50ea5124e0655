using Dapper;
using Islet.Course;
using Microsoft.Data.Sqlite;

namespace Islet.Registry;

/// <summary>
/// The registry: an append-only log of findings. Rows are added, never changed; a batch stands or falls whole, and once a method that adds
/// has returned, what it added is on the disk.
/// </summary>
/// <remarks>Safe for many threads, and beside other processes that use the same file.</remarks>
public sealed class FindingLog : IDisposable
{
    private readonly RegistryFile file;
    private readonly TimeProvider clock;
    private readonly SemaphoreSlim turn = new(1); // writers of one process queue here; SQLite would let them race

    private FindingLog(RegistryFile file, TimeProvider clock) => (this.file, this.clock) = (file, clock);

    /// <param name="registry">Path of the file.</param>
    /// <param name="clock">Gives the instant of each batch.</param>
    /// <exception cref="RefusedException">
    /// E_REGISTRY_SERVER, E_REGISTRY_MISSING, E_REGISTRY_FORMAT, E_REGISTRY_DAMAGED, E_REGISTRY_NEWER, E_REGISTRY_ACCESS, E_REGISTRY_BUSY, E_SQLITE_MISSING.
    /// </exception>
    public static FindingLog Open(string registry, TimeProvider clock) => Open(registry, clock, create: false);

    /// <summary>As <see cref="Open(string, TimeProvider)"/>; a file that is missing or empty becomes an empty registry.</summary>
    public static FindingLog OpenOrCreate(string registry, TimeProvider clock) => Open(registry, clock, create: true);

    /// <summary>Adds what a person entered about one patient, as one batch. What it replaces is named by <see cref="NewFinding.Supersedes"/>.</summary>
    /// <returns>The findings as the log holds them, in the order given.</returns>
    /// <exception cref="SupersededTwiceException">Somebody replaced the same finding in the meantime; nothing was added.</exception>
    /// <exception cref="RefusedException">E_PATIENT_UNKNOWN, E_SUPERSEDES_UNKNOWN, or a registry that cannot be written.</exception>
    public Task<IReadOnlyList<Finding>> AppendAsync(Provenance provenance, long patient, IReadOnlyList<NewFinding> findings, CancellationToken cancel = default)
    {
        if (findings.Count == 0 || findings.Any(f => f.Origin is not null))
            throw new ArgumentException("A person's entry is at least one finding, without an origin.", nameof(findings));
        Unrecognized.Refuse(findings);
        return WriteAsync(db => Entry.Append(db, provenance, clock, patient, findings), cancel);
    }

    /// <summary>An import: stage all courses, then commit them as one batch, or leave no trace.</summary>
    public Task<Import> BeginImportAsync(Provenance provenance, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult(file.Guarded(() => new Import(file, turn, provenance, clock)));
    }

    /// <summary>The whole log of one patient, replaced findings included; null where there is no such patient.</summary>
    public Task<DiseaseCourse?> CourseAsync(long patient, CancellationToken cancel = default) => ReadAsync(db =>
    {
        using var reader = new CourseReader(db);
        return reader.Read(patient, patient, long.MaxValue).SingleOrDefault();
    }, cancel);

    /// <summary>All batches, oldest first.</summary>
    public Task<IReadOnlyList<Batch>> BatchesAsync(CancellationToken cancel = default) => ReadAsync(Batches.All, cancel);

    /// <summary>The batches that touched one patient, oldest first, with the reasons given.</summary>
    public Task<IReadOnlyList<Batch>> BatchesAsync(long patient, CancellationToken cancel = default) => ReadAsync(db => Batches.OfPatient(db, patient), cancel);

    /// <summary>The patient with this pseudonym, exactly as written; null where there is none.</summary>
    public Task<RegisteredPatient?> FindAsync(string key, CancellationToken cancel = default) =>
        ReadAsync(db => Patients(db, "WHERE key = @key", new { key }).SingleOrDefault(), cancel);

    /// <summary>All patients in the order of their registration.</summary>
    public Task<IReadOnlyList<RegisteredPatient>> PatientsAsync(CancellationToken cancel = default) =>
        ReadAsync<IReadOnlyList<RegisteredPatient>>(db => [.. Patients(db, "ORDER BY patient", new { })], cancel);

    /// <summary>What is left of the patients who were erased, oldest first.</summary>
    public Task<IReadOnlyList<Tombstone>> ErasedAsync(CancellationToken cancel = default) => ReadAsync(Tombstones.All, cancel);

    /// <summary>Every row as it is stored, all of one position; the caller disposes it.</summary>
    public StoredRegistry ReadStored() => file.Guarded(() => new StoredRegistry(file));

    public Task<Position> PositionAsync(CancellationToken cancel = default) => ReadAsync(Batches.Position, cancel);

    /// <summary>
    /// The patients, ascending, about whom something was added or erased after a position, or who were registered after it. Who has no course any
    /// more was erased.
    /// </summary>
    public Task<IReadOnlyList<long>> ChangedSinceAsync(Position since, CancellationToken cancel = default) => ReadAsync<IReadOnlyList<long>>(db => [.. db.Query<long>("""
        SELECT patient FROM finding WHERE batch > @Batch UNION SELECT patient FROM patient WHERE patient > @LastPatient
        UNION SELECT patient FROM erased WHERE batch > @Batch ORDER BY patient
        """, since)], cancel);

    /// <summary>Every course through a pure function, on all cores, results in the order of the patients.</summary>
    /// <param name="until">Courses as they stood then; null: now. All of them are read at one position either way.</param>
    /// <param name="progress">Is told how many patients were read so far.</param>
    public Task<IReadOnlyList<T>> MapAsync<T>(
        Func<DiseaseCourse, T> read, Position? until = null, IProgress<int>? progress = null, CancellationToken cancel = default) =>
        new Scan<T>(file, read, progress).RunAsync(until, cancel);

    public void Dispose()
    {
        file.Dispose();
        turn.Dispose();
    }

    private static FindingLog Open(string registry, TimeProvider clock, bool create)
    {
        if (registry.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || registry.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase))
            throw new RefusedException(Refusal.Server);
        return new(RegistryFile.Open(registry, create), clock);
    }

    private static IEnumerable<RegisteredPatient> Patients(SqliteConnection db, string which, object parameters) =>
        db.Query<(long Patient, string Key, string Axis, string? Center, bool Synthetic)>("SELECT patient, key, axis, center, synthetic FROM patient " + which, parameters)
            .Select(p => new RegisteredPatient(p.Patient, p.Key, Axis.Parse(p.Axis), p.Center, p.Synthetic));

    private Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult(file.Read(read)); // microseconds, from memory: a thread of its own would cost more
    }

    private async Task<T> WriteAsync<T>(Func<SqliteConnection, T> write, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => file.Write(write), cancel);
        }
        finally
        {
            turn.Release();
        }
    }
}
