using System.Data.Common;
using Dapper;
using Islet.Course;

namespace Islet.Registry;

/// <summary>Takes a patient out of the log, the one thing that is ever taken out. In two steps: the rows in one transaction, then their bytes in the files.</summary>
internal static class Erasing
{
    private const string ErasedSource = "erased with the patient";

    public static ErasureResult Erase(DbConnection db, long patient, Provenance provenance, TimeProvider clock)
    {
        var key = db.QuerySingleOrDefault<string>("SELECT key FROM patient WHERE patient = @patient", new { patient }) ?? throw new RefusedException(WhyNot(db, patient));
        if ((provenance.Reason + provenance.Source).Contains(key, StringComparison.OrdinalIgnoreCase))
            throw new RefusedException(Refusal.ReasonNames(patient));
        var token = Tombstones.TokenOf(key, Tombstones.Salt(db));
        var batches = db.Query<long>("SELECT DISTINCT batch FROM finding WHERE patient = @patient", new { patient }).ToList();
        var findings = db.Execute("DELETE FROM finding WHERE patient = @patient", new { patient });
        Drafts.Forget(db, patient);
        Jobs.Forget(db, patient);
        Readings.Forget(db, patient);
        var (matches, courses) = DeleteMatches(db, key, batches);
        ForgetSources(db, batches);
        db.Execute("DELETE FROM patient WHERE patient = @patient", new { patient });
        var batch = Batches.Begin(db, provenance, clock).Number;
        Tombstones.Insert(db, patient, batch, token);
        foreach (var course in courses)
            Tombstones.Insert(db, course, batch, token: null);
        return new(patient, batch, findings + matches, matches, Left: null);
    }

    /// <summary>No such patient: never, or no longer.</summary>
    public static Problem WhyNot(DbConnection db, long patient) =>
        db.ExecuteScalar<long>("SELECT count(*) FROM erased WHERE patient = @patient AND token IS NOT NULL", new { patient }) > 0 ? Refusal.PatientErased(patient) : Refusal.PatientUnknown(patient);

    /// <summary>Of batches of which nothing is left: what they name as source and reason may speak of this patient. Number, instant and author stay.</summary>
    private static void ForgetSources(DbConnection db, IEnumerable<long> batches)
    {
        foreach (var number in batches.Distinct().Where(b => db.ExecuteScalar<long>("SELECT count(*) FROM finding WHERE batch = @b", new { b }) == 0).ToArray())
        {
            var batch = Batches.Of(db, number);
            db.Execute("DELETE FROM batch WHERE batch = @number", new { number });
            Batches.Insert(db, batch with { Source = ErasedSource, Reason = null });
        }
    }

    /// <summary>Decisions about duplicates that name the patient stand in other courses. They go, with all that replaced or was replaced by them.</summary>
    /// <param name="batches">Gets those that recorded them.</param>
    private static (int Findings, IReadOnlyList<long> Courses) DeleteMatches(DbConnection db, string key, List<long> batches)
    {
        var matches = db.Query<(long Patient, byte[] Id, byte[]? Supersedes, int Version, string Content)>(
            "SELECT patient, id, supersedes, version, content FROM finding WHERE kind = @kind", new { kind = nameof(PersonMatch) })
            .Select(m => (m.Patient, Id: FindingId.FromBytes(m.Id), Older: m.Supersedes is null ? (FindingId?)null : FindingId.FromBytes(m.Supersedes),
                Names: FindingKinds.Read(nameof(PersonMatch), m.Version, m.Content) is PersonMatch match && match.Other == key)).ToArray();
        var gone = matches.Where(m => m.Names).Select(m => (m.Patient, m.Id)).ToHashSet();
        for (var before = 0; before < gone.Count;)
        {
            before = gone.Count;
            foreach (var (patient, id, older, _) in matches)
            {
                if (older is { } replaced && gone.Contains((patient, id)) != gone.Contains((patient, replaced)))
                    gone.UnionWith([(patient, id), (patient, replaced)]);
            }
        }
        foreach (var (patient, id) in gone)
            batches.Add(db.QuerySingle<long>("DELETE FROM finding WHERE patient = @patient AND id = @id RETURNING batch", new { patient, id = id.ToBytes() }));
        return (gone.Count, [.. gone.Select(m => m.Patient).Distinct().Order()]);
    }
}
