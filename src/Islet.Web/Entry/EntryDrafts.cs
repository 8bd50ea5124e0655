using Islet.Course;
using Islet.Registry;

namespace Islet.Web;

/// <summary>A form that somebody began and has not saved.</summary>
public sealed record EntryDraft(string Id, string Form, long? Patient, FormText Typed, DateTimeOffset At);

/// <summary>Drafts of entry forms, each seen by whoever typed it and by nobody else. They live in the registry and so outlive a dropped connection, a session and a restart.</summary>
public sealed class EntryDrafts(FindingLog log)
{
    /// <summary>Begins the kind under which the registry keeps a draft of these forms.</summary>
    private const string Prefix = "entry/";

    /// <summary>Signs in all texts of a form together that are kept [H]; a form of a report is some thousand.</summary>
    private const int Largest = 6_000_000;

    /// <summary>Keeps it in the place of an earlier state of the same form.</summary>
    /// <param name="form">The form: the kind that is entered, or "correct/12".</param>
    public async Task<string> KeepAsync(string? id, string by, string form, long? patient, FormText typed, CancellationToken cancel)
    {
        var own = id is { Length: 32 } && id.All(char.IsAsciiHexDigitLower) ? id : NewForm.Token();
        var content = typed.ToJson();
        if (content.Length > Largest)
            throw new RefusedException("E_ENTRY_LARGE", T("form"), T("more text than a form holds"), T("some thousand signs"), T("Go back, and shorten what was typed."));
        try
        {
            return (await log.Desk.Drafts.KeepAsync(own, by, Prefix + form, patient, content, cancel)).Id;
        }
        catch (RefusedException refused) when (refused.Problem.Code is "E_DRAFT_OWNER")
        {
            return (await log.Desk.Drafts.KeepAsync(NewForm.Token(), by, Prefix + form, patient, content, cancel)).Id;
        }
    }

    /// <summary>Null: it was saved, it is old, or it is of another form or another person.</summary>
    public async Task<EntryDraft?> FindAsync(string? id, string by, string form, long? patient, CancellationToken cancel) =>
        id is { Length: > 0 } && await log.Desk.Drafts.FindAsync(id, by, cancel) is { } draft && draft.Kind == Prefix + form && draft.Patient == patient ? Of(draft) : null;

    /// <summary>Of one person, the newest first.</summary>
    public async Task<IReadOnlyList<EntryDraft>> OfAsync(string by, CancellationToken cancel) =>
        [.. (await log.Desk.Drafts.OfAsync(by, cancel)).Where(d => d.Kind.StartsWith(Prefix, StringComparison.Ordinal)).Select(Of)];

    public Task DiscardAsync(string? id, string by, CancellationToken cancel) => id is { Length: > 0 } ? log.Desk.Drafts.DiscardAsync(id, by, cancel) : Task.CompletedTask;

    private static EntryDraft Of(Draft draft) => new(draft.Id, draft.Kind[Prefix.Length..], draft.Patient, FormText.FromJson(draft.Content), draft.At);
}
