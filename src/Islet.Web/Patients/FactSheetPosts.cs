using Islet.Clinic;
using Islet.Course;
using Islet.Registry;
using Islet.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>What a fact sheet posts: answers of one day by one person, recorded as findings.</summary>
internal static class FactSheetPosts
{
    /// <summary>The document that the registry names as the source of these findings.</summary>
    public const string Source = "fact sheet";

    public static void Map(IEndpointRouteBuilder forms) =>
        forms.MapPost("/patients/{number:long}/facts/answers", (long number, HttpContext http, FindingLog log, Notices notices, TimeProvider clock) =>
            notices.DoAsync(FactSheetPage.AddressOf(number), async () =>
            {
                var form = await http.Request.ReadFormAsync(http.RequestAborted);
                var today = clock.Today();
                var answers = SheetAnswers.Read(form, today);
                var course = (await log.KnownCourseAsync(number, http.RequestAborted)).WithCalendar(T("Answers are entered where the course keeps its dates."));
                var findings = answers.Findings(new Snapshot(course, View.Latest(course, today)));
                if (findings.Count == 0)
                    return T("Nothing was recorded: no line was answered, or all lines of the block were answered before.");
                await log.AppendAsync(new(SignedIn.Of(http).Name, Source, answers.None is { } block ? $"asked, none: {block.Title}" : answers.Still is { } still ? $"still true: {still.Block.Title}" : null), number, findings);
                return T(findings.Count, "Recorded for {1}: {0} finding.", "Recorded for {1}: {0} findings.", answers.Day);
            })).Needs(Right.EnterFindings);
}
