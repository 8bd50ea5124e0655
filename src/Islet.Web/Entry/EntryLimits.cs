using Microsoft.AspNetCore.Builder;
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
            var request = call.HttpContext.Request;
            if (!request.HasFormContentType)
                return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
            try
            {
                await request.ReadFormAsync(call.HttpContext.RequestAborted);
            }
            catch (Exception e) when (e is InvalidDataException or BadHttpRequestException) // a value of over 4 MB, over a thousand fields, a body of over 30 MB
            {
                return new SeeOther(TooLarge);
            }
            return await next(call);
        });
        return group;
    }
}
