using Islet.Course;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Islet.Web;

/// <summary>A program that asks gets no page: what is refused under the API's addresses and the FHIR endpoint's is told in their own form, whoever refused it.</summary>
internal sealed class ApiRefusals(RequestDelegate next, ILogger<ApiRefusals> log)
{
    private static readonly Action<ILogger, Exception> Fault = LoggerMessage.Define(LogLevel.Error, new EventId(1, "ApiFault"), "An answer of the API failed.");

    public async Task InvokeAsync(HttpContext http)
    {
        if (FormOf(http.Request.Path) is not { } tell)
        {
            await next(http);
            return;
        }
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        try
        {
            await next(http);
            if (!http.Response.HasStarted && Bare(http) is { } problem)
                await tell(http, problem);
        }
        catch (RefusedException refused) when (!http.Response.HasStarted)
        {
            await tell(http, refused.Problem);
        }
        catch (Exception fault) when (!http.Response.HasStarted && fault is not OperationCanceledException)
        {
            Fault(log, fault);
            await tell(http, new(ApiProblems.Fault, "the server", "a fault of ours", "an answer", "Ask again; if it happens again, tell the address and the time to whoever runs this server."));
        }
    }

    /// <summary>A status that the framework set without saying more.</summary>
    private static Problem? Bare(HttpContext http) => http.Response.StatusCode switch
    {
        _ when http.Response.ContentType is not null => null,
        StatusCodes.Status401Unauthorized => new(ApiProblems.NotSignedIn, "the request", "nobody signed in", "a session of this workbench", "Sign in first."),
        StatusCodes.Status403Forbidden => new(ApiProblems.MayNot, "the request", "an account without this right", "the right that the operation asks for", "Ask an administrator for it."),
        StatusCodes.Status404NotFound => ApiCall.None("an address of the API").Problem,
        StatusCodes.Status405MethodNotAllowed => new(ApiProblems.Method, "the method", "another method", "GET", "The API reads; findings are entered on the pages."),
        _ => null,
    };

    private static Func<HttpContext, Problem, Task>? FormOf(PathString path) => path switch
    {
        _ when path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase) => ApiRoutes.TellAsync,
        _ when path.StartsWithSegments(FhirRoutes.Root, StringComparison.OrdinalIgnoreCase) => FhirRoutes.TellAsync,
        _ => null,
    };
}

internal static class ApiRefusalsUse
{
    public static void UseApiRefusals(this IApplicationBuilder app) => app.UseMiddleware<ApiRefusals>();
}
