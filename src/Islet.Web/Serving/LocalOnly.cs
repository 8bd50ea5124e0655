using System.Net;
using Microsoft.AspNetCore.Http;

namespace Islet.Web;

/// <summary>
/// This version serves the person at this computer and nobody else: the server listens on the loopback only, and every request must have come over it,
/// straight, for a name of this computer. A page of another site that points its own name here (DNS rebinding) has that name in Host.
/// </summary>
internal sealed class LocalOnly(RequestDelegate next)
{
    private static readonly string[] Names = ["localhost", "127.0.0.1", "[::1]"];
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP"];

    public Task InvokeAsync(HttpContext http) => Refusal(http) is { } refusal ? Refuse(http, refusal.Status, refusal.Words) : next(http);

    public static bool IsLocal(HttpContext http) => Refusal(http) is null;

    private static (int Status, string Words)? Refusal(HttpContext http) => http switch
    {
        _ when http.Connection.RemoteIpAddress is not { } from || !IPAddress.IsLoopback(from) => (403, "Islet answers only the computer on which it runs."),
        _ when ProxyHeaders.Any(http.Request.Headers.ContainsKey) => (403, "Islet answers no request that came through a proxy: accounts for a team come with a later version."),
        _ when !Names.Contains(http.Request.Host.Host, StringComparer.OrdinalIgnoreCase) => (421, "This address is not one of Islet's. Open it as http://127.0.0.1 or http://localhost, with its port."),
        _ => null,
    };

    private static Task Refuse(HttpContext http, int status, string words)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(words);
    }
}
