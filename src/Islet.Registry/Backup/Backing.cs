using Dapper;
using Islet.Course;
using Microsoft.Data.Sqlite;

namespace Islet.Registry;

/// <summary>A backup: one state of the registry in a file of its own, whole or not there, while others read and write.</summary>
internal static class Backing
{
    public static BackupManifest Write(IStore registry, string path, bool overwrite, CancellationToken cancel)
    {
        var (full, name) = (Path.GetFullPath(path), Path.GetFileName(path));
        if (registry.IsAt(full))
            throw new RefusedException(BackupProblems.Itself(name));
        if (Path.Exists(full) && !overwrite)
            throw new RefusedException(BackupProblems.Exists(name));
        return Guarded(name, () =>
        {
            string part;
            using (var file = Durable.CreateBeside(full))
                part = file.Name; // empty, and its owner's alone
            try
            {
                registry.CopyTo(part, cancel);
                var manifest = Verified(part, name);
                Durable.Sync(part);
                File.Delete(Seal.PathOf(full)); // first, so that no moment has a backup beside another one's sum
                Durable.Rename(part, full, overwrite);
                Seal.Write(full, manifest.Sha256);
                return manifest;
            }
            finally
            {
                File.Delete(part);
            }
        });
    }

    /// <summary>Does work on files; what the system refuses is a problem.</summary>
    public static T Guarded<T>(string name, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(BackupProblems.Access(name), e);
        }
    }

    /// <summary>Everything that SQLite itself can find wrong; it stops after a few.</summary>
    public static bool IsSound(SqliteConnection db) => db.Query<string>("PRAGMA integrity_check(10)").SequenceEqual(["ok"]);

    private static BackupManifest Verified(string part, string name)
    {
        using var db = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = part, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        db.Open();
        if (!IsSound(db) || db.ExecuteScalar<long>("PRAGMA application_id") != Schema.ApplicationId)
            throw new RefusedException(BackupProblems.Damaged(name, "a copy that does not fit together: the registry itself may be damaged"));
        var manifest = BackupManifest.Of(db, name, 0, "");
        db.Close();
        return manifest with { Bytes = new FileInfo(part).Length, Sha256 = Seal.SumOf(part) };
    }
}
