using Islet.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>What the pages of PETs post: decisions one by one, a signature, and what holds for the whole course.</summary>
internal static class PetPosts
{
    public static void Map(IEndpointRouteBuilder forms)
    {
        forms.MapPost("/patients/{number:long}/pet/link", LinkAsync).Needs(Right.EnterFindings);
        forms.MapPost("/patients/{number:long}/pet/method", MethodAsync).Needs(Right.EnterFindings);
        forms.MapPost("/patients/{number:long}/pet/look", LookAsync).Needs(Right.SeeSources);
        forms.MapPost("/patients/{number:long}/pet/{series}/decide", DecideAsync).Needs(Right.EnterFindings);
        forms.MapPost("/patients/{number:long}/pet/{series}/sign", SignAsync).Needs(Right.EnterFindings);
        forms.MapPost("/patients/{number:long}/pet/{series}/queue", QueueAsync).Needs(Right.EnterFindings);
        forms.MapPost("/patients/{number:long}/pet/archive/fetch", FetchAsync).Needs(Right.EnterFindings);
    }

    private static Task<IResult> QueueAsync(long number, string series, HttpContext http, PetDesk desk, Notices notices) => notices.DoAsync(PetPage.AddressOf(number, series), async () =>
    {
        var (job, isNew) = await desk.QueueAsync(number, series, SignedIn.Of(http).Name, http.RequestAborted);
        return isNew ? T($"Job {job.Number} waits for a worker.") : T($"Job {job.Number} is known already: {JobWords.Said(job.State)}.");
    });

    private static async Task<IResult> FetchAsync(long number, HttpContext http, PetArchive archive, Notices notices)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return await notices.DoAsync(PetArchivePage.AddressOf(number, form["since"], form["until"]), async () =>
        {
            await archive.FetchAsync(number, form["study"].ToString(), http.RequestAborted);
            return T("The study is being fetched. This page asks again by itself.");
        });
    }

    private static async Task<IResult> DecideAsync(long number, string series, HttpContext http, PetDesk desk, Notices notices)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return await notices.DoAsync(PetPage.AddressOf(number, series, form["view"]) + "#spots", async () =>
        {
            await desk.DecideAsync(number, series, form, SignedIn.Of(http).Name, http.RequestAborted);
            return null;
        });
    }

    private static async Task<IResult> SignAsync(long number, string series, HttpContext http, PetDesk desk, Notices notices)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return await notices.DoAsync(PetPage.AddressOf(number, series, form["view"]), async () =>
            await desk.SignAsync(number, series, form, SignedIn.Of(http).Name, http.RequestAborted) is > 0 and var count
                ? T(count, "Signed: {0} finding in the course.", "Signed: {0} findings in the course.") : T("Nothing was recorded: nothing differs from what is on record."));
    }

    private static async Task<IResult> LinkAsync(long number, HttpContext http, PetDesk desk, Notices notices)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return await notices.DoAsync(PetsPage.AddressOf(number), async () =>
        {
            var link = form["do"] != "unlink";
            await desk.LinkAsync(number, form["study"].ToString().Trim(), link, SignedIn.Of(http).Name, http.RequestAborted);
            return link ? T("The study is linked to this patient.") : T("The study is not linked to this patient any more.");
        });
    }

    private static async Task<IResult> MethodAsync(long number, HttpContext http, PetDesk desk, Notices notices)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return await notices.DoAsync(PetsPage.AddressOf(number), async () =>
        {
            await desk.MethodAsync(number, form["method"].ToString(), form["sure"] == "1", SignedIn.Of(http).Name, http.RequestAborted);
            return T("The method of this course is stored.");
        });
    }

    private static SeeOther LookAsync(long number, ImageShelf shelf)
    {
        _ = shelf.LookAsync(again: true);
        return new SeeOther(PetsPage.AddressOf(number));
    }
}
