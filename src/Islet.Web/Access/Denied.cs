using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Islet.Web;

/// <summary>Of an endpoint that machines call: who is nobody there is told so, and led nowhere.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class ForMachinesAttribute : Attribute;

/// <summary>Somebody who is known asked for what is not theirs.</summary>
internal static class Denied
{
    private const string Key = "islet-lacking";

    /// <summary>The page that answers is fetched, whatever was posted.</summary>
    public static void Forbid(HttpContext http)
    {
        http.Items[Key] = RightOf(http.GetEndpoint());
        http.Request.Method = HttpMethods.Get;
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    /// <summary>The status says it all, to the machine itself or to who tells it in the machine's own form: no page is made of it.</summary>
    public static void LeaveBare(HttpContext http)
    {
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
    }

    /// <summary>Who asks is a machine, by the endpoint or by what it sent along.</summary>
    public static bool IsForMachines(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<ForMachinesAttribute>() is not null || http.Request.Headers.Authorization.Count > 0;

    /// <summary>The right that was lacking; null: none was asked for.</summary>
    public static Right? Lacking(HttpContext http) => http.Items[Key] as Right?;

    /// <summary>The right that an endpoint asks for; null: being signed in is enough, or not even that.</summary>
    public static Right? RightOf(Endpoint? endpoint) => endpoint?.Metadata.GetOrderedMetadata<IAuthorizeData>()
        .Select(asked => Enum.TryParse<Right>(asked.Policy, out var right) ? right : (Right?)null).LastOrDefault(right => right is not null);
}
