using System.Text.Json;
using Islet.Course;
using Islet.Registry;
using Microsoft.AspNetCore.Http;

namespace Islet.Web;

/// <summary>A form as it was typed and could not be recorded, or is not yet.</summary>
/// <param name="Problem">Why it could not be recorded; null: nobody tried.</param>
public sealed record FormDraft<T>(string Id, long Patient, T Typed, Problem? Problem);

/// <summary>
/// What was typed and is not recorded, for the page that shows it again. The address holds a random number, never what was typed. It lives in the registry as other
/// drafts do, is found by whoever typed it and by nobody else, on every server over that registry, and ends with what is recorded.
/// </summary>
public sealed class FormDrafts<T>(FindingLog log)
{
    private static readonly string Kind = "form/" + typeof(T).Name;

    /// <param name="id">Of an earlier state of the same form, whose place it takes; unknown or another's: a new one.</param>
    public async Task<FormDraft<T>> KeepAsync(string? id, string by, long patient, T typed, Problem? problem, CancellationToken cancel)
    {
        var draft = new FormDraft<T>(await FindAsync(id, by, patient, cancel) is { } earlier ? earlier.Id : NewForm.Token(), patient, typed, problem);
        await log.Desk.Drafts.KeepAsync(draft.Id, by, Kind, patient, JsonSerializer.Serialize(draft), cancel);
        return draft;
    }

    /// <summary>The way back to the form that was refused, with what was typed.</summary>
    public async Task<IResult> SendBackAsync(string by, long patient, T typed, Problem problem, Func<FormDraft<T>, string> page, CancellationToken cancel)
    {
        try
        {
            return new SeeOther(page(await KeepAsync(null, by, patient, typed, problem, cancel)));
        }
        catch (RefusedException refused) when (refused.Problem.Code is "E_PATIENT_UNKNOWN" or "E_PATIENT_ERASED")
        {
            return Results.NotFound(); // there is no page about nobody
        }
    }

    /// <summary>Null: it was recorded, it is old, or it is of another person or another patient.</summary>
    public async Task<FormDraft<T>?> FindAsync(string? id, string by, long patient, CancellationToken cancel) =>
        id is { Length: > 0 } && await log.Desk.Drafts.FindAsync(id, by, cancel) is { } kept && kept.Kind == Kind && kept.Patient == patient ? JsonSerializer.Deserialize<FormDraft<T>>(kept.Content) : null;

    public Task DiscardAsync(string? id, string by, CancellationToken cancel) => id is { Length: > 0 } ? log.Desk.Drafts.DiscardAsync(id, by, cancel) : Task.CompletedTask;

    /// <summary>All that a person has typed about a patient into forms of this kind.</summary>
    public Task DiscardAsync(string by, long patient, CancellationToken cancel) => log.Desk.Drafts.DiscardAsync(by, Kind, patient, cancel);
}
