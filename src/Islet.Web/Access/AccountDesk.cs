using Islet.Course;
using Islet.Registry;

namespace Islet.Web;

/// <summary>What an administrator does with accounts, from a page or from the command line.</summary>
public sealed class AccountDesk(Desk desk)
{
    /// <param name="password">Null: signs in at the centre's own page, or by a token.</param>
    /// <exception cref="RefusedException">E_ACCOUNT_NAME, E_ACCOUNT_TAKEN, E_PASSWORD_…</exception>
    public Task<Account> AddAsync(string name, Role role, string? password) =>
        desk.Accounts.AddAsync(name, role.ToString(), password is null ? null : Passwords.HashChecked(password, name));

    /// <exception cref="RefusedException">E_ACCOUNT_UNKNOWN, E_ACCOUNT_LAST.</exception>
    public Task<Account> GiveRoleAsync(string name, Role role) => ChangeAsync(name, account => account with { Role = role.ToString() });

    public Task<Account> SwitchAsync(string name, bool off) => ChangeAsync(name, account => account with { Disabled = off });

    public Task<Account> ToggleAsync(string name) => ChangeAsync(name, account => account with { Disabled = !account.Disabled });

    /// <summary>It also ends a wait after failures.</summary>
    public Task<Account> SetPasswordAsync(string name, string password)
    {
        var hash = Passwords.HashChecked(password, name);
        return desk.Accounts.ChangeAsync(name, account => account with { Password = hash, Failures = 0, LockedUntil = null });
    }

    /// <summary>For who lost telephone and recovery codes.</summary>
    public Task<Account> ResetTotpAsync(string name) => desk.Accounts.ChangeAsync(name, account => account with { Totp = null, TotpStep = 0, Recovery = [] });

    /// <summary>Makes the account of a machine, or gives it a new token in place of the old one.</summary>
    /// <returns>The token: it is told this once.</returns>
    /// <exception cref="RefusedException">E_ACCOUNT_PERSON: an account that signs in by a password.</exception>
    public async Task<string> GiveTokenAsync(string name, Role role)
    {
        var token = Secrets.NewForMachine();
        if (await desk.Accounts.FindAsync(name) is null)
            await desk.Accounts.AddAsync(name, role.ToString());
        await desk.Accounts.ChangeAsync(name, account => account.Password is null ? account with { Role = role.ToString(), Token = Secrets.HashOf(token) }
            : throw new RefusedException("E_ACCOUNT_PERSON", T("account"), T("a person's account"), T("an account of its own for each machine"), T("Choose another name.")));
        return token;
    }

    /// <summary>Somebody must be left who can let others in.</summary>
    private async Task<Account> ChangeAsync(string name, Func<Account, Account> change)
    {
        var others = (await desk.Accounts.AllAsync()).Any(a => IsAdministrator(a) && !a.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return await desk.Accounts.ChangeAsync(name, account => change(account) is var after && IsAdministrator(account) && !IsAdministrator(after) && !others
            ? throw new RefusedException("E_ACCOUNT_LAST", T("account"), T("the last administrator who can sign in"), T("at least one administrator"), T("Make another administrator first.")) : after);
    }

    private static bool IsAdministrator(Account account) => account is { Disabled: false, Token: null } && account.Role == nameof(Role.Administrator);
}
