using System.Globalization;
using System.Text;
using Islet.Course;
using Islet.Exchange;
using Islet.Registry;
using Islet.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>What the pages of a draft post, and the map as a file.</summary>
internal static class DraftPosts
{
    private const int LongestMap = 1_000_000;

    public static void Map(IEndpointRouteBuilder routes, IEndpointRouteBuilder forms)
    {
        routes.MapGet(Of("/map.yaml"), (string id, ImportDrafts drafts) => drafts.Find(id) is { MapText: { Length: > 0 } text }
            ? Results.File(Encoding.UTF8.GetBytes(text), "application/yaml; charset=utf-8", "map.yaml") : Results.NotFound()).Needs(Right.ImportFiles).LoggedAs(AccessWords.Export);
        Post(forms, "/discard", (call, draft) =>
        {
            call.Drafts.Discard(draft);
            return (ImportsPage.Address, T("Discarded. The file was deleted, and nothing of it was stored."));
        });
        Post(forms, "/file", (call, draft) =>
        {
            draft.Declare(ConventionWords.Read(call.Form, draft.File.Convention));
            return draft.File.Problems.Any(p => p.Refuses()) ? (DraftPage.AddressOf(draft), null) : (Page(draft, DraftMapPage.Step), T("The file is read as you said."));
        });
        Post(forms, "/map-text", (call, draft) =>
        {
            var text = call.Form["map"].ToString();
            if (text.Length > LongestMap)
                throw new RefusedException("E_UPLOAD_SIZE", "map", $"{text.Length} characters", T($"at most {LongestMap}"), T("Shorten the map."));
            draft.Begin(text.ReplaceLineEndings("\n"));
            return (Page(draft, DraftMapPage.Step), draft.Map is { Value: not null } ? T("The map reads.") : null);
        });
        Post(forms, "/propose", (_, draft) =>
        {
            draft.Propose();
            return (Page(draft, DraftMapPage.Step), T("A map was proposed. Look at every column before you go on."));
        });
        Post(forms, "/column", Column);
        Post(forms, "/mend", DraftMending.Mend);
        Post(forms, "/accept-column", DraftMending.AcceptColumn);
        Post(forms, "/check", (call, draft) =>
        {
            draft.BeginAnew(() => call.Check(draft, store: false));
            return (Page(draft, DraftProblemsPage.Step), null);
        });
        Post(forms, "/commit", (call, draft) =>
        {
            if (!draft.Confirmed || draft.Check is not { Stores: false, Outcome.CanStore: true } || call.Form["revision"] != Text(draft.Revision))
                throw new RefusedException("E_DRAFT_CHANGED", "import", T("a sheet or map that changed since the difference was shown"), T("the difference of what is to be stored"), T("Look at the difference again, then store."));
            draft.BeginAnew(() => call.Check(draft, store: true));
            return (Page(draft, DraftStorePage.Step), null);
        });
    }

    public static string Page(ImportDraft draft, string step) => DraftPage.AddressOf(draft) + step;

    private static (string, string?) Column(FormCall call, ImportDraft draft)
    {
        var (map, column) = (FormCall.MapOf(draft), call.Form["column"].ToString());
        var what = call.Form["as"].ToString();
        draft.Mend(DraftMending.Reading(what.Split('.', 2) switch
        {
            ["when", var finding] => map.ReadAsDay(column, finding),
            ["patient"] => map with { Patient = new Exchange.PatientColumn(column) },
            ["leave_out"] => map.LeaveOut(column),
            [var kind, var member] when FindingForm.Of(kind)?[member] is not null => map.ReadAs(column, kind, member),
            _ => throw new RefusedException("E_DRAFT_CHOICE", "form", T("no choice"), T("what the column says"), T("Choose one of the list.")),
        }));
        return (Page(draft, DraftMapPage.Step), what == "leave_out" ? T("The column is left out.") : T("The column is mapped."));
    }

    private static string Of(string path) => ImportsPage.Address + "/{id}" + path;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Post(IEndpointRouteBuilder forms, string path, Func<FormCall, ImportDraft, (string Page, string? Said)> work) =>
        forms.MapPost(Of(path), async (string id, HttpContext http, ImportDrafts drafts, FindingLog log, Notices notices) =>
        {
            if (drafts.Find(id) is not { } draft)
                return Results.NotFound();
            try
            {
                var (page, said) = work(new(await http.Request.ReadFormAsync(http.RequestAborted), drafts, log, SignedIn.Of(http).Name), draft);
                return new SeeOther(said is null ? page : notices.AddressOf(page, new(said, null)));
            }
            catch (RefusedException refused)
            {
                return new SeeOther(notices.AddressOf(Page(draft, Back(path)), new(null, refused.Problem)));
            }
        }).Needs(Right.ImportFiles).LoggedAs(AccessWords.Import);

    /// <summary>The page from which a form is posted.</summary>
    private static string Back(string path) => path switch
    {
        "/map-text" or "/propose" or "/column" => DraftMapPage.Step,
        "/mend" or "/accept-column" or "/check" => DraftProblemsPage.Step,
        "/commit" => DraftStorePage.Step,
        _ => "",
    };
}

/// <summary>A posted form with what its work needs.</summary>
internal sealed record FormCall(IFormCollection Form, ImportDrafts Drafts, FindingLog Log, string By)
{
    /// <exception cref="RefusedException">E_DRAFT_MAP: there is none that reads.</exception>
    public static CourseMap MapOf(ImportDraft draft) => draft.Map?.Value
        ?? throw new RefusedException("E_DRAFT_MAP", "map", T("a map that does not read yet"), T("a map without problems"), T("Mend the map first."));

    public DraftCheck Check(ImportDraft draft, bool store) => DraftCheck.Begin(draft.File, MapOf(draft), Log, new(By, MapOf(draft).Imprint), store ? draft.Stored : null);
}
