using Islet.Course;
using Islet.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>What an administrator posts about accounts.</summary>
internal static class AccountsPosts
{
    public const string Add = AccountsPage.Address + "/add", Role = AccountsPage.Address + "/role", Standing = AccountsPage.Address + "/standing",
        Password = AccountsPage.Address + "/password", TotpReset = AccountsPage.Address + "/no-codes", EndAll = AccountsPage.Address + "/end-all";

    /// <summary>Of what was typed: to which of these addresses.</summary>
    public const string FormField = "form";

    public static void Map(IEndpointRouteBuilder forms)
    {
        Post(forms, Add, async (accounts, name, form) =>
        {
            var account = await accounts.AddAsync(name, RoleOf(form), form["password"].ToString() is { Length: > 0 } password ? password : null);
            return T($"{account.Name} may sign in.");
        });
        Post(forms, Role, async (accounts, name, form) =>
        {
            var role = RoleOf(form);
            await accounts.GiveRoleAsync(name, role);
            return T($"{name} is now: {RoleWords.Of(role)}. Their sessions were ended.");
        });
        Post(forms, Standing, async (accounts, name, form) => await accounts.SwitchAsync(name, off: form["off"] == "yes") is { Disabled: true } ? T($"{name} may no longer sign in.") : T($"{name} may sign in again."));
        Post(forms, Password, async (accounts, name, form) =>
        {
            await accounts.SetPasswordAsync(name, form["password"].ToString());
            return T($"{name} has a new password. Their sessions were ended.");
        });
        Post(forms, TotpReset, async (accounts, name, _) =>
        {
            await accounts.ResetTotpAsync(name);
            return T($"{name} signs in without a code.");
        });
        forms.MapPost(EndAll, (HttpContext http, AccountDesk accounts, Notices notices) => notices.DoAsync(AccountsPage.Address, async () =>
        {
            var name = (await http.Request.ReadFormAsync(http.RequestAborted))["account"].ToString();
            await accounts.EndSessionsAsync(name);
            return T($"{name} is signed out everywhere.");
        })).Needs(Right.Administer);
    }

    private static Role RoleOf(IFormCollection form) => Enum.TryParse<Role>(form["role"], out var role) && Enum.IsDefined(role) ? role
        : throw new RefusedException("E_ROLE", T("role"), T("no role"), RoleWords.List(Enum.GetValues<Role>()), T("Choose one of them."));

    private static void Post(IEndpointRouteBuilder forms, string path, Func<AccountDesk, string, IFormCollection, Task<string?>> work) =>
        forms.MapPost(path, async (HttpContext http, AccountDesk accounts, Notices notices) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var name = form["account"].ToString().Trim();
            try
            {
                return new SeeOther(notices.AddressOf(AccountsPage.Address, new(await work(accounts, name, form), null)));
            }
            catch (RefusedException refused)
            {
                return new SeeOther(notices.AddressOf(AccountsPage.Address + "#refused", new(null, refused.Problem) { Typed = Typed(path, name, form["role"].ToString()) }));
            }
        }).Needs(Right.Administer);

    private static Dictionary<string, string> Typed(string path, string name, string role) => new(StringComparer.Ordinal) { [FormField] = path, ["account"] = name, ["role"] = role };
}
