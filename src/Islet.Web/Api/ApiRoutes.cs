using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Islet.Course;
using Islet.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>The HTTP API: what the pages show, as JSON, written by the same functions that the commands print with.</summary>
internal static class ApiRoutes
{
    public const string Root = "/api/v1", Description = "/openapi/v1.json";

    public static IReadOnlyList<ApiOperation> Operations { get; } = [.. RegistryOperations.All, .. CohortOperations.All, .. PatientOperations.All, .. KnowledgeOperations.All];

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var operation in Operations)
        {
            var route = routes.MapGet(Root + RouteOf(operation), (HttpContext http) => AnswerAsync(http, operation)).RequireAuthorization(operation.Asks.ToString()).WithMetadata(operation).ForMachines();
            if (operation.IsOfStatements)
                route.ShowsStatements();
        }
        routes.MapGet(Description, (HttpContext http) => WriteAsync(http, OpenApi.Of(Operations))).ForMachines();
    }

    /// <summary>A refusal in the form of the commands: {"error":{…}}.</summary>
    public static Task TellAsync(HttpContext http, Problem problem)
    {
        http.Response.StatusCode = ApiProblems.StatusOf(problem.Code);
        if (http.Response.StatusCode is StatusCodes.Status405MethodNotAllowed)
            http.Response.Headers.Allow = HttpMethods.Get;
        return WriteAsync(http, JsonForm.ToUtf8(json => JsonForm.WriteError(json, problem)));
    }

    /// <summary>Numbers are constrained in the route, so that another word is no address.</summary>
    private static string RouteOf(ApiOperation operation) => operation.Path.Replace("{number}", "{number:long}", StringComparison.Ordinal);

    private static async Task AnswerAsync(HttpContext http, ApiOperation operation)
    {
        var call = new ApiCall(http, operation);
        call.RefuseUnknown();
        var tag = TagOf(http, await call.Get<FindingLog>().PositionAsync(call.Cancel), call);
        http.Response.Headers.ETag = tag;
        if (operation.MayBeKept)
            http.Response.Headers.CacheControl = "private, no-cache";
        if (http.Request.Headers.IfNoneMatch.Any(sent => sent?.Split(',', StringSplitOptions.TrimEntries).Contains(tag, StringComparer.Ordinal) is true))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        await WriteAsync(http, await operation.Answer(call));
    }

    /// <summary>
    /// One address gives the same bytes to the same role until the registry, the day or the program changes: ages and open windows count from today.
    /// </summary>
    private static string TagOf(HttpContext http, Position at, ApiCall call)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Release.Version}\n{at.Batch}\n{at.At:O}\n{call.Today:O}\n{call.Who.Role}\n{call.Options.Statements}\n{http.Request.Path}{http.Request.QueryString}");
        return $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12))}\"";
    }

    private static async Task WriteAsync(HttpContext http, ReadOnlyMemory<byte> json)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = json.Length;
        await http.Response.Body.WriteAsync(json, http.RequestAborted);
    }
}
