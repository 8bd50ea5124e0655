using System.Data.Common;
using System.Globalization;
using Dapper;

namespace Islet.Registry;

/// <summary>The order of commits: a batch gets its number and its instant under the write lock.</summary>
internal static class Batches
{
    private const string InstantForm = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'"; // of one width, so that text sorts as time does

    public static Position Position(DbConnection db)
    {
        var (batch, at, patient) = db.QuerySingle<(long, string?, long)>("""
            SELECT coalesce(max(batch), 0), (SELECT recorded_at FROM batch ORDER BY batch DESC LIMIT 1),
              (SELECT coalesce(max(last), 0) FROM (SELECT max(patient) AS last FROM patient UNION ALL SELECT max(patient) FROM erased) AS numbers) FROM batch
            """);
        return new(batch, at is null ? null : Instant(at), patient);
    }

    /// <summary>Opens the next batch. A clock that was set back repeats the instant before, so that the log never runs backwards.</summary>
    public static Batch Begin(DbConnection db, Provenance provenance, TimeProvider clock)
    {
        var last = Position(db);
        var now = clock.GetUtcNow().ToUniversalTime();
        var batch = new Batch(last.Batch + 1, last.At > now ? last.At.Value : now, provenance.By, provenance.Source, provenance.Reason);
        Insert(db, batch);
        return batch;
    }

    public static void Insert(DbConnection db, Batch batch) =>
        db.Execute("INSERT INTO batch (batch, recorded_at, recorded_by, source, reason) VALUES (@Number, @at, @By, @Source, @Reason)",
            new { batch.Number, at = batch.At.UtcDateTime.ToString(InstantForm, CultureInfo.InvariantCulture), batch.By, batch.Source, batch.Reason });

    public static IReadOnlyList<Batch> All(DbConnection db) => Read(db, "ORDER BY batch", new { });

    public static Batch Of(DbConnection db, long batch) => Read(db, "WHERE batch = @batch", new { batch }).Single();

    public static IReadOnlyList<Batch> OfErasures(DbConnection db) => Read(db, "WHERE batch IN (SELECT batch FROM erased)", new { });

    public static IReadOnlyList<Batch> OfPatient(DbConnection db, long patient) =>
        Read(db, "WHERE batch IN (SELECT batch FROM finding WHERE patient = @patient) ORDER BY batch", new { patient });

    private static IReadOnlyList<Batch> Read(DbConnection db, string which, object parameters) =>
        [.. db.Query<(long Number, string At, string By, string Source, string? Reason)>("SELECT batch, recorded_at, recorded_by, source, reason FROM batch " + which, parameters)
            .Select(b => new Batch(b.Number, Instant(b.At), b.By, b.Source, b.Reason))];

    /// <summary>As <c>recorded_at</c> is written.</summary>
    public static DateTimeOffset Instant(string text) =>
        DateTimeOffset.ParseExact(text, InstantForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
