using Islet.Course;
using Islet.Registry;
using Islet.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>What somebody changes about their own account. Whoever sits down at an open browser knows no password, and changes nothing that outlasts it.</summary>
internal static class AccountPosts
{
    public const string Password = AccountPage.Address + "/password", TotpOn = AccountPage.Address + "/codes", TotpOff = AccountPage.Address + "/no-codes",
        EndOne = AccountPage.Address + "/end-session", EndAll = AccountPage.Address + "/end-all";

    public static void Map(IEndpointRouteBuilder forms)
    {
        Post(forms, EndOne, async (call, form) =>
        {
            await call.Desk.Sessions.EndAsync(form["session"].ToString(), call.Who.Name);
            return T("Signed out there.");
        });
        forms.MapPost(EndAll, async (HttpContext http, Desk desk) =>
        {
            await desk.Sessions.EndAllAsync(SignedIn.Of(http).Name);
            await AccessTrail.EnterAsync(http, desk, AccessWords.SignOut);
            SessionCookie.Delete(http);
            return new SeeOther(SignInPage.Address);
        });
        Post(forms, Password, async (call, form) =>
        {
            if (form["new"] != form["again"])
                throw new RefusedException("E_PASSWORD_AGAIN", T("password"), T("two passwords that differ"), T("the same one twice"), T("Type the new password twice."));
            var hash = Passwords.HashChecked(form["new"].ToString(), call.Who.Name);
            await call.ChangeAsync(form["now"].ToString(), account => account with { Password = hash });
            return null;
        });
        Post(forms, TotpOn, async (call, form) =>
        {
            if (call.Setup.Open(call.Who.Name, form["offer"].ToString()) is not { } offer)
                throw OldOffer();
            if (Totp.StepOf(offer.Secret, form["code"].ToString(), call.Options.Clock.GetUtcNow(), after: 0) is not { } step)
                throw WrongCode();
            await call.ChangeAsync(form["now"].ToString(), account => account.Totp is not null ? throw OldOffer() : account with { Totp = offer.Secret, TotpStep = step, Recovery = [.. offer.Codes.Select(RecoveryCodes.HashOf)] });
            return T("Signing in asks for a code from now on.");
        });
        Post(forms, TotpOff, async (call, form) =>
        {
            await call.ChangeAsync(form["now"].ToString(), account =>
                (SignInDesk.SecondFactor(account, form["code"].ToString(), call.Options.Clock.GetUtcNow()) ?? throw WrongCode()) with { Totp = null, Recovery = [] });
            return T("Signing in asks for no code any more.");
        });
    }

    private static RefusedException OldOffer() => new("E_TOTP_OFFER", T("key"), T("a key that is older than a quarter of an hour"), T("a fresh one"), T("Set up one-time codes again."));

    private static RefusedException WrongCode() =>
        new("E_TOTP_CODE", T("code"), T("another code than the key gives now"), T("the six digits that the authenticator shows"), T("Look whether the clock of the telephone is right, then set up one-time codes again."));

    private static void Post(IEndpointRouteBuilder forms, string path, Func<AccountCall, IFormCollection, Task<string?>> work) =>
        forms.MapPost(path, (HttpContext http, Desk desk, Notices notices, TotpSetup setup, WorkbenchOptions options) => notices.DoAsync(AccountPage.Address, async () =>
            await work(new(http, desk, setup, options), await http.Request.ReadFormAsync(http.RequestAborted))));
}

/// <summary>A post about one's own account.</summary>
internal sealed record AccountCall(HttpContext Http, Desk Desk, TotpSetup Setup, WorkbenchOptions Options)
{
    public SignedIn Who { get; } = SignedIn.Of(Http);

    /// <summary>Changes the account of whoever knows its password. Wrong passwords count like those at the sign-in.</summary>
    /// <exception cref="RefusedException">E_PASSWORD_NOW.</exception>
    public async Task ChangeAsync(string password, Func<Account, Account> change)
    {
        var fits = Passwords.Fits(password, await Desk.Accounts.FindAsync(Who.Name));
        var done = false;
        await Desk.Accounts.ChangeAsync(Who.Name, account =>
        {
            var now = Options.Clock.GetUtcNow();
            done = fits && !(account.LockedUntil > now);
            return done ? change(account) with { Failures = 0, LockedUntil = null }
                : account.LockedUntil > now ? account : Attempts.Failed(account, now);
        });
        if (!done)
            throw new RefusedException("E_PASSWORD_NOW", T("password"), T("another password than yours"), T("your password"), T("Type it again. After five failures the account waits half a minute, and longer each time."));
    }
}
