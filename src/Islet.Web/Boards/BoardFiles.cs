using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
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
            FileAsync(number, http, log, options, summary => Task.FromResult(Results.Bytes(Json(summary), "application/json", Name(summary, "json"))))).RequireAuthorization(nameof(Right.ReadPatients));
        routes.MapGet("/patients/{number:long}/board.html", (long number, HttpContext http, FindingLog log, WorkbenchOptions options) =>
            FileAsync(number, http, log, options, async summary => Results.Bytes(Encoding.UTF8.GetBytes(await BoardHtml.OfAsync(summary)), "text/html; charset=utf-8", Name(summary, "html")))).RequireAuthorization(nameof(Right.ReadPatients));
        routes.MapGet("/patients/{number:long}/board.docx", (long number, HttpContext http, FindingLog log, WorkbenchOptions options) =>
            FileAsync(number, http, log, options, summary => Task.FromResult(Results.Bytes(BoardWord.Of(summary), BoardWord.MediaType, Name(summary, "docx"))))).RequireAuthorization(nameof(Right.ReadPatients));
    }

    public static byte[] Json(BoardSummary summary)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            BoardJson.Write(json, summary);
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static async Task<IResult> FileAsync(long number, HttpContext http, FindingLog log, WorkbenchOptions options, Func<BoardSummary, Task<IResult>> file)
    {
        if (await log.CourseAsync(number, http.RequestAborted) is not { } course)
            return Results.NotFound();
        var today = DateOnly.FromDateTime(options.Clock.GetLocalNow().DateTime);
        var asOf = AsOf.Read(http.Request.Query["asOf"], course.Axis, today);
        return asOf.Problem is { } problem ? Results.Text(problem, statusCode: StatusCodes.Status400BadRequest)
            : await file(BoardSummary.Of(course, asOf.Of(course, today), asOf.Day, options.Statements ? StatementBase.Nanets2020 : null));
    }

    private static string Name(BoardSummary summary, string ending) => string.Create(CultureInfo.InvariantCulture, $"board-{summary.Course.Patient}-{summary.Day.Replace(' ', '-').TrimStart('+')}.{ending}");
}
