using Islet.Course;
using Islet.Registry;

namespace Islet.Web;

/// <summary>What an administrator does with accounts, from a page or from the command line. What was done to whose account stands in the log of access.</summary>
/// <param name="by">Who does it, as the log names them.</param>
public sealed class AccountDesk(Desk desk, string by = AccountDesk.CommandLine)
{
    /// <summary>In the log, whoever may write the registry's file.</summary>
    public const string CommandLine = "(command line)";

    /// <param name="password">Null: signs in at the centre's own page, or by a token.</param>
    /// <exception cref="RefusedException">E_ACCOUNT_NAME, E_ACCOUNT_TAKEN, E_PASSWORD_…</exception>
    public Task<Account> AddAsync(string name, Role role, string? password) =>
        EnteredAsync(desk.Accounts.AddAsync(name, role.ToString(), password is null ? null : Passwords.HashChecked(password, name)), "add", Rights.WordOf(role));

    /// <exception cref="RefusedException">E_ACCOUNT_UNKNOWN, E_ACCOUNT_LAST.</exception>
    public Task<Account> GiveRoleAsync(string name, Role role) => EnteredAsync(ChangeAsync(name, account => account with { Role = role.ToString() }), "role", Rights.WordOf(role));

    /// <inheritdoc cref="GiveRoleAsync"/>
    public Task<Account> SwitchAsync(string name, bool off) => EnteredAsync(ChangeAsync(name, account => account with { Disabled = off }), "standing", off ? "off" : "on");

    /// <summary>It also ends a wait after failures.</summary>
    public Task<Account> SetPasswordAsync(string name, string password)
    {
        var hash = Passwords.HashChecked(password, name);
        return EnteredAsync(desk.Accounts.ChangeAsync(name, account => account with { Password = hash, Failures = 0, LockedUntil = null }), "password");
    }

    /// <summary>For who lost telephone and recovery codes.</summary>
    public Task<Account> ResetTotpAsync(string name) => EnteredAsync(desk.Accounts.ChangeAsync(name, account => account with { Totp = null, TotpStep = 0, Recovery = [] }), "no-codes");

    /// <summary>Signs somebody out everywhere.</summary>
    public async Task EndSessionsAsync(string name)
    {
        await desk.Sessions.EndAllAsync(name);
        await EnterAsync(name, "end-all");
    }

    /// <summary>Makes the account of a machine, or gives it a new token in place of the old one.</summary>
    /// <returns>The token: it is told this once.</returns>
    /// <exception cref="RefusedException">E_ACCOUNT_PERSON: an account that signs in by a password.</exception>
    public async Task<string> GiveTokenAsync(string name, Role role)
    {
        var token = Secrets.NewForMachine();
        if (await desk.Accounts.FindAsync(name) is null)
            await desk.Accounts.AddAsync(name, role.ToString());
        await EnteredAsync(desk.Accounts.ChangeAsync(name, account => account.Password is null ? account with { Role = role.ToString(), Token = Secrets.HashOf(token) }
            : throw new RefusedException("E_ACCOUNT_PERSON", T("account"), T("a person's account"), T("an account of its own for each machine"), T("Choose another name."))), "token", Rights.WordOf(role));
        return token;
    }

    private async Task<Account> EnteredAsync(Task<Account> done, string what, string? detail = null)
    {
        var account = await done;
        await EnterAsync(account.Name, what, detail);
        return account;
    }

    private Task EnterAsync(string name, string what, string? detail = null) =>
        desk.Access.AddAsync(by, null, AccessWords.Write, $"/accounts/{what}/{name}{(detail is null ? "" : $"/{detail}")}");

    /// <summary>Somebody must be left who can let others in: by a password, if there was one; at the centre's own page, if nobody had any.</summary>
    private Task<Account> ChangeAsync(string name, Func<Account, Account> change) => desk.Accounts.ChangeAmongAsync(name, (account, others) =>
    {
        var after = change(account);
        var needsPassword = account.Password is not null;
        return IsAdministrator(account) && !IsAdministrator(after) && !others.Any(other => IsAdministrator(other, needsPassword))
            ? throw new RefusedException("E_ACCOUNT_LAST", T("account"), T("the last administrator who can sign in"), T("at least one administrator"), T("Make another administrator first.")) : after;
    });

    /// <summary>May let others in, and can come in.</summary>
    /// <param name="byPassword">False: the centre's own page may let in who has none.</param>
    public static bool IsAdministrator(Account account, bool byPassword = false) =>
        account is { Disabled: false, Token: null } && account.Role == nameof(Role.Administrator) && (!byPassword || account.Password is not null);
}
