using System.Globalization;
using System.Text;
using Islet.Guidelines;
using Islet.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>A board summary as files: HTML that stands alone, Word, JSON. They hold the centre's key of the patient, as the page does.</summary>
internal static class BoardFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/patients/{number:long}/board.json", (long number, HttpContext http, FindingLog log, WorkbenchOptions options) =>
            FileAsync(number, http, log, options, summary => Task.FromResult(Results.Bytes(JsonForm.ToUtf8(json => BoardJson.Write(json, summary)), "application/json", Name(summary, "json"))))).Needs(Right.ReadPatients).LoggedAs(AccessWords.Export);
        routes.MapGet("/patients/{number:long}/board.html", (long number, HttpContext http, FindingLog log, WorkbenchOptions options) =>
            FileAsync(number, http, log, options, async summary => Results.Bytes(Encoding.UTF8.GetBytes(await BoardHtml.OfAsync(summary)), "text/html; charset=utf-8", Name(summary, "html")))).Needs(Right.ReadPatients).LoggedAs(AccessWords.Export);
        routes.MapGet("/patients/{number:long}/board.docx", (long number, HttpContext http, FindingLog log, WorkbenchOptions options) =>
            FileAsync(number, http, log, options, summary => Task.FromResult(Results.Bytes(BoardWord.Of(summary), BoardWord.MediaType, Name(summary, "docx"))))).Needs(Right.ReadPatients).LoggedAs(AccessWords.Export);
        routes.MapGet("/patients/{number:long}/board.fhir.json", (long number, HttpContext http, FindingLog log, WorkbenchOptions options) =>
            FileAsync(number, http, log, options, summary => Task.FromResult(Results.Bytes(FhirBoard.Of(summary, options.Clock.GetUtcNow()), "application/fhir+json", Name(summary, "fhir.json"))))).Needs(Right.ReadPatients).LoggedAs(AccessWords.Export);
    }

    private static async Task<IResult> FileAsync(long number, HttpContext http, FindingLog log, WorkbenchOptions options, Func<BoardSummary, Task<IResult>> file)
    {
        if (await log.CourseAsync(number, http.RequestAborted) is not { } course)
            return Results.NotFound();
        var today = options.Clock.Today();
        var asOf = AsOf.Read(http.Request.Query["asOf"], course.Axis, today);
        return asOf.Problem is { } problem ? Results.Text(problem, statusCode: StatusCodes.Status400BadRequest)
            : await file(BoardSummary.Of(course, asOf.Of(course, today), asOf.Day, options.Statements ? StatementBase.Nanets2020 : null));
    }

    private static string Name(BoardSummary summary, string ending) => string.Create(CultureInfo.InvariantCulture, $"board-{summary.Course.Patient}-{summary.Day.Replace(' ', '-').TrimStart('+')}.{ending}");
}
