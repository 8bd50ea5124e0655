using System.Collections.Concurrent;
using System.Security.Cryptography;
using Islet.Course;

namespace Islet.Web;

/// <summary>A form as it was typed and could not be recorded, and why.</summary>
public sealed record FormDraft<T>(string Id, long Patient, T Typed, Problem Problem);

/// <summary>What was typed and refused, for the page that shows it again. The address holds a random number, never what was typed. Kept in memory.</summary>
public sealed class FormDrafts<T>
{
    private const int Kept = 200;

    private readonly ConcurrentDictionary<string, FormDraft<T>> byId = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();

    public FormDraft<T> Keep(long patient, T typed, Problem problem)
    {
        var draft = new FormDraft<T>(RandomNumberGenerator.GetHexString(16, lowercase: true), patient, typed, problem);
        byId[draft.Id] = draft;
        order.Enqueue(draft.Id);
        while (order.Count > Kept && order.TryDequeue(out var oldest))
            byId.TryRemove(oldest, out _);
        return draft;
    }

    /// <summary>Null: it is old, or another patient's.</summary>
    public FormDraft<T>? Find(string? id, long patient) => id is { Length: > 0 } && byId.GetValueOrDefault(id) is { } draft && draft.Patient == patient ? draft : null;
}
