using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Islet.Registry;

/// <summary>The tables of a registry. A change raises <see cref="Version"/> and adds the step from the version before; no step is ever edited.</summary>
internal static class Schema
{
    public const long Version = 5;

    internal const int SaltBytes = 32;

    /// <summary>"Islt" in ASCII; tells a registry from another program's SQLite file.</summary>
    public const long ApplicationId = 0x49736C74;

    /// <remarks>
    /// A finding is superseded once: the index over (patient, supersedes) refuses the second, without an entry for the many that supersede nothing.
    /// </remarks>
    internal const string First = """
        CREATE TABLE batch (
          batch INTEGER PRIMARY KEY, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, source TEXT NOT NULL, reason TEXT);
        CREATE TABLE patient (
          patient INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, center TEXT, axis TEXT NOT NULL, synthetic INTEGER NOT NULL);
        CREATE TABLE finding (
          patient INTEGER NOT NULL, id BLOB NOT NULL CHECK (length(id) = 16), batch INTEGER NOT NULL, happened TEXT, reported TEXT,
          kind TEXT NOT NULL, version INTEGER NOT NULL, origin TEXT, supersedes BLOB, why TEXT, content TEXT NOT NULL,
          PRIMARY KEY (patient, id)) WITHOUT ROWID;
        CREATE UNIQUE INDEX finding_superseded_once ON finding (patient, supersedes) WHERE supersedes IS NOT NULL;
        CREATE INDEX finding_batch ON finding (batch);
        """;

    private const string FirstTriggers = """
        CREATE TRIGGER finding_is_never_rewritten BEFORE UPDATE ON finding BEGIN SELECT RAISE(ABORT, 'a finding is never rewritten'); END;
        CREATE TRIGGER batch_is_never_rewritten BEFORE UPDATE ON batch BEGIN SELECT RAISE(ABORT, 'a batch is never rewritten'); END;
        """;

    /// <summary>Version 2: what is left of the erased. A token that is null marks a course of which only findings that named an erased patient are gone.</summary>
    internal const string Second = """
        CREATE TABLE erased (
          patient INTEGER NOT NULL, batch INTEGER NOT NULL, token BLOB, purged INTEGER NOT NULL, PRIMARY KEY (patient, batch)) WITHOUT ROWID;
        CREATE TABLE salt (salt BLOB NOT NULL CHECK (length(salt) = 32));
        """;

    /// <summary>
    /// Version 3: who uses the registry. Types that every store knows; instants are text of one width in UTC, yes is 1. What an account signs in with is
    /// kept as a hash, but for the shared secret of its one-time codes, which both sides must know.
    /// </summary>
    /// <remarks>
    /// account: its number of failures since the last success, and until when it is locked; totp_step is the last step whose code was taken.
    /// session: token and token of account are SHA-256, in hexadecimal, of random ones. access: nothing in it tells who a patient is, or what was looked for.
    /// </remarks>
    internal const string Third = """
        CREATE TABLE account (
          account TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, password TEXT, token TEXT, totp TEXT, totp_step INTEGER NOT NULL,
          recovery TEXT, disabled INTEGER NOT NULL, created TEXT NOT NULL, failures INTEGER NOT NULL, locked_until TEXT);
        CREATE UNIQUE INDEX account_token ON account (token);
        CREATE TABLE session (
          token TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL, started TEXT NOT NULL, seen TEXT NOT NULL, ends TEXT NOT NULL, device TEXT NOT NULL);
        CREATE INDEX session_account ON session (account);
        CREATE TABLE access (
          id TEXT NOT NULL PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, patient INTEGER, done TEXT NOT NULL, route TEXT NOT NULL);
        CREATE INDEX access_patient ON access (patient, id);
        CREATE INDEX access_who ON access (who, id);
        CREATE TABLE key_ring (name TEXT NOT NULL PRIMARY KEY, xml TEXT NOT NULL);
        CREATE TABLE draft (
          draft TEXT NOT NULL PRIMARY KEY, owner TEXT NOT NULL, kind TEXT NOT NULL, patient INTEGER, content TEXT NOT NULL, at TEXT NOT NULL);
        CREATE INDEX draft_owner ON draft (owner, at);
        CREATE INDEX draft_patient ON draft (patient);
        """;

    /// <summary>
    /// Version 4: work for workers (<see cref="Jobs"/>). due: when it may be taken; of a running job, the end of its lease. lease: a random token of who has it. problem: JSON.
    /// result: compressed; its sum and length are those of what it holds.
    /// </summary>
    internal const string Fourth = """
        CREATE TABLE job (
          job INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, patient INTEGER, payload TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL, due TEXT NOT NULL,
          lease TEXT, worker TEXT, queued_at TEXT NOT NULL, queued_by TEXT NOT NULL, started_at TEXT, ended_at TEXT, problem TEXT, result_sum TEXT, result_bytes INTEGER, result BLOB);
        CREATE UNIQUE INDEX job_once ON job (kind, key);
        CREATE INDEX job_state ON job (state, job);
        CREATE INDEX job_patient ON job (patient);
        """;

    /// <summary>Version 5: what readers decided about images. A series without a name is the course as a whole. Rows are added, never changed; they go with their patient.</summary>
    internal const string Fifth = """
        CREATE TABLE reading (
          patient INTEGER NOT NULL, series TEXT NOT NULL, step INTEGER NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL, content TEXT NOT NULL,
          PRIMARY KEY (patient, series, step)) WITHOUT ROWID;
        """;

    /// <summary>Makes the tables in an empty file. Within a transaction.</summary>
    public static void Create(SqliteConnection db)
    {
        db.Execute(FormattableString.Invariant($"{First}; {FirstTriggers}; PRAGMA application_id = {ApplicationId}; PRAGMA user_version = 1"));
        Upgrade(db);
    }

    /// <summary>Takes the steps from the version of the file to today's; rows stay as they are. Within a transaction.</summary>
    public static void Upgrade(SqliteConnection db)
    {
        var version = db.ExecuteScalar<long>("PRAGMA user_version");
        if (version == 1)
        {
            db.Execute(Second);
            db.Execute("INSERT INTO salt (salt) VALUES (@salt)", new { salt = RandomNumberGenerator.GetBytes(SaltBytes) });
        }
        if (version is 1 or 2)
            db.Execute(Third);
        if (version is 1 or 2 or 3)
            db.Execute(Fourth);
        if (version is 1 or 2 or 3 or 4)
            db.Execute(Fifth);
        db.Execute(FormattableString.Invariant($"PRAGMA user_version = {Version}"));
    }

    /// <summary>Whether the tables are those that this program makes, and nothing is beside them that might act on its own.</summary>
    public static bool IsOf(SqliteConnection db)
    {
        using var fresh = new SqliteConnection("Data Source=:memory:");
        fresh.Open();
        Create(fresh);
        return Shape(db).SequenceEqual(Shape(fresh));

        static IEnumerable<string> Shape(SqliteConnection db) => db.Query<string>("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY 1");
    }
}
