using Islet.Registry;
using Islet.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>In and out.</summary>
internal static class SignInPosts
{
    public const string In = SignInPage.Address + "/now", Out = "/sign-out";

    public static void Map(IEndpointRouteBuilder forms)
    {
        forms.MapPost(In, InAsync).AllowAnonymous();
        forms.MapPost(Out, async (HttpContext http, Desk desk) =>
        {
            if (SignedIn.Of(http) is { Session: { } session } who)
            {
                await desk.Sessions.EndAsync(session, who.Name);
                await AccessTrail.EnterAsync(http, desk, AccessWords.SignOut);
            }
            SessionCookie.Delete(http);
            return new SeeOther(SignInPage.Address);
        });
    }

    /// <summary>A new session has a new token, whatever cookie the browser brought: nobody can set it beforehand.</summary>
    private static async Task<IResult> InAsync(HttpContext http, SignInDesk door, Desk desk, KnownBrowser known, WorkbenchOptions options)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var to = ReturnPath.Safe(form[ReturnPath.Field]);
        var (answer, account) = options.Access.Accounts
            ? await door.AskAsync(form["name"].ToString().Trim(), form["password"].ToString(), form["code"].ToString(), http.Connection.RemoteIpAddress, In, account => known.Of(http.Request, account)) : (SignInAnswer.Refused, null);
        if (account is null)
            return new SeeOther(SignInPage.AgainAddressOf(to, wait: answer is SignInAnswer.AddressWaits));
        var token = Secrets.New();
        await desk.Sessions.OpenAsync(Secrets.HashOf(token), account.Name, options.Access.Longest, DeviceName.Of(http.Request.Headers.UserAgent.ToString()));
        SessionCookie.Write(http, token);
        known.Remember(http, account);
        return new SeeOther(to);
    }
}
