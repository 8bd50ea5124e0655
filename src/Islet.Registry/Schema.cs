namespace Islet.Registry;

/// <summary>The tables of a registry. A change here raises <see cref="Version"/> and teaches <see cref="RegistryFile"/> the step from the version before.</summary>
internal static class Schema
{
    public const long Version = 1;

    /// <summary>"Islt" in ASCII; tells a registry from another program's SQLite file.</summary>
    public const long ApplicationId = 0x49736C74;

    /// <remarks>
    /// A finding is superseded once: the index over (patient, supersedes) refuses the second, without an entry for the many that supersede nothing.
    /// </remarks>
    public const string Create = """
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
        CREATE TRIGGER finding_is_never_rewritten BEFORE UPDATE ON finding BEGIN SELECT RAISE(ABORT, 'a finding is never rewritten'); END;
        CREATE TRIGGER batch_is_never_rewritten BEFORE UPDATE ON batch BEGIN SELECT RAISE(ABORT, 'a batch is never rewritten'); END;
        """;
}
