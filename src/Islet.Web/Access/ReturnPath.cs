using Microsoft.AspNetCore.Http;

namespace Islet.Web;

/// <summary>Where somebody wanted to go before signing in: a page of this server, and nothing else.</summary>
internal static class ReturnPath
{
    public const string Home = "/", Field = "to";

    private const int Longest = 2000;

    /// <summary>Browsers read a second slash, a backslash or a control character in ways that lead to other servers; a header holds ASCII (RFC 9110, 5.5), and a browser writes the rest of an address in it.</summary>
    public static string Safe(string? path) => path is ['/', ..] and not ['/', '/' or '\\', ..] && path.Length <= Longest && path.All(c => c is > ' ' and <= '~' and not '\\') ? path : Home;

    /// <summary>The page of a request, as it may stand in the address of the page for signing in: what was searched for stays behind, a form leads to its patient.</summary>
    public static string Of(HttpRequest request)
    {
        var path = request.Path.ToString();
        if (HttpMethods.IsGet(request.Method))
            return Safe(request.Query.ContainsKey("q") ? path : path + request.QueryString);
        return path.Split('/') is ["", "patients", var number, ..] && number.All(char.IsAsciiDigit) && number.Length > 0 ? $"/patients/{number}" : Home;
    }
}
