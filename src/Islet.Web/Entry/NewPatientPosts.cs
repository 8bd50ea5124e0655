using Islet.Clinic;
using Islet.Registry;
using Islet.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>What the page of a new patient posts.</summary>
internal static class NewPatientPosts
{
    public static void Map(IEndpointRouteBuilder forms) => forms.MapPost("/patients/new/save", SaveAsync);

    private static async Task<IResult> SaveAsync(HttpContext http, FindingLog log, LiveMatches matches, EntryDrafts drafts, EntryDesk desk, Desk access, TimeProvider clock, Notices notices)
    {
        var (typed, by, cancel) = (FormText.Of(await http.Request.ReadFormAsync(http.RequestAborted)), SignedIn.Of(http).Name, http.RequestAborted);
        async Task<string> BackAsync() => NewPatientPage.AddressOf(await drafts.KeepAsync(typed[TypedFinding.DraftField], by, NewPatientPage.Form, null, typed.With(TypedFinding.TriedField, "1"), cancel)) + "#refused";
        return await notices.LeadAsync(NewPatientPage.Address, async () =>
        {
            var form = NewPatientForm.Of(typed, desk.Today);
            if (form.Patient is not { } patient || await log.FindAsync(patient.Key, cancel) is not null)
                return await BackAsync();
            if (typed[TypedFinding.SureField].Length == 0 && (form.Problems.Count > 0 || (await LikelyAsync(form, matches, clock, cancel)).Count > 0 || (await AlikeAsync(form, matches, cancel)).Count > 0))
                return await BackAsync();
            if (await log.RegisterAsync(new(by, EntryDesk.Source, "new patient"), new(patient, form.Findings), cancel) is not { } registered)
                return await BackAsync(); // somebody registered the pseudonym first
            await AccessTrail.EnterAsync(http, access, patient: registered.Patient);
            await drafts.DiscardAsync(typed[TypedFinding.DraftField], by, cancel);
            return form.Findings.Count == 0 ? EnterPage.AddressOf(registered.Patient) : EnterPage.AddressOf(registered.Patient, registered.Batch);
        });
    }

    /// <summary>Records that may be the same person's, the likeliest first.</summary>
    public static Task<IReadOnlyList<ProbableMatch>> LikelyAsync(NewPatientForm form, LiveMatches matches, TimeProvider clock, CancellationToken cancel) =>
        matches.LikelyAsync(number => form.Traits(number, clock.GetUtcNow()), cancel);

    /// <summary>Records whose pseudonym differs by capitals, blanks, dashes or leading zeros alone: one slip of a key makes two records of one patient.</summary>
    public static Task<IReadOnlyList<PersonTraits>> AlikeAsync(NewPatientForm form, LiveMatches matches, CancellationToken cancel) => matches.AlikeAsync(PersonTraits.Plain(form.Patient!.Key), cancel);
}
