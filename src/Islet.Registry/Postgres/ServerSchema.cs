using System.Security.Cryptography;
using Dapper;
using Npgsql;

namespace Islet.Registry;

/// <summary>The tables of <see cref="Schema"/> in PostgreSQL's words, in a schema of their own. Texts compare by their bytes, as in SQLite.</summary>
internal static class ServerSchema
{
    public const string Name = "islet";

    /// <summary>Numbers of advisory locks, beside <see cref="Schema.ApplicationId"/>.</summary>
    public const int WriteLock = 1, UseLock = 2;

    /// <summary>The version of the tables that were first made on a server.</summary>
    public const long Oldest = 3;

    /// <summary>What PostgreSQL keeps for its planner are samples of the rows: of these columns it shall keep none, or the erased would stay in them.</summary>
    private const string NoSamples = """
        ALTER TABLE patient ALTER COLUMN key SET STATISTICS 0;
        ALTER TABLE finding ALTER COLUMN content SET STATISTICS 0;
        ALTER TABLE finding ALTER COLUMN origin SET STATISTICS 0;
        ALTER TABLE draft ALTER COLUMN content SET STATISTICS 0;
        """;

    private const string NoSamplesOfJobs = """
        ALTER TABLE job ALTER COLUMN payload SET STATISTICS 0;
        ALTER TABLE job ALTER COLUMN problem SET STATISTICS 0;
        ALTER TABLE job ALTER COLUMN result SET STATISTICS 0;
        """;

    private const string NoSamplesOfReadings = "ALTER TABLE reading ALTER COLUMN content SET STATISTICS 0";

    private const string Triggers = """
        CREATE FUNCTION never_rewritten() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a % is never rewritten', TG_TABLE_NAME; END $$;
        CREATE TRIGGER finding_is_never_rewritten BEFORE UPDATE OR TRUNCATE ON finding FOR EACH STATEMENT EXECUTE FUNCTION never_rewritten();
        CREATE TRIGGER batch_is_never_rewritten BEFORE UPDATE OR TRUNCATE ON batch FOR EACH STATEMENT EXECUTE FUNCTION never_rewritten();
        """;

    /// <summary>Makes the tables in an empty schema, which the connection's search path names. Within a transaction.</summary>
    public static void Create(NpgsqlConnection db)
    {
        foreach (var step in (ReadOnlySpan<string>)[Schema.First, Schema.Second, Schema.Third, Schema.Fourth, Schema.Fifth])
            db.Execute(Translated(step));
        db.Execute(NoSamples);
        db.Execute(NoSamplesOfJobs);
        db.Execute(NoSamplesOfReadings);
        db.Execute(Triggers);
        db.Execute("CREATE TABLE registry (version bigint NOT NULL)");
        db.Execute("INSERT INTO registry (version) VALUES (@version)", new { version = Schema.Version });
        db.Execute("INSERT INTO salt (salt) VALUES (@salt)", new { salt = RandomNumberGenerator.GetBytes(Schema.SaltBytes) });
    }

    /// <summary>Takes the steps to today's version; rows stay as they are. Within a transaction that is alone: another program may have taken them while this one waited.</summary>
    public static bool Upgrade(NpgsqlConnection db)
    {
        var version = VersionOf(db);
        if (version is not (3 or 4))
            return false;
        if (version == 3)
        {
            db.Execute(Translated(Schema.Fourth));
            db.Execute(NoSamplesOfJobs);
        }
        db.Execute(Translated(Schema.Fifth));
        db.Execute(NoSamplesOfReadings);
        db.Execute("UPDATE registry SET version = @version", new { version = Schema.Version });
        return true;
    }

    /// <summary>Of the tables in the search path; null: there is no registry's.</summary>
    public static long? VersionOf(NpgsqlConnection db) => db.ExecuteScalar<bool>($"SELECT to_regclass('{Name}.registry') IS NOT NULL") ? db.ExecuteScalar<long>("SELECT version FROM registry") : null;

    private static string Translated(string sqlite) => sqlite.Replace(" WITHOUT ROWID", "", StringComparison.Ordinal).Replace("INTEGER", "bigint", StringComparison.Ordinal)
        .Replace("BLOB", "bytea", StringComparison.Ordinal).Replace("TEXT", "text COLLATE \"C\"", StringComparison.Ordinal);
}
