using System.Globalization;
using Islet.Course;
using Islet.Registry;
using Islet.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>What entry forms post: a form to be saved or kept, a correction, a withdrawal, a version to be brought back, a draft to be thrown away.</summary>
/// <remarks>What cannot be saved becomes a draft, and the answer leads back to the form with every sign that was typed.</remarks>
internal static class EntryPosts
{
    public const string Save = "save", Keep = "keep", Merge = "merge";

    public static void Map(IEndpointRouteBuilder app)
    {
        var forms = app.WithinLimits().MapForms().Needs(Right.EnterFindings);
        forms.MapPost("/patients/{number:long}/enter/{kind}/save", EnterAsync);
        forms.MapPost("/patients/{number:long}/enter/draft", DraftAsync);
        forms.MapPost("/patients/{number:long}/enter/discard", DiscardAsync);
        forms.MapPost("/patients/{number:long}/findings/{finding:int}/save", CorrectAsync);
        forms.MapPost("/patients/{number:long}/findings/{finding:int}/withdraw", WithdrawAsync);
        forms.MapPost("/patients/{number:long}/findings/{finding:int}/undo", UndoAsync);
        NewPatientPosts.Map(forms);
    }

    /// <summary>The name under which drafts of a correction are kept.</summary>
    public static string FormOf(int finding) => string.Create(CultureInfo.InvariantCulture, $"correct/{finding}");

    private static async Task<IResult> EnterAsync(long number, string kind, HttpContext http, EntryDesk desk, EntryDrafts drafts, Notices notices)
    {
        var (typed, by, cancel) = (FormText.Of(await http.Request.ReadFormAsync(http.RequestAborted)), SignedIn.Of(http).Name, http.RequestAborted);
        if (EntryLayouts.Of(kind) is not { } layout)
            return Results.NotFound();
        async Task<string> KeptAsync(FormText text) => EnterKindPage.AddressOf(number, kind, await drafts.KeepAsync(text[TypedFinding.DraftField], by, kind, number, text, cancel));
        return await notices.LeadAsync(EnterPage.AddressOf(number), async () =>
        {
            if (typed[TypedFinding.DoField] is Keep)
                return notices.AddressOf(await KeptAsync(typed), new(T("Kept as a draft. Nothing is on record yet."), null));
            var outcome = await desk.EnterAsync(number, layout, typed, by, cancel);
            if (outcome.Batch is not { } batch)
                return await KeptAsync(typed.With(TypedFinding.TriedField, "1")) + "#refused";
            await drafts.DiscardAsync(typed[TypedFinding.DraftField], by, cancel);
            return EnterPage.AddressOf(number, batch);
        });
    }

    private static async Task<IResult> CorrectAsync(long number, int finding, HttpContext http, EntryDesk desk, EntryDrafts drafts, FindingLog log, Notices notices)
    {
        var (typed, by, cancel) = (FormText.Of(await http.Request.ReadFormAsync(http.RequestAborted)), SignedIn.Of(http).Name, http.RequestAborted);
        async Task<string> KeptAsync(FormText text) => CorrectFindingPage.AddressOf(number, finding, await drafts.KeepAsync(text[TypedFinding.DraftField], by, FormOf(finding), number, text, cancel));
        return await notices.LeadAsync(FindingPage.AddressOf(number, finding), async () =>
        {
            if (typed[TypedFinding.DoField] is Keep)
                return notices.AddressOf(await KeptAsync(typed), new(T("Kept as a draft. Nothing is on record yet."), null));
            if (typed[TypedFinding.DoField] is Merge)
                typed = await MergedAsync(number, finding, typed, by, log, drafts, cancel);
            var outcome = await desk.CorrectAsync(number, finding, typed, by, cancel);
            if (outcome.Batch is null)
                return await KeptAsync(typed.With(TypedFinding.TriedField, "1")) + "#refused";
            await drafts.DiscardAsync(typed[TypedFinding.DraftField], by, cancel);
            return notices.AddressOf(FindingPage.AddressOf(number, finding), new(outcome.Contradictions == 0 ? T("The correction is on record.")
                : T(outcome.Contradictions, "The correction is on record. It makes {0} contradiction, which the patient's page names.", "The correction is on record. It makes {0} contradictions, which the patient's page names."), null));
        });
    }

    /// <summary>The draft of the person who came second, with the parts that were decided for the other version taken from it.</summary>
    private static async Task<FormText> MergedAsync(long number, int finding, FormText chosen, string by, FindingLog log, EntryDrafts drafts, CancellationToken cancel)
    {
        if (await drafts.FindAsync(chosen[TypedFinding.DraftField], by, FormOf(finding), number, cancel) is not { } draft || await log.CourseAsync(number, cancel) is not { } course
            || FindingVersions.Of(course, finding, []) is not { } versions || EntryLayouts.Of(versions.Latest.Finding.Content.Kind) is not { } layout
            || versions.All.FirstOrDefault(v => v.Finding.Id.ToString() == draft.Typed[TypedFinding.SeenField]) is not { } seen)
            throw new RefusedException("E_ENTRY_GONE", T("form"), T("a draft that is not kept any more"), T("the draft of the correction"), T("Open the finding again, and correct what still differs."));
        var typed = draft.Typed.With(chosen).With(TypedFinding.DraftField, draft.Id);
        var conflict = EntryConflict.Of(layout, seen.Finding, versions.Latest.Finding, typed);
        // Shown against another version than the latest, or left undecided: the page asks again.
        return chosen["against"] == versions.Latest.Finding.Id.ToString() && conflict.IsDecided(typed) ? conflict.Merged(layout, typed) : typed;
    }

    private static Task<IResult> WithdrawAsync(long number, int finding, HttpContext http, EntryDesk desk, Notices notices) =>
        VersionAsync(number, finding, http, notices, desk.WithdrawAsync, T("Withdrawn. The history keeps it."));

    private static Task<IResult> UndoAsync(long number, int finding, HttpContext http, EntryDesk desk, Notices notices) =>
        VersionAsync(number, finding, http, notices, desk.UndoAsync, T("The earlier version is on record again. The history keeps both."));

    private static async Task<IResult> VersionAsync(long number, int finding, HttpContext http, Notices notices, Func<long, int, FormText, string, CancellationToken, Task<EntryOutcome>> work, string said)
    {
        var typed = FormText.Of(await http.Request.ReadFormAsync(http.RequestAborted));
        return await notices.LeadAsync(FindingPage.AddressOf(number, finding), async () =>
        {
            var outcome = await work(number, finding, typed, SignedIn.Of(http).Name, http.RequestAborted);
            if (outcome.Problems is [{ Field: TypedFinding.ReasonField, Code: var code }])
                return CorrectFindingPage.WithdrawalOf(number, finding, code);
            return notices.AddressOf(FindingPage.AddressOf(number, finding), outcome switch
            {
                { Batch: not null } => new(said, null),
                _ => new(null, new("E_ENTRY_CONFLICT", T("form"), T("a finding that was replaced since this page was opened"), T("the version that was shown"), T("Look at the versions below, and repeat it if it is still needed."))),
            });
        });
    }

    /// <summary>Of the module that keeps a form while it is typed: answers with the draft's identity.</summary>
    private static async Task<IResult> DraftAsync(long number, HttpContext http, EntryDrafts drafts, TimeProvider clock)
    {
        var typed = FormText.Of(await http.Request.ReadFormAsync(http.RequestAborted));
        try
        {
            var id = await drafts.KeepAsync(typed[TypedFinding.DraftField], SignedIn.Of(http).Name, typed["form"], number, typed, http.RequestAborted);
            return Results.Json(new DraftKept(id, clock.GetLocalNow().ToString("HH:mm", CultureInfo.InvariantCulture)));
        }
        catch (RefusedException refused)
        {
            return Results.Json(new DraftRefused(refused.Problem.Code, refused.Problem.Remedy), statusCode: StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static async Task<IResult> DiscardAsync(long number, HttpContext http, EntryDrafts drafts, Notices notices)
    {
        var typed = FormText.Of(await http.Request.ReadFormAsync(http.RequestAborted));
        return await notices.LeadAsync(EnterPage.AddressOf(number), async () =>
        {
            await drafts.DiscardAsync(typed[TypedFinding.DraftField], SignedIn.Of(http).Name, http.RequestAborted);
            return notices.AddressOf(EnterPage.AddressOf(number), new(T("The draft is thrown away."), null));
        });
    }

    internal sealed record DraftKept(string Draft, string At);

    internal sealed record DraftRefused(string Code, string Says);
}
