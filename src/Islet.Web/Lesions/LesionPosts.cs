using System.Globalization;
using Islet.Course;
using Islet.Registry;
using Islet.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>What a lesion table posts: the table to be computed, another row, the table to be saved, or a saving to be taken back.</summary>
internal static class LesionPosts
{
    public const string Compute = "compute", Add = "add", Save = "save";

    public static void Map(IEndpointRouteBuilder forms)
    {
        forms.MapPost("/patients/{number:long}/lesions/table", TableAsync).Needs(Right.EnterFindings);
        forms.MapPost("/patients/{number:long}/lesions/undo", UndoAsync).Needs(Right.EnterFindings);
    }

    /// <summary>Leads back to the study that was taken back, where something of it is left.</summary>
    private static async Task<IResult> UndoAsync(long number, HttpContext http, LesionDesk desk, FindingLog log, Notices notices)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var batch = long.TryParse(form["batch"], NumberStyles.None, CultureInfo.InvariantCulture, out var one) ? one : 0;
        var about = await log.CourseAsync(number, http.RequestAborted) is { } course && course.Findings.FirstOrDefault(f => f.Recorded.Batch == batch && f.Content is LesionRead) is { } read
            ? LesionsPage.AddressOf(course, read) : LesionsPage.AddressOf(number);
        return await notices.DoAsync(about, async () =>
        {
            var back = await desk.UndoAsync(number, batch, SignedIn.Of(http).Name, http.RequestAborted);
            return T(back.Count, "Taken back: {0} finding. The history keeps both.", "Taken back: {0} findings. The history keeps both.");
        });
    }

    private static async Task<IResult> TableAsync(long number, HttpContext http, LesionDesk desk, FormDrafts<LesionForm> drafts, FindingLog log, Notices notices)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (typed, draft, what) = (LesionForm.Of(form), form[LesionForm.DraftField].ToString(), form[LesionForm.DoField].ToString());
        var by = SignedIn.Of(http).Name;
        if (what == Add)
        {
            var added = await WithRowAsync(number, typed, log, http.RequestAborted);
            return new SeeOther($"{await KeptAsync(added)}#{LesionForm.Field(added.Rows.Count - 1, "organ")}");
        }
        if (what != Save)
            return new SeeOther(await KeptAsync(typed) + "#verdict");
        try
        {
            var findings = await desk.SaveAsync(number, typed, LesionsPage.ReaderOf(typed.Read, typed.Reader), by, http.RequestAborted);
            if (findings.Count == 0)
                return new SeeOther(notices.AddressOf(await KeptAsync(typed), new(T("Nothing was recorded: nothing differs from what is on record."), null)));
            await drafts.DiscardAsync(draft, by, http.RequestAborted);
            var (course, read) = ((await log.CourseAsync(number, http.RequestAborted))!, findings.First(f => f.Content is LesionRead));
            return new SeeOther(notices.AddressOf(LesionsPage.AddressOf(course, read), new(Said(findings, ((LesionRead)read.Content).Study ?? ""), null)));
        }
        catch (RefusedException refused)
        {
            return refused.Problem.Code is "E_PATIENT_UNKNOWN" or "E_PATIENT_ERASED" ? Results.NotFound() : new SeeOther(await KeptAsync(typed, refused.Problem));
        }

        async Task<string> KeptAsync(LesionForm form, Problem? why = null) => LesionsPage.AddressOf(await drafts.KeepAsync(draft, by, number, form, why, http.RequestAborted));
    }

    private static string Said(IReadOnlyList<Finding> findings, string study)
    {
        var (gone, corrected) = (findings.Count(f => f.IsWithdrawal), findings.Count(f => f is { IsWithdrawal: false, Supersedes: not null }));
        var entered = findings.Count(f => f.Supersedes is null && f.Content is LesionRead);
        var parts = new[] { entered > 0 ? T(entered, "{0} lesion entered", "{0} lesions entered") : null, corrected > 0 ? T(corrected, "{0} lesion corrected", "{0} lesions corrected") : null, gone > 0 ? T(gone, "{0} lesion withdrawn", "{0} lesions withdrawn") : null };
        return T($"Recorded for study {study}: {string.Join(", ", parts.OfType<string>())}.");
    }

    private static async Task<LesionForm> WithRowAsync(long number, LesionForm typed, FindingLog log, CancellationToken cancel)
    {
        var course = await log.CourseAsync(number, cancel);
        var taken = (course?.Findings ?? []).Select(f => (f.Content as LesionRead)?.Lesion).OfType<string>().Concat(typed.Rows.Select(r => r.Lesion)).ToHashSet(StringComparer.Ordinal);
        return typed with { Rows = [.. typed.Rows.Take(LesionForm.MostRows - 1), new(LesionTable.FreeName("L", taken), true, "", "", "", "", "", "", "", "")] };
    }
}
