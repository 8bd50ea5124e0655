using System.Globalization;
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
    public static void Map(IEndpointRouteBuilder forms) =>
        forms.MapPost("/patients/{number:long}/facts/answers", (long number, HttpContext http, FindingLog log, Notices notices, TimeProvider clock) =>
            notices.DoAsync(FactSheetPage.AddressOf(number), async () =>
            {
                var form = await http.Request.ReadFormAsync(http.RequestAborted);
                var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
                var answers = SheetAnswers.Read(form, today);
                if (await log.CourseAsync(number, http.RequestAborted) is not { } course)
                    throw new RefusedException("E_PATIENT_UNKNOWN", "form", "no patient of this number", "a patient of the registry", "Open the page again.");
                if (course.Axis.Kind is not AxisKind.Calendar)
                    throw new RefusedException("E_NO_CALENDAR", "the course", "a course without a calendar", "a course whose days are dates", "Answers are entered where the course keeps its dates.");
                var findings = answers.Findings(new Snapshot(course, View.Latest(course, today)));
                if (findings.Count == 0)
                    return "Nothing was recorded: no line was answered, or all lines of the block were answered before.";
                await log.AppendAsync(new(http.User.Identity!.Name!, "fact sheet", answers.None is { } block ? $"asked, none: {block.Title}" : null), number, findings);
                return string.Create(CultureInfo.InvariantCulture, $"Recorded for {answers.Day:yyyy-MM-dd}: {Numbers.Count(findings.Count, "finding")}.");
            })).Needs(Right.EnterFindings);
}
