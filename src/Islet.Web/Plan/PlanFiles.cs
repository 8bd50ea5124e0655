using System.Text;
using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;
using Islet.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>A patient's surveillance plan as files: JSON and iCalendar. Neither holds the patient's key.</summary>
internal static class PlanFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/patients/{number:long}/plan.json", (long number, HttpRequest request, FindingLog log, TimeProvider clock, CancellationToken cancel) =>
            FileAsync(number, request, log, clock, plan => Results.Bytes(JsonForm.ToUtf8(json => PlanJson.Write(json, plan)), "application/json", Name(number, plan, "json")), cancel)).ShowsStatements().Needs(Right.ReadPatients).LoggedAs(AccessWords.Export);
        routes.MapGet("/patients/{number:long}/plan.ics", (long number, HttpRequest request, FindingLog log, TimeProvider clock, CancellationToken cancel) =>
            FileAsync(number, request, log, clock, plan => plan.Anchors.Axis.Kind is AxisKind.Calendar
                ? Results.Bytes(Encoding.UTF8.GetBytes(PlanCalendar.Write(plan, StatementBase.Shipped)), PlanCalendar.MediaType + "; charset=utf-8", Name(number, plan, "ics"))
                : Results.NotFound(), cancel)).ShowsStatements().Needs(Right.ReadPatients).LoggedAs(AccessWords.Export);
    }

    private static async Task<IResult> FileAsync(long number, HttpRequest request, FindingLog log, TimeProvider clock, Func<SurveillancePlan, IResult> file, CancellationToken cancel)
    {
        if (await log.CourseAsync(number, cancel) is not { } course)
            return Results.NotFound();
        var today = clock.Today();
        var asOf = AsOf.Read(request.Query["asOf"], course.Axis, today);
        return asOf.Problem is { } problem ? Results.Text(problem, statusCode: StatusCodes.Status400BadRequest) : file(SurveillancePlan.Of(new Snapshot(course, asOf.Of(course, today))));
    }

    private static string Name(long number, SurveillancePlan plan, string ending) =>
        $"plan-{number}-{PlanWords.On(plan.Anchors.Day, plan.Anchors.Axis).Replace(' ', '-').TrimStart('+')}.{ending}";
}
