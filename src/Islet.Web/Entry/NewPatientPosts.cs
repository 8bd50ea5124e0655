using Islet.Clinic;
using Islet.Course;
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

    private static async Task<IResult> SaveAsync(HttpContext http, FindingLog log, LiveMatches matches, EntryDrafts drafts, EntryDesk desk, TimeProvider clock, Notices notices)
    {
        var (typed, by, cancel) = (FormText.Of(await http.Request.ReadFormAsync(http.RequestAborted)), SignedIn.Of(http).Name, http.RequestAborted);
        async Task<string> BackAsync() => NewPatientPage.AddressOf(await drafts.KeepAsync(typed[TypedFinding.DraftField], by, NewPatientPage.Form, null, typed.With(TypedFinding.TriedField, "1"), cancel)) + "#refused";
        return await EntryPosts.TriedAsync(notices, NewPatientPage.Address, async () =>
        {
            var form = NewPatientForm.Of(typed, desk.Today);
            if (form.Patient is not { } patient || await log.FindAsync(patient.Key, cancel) is not null)
                return await BackAsync();
            if (typed[TypedFinding.SureField].Length == 0 && (await LikelyAsync(form, matches, clock, cancel)).Count > 0)
                return await BackAsync();
            if (await RegisterAsync(log, patient, by, cancel) is not { } number)
                return await BackAsync();
            await drafts.DiscardAsync(typed[TypedFinding.DraftField], by, cancel);
            return form.Findings.Count == 0 ? EnterPage.AddressOf(number)
                : EnterPage.AddressOf(number, (await log.AppendAsync(new(by, EntryDesk.Source), number, form.Findings, cancel))[0].Recorded.Batch);
        });
    }

    /// <summary>Records that may be the same person's, the likeliest first.</summary>
    public static async Task<IReadOnlyList<ProbableMatch>> LikelyAsync(NewPatientForm form, LiveMatches matches, TimeProvider clock, CancellationToken cancel)
    {
        var (at, records) = await matches.RecordsAsync(cancel);
        return ProbableMatches.Of(form.Traits(at.LastPatient + 1, clock.GetUtcNow()), [.. records.Values.Select(r => r.Traits)]);
    }

    /// <returns>The patient's number; null where somebody registered the pseudonym first.</returns>
    private static async Task<long?> RegisterAsync(FindingLog log, NewPatient patient, string by, CancellationToken cancel)
    {
        await using var import = await log.BeginImportAsync(new(by, EntryDesk.Source, "new patient"), cancel);
        await import.StageAsync(new(patient, []), cancel);
        var result = await import.CommitAsync(cancel: cancel);
        if (result.Problems.FirstOrDefault(p => p.Refuses() || p.Code is "W_ERASED") is { } problem)
            throw new RefusedException(problem);
        return result.Batch is null ? null : (await log.FindAsync(patient.Key, cancel))!.Patient;
    }
}
