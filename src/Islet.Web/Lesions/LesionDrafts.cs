using System.Collections.Concurrent;
using System.Security.Cryptography;
using Islet.Course;

namespace Islet.Web;

/// <summary>A lesion table as it was typed and not yet saved, and why it could not be saved.</summary>
public sealed record LesionDraft(string Id, long Patient, LesionForm Typed, Problem? Problem);

/// <summary>
/// What was typed into lesion tables and is not saved. The address of the page holds a random number; sizes never stand in an address. Kept in memory and lost
/// when the server stops.
/// </summary>
public sealed class LesionDrafts
{
    private const int Kept = 200;

    private readonly ConcurrentDictionary<string, LesionDraft> byId = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();

    /// <summary>Keeps it in the place of an earlier state of the same table.</summary>
    /// <param name="id">Of the earlier state; unknown or another patient's: a new one.</param>
    public LesionDraft Keep(string? id, long patient, LesionForm typed, Problem? problem = null)
    {
        if (Find(id, patient) is { } earlier)
            return byId[earlier.Id] = earlier with { Typed = typed, Problem = problem };
        var draft = new LesionDraft(RandomNumberGenerator.GetHexString(16, lowercase: true), patient, typed, problem);
        byId[draft.Id] = draft;
        order.Enqueue(draft.Id);
        while (order.Count > Kept && order.TryDequeue(out var oldest))
            byId.TryRemove(oldest, out _);
        return draft;
    }

    /// <summary>Null: it was saved, it is old, or it is another patient's.</summary>
    public LesionDraft? Find(string? id, long patient) => id is { Length: > 0 } && byId.GetValueOrDefault(id) is { } draft && draft.Patient == patient ? draft : null;

    public void Discard(string? id, long patient)
    {
        if (Find(id, patient) is { } draft)
            byId.TryRemove(draft.Id, out _);
    }
}
