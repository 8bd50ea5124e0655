using System.Net;
using Microsoft.AspNetCore.Http;

namespace Islet.Web;

/// <summary>
/// Which requests come in at all. The demonstration answers the computer on which it runs and nobody else; a team's server answers to the names that were
/// declared, and where a proxy was, to that proxy. A page of another site that points its own name here (DNS rebinding) has that name in Host.
/// </summary>
internal sealed class Door(RequestDelegate next, WorkbenchOptions options)
{
    private static readonly string[] Names = ["localhost", "127.0.0.1", "[::1]"];
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP"];

    private readonly AccessOptions access = options.Access;

    public Task InvokeAsync(HttpContext http)
    {
        var fromProxy = access.Proxy is { } proxy && Same(http.Connection.RemoteIpAddress, proxy);
        if ((access.Accounts ? TeamRefuses(http, fromProxy) : LocalRefuses(http)) is var (status, words))
            return RefuseAsync(http, status, words);
        if (fromProxy)
            BelieveProxy(http);
        else if (access.TrustedHeader is { } header)
            http.Request.Headers.Remove(header); // anybody can send it; only the proxy's word counts
        return next(http);
    }

    public static bool IsLocal(HttpContext http) => LocalRefuses(http) is null;

    private static (int Status, string Words)? LocalRefuses(HttpContext http) => http switch
    {
        _ when !IsThisComputer(http) => (403, T("Islet answers only the computer on which it runs.")),
        _ when ProxyHeaders.Any(http.Request.Headers.ContainsKey) => (403, T("Islet answers no request that came through a proxy that was not declared.")),
        _ when !Names.Contains(http.Request.Host.Host, StringComparer.OrdinalIgnoreCase) => (421, T("This address is not one of Islet's. Open it as http://127.0.0.1 or http://localhost, with its port.")),
        _ => null,
    };

    private (int Status, string Words)? TeamRefuses(HttpContext http, bool fromProxy) => http switch
    {
        _ when access.Proxy is not null && !fromProxy && !(IsThisComputer(http) && !ProxyHeaders.Any(http.Request.Headers.ContainsKey)) => (403, T("Islet answers the proxy that was declared, and this computer.")),
        _ when access.Proxy is null && ProxyHeaders.Any(http.Request.Headers.ContainsKey) => (403, T("Islet answers no request that came through a proxy that was not declared.")),
        _ when !IsDeclared(http) => (421, T("This address is not one of Islet's. Ask who runs the server under which name it is reached.")),
        _ => null,
    };

    /// <summary>A name of this computer is only good from this computer.</summary>
    private bool IsDeclared(HttpContext http) => access.Hosts.Contains(http.Request.Host.Host, StringComparer.OrdinalIgnoreCase)
        || (IsThisComputer(http) && Names.Contains(http.Request.Host.Host, StringComparer.OrdinalIgnoreCase));

    /// <summary>The browser spoke TLS with the proxy, from an address that the proxy added last.</summary>
    private static void BelieveProxy(HttpContext http)
    {
        if (http.Request.Headers["X-Forwarded-Proto"] is [.., { } scheme] && scheme.Equals(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase))
            http.Request.Scheme = Uri.UriSchemeHttps;
        if (http.Request.Headers["X-Forwarded-For"] is [.., { } chain] && IPAddress.TryParse(chain.Split(',')[^1].Trim(), out var browser))
            http.Connection.RemoteIpAddress = browser;
    }

    private static bool IsThisComputer(HttpContext http) => http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from);

    private static bool Same(IPAddress? a, IPAddress b) => a is not null && (a.IsIPv4MappedToIPv6 ? a.MapToIPv4() : a).Equals(b.IsIPv4MappedToIPv6 ? b.MapToIPv4() : b);

    private static Task RefuseAsync(HttpContext http, int status, string words)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(words);
    }
}
