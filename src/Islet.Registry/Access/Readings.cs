using System.Data.Common;
using Dapper;
using Islet.Course;

namespace Islet.Registry;

/// <summary>One step of a reading, as it was stored.</summary>
/// <param name="Series">Of which image; empty: of the course as a whole.</param>
/// <param name="Step">From 1, in the order of deciding.</param>
/// <param name="Content">As who decided wrote it.</param>
public sealed record StoredStep(string Series, long Step, DateTimeOffset At, string Who, string Content);

/// <summary>What readers decided about the images of a patient: steps that are only ever added, by whom and when. They end with their patient's erasure.</summary>
public sealed class Readings
{
    private readonly FindingLog log;
    private readonly TimeProvider clock;

    internal Readings(FindingLog log, TimeProvider clock) => (this.log, this.clock) = (log, clock);

    /// <summary>Of one patient, by series and in the order of deciding.</summary>
    public Task<IReadOnlyList<StoredStep>> OfAsync(long patient, CancellationToken cancel = default) => log.ReadAsync<IReadOnlyList<StoredStep>>(db =>
        [.. db.Query<(string Series, long Step, string At, string Who, string Content)>("SELECT series, step, at, who, content FROM reading WHERE patient = @patient ORDER BY series, step", new { patient })
            .Select(s => new StoredStep(s.Series, s.Step, Instants.Read(s.At), s.Who, Texts.Unescaped(s.Content)))], cancel);

    /// <summary>Adds steps behind those that whoever decides has seen.</summary>
    /// <param name="seen">How many steps of this series there were on the page; null: whatever there are.</param>
    /// <exception cref="RefusedException">E_READING_OVERTAKEN: somebody else decided meanwhile. E_PATIENT_UNKNOWN, E_PATIENT_ERASED.</exception>
    public Task<long> AddAsync(long patient, string series, long? seen, string who, IReadOnlyList<string> contents, CancellationToken cancel = default) =>
        log.WriteAsync(db => Add(db, patient, series, seen, who, contents), cancel);

    /// <summary>Within a transaction of the log.</summary>
    internal long Add(DbConnection db, long patient, string series, long? seen, string who, IReadOnlyList<string> contents)
    {
        if (db.ExecuteScalar<long>("SELECT count(*) FROM patient WHERE patient = @patient", new { patient }) == 0)
            throw new RefusedException(Erasing.WhyNot(db, patient));
        var last = db.ExecuteScalar<long>("SELECT coalesce(max(step), 0) FROM reading WHERE patient = @patient AND series = @series", new { patient, series });
        if (seen is { } known && known != last)
            throw new RefusedException(AccessProblems.ReadingOvertaken);
        foreach (var content in contents)
            Insert(db, patient, new(series, ++last, clock.GetUtcNow(), who, content));
        return last;
    }

    /// <summary>Within the transaction that erases the patient.</summary>
    internal static void Forget(DbConnection db, long patient) => db.Execute("DELETE FROM reading WHERE patient = @patient", new { patient });

    private static void Insert(DbConnection db, long patient, StoredStep step) => db.Execute("INSERT INTO reading (patient, series, step, at, who, content) VALUES (@patient, @Series, @Step, @at, @Who, @content)",
        new { patient, step.Series, step.Step, at = Instants.Write(step.At), step.Who, content = Texts.Escaped(step.Content) });
}
