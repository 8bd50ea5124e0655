using System.Security.Cryptography;
using Islet.Registry;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Islet.Web;

/// <summary>
/// A browser from which somebody has signed in before. Strangers can keep a name waiting by failing under it; who comes from a browser that the server knows does not wait with
/// them, and has tries of its own (OWASP, Authentication Cheat Sheet: device cookies). It stands for no session: the password is asked for as ever.
/// </summary>
internal sealed class KnownBrowser(IDataProtectionProvider keys)
{
    private const string Name = "islet-known";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    private readonly IDataProtector seal = keys.CreateProtector("islet.known-browser");

    /// <summary>The browser's own random name; null: not one that this account has signed in from.</summary>
    public string? Of(HttpRequest request, Account account)
    {
        if (request.Cookies[NameFor(request)] is not { Length: > 0 and <= 1000 } cookie)
            return null;
        try
        {
            return seal.Unprotect(cookie).Split('\n') is [var browser, var name] && name == account.Name ? browser : null;
        }
        catch (CryptographicException)
        {
            return null; // of another registry, or made up
        }
    }

    public void Remember(HttpContext http, Account account)
    {
        if (Of(http.Request, account) is null)
        {
            var options = OwnCookie.Options(http.Request);
            options.MaxAge = Kept;
            http.Response.Cookies.Append(NameFor(http.Request), seal.Protect($"{RandomNumberGenerator.GetHexString(32)}\n{account.Name}"), options);
        }
    }

    private static string NameFor(HttpRequest request) => OwnCookie.NameFor(request, Name);
}
