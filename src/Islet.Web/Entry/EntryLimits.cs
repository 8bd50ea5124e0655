using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>How much a form may hold. Beyond it the server does not read on, and says so on a page.</summary>
internal static class EntryLimits
{
    public const string TooLarge = "/entry-too-large";

    public static RouteGroupBuilder WithinLimits(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("");
        group.AddEndpointFilter(async (call, next) =>
        {
            if (call.HttpContext.Request.HasFormContentType)
                return await next(call);
            if (call.HttpContext.Features.Get<IStatusCodePagesFeature>() is { } pages)
                pages.Enabled = false; // no browser sends it; and a page that is asked for by this post would be a 400
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        });
        return group;
    }

    /// <summary>Whether the form can be read; from then on the request holds it. A post that is no form has nothing to read.</summary>
    public static async Task<bool> IsReadableAsync(HttpContext http)
    {
        try
        {
            if (http.Request.HasFormContentType)
                await http.Request.ReadFormAsync(http.RequestAborted);
            return true;
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException) // a value of over 4 MB, over a thousand fields, a body of over 30 MB, a NUL
        {
            return false;
        }
    }
}
