using System.Globalization;
using Islet.Clinic;
using Islet.Course;
using Islet.Registry;
using Islet.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>What the page of duplicates posts: a decision, or its withdrawal.</summary>
internal static class DuplicatePosts
{
    /// <summary>The document that the registry names as the source of these findings.</summary>
    public const string Source = "page of duplicates";

    public static void Map(IEndpointRouteBuilder forms)
    {
        forms.MapPost(DuplicatesPage.Address + "/decide", (HttpContext http, FindingLog log, Desk desk, Notices notices) => notices.DoAsync(DuplicatesPage.Address, async () =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            if (form["decision"] == "same" && form["stays"] != form["a"] && form["stays"] != form["b"])
                throw new RefusedException("E_MATCH_STAYS", T("form"), T("no record that stays"), T("one of the two records"), T("Choose which of the two stays: the other yields to it. Both keep their findings."));
            var (stays, yields) = form["stays"] == form["b"] ? (form["b"], form["a"]) : (form["a"], form["b"]);
            var (one, other) = (await CourseAsync(log, stays.ToString()), await CourseAsync(log, yields.ToString()));
            var same = form["decision"] == "same";
            var decision = PersonDecisions.Decide(other, one, same, form["basis"]);
            await log.AppendAsync(new(SignedIn.Of(http).Name, Source, form["basis"]), other.Patient, [decision]);
            await AccessTrail.EnterAsync(http, desk, patient: one.Patient);
            await AccessTrail.EnterAsync(http, desk, patient: other.Patient);
            return same ? T($"Recorded: one person. P{other.Patient} yields to P{one.Patient}.") : T($"Recorded: P{one.Patient} and P{other.Patient} are two people.");
        })).Needs(Right.ImportFiles);
        forms.MapPost(DuplicatesPage.Address + "/undo", (HttpContext http, FindingLog log, Desk desk, Notices notices) => notices.DoAsync(DuplicatesPage.Address, async () =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var course = await CourseAsync(log, form["on"].ToString());
            var decision = PersonDecisions.InForce(course).FirstOrDefault(f => f.Id.ToString() == form["finding"]);
            if (decision is null)
                throw PersonDecisions.Undecided(course, course);
            await log.AppendAsync(new(SignedIn.Of(http).Name, Source, "decision undone"), course.Patient,
                PersonDecisions.Undo(course, ((PersonMatch)decision.Content).Other));
            await AccessTrail.EnterAsync(http, desk, patient: course.Patient);
            if (await log.FindAsync(((PersonMatch)decision.Content).Other) is { } other)
                await AccessTrail.EnterAsync(http, desk, patient: other.Patient);
            return T("The decision was withdrawn. The pair is shown again, and the history keeps both.");
        })).Needs(Right.ImportFiles);
    }

    private static async Task<DiseaseCourse> CourseAsync(FindingLog log, string number) =>
        long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var patient) && await log.CourseAsync(patient) is { } course ? course : throw FormCourses.Unknown();
}
