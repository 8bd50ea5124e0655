using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Islet.Web;

/// <summary>How many bytes a request may bring. Who has not signed in may bring the form of the sign-in and no more: what a server reads for anybody, anybody can fill its memory with.</summary>
internal static class BodyLimits
{
    /// <summary>Of a request that has shown no right, in bytes.</summary>
    public const long OfAnybody = 64_000;

    /// <summary>Of a request of somebody who may do what it asks for, in bytes: a year's lesions in one form are a tenth of it.</summary>
    public const long OfTheEntitled = 30_000_000;

    private const int Connections = 2_000; // open at a time; a ward's browsers hold some six each

    public static void Set(KestrelServerLimits limits) => (limits.MaxRequestBodySize, limits.MaxConcurrentConnections) = (OfAnybody, Connections);

    /// <summary>After sign-in and rights.</summary>
    public static void Use(IApplicationBuilder app) => app.Use((http, next) =>
    {
        if ((Denied.RightOf(http.GetEndpoint()) is not null || SignedIn.Of(http.User) is not null) && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = OfTheEntitled;
        return next(http);
    });
}
