using System.Text.Encodings.Web;
using Islet.Registry;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Islet.Web;

/// <summary>
/// Knows who asks: by the proxy's header, where one is trusted; by a machine's token; or by the session of a browser. An account that was disabled, or
/// whose role changed, is what it is now with the next request.
/// </summary>
internal sealed class AccountSignIn(IOptionsMonitor<AuthenticationSchemeOptions> schemes, ILoggerFactory logs, UrlEncoder encoder, Desk desk, WorkbenchOptions options)
    : AuthenticationHandler<AuthenticationSchemeOptions>(schemes, logs, encoder)
{
    public new const string Scheme = "account";

    private const string Bearer = "Bearer ";

    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1); // a write a request would cost more than it tells

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        (await ByHeaderAsync() ?? await ByTokenAsync() ?? await BySessionAsync()) is { } who
            ? AuthenticateResult.Success(new(who.ToPrincipal(Scheme), Scheme)) : AuthenticateResult.NoResult();

    /// <summary>A person is led to the page for signing in; a machine is told how it may ask.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Denied.IsForMachines(Context))
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            Response.Headers.WWWAuthenticate = "Bearer realm=\"Islet\"";
            Denied.LeaveBare(Context);
            return Task.CompletedTask;
        }
        Response.StatusCode = StatusCodes.Status303SeeOther;
        Response.Headers.Location = Pages.SignInPage.AddressOf(ReturnPath.Of(Request));
        return Task.CompletedTask;
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        await AccessTrail.EnterAsync(Context, desk, AccessWords.NotAllowed);
        var forMachine = Denied.IsForMachines(Context);
        Denied.Forbid(Context);
        if (forMachine)
            Denied.LeaveBare(Context);
    }

    /// <summary>The door has taken the header from whoever is not the proxy.</summary>
    private async Task<SignedIn?> ByHeaderAsync() =>
        options.Access.TrustedHeader is { } header && Request.Headers[header] is [{ Length: > 0 } name] && await desk.Accounts.FindAsync(name) is { Token: null } account ? SignedIn.Of(account) : null;

    private async Task<SignedIn?> ByTokenAsync() =>
        Request.Headers.Authorization is [{ } given] && given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
        && await desk.Accounts.FindByTokenAsync(Secrets.HashOf(given[Bearer.Length..].Trim())) is { } machine ? SignedIn.Of(machine) : null;

    private async Task<SignedIn?> BySessionAsync()
    {
        if (SessionCookie.Read(Request) is not { } token || await desk.Sessions.FindAsync(Secrets.HashOf(token)) is not var (session, account))
            return null;
        var now = options.Clock.GetUtcNow();
        if (now - session.Seen >= options.Access.Idle)
            return null;
        if (now - session.Seen >= SeenEvery)
            AccessTrail.Note(Context, desk.Sessions.SeenAsync(session.Token, now));
        return SignedIn.Of(account, session.Token);
    }
}
