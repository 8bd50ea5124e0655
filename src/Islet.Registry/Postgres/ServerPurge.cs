using Dapper;
using Npgsql;

namespace Islet.Registry;

/// <summary>Takes what was deleted out of the files of the tables. A table is rewritten with every row that somebody may still see, so nobody may.</summary>
internal static class ServerPurge
{
    /// <summary>
    /// Whatever keeps the server from forgetting rows that were deleted before the transaction @now: a session's snapshot or transaction, a replica's, a prepared one's. A transaction that writes in another
    /// database of the server does so too: the snapshot with which a table is rewritten is as old as the oldest of them.
    /// </summary>
    private const string OlderReaders = """
        SELECT EXISTS (
            SELECT FROM pg_stat_activity, LATERAL (VALUES (backend_xid, true), (backend_xmin, datname = current_database() OR datname IS NULL)) AS held (by, counts)
                WHERE counts AND pid <> pg_backend_pid() AND age(by) > age(@now::xid)
            UNION ALL SELECT FROM pg_replication_slots WHERE age(xmin) > age(@now::xid)
            UNION ALL SELECT FROM pg_prepared_xacts WHERE age(transaction) > age(@now::xid))
        """;

    /// <returns>False: somebody read for longer than the patience. Then no table was rewritten, and the erased stay unpurged.</returns>
    public static bool Run(NpgsqlConnection db, TimeSpan patience)
    {
        if (!AwaitOlderReaders(db, patience))
            return false;
        db.Execute(FormattableString.Invariant($"SET lock_timeout = {Math.Max(1, patience.TotalMilliseconds):F0}")); // 0 would wait for ever
        foreach (var table in (ReadOnlySpan<string>)["finding", "patient", "batch", "draft", "job", "reading"])
            db.Execute($"VACUUM (FULL, ANALYZE) {table}");
        db.Execute("UPDATE erased SET purged = 1 WHERE purged = 0");
        return true;
    }

    // The server knows who still reads an older state and wakes nobody when they are done: it is asked again, and sleeps in between.
    private static bool AwaitOlderReaders(NpgsqlConnection db, TimeSpan patience)
    {
        var now = db.ExecuteScalar<string>("SELECT (pg_current_xact_id()::text::numeric % 4294967296)::text");
        for (var left = (int)(patience.TotalMilliseconds / 50); db.ExecuteScalar<bool>(OlderReaders, new { now }); left--)
        {
            if (left <= 0)
                return false;
            db.Execute("SELECT pg_sleep(0.05)");
        }
        return true;
    }
}
