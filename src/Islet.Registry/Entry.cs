using System.Data.Common;
using Dapper;
using Islet.Course;

namespace Islet.Registry;

/// <summary>What a person enters.</summary>
internal static class Entry
{
    public static IReadOnlyList<Finding> Append(DbConnection db, Provenance provenance, TimeProvider clock, long patient, IReadOnlyList<NewFinding> findings)
    {
        if (db.ExecuteScalar<long>("SELECT count(*) FROM patient WHERE patient = @patient", new { patient }) == 0)
            throw new RefusedException(Erasing.WhyNot(db, patient));
        return Add(db, Batches.Begin(db, provenance, clock), patient, findings);
    }

    /// <summary>A new patient, with what was entered of them.</summary>
    /// <returns>Number and batch; null: somebody has this pseudonym already.</returns>
    public static (long Patient, long Batch)? Register(IStore store, DbConnection db, Provenance provenance, TimeProvider clock, NewCourse course)
    {
        var patient = course.Patient;
        if (db.ExecuteScalar<long>("SELECT count(*) FROM patient WHERE key = @Key", new { patient.Key }) > 0)
            return null;
        if (Tombstones.Asker(db)?.Invoke(patient.Key) is true)
            throw new RefusedException(Refusal.Erased("the new patient"));
        var number = Batches.Position(db).LastPatient + 1;
        var batch = Batches.Begin(db, provenance, clock);
        store.Register(db, [new(number, patient.Key, patient.Axis, patient.Center, patient.Synthetic)]);
        Add(db, batch, number, course.Findings);
        return (number, batch.Number);
    }

    private static Finding[] Add(DbConnection db, Batch batch, long patient, IReadOnlyList<NewFinding> findings)
    {
        FindingId[] ids = [.. findings.Select(_ => FindingId.New(batch.At)).Order()]; // of one millisecond: in order, so that order of entry is order of identity
        Finding[] added = [.. findings.Zip(ids, (f, id) =>
            new Finding(id, f.Happened, f.Reported, batch.ToRecording(), f.Content, FindingKinds.VersionOf(f.Content.Kind), f.Origin, f.Supersedes, f.Why))];
        for (var i = 0; i < added.Length; i++)
            Insert(db, patient, added[i], findings[i].ContentJson);
        return added;
    }

    private static void Insert(DbConnection db, long patient, Finding f, string content)
    {
        if (f.Supersedes is { } older)
            RefuseOvertaken(db, patient, older);
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

    /// <summary>Under the write lock, so that what it sees stays so. The tables' own index would refuse the second too, without saying by what it was overtaken.</summary>
    private static void RefuseOvertaken(DbConnection db, long patient, FindingId older)
    {
        var named = new { patient, older = older.ToBytes() };
        if (db.ExecuteScalar<long>("SELECT count(*) FROM finding WHERE patient = @patient AND id = @older", named) == 0)
            throw new RefusedException(Refusal.SupersedesUnknown(patient, older));
        if (db.QueryFirstOrDefault<byte[]>("SELECT id FROM finding WHERE patient = @patient AND supersedes = @older", named) is { } by)
            throw new SupersededTwiceException(patient, older, FindingId.FromBytes(by));
    }
}
