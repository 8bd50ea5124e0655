using System.Globalization;
using System.Text;
using Islet.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>The log of access as a file, with the filters of the page: what an inspection asks for.</summary>
internal static class AccessFiles
{
    public const string Address = "/access.csv";

    private const int Together = 5000; // entries read at one time

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Address, async (HttpContext http, Desk desk, TimeProvider clock) =>
    {
        var query = AccessLogQuery.Of(http.Request) with { Before = "" };
        if (query.Wrong.Length > 0)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"access.csv\"";
        await using var csv = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await csv.WriteAsync("at,who,patient,done,route\r\n");
        var asked = query.Within(clock.LocalTimeZone);
        while (await desk.Access.PageAsync(asked, Together, http.RequestAborted) is { Count: > 0 } page)
        {
            foreach (var entry in page)
                await csv.WriteAsync(Line(entry));
            asked = asked with { Before = page[^1].Id };
        }
    }).Needs(Right.Administer).LoggedAs(AccessWords.Export);

    private static string Line(AccessEntry entry) => string.Join(',', new[] { entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        entry.Who, entry.Patient?.ToString(CultureInfo.InvariantCulture) ?? "", entry.Done, entry.Route }.Select(Cell)) + "\r\n";

    private static string Cell(string text) => text.AsSpan().IndexOfAny(",\"") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
