using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Islet.Registry;

/// <summary>All or nothing on one connection. Each command is two words: Dapper takes a single word for a stored procedure.</summary>
internal static class Transaction
{
    /// <summary>Reads from one state of the registry and holds up nobody.</summary>
    public const string ReadOneState = "BEGIN DEFERRED";

    /// <summary>Waits for its turn at the beginning, so that it cannot fail for want of it at the end.</summary>
    public const string TakeWriteLock = "BEGIN IMMEDIATE";

    public static T Run<T>(SqliteConnection db, string begin, Func<T> work)
    {
        db.Execute(begin);
        try
        {
            var result = work();
            if (IsOpen(db))
                Commit(db);
            return result;
        }
        catch
        {
            if (IsOpen(db)) // some errors have already rolled back
                Rollback(db);
            throw;
        }
    }

    public static bool IsOpen(SqliteConnection db) => SQLitePCL.raw.sqlite3_get_autocommit(db.Handle) == 0;

    /// <summary>Work that takes back what it did returns as it likes; there is nothing left to commit.</summary>
    public static void Rollback(DbConnection db) => db.Execute("ROLLBACK TRANSACTION");

    public static void Commit(DbConnection db) => db.Execute("COMMIT TRANSACTION");
}
