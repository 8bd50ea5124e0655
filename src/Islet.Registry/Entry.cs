using Dapper;
using Islet.Course;
using Microsoft.Data.Sqlite;

namespace Islet.Registry;

/// <summary>What a person enters.</summary>
internal static class Entry
{
    public static IReadOnlyList<Finding> Append(SqliteConnection db, Provenance provenance, TimeProvider clock, long patient, IReadOnlyList<NewFinding> findings)
    {
        if (db.ExecuteScalar<long>("SELECT count(*) FROM patient WHERE patient = @patient", new { patient }) == 0)
            throw new RefusedException(Erasing.WhyNot(db, patient));
        var batch = Batches.Begin(db, provenance, clock);
        var recording = new Recording(batch.Number, batch.At, batch.By, batch.Source);
        FindingId[] ids = [.. findings.Select(_ => FindingId.New(batch.At)).Order()]; // of one millisecond: in order, so that order of entry is order of identity
        Finding[] added = [.. findings.Zip(ids, (f, id) =>
            new Finding(id, f.Happened, f.Reported, recording, f.Content, FindingKinds.VersionOf(f.Content.Kind), f.Origin, f.Supersedes, f.Why))];
        for (var i = 0; i < added.Length; i++)
            Insert(db, patient, added[i], findings[i].ContentJson);
        return added;
    }

    private static void Insert(SqliteConnection db, long patient, Finding f, string content)
    {
        if (f.Supersedes is { } older && db.ExecuteScalar<long>("SELECT count(*) FROM finding WHERE patient = @patient AND id = @id", new { patient, id = older.ToBytes() }) == 0)
            throw new RefusedException(Refusal.SupersedesUnknown(patient, older));
        try
        {
            db.Execute("""
                INSERT INTO finding (patient, id, batch, happened, reported, kind, version, origin, supersedes, why, content)
                VALUES (@patient, @id, @Batch, @happened, @reported, @Kind, @Version, @Origin, @supersedes, @why, @content)
                """, new
            {
                patient,
                id = f.Id.ToBytes(),
                f.Recorded.Batch,
                happened = f.Happened.IsKnown ? f.Happened.ToString() : null,
                reported = f.Reported.ToStored(),
                f.Content.Kind,
                f.Version,
                f.Origin,
                supersedes = f.Supersedes?.ToBytes(),
                why = f.Why?.ToString(),
                content,
            });
        }
        catch (SqliteException e) when (e.SqliteExtendedErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT_UNIQUE && f.Supersedes is { } superseded)
        {
            var by = db.ExecuteScalar<byte[]>("SELECT id FROM finding WHERE patient = @patient AND supersedes = @superseded", new { patient, superseded = superseded.ToBytes() });
            throw new SupersededTwiceException(patient, superseded, FindingId.FromBytes(by), e);
        }
    }
}
