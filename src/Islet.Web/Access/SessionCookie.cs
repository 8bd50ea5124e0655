using Microsoft.AspNetCore.Http;

namespace Islet.Web;

/// <summary>The cookie that holds a session's random token, and nothing else. It ends with the browser.</summary>
internal static class SessionCookie
{
    private const string Name = "islet-session";

    public static string? Read(HttpRequest request) => request.Cookies[NameFor(request)] is { Length: > 0 and <= 100 } token ? token : null;

    public static void Write(HttpContext http, string token) => http.Response.Cookies.Append(NameFor(http.Request), token, Options(http.Request));

    public static void Delete(HttpContext http) => http.Response.Cookies.Delete(NameFor(http.Request), Options(http.Request));

    private static string NameFor(HttpRequest request) => OwnCookie.NameFor(request, Name);

    private static CookieOptions Options(HttpRequest request) => OwnCookie.Options(request);
}

/// <summary>A cookie for this server alone: no script reads it, and no other site sends it along.</summary>
internal static class OwnCookie
{
    /// <summary>Over TLS with the prefix that keeps other sites of the domain from setting it (RFC 6265bis, 4.1.3).</summary>
    public static string NameFor(HttpRequest request, string name) => request.IsHttps ? "__Host-" + name : name;

    /// <summary>It ends with the browser, unless it is given an age.</summary>
    public static CookieOptions Options(HttpRequest request) => new() { HttpOnly = true, Secure = request.IsHttps, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true };
}
