using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>
/// In which language a request is answered: the one that the reader chose on the page, or else the first that the browser asks for and Islet speaks, or
/// else English. It is the request's <see cref="CultureInfo.CurrentUICulture"/>; the culture that writes and parses stays invariant.
/// </summary>
internal sealed class ReaderLanguage(RequestDelegate next, TimeProvider clock)
{
    public const string Cookie = "islet-language";

    /// <summary>Where a choice is posted.</summary>
    public const string Path = "/language";

    /// <summary>Addresses under which programs ask: they are answered in English, whoever set them up.</summary>
    private static readonly string[] Programs = ["/cds-services", "/api", "/openapi", "/fhir"];

    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public Task InvokeAsync(HttpContext http)
    {
        var asksProgram = Programs.Any(path => http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
        CultureInfo.CurrentUICulture = (asksProgram ? Locale.English : Of(http.Request)).Culture;
        CentreTime.Zone = asksProgram ? TimeZoneInfo.Utc : clock.LocalTimeZone;
        return next(http);
    }

    public static Locale Of(HttpRequest request) => Locale.Of(request.Cookies[Cookie]) ?? Asked(request.GetTypedHeaders()) ?? Locale.English;

    /// <summary>Keeps the choice in the browser and leads back. It carries no token: whoever forged it would change a language and nothing else.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(Path, async (HttpContext http) =>
    {
        if (!await EntryLimits.IsReadableAsync(http))
            return new SeeOther(EntryLimits.TooLarge);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (Locale.Of(form["to"]) is { } chosen)
            http.Response.Cookies.Append(Cookie, chosen.Code, new() { MaxAge = Kept, HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps });
        return (IResult)new SeeOther(Back(form["back"].ToString()));
    }).AllowAnonymous().DisableAntiforgery();

    /// <summary>A page of this server, whatever the form says.</summary>
    private static string Back(string page) =>
        page is ['/', not ('/' or '\\'), ..] && Uri.IsWellFormedUriString(page, UriKind.Relative) ? page : "/";

    private static Locale? Asked(RequestHeaders headers) => headers.AcceptLanguage.Where(asked => asked.Quality is not 0)
        .OrderByDescending(asked => asked.Quality ?? 1).Select(asked => Locale.Of(asked.Value.ToString().Split('-')[0])).FirstOrDefault(locale => locale is not null);
}
