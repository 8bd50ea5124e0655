using System.Data.Common;
using Dapper;
using Islet.Course;

namespace Islet.Registry;

/// <summary>What somebody began to enter and has not stored.</summary>
/// <param name="Id">Chosen by who keeps it; random, so that it tells nothing.</param>
/// <param name="Owner">The account's name; nobody else finds it.</param>
/// <param name="Kind">Which form it belongs to.</param>
/// <param name="Patient">The registry's number; null: about nobody yet.</param>
/// <param name="Content">As the form wrote it.</param>
/// <param name="At">When it was last kept.</param>
public sealed record Draft(string Id, string Owner, string Kind, long? Patient, string Content, DateTimeOffset At);

/// <summary>Drafts outlive a dropped connection and a restart; they end after <see cref="Lifetime"/>, and with their patient's erasure.</summary>
public sealed class Drafts
{
    private readonly FindingLog log;
    private readonly TimeProvider clock;

    internal Drafts(FindingLog log, TimeProvider clock) => (this.log, this.clock) = (log, clock);

    /// <summary>Since it was last kept [H].</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromDays(30);

    /// <summary>Keeps a draft, in place of the one of the same identity and owner.</summary>
    /// <exception cref="RefusedException">E_PATIENT_UNKNOWN, E_PATIENT_ERASED; E_DRAFT_OWNER: somebody else's has this identity.</exception>
    public Task<Draft> KeepAsync(string id, string owner, string kind, long? patient, string content, CancellationToken cancel = default)
    {
        var draft = new Draft(id, owner, kind, patient, content, clock.GetUtcNow());
        return log.WriteAsync(db => Keep(db, draft), cancel);
    }

    public Task<Draft?> FindAsync(string id, string owner, CancellationToken cancel = default) =>
        log.ReadAsync(db => Read(db, "draft = @id AND owner = @owner AND at > @oldest", new { id, owner, oldest = Oldest }).SingleOrDefault(), cancel);

    /// <summary>Of one person, the newest first.</summary>
    public Task<IReadOnlyList<Draft>> OfAsync(string owner, CancellationToken cancel = default) =>
        log.ReadAsync<IReadOnlyList<Draft>>(db => [.. Read(db, "owner = @owner AND at > @oldest ORDER BY at DESC, draft", new { owner, oldest = Oldest })], cancel);

    /// <returns>Whether there was one.</returns>
    public Task<bool> DiscardAsync(string id, string owner, CancellationToken cancel = default) =>
        log.WriteAsync(db => db.Execute("DELETE FROM draft WHERE draft = @id AND owner = @owner", new { id, owner }) > 0, cancel);

    /// <summary>All of one kind that a person has about a patient: what they were for is stored.</summary>
    public Task<int> DiscardAsync(string owner, string kind, long patient, CancellationToken cancel = default) =>
        log.WriteAsync(db => db.Execute("DELETE FROM draft WHERE owner = @owner AND kind = @kind AND patient = @patient", new { owner, kind, patient }), cancel);

    /// <summary>Within the transaction that erases the patient.</summary>
    internal static void Forget(DbConnection db, long patient) => db.Execute("DELETE FROM draft WHERE patient = @patient", new { patient });

    private string Oldest => Instants.Write(clock.GetUtcNow() - Lifetime);

    private Draft Keep(DbConnection db, Draft draft)
    {
        if (draft.Patient is { } patient && db.ExecuteScalar<long>("SELECT count(*) FROM patient WHERE patient = @patient", new { patient }) == 0)
            throw new RefusedException(Erasing.WhyNot(db, patient));
        if (db.ExecuteScalar<long>("SELECT count(*) FROM draft WHERE draft = @Id AND owner <> @Owner", draft) > 0)
            throw new RefusedException(AccessProblems.DraftOwner);
        db.Execute("DELETE FROM draft WHERE draft = @Id OR at <= @oldest", new { draft.Id, oldest = Oldest });
        db.Execute("INSERT INTO draft (draft, owner, kind, patient, content, at) VALUES (@Id, @Owner, @Kind, @Patient, @content, @at)",
            new { draft.Id, draft.Owner, draft.Kind, draft.Patient, content = Texts.Escaped(draft.Content), at = Instants.Write(draft.At) });
        return draft;
    }

    private static IEnumerable<Draft> Read(DbConnection db, string which, object parameters) =>
        db.Query<(string Id, string Owner, string Kind, long? Patient, string Content, string At)>("SELECT draft, owner, kind, patient, content, at FROM draft WHERE " + which, parameters)
            .Select(d => new Draft(d.Id, d.Owner, d.Kind, d.Patient, Texts.Unescaped(d.Content), Instants.Read(d.At)));
}
