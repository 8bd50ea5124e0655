using System.Globalization;
using Islet.Registry;
using Islet.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>What a person does with a job of the queue, as <c>islet jobs</c> does.</summary>
internal static class JobPosts
{
    public static void Map(IEndpointRouteBuilder forms) => forms.MapPost("/jobs/{job:long}", ChangeAsync).Needs(Right.EnterFindings);

    private static async Task<IResult> ChangeAsync(long job, HttpContext http, Desk desk, Notices notices)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return await notices.DoAsync(JobsPage.Address, async () =>
        {
            var cancels = form["do"] == "cancel";
            _ = cancels ? await desk.Jobs.CancelAsync(job, http.RequestAborted) : await desk.Jobs.RetryAsync(job, form["do"] == "again", http.RequestAborted);
            var number = job.ToString(CultureInfo.InvariantCulture);
            return cancels ? T($"Job {number} is cancelled.") : T($"Job {number} waits again.");
        });
    }
}
