using System.Data.Common;
using Dapper;
using Islet.Course;
using Microsoft.Data.Sqlite;

namespace Islet.Registry;

/// <summary>
/// The registry: an append-only log of findings. Rows are added, never changed; a batch stands or falls whole, and once a method that adds
/// has returned, what it added is on the disk.
/// </summary>
/// <remarks>Safe for many threads, and beside other processes that use the same file or database.</remarks>
public sealed class FindingLog : IDisposable
{
    private readonly IStore store;
    private readonly TimeProvider clock;
    private readonly SemaphoreSlim turn = new(1); // writers of one process queue here; SQLite would let them race
    private readonly FindingLog? whole;
    private readonly Func<Func<DiseaseCourse, DiseaseCourse>?> veil = () => null;

    private FindingLog(IStore store, TimeProvider clock)
    {
        (this.store, this.clock) = (store, clock);
        Desk = new(this, clock);
    }

    private FindingLog(FindingLog whole, Func<Func<DiseaseCourse, DiseaseCourse>?> veil) =>
        (this.whole, this.veil, store, clock, turn, Desk) = (whole, veil, whole.store, whole.clock, whole.turn, whole.Desk);

    /// <summary>Who uses the registry, what they looked at, and what they have not finished: beside the log, and no part of it.</summary>
    public Desk Desk { get; }

    /// <param name="registry">Path of a file, or postgres://user:password@host:port/database.</param>
    /// <param name="clock">Gives the instant of each batch.</param>
    /// <exception cref="RefusedException">
    /// E_REGISTRY_MISSING, E_REGISTRY_FORMAT, E_REGISTRY_DAMAGED, E_REGISTRY_NEWER, E_REGISTRY_ACCESS, E_REGISTRY_BUSY; of a file E_SQLITE_MISSING; of a server
    /// E_REGISTRY_ADDRESS, E_REGISTRY_SERVER.
    /// </exception>
    public static FindingLog Open(string registry, TimeProvider clock) => Open(registry, clock, create: false);

    /// <summary>As <see cref="Open(string, TimeProvider)"/>; a file that is missing or empty, or a database without one, becomes an empty registry.</summary>
    public static FindingLog OpenOrCreate(string registry, TimeProvider clock) => Open(registry, clock, create: true);

    /// <summary>
    /// The same log for a reader who may not see all of it: every course is shown as the function makes it, nobody is found by a name, and no row is given as
    /// it is stored. Writing is the same. Closing it closes nothing.
    /// </summary>
    /// <param name="veil">Asked at every reading; null: the reader sees all.</param>
    public FindingLog Through(Func<Func<DiseaseCourse, DiseaseCourse>?> veil) => new(this, veil);

    /// <summary>Adds what a person entered about one patient, as one batch. What it replaces is named by <see cref="NewFinding.Supersedes"/>.</summary>
    /// <returns>The findings as the log holds them, in the order given.</returns>
    /// <exception cref="SupersededTwiceException">Somebody replaced the same finding in the meantime; nothing was added.</exception>
    /// <exception cref="RefusedException">E_PATIENT_UNKNOWN, E_SUPERSEDES_UNKNOWN, or a registry that cannot be written.</exception>
    public Task<IReadOnlyList<Finding>> AppendAsync(Provenance provenance, long patient, IReadOnlyList<NewFinding> findings, CancellationToken cancel = default)
    {
        if (findings.Count == 0)
            throw new ArgumentException("A person's entry is at least one finding.", nameof(findings));
        RefuseImported(findings);
        return WriteAsync(db => Entry.Append(db, provenance, clock, patient, findings), cancel);
    }

    /// <summary>
    /// As <see cref="AppendAsync"/>, with the step by which the reader of an image signs for the findings: both are stored, or neither, whenever the process or the store ends.
    /// </summary>
    /// <param name="seen">How many steps of the series whoever signs has seen; null: whatever there are.</param>
    /// <param name="signature">The step, of the findings as the log holds them.</param>
    /// <inheritdoc cref="AppendAsync" path="/returns"/>
    /// <exception cref="RefusedException">As <see cref="AppendAsync"/>; E_READING_OVERTAKEN: somebody else decided meanwhile.</exception>
    public Task<IReadOnlyList<Finding>> SignAsync(
        Provenance provenance, long patient, IReadOnlyList<NewFinding> findings, string series, long? seen, Func<IReadOnlyList<Finding>, string> signature, CancellationToken cancel = default)
    {
        if (findings.Count == 0)
            throw new ArgumentException("What is signed is at least one finding.", nameof(findings));
        RefuseImported(findings);
        return WriteAsync(db =>
        {
            var stored = Entry.Append(db, provenance, clock, patient, findings);
            Desk.Readings.Add(db, patient, series, seen, provenance.By, [signature(stored)]);
            return stored;
        }, cancel);
    }

    /// <summary>Registers a patient with what a person entered of them, as one batch.</summary>
    /// <param name="course">Findings may be none.</param>
    /// <returns>The patient's number, and the batch; null: somebody has this pseudonym already.</returns>
    /// <exception cref="RefusedException">W_ERASED: somebody of this pseudonym was erased; or a registry that cannot be written.</exception>
    public Task<(long Patient, long Batch)?> RegisterAsync(Provenance provenance, NewCourse course, CancellationToken cancel = default)
    {
        RefuseImported(course.Findings);
        return WriteAsync(db => Entry.Register(store, db, provenance, clock, course), cancel);
    }

    /// <summary>An import: stage all courses, then commit them as one batch, or leave no trace.</summary>
    public Task<Import> BeginImportAsync(Provenance provenance, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult(store.Guarded(() => new Import(store, turn, provenance, clock)));
    }

    /// <summary>
    /// Takes in the rows of another registry. Into an empty one they go as they are; into another goes what is missing there, recorded anew. All or
    /// nothing; an adoption that changes nothing makes no batch.
    /// </summary>
    /// <param name="provenance">Of what is recorded anew.</param>
    /// <param name="keepGoing">Leaves out what cannot be taken, instead of taking nothing.</param>
    /// <exception cref="RefusedException">E_ADOPT_BATCH, or a registry that cannot be written.</exception>
    public Task<ImportResult> AdoptAsync(Adoption adoption, Provenance provenance, bool keepGoing = false, bool dryRun = false, CancellationToken cancel = default) =>
        WriteAsync(db =>
        {
            var result = new Adopting(store, db, adoption, provenance, clock).Run(cancel);
            if (!dryRun && !(result.Problems.Any(p => p.Refuses()) && !keepGoing))
                return result;
            Transaction.Rollback(db);
            return result with { Batch = null, Findings = dryRun ? result.Findings : 0 };
        }, cancel);

    /// <summary>
    /// Erases a patient: rows and pseudonym are deleted, a tombstone without content is left, and the bytes are taken out of the files. Backups and
    /// exports that were made before still hold the patient.
    /// </summary>
    /// <param name="provenance">Its reason stays, and must not tell who it was.</param>
    /// <param name="patience">How long to wait for a moment in which nobody reads; null: half a minute.</param>
    /// <exception cref="RefusedException">E_PATIENT_UNKNOWN, E_PATIENT_ERASED, E_ERASE_REASON, or a registry that cannot be written; nothing was erased.</exception>
    public async Task<ErasureResult> EraseAsync(long patient, Provenance provenance, TimeSpan? patience = null, CancellationToken cancel = default)
    {
        var erased = await WriteAsync(db => Erasing.Erase(db, patient, provenance, clock), cancel, erases: true);
        return erased with { Left = await PurgeAsync(patience, CancellationToken.None) }; // who erased does not stop halfway
    }

    /// <summary>Takes the bytes of all who were erased out of the files.</summary>
    /// <returns>E_REGISTRY_BUSY while somebody reads, E_REGISTRY_FULL and the like: bytes are left; null: none are.</returns>
    public async Task<Problem?> PurgeAsync(TimeSpan? patience = null, CancellationToken cancel = default)
    {
        await turn.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => store.Purge(patience), cancel);
        }
        catch (RefusedException refused)
        {
            return refused.Problem.Code == "E_REGISTRY_BUSY" ? Refusal.BytesLeft(store.Name) : refused.Problem;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// Writes one state of the registry into a file of its own, while others read and write; verified, on the disk, and whole or not there. Its sum is
    /// written beside it.
    /// </summary>
    /// <param name="overwrite">A file of this name is replaced.</param>
    /// <exception cref="RefusedException">E_BACKUP_EXISTS, E_BACKUP_PLACE, E_BACKUP_DAMAGED, E_BACKUP_ACCESS, or a registry that cannot be read.</exception>
    public Task<BackupManifest> BackupAsync(string path, bool overwrite = false, CancellationToken cancel = default) =>
        Task.Run(() => Backing.Write(store, path, overwrite, cancel), cancel);

    /// <summary>The whole log of one patient, replaced findings included; null where there is no such patient.</summary>
    public Task<DiseaseCourse?> CourseAsync(long patient, CancellationToken cancel = default) => ReadAsync(db =>
    {
        using var reader = store.Courses(db);
        return reader.Read(patient, patient, long.MaxValue).SingleOrDefault() is { } course ? veil()?.Invoke(course) ?? course : null;
    }, cancel);

    /// <summary>All batches, oldest first.</summary>
    public Task<IReadOnlyList<Batch>> BatchesAsync(CancellationToken cancel = default) => ReadAsync(db => Veiled(Batches.All(db)), cancel);

    /// <summary>The batches that touched one patient, oldest first, with the reasons given.</summary>
    public Task<IReadOnlyList<Batch>> BatchesAsync(long patient, CancellationToken cancel = default) => ReadAsync(db => Veiled(Batches.OfPatient(db, patient)), cancel);

    /// <summary>The patient with this pseudonym, exactly as written; null where there is none.</summary>
    public Task<RegisteredPatient?> FindAsync(string key, CancellationToken cancel = default) =>
        ReadAsync(db => veil() is null && Texts.CanBeStored(key) ? Patients(db, "WHERE key = @key", new { key }).SingleOrDefault() : null, cancel);

    /// <summary>All patients in the order of their registration.</summary>
    public Task<IReadOnlyList<RegisteredPatient>> PatientsAsync(CancellationToken cancel = default) =>
        ReadAsync<IReadOnlyList<RegisteredPatient>>(db => [.. Patients(db, "ORDER BY patient", new { }).Select(Veiled)], cancel);

    /// <summary>What is left of the patients who were erased, oldest first.</summary>
    public Task<IReadOnlyList<Tombstone>> ErasedAsync(CancellationToken cancel = default) => ReadAsync(Tombstones.All, cancel);

    /// <summary>Every row as it is stored, all of one position; the caller disposes it.</summary>
    public StoredRegistry ReadStored() => veil() is null ? store.Guarded(() => new StoredRegistry(store)) : throw new InvalidOperationException("Rows as they are stored are for who may see all of them.");

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
        new Scan<T>(store, veil() is { } show ? course => read(show(course)) : read, progress).RunAsync(until, cancel);

    public void Dispose()
    {
        if (whole is not null)
            return;
        Desk.Finish();
        store.Dispose();
        turn.Dispose();
    }

    /// <exception cref="RefusedException">E_BACKUP_DAMAGED, E_REGISTRY_FORMAT: pages that contradict each other, tables that are not a registry's.</exception>
    internal BackupManifest Verify(string name) => store.Read(connection =>
    {
        var db = (SqliteConnection)connection;
        if (!Backing.IsSound(db))
            throw new RefusedException(BackupProblems.Damaged(name, "pages that contradict each other"));
        if (!Schema.IsOf(db))
            throw new RefusedException(Refusal.NotARegistry(name, "tables, triggers or views that are not those of a registry"));
        return BackupManifest.Of(db, name, 0, "");
    });

    private static FindingLog Open(string registry, TimeProvider clock, bool create) =>
        new(ServerAddress.IsOne(registry) ? RegistryServer.Open(registry, create) : RegistryFile.Open(registry, create), clock);

    private static void RefuseImported(IReadOnlyList<NewFinding> findings)
    {
        if (findings.Any(f => f.Origin is not null))
            throw new ArgumentException("What a person enters has no origin.", nameof(findings));
        Unrecognized.Refuse(findings);
    }

    private RegisteredPatient Veiled(RegisteredPatient patient) =>
        veil() is { } show ? patient with { Key = show(new(patient.Patient, patient.Key, patient.Axis, patient.Center, patient.Synthetic, [])).Key } : patient;

    /// <summary>Hands and sources are people's names and words.</summary>
    private IReadOnlyList<Batch> Veiled(IReadOnlyList<Batch> batches) => veil() is null ? batches : [.. batches.Select(b => b with { By = "", Source = "", Reason = null })];

    private static IEnumerable<RegisteredPatient> Patients(DbConnection db, string which, object parameters) =>
        db.Query<(long Patient, string Key, string Axis, string? Center, bool Synthetic)>("SELECT patient, key, axis, center, synthetic FROM patient " + which, parameters)
            .Select(p => new RegisteredPatient(p.Patient, p.Key, Axis.Parse(p.Axis), p.Center, p.Synthetic));

    /// <inheritdoc cref="IStore.PassOverLocked"/>
    internal string PassOverLocked => store.PassOverLocked;

    internal Task<T> ReadAsync<T>(Func<DbConnection, T> read, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult(store.Read(read)); // microseconds, from memory: a thread of its own would cost more
    }

    /// <summary>Rows beside the log that stand each for itself: who looked at what.</summary>
    internal Task<T> WriteBesideAsync<T>(Func<DbConnection, T> write, CancellationToken cancel) =>
        store.HasOneWriter ? WriteAsync(write, cancel) : Task.Run(() => store.WriteBeside(write), cancel);

    internal async Task<T> WriteAsync<T>(Func<DbConnection, T> write, CancellationToken cancel, bool erases = false)
    {
        await turn.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => store.Write(write, erases), cancel);
        }
        finally
        {
            turn.Release();
        }
    }
}
