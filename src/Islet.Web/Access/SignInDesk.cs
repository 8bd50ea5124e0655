using System.Net;
using Islet.Registry;

namespace Islet.Web;

/// <summary>How an attempt to sign in ended. The page tells the last two alike.</summary>
internal enum SignInAnswer
{
    Welcome,

    /// <summary>Too much was tried from this address.</summary>
    AddressWaits,

    Refused,
}

/// <summary>Tells whether somebody is who they say. Every refusal takes the same way through the same work, whatever was wrong.</summary>
internal sealed class SignInDesk(Desk desk, Attempts attempts, WorkbenchOptions options)
{
    /// <summary>In the log of access, in place of a name that no account has: people type passwords there.</summary>
    public const string Nobody = "(no account)";

    /// <param name="code">Of the authenticator, or a recovery code; empty where none is asked for.</param>
    /// <returns>With the account, where it is welcome.</returns>
    /// <param name="knownAs">The browser's own name, where the account has signed in from it before.</param>
    public async Task<(SignInAnswer Answer, Account? Account)> AskAsync(string name, string password, string code, IPAddress? from, string route, Func<Account, string?> knownAs)
    {
        if (!attempts.MayTry(from))
            return (SignInAnswer.AddressWaits, null);
        var account = await desk.Accounts.FindAsync(name);
        var fits = Passwords.Fits(password, account);
        var welcome = account is null ? null : await TryAsync(account.Name, fits, code, knownAs(account) is { } browser && attempts.MayTryFrom(browser) ? browser : null);
        if (welcome is null)
            attempts.FailedFrom(from);
        await desk.Access.AddAsync(account?.Name ?? Nobody, null, welcome is null ? AccessWords.Refused : AccessWords.SignIn, route);
        return (welcome is null ? SignInAnswer.Refused : SignInAnswer.Welcome, welcome);
    }

    /// <summary>Looks at the account again under the lock, so that a code is taken once and no failure is lost.</summary>
    /// <param name="browser">Known, and with tries of its own left: it does not wait with strangers, and its failures are not theirs.</param>
    private async Task<Account?> TryAsync(string name, bool fits, string code, string? browser)
    {
        var welcome = false;
        var after = await desk.Accounts.ChangeAsync(name, account =>
        {
            var now = options.Clock.GetUtcNow();
            if (account.LockedUntil > now && browser is null)
                return account;
            var passed = fits && SignedIn.Of(account) is not null ? SecondFactor(account, code, now) : null;
            welcome = passed is not null;
            return passed is not null ? passed with { Failures = 0, LockedUntil = null }
                : browser is null ? Attempts.Failed(account, now) : account;
        });
        if (!welcome && browser is not null)
            attempts.FailedFrom(browser);
        return welcome ? after : null;
    }

    /// <summary>The account with the code taken from it; null: the code is none of its.</summary>
    public static Account? SecondFactor(Account account, string code, DateTimeOffset now)
    {
        if (account.Totp is not { } secret)
            return account;
        if (Totp.StepOf(secret, code, now, account.TotpStep) is { } step)
            return account with { TotpStep = step };
        var hash = RecoveryCodes.HashOf(code);
        return account.Recovery.Contains(hash) ? account with { Recovery = [.. account.Recovery.Where(left => left != hash)] } : null;
    }
}
