using Dapper;
using Islet.Course;
using Microsoft.Data.Sqlite;

namespace Islet.Registry;

/// <summary>The place of a registry that a backup will take, and what stands there now, held against everybody else.</summary>
internal sealed class Place : IDisposable
{
    private const int PatienceSeconds = 2;

    private readonly string path;
    private readonly SqliteConnection? held;

    private Place(string path, SqliteConnection? held) => (this.path, this.held) = (path, held);

    /// <summary>Whom the registry that stands here has erased.</summary>
    public IReadOnlyList<Tombstone> Erased { get; private set; } = [];

    public byte[] Salt { get; private set; } = [];

    /// <exception cref="RefusedException">E_REGISTRY_BUSY: somebody uses it.</exception>
    public static Place Take(string path, List<Problem> problems)
    {
        if (!File.Exists(path))
            return new(path, held: null);
        var db = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = PatienceSeconds }.ToString());
        try
        {
            db.Open();
            // Leaving WAL needs the file for oneself, so it fails while anybody has it open; done, all is in the one file.
            if (db.ExecuteScalar<string>("PRAGMA journal_mode = DELETE") is not "delete")
                throw new RefusedException(BackupProblems.InUse(Path.GetFileName(path)));
            db.Execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
            var place = new Place(path, db);
            if (db.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master WHERE name = 'erased'") > 0)
                (place.Erased, place.Salt) = (Tombstones.All(db), Tombstones.Salt(db));
            return place;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED)
        {
            db.Dispose();
            throw new RefusedException(BackupProblems.InUse(Path.GetFileName(path)), e);
        }
        catch (SqliteException)
        {
            db.Dispose(); // too damaged to be asked, which is why it is replaced
            problems.Add(BackupProblems.ErasuresUnknown(Path.GetFileName(path)));
            return new(path, held: null);
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }

    /// <summary>Renames the file to its place; what stands there is kept.</summary>
    /// <returns>The name of what was kept.</returns>
    public string? Put(string part)
    {
        string? kept = null;
        if (File.Exists(path))
            Durable.Replace(part, path, kept = Free(path + ".before-restore"));
        foreach (var left in RegistryFile.Parts.Skip(1).Where(suffix => File.Exists(path + suffix))) // of a damaged or vanished registry: its log would be played into the new one
            File.Move(path + left, Free(path + ".before-restore" + left));
        if (kept is null)
            Durable.Rename(part, path, overwrite: false);
        return kept;
    }

    public void Dispose() => held?.Dispose();

    private static string Free(string wanted) => Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? wanted : FormattableString.Invariant($"{wanted}-{n}")).First(name => !Path.Exists(name));
}
