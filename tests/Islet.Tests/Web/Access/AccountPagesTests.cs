using System.Net;
using Islet.Registry;
using Islet.Web;

namespace Islet.Tests.Web;

public sealed class AccountPagesTests(TeamWorkbench team) : IClassFixture<TeamWorkbench>
{
    private const string Another = "quite another long one";

    [Fact]
    public async Task An_administrator_makes_an_account_and_its_person_changes_the_password()
    {
        using var administrator = await team.SignedInAsync(Role.Administrator);
        Assert.Contains("may sign in", await SaidAsync(administrator, "/accounts", "/accounts/add", ("account", "Carla Öst"), ("role", nameof(Role.Clinician)), ("password", TeamWorkbench.Password)), StringComparison.Ordinal);
        using var carla = team.Nobody();
        Assert.Equal("/", await carla.SignInAsync("carla öst", TeamWorkbench.Password));
        Assert.Contains("E_PASSWORD_NOW", await SaidAsync(carla, "/account", "/account/password", ("now", "wrong"), ("new", Another), ("again", Another)), StringComparison.Ordinal);
        Assert.Contains("E_PASSWORD_AGAIN", await SaidAsync(carla, "/account", "/account/password", ("now", TeamWorkbench.Password), ("new", Another), ("again", Another + "x")), StringComparison.Ordinal);
        Assert.Contains("E_PASSWORD_SHORT", await SaidAsync(carla, "/account", "/account/password", ("now", TeamWorkbench.Password), ("new", "short"), ("again", "short")), StringComparison.Ordinal);
        await carla.PostAsync("/account", "/account/password", ("now", TeamWorkbench.Password), ("new", Another), ("again", Another));
        Assert.Equal(HttpStatusCode.SeeOther, await carla.StatusAsync("/account")); // signed out everywhere
        Assert.Equal("/sign-in?again=1", await carla.SignInAsync("Carla Öst", TeamWorkbench.Password));
        Assert.Equal("/", await carla.SignInAsync("Carla Öst", Another));
    }

    [Theory]
    [InlineData("x", nameof(Role.Reader), TeamWorkbench.Password, "E_ACCOUNT_NAME"), InlineData("dora", "Emperor", TeamWorkbench.Password, "E_ROLE"), InlineData("dora", "7", TeamWorkbench.Password, "E_ROLE"), InlineData("dora", nameof(Role.Reader), "dora dora dora", "E_PASSWORD_NAME")]
    public async Task What_cannot_be_an_account_is_refused_in_words(string name, string role, string password, string code)
    {
        using var administrator = await team.SignedInAsync(Role.Administrator);
        Assert.Contains(code, await SaidAsync(administrator, "/accounts", "/accounts/add", ("account", name), ("role", role), ("password", password)), StringComparison.Ordinal);
        Assert.Null(await team.Desk.Accounts.FindAsync(name));
    }

    [Theory]
    [InlineData("Dora", nameof(Role.Reader), "short", "password"), InlineData("x", nameof(Role.Reader), TeamWorkbench.Password, "name"), InlineData("Dora", "Emperor", TeamWorkbench.Password, "role")]
    public async Task A_refusal_stands_beside_its_field_and_what_was_typed_stays_but_for_the_password(string name, string role, string password, string field)
    {
        using var administrator = await team.SignedInAsync(Role.Administrator);
        var address = await administrator.PostAsync("/accounts", "/accounts/add", ("account", name), ("role", role), ("password", password));
        Assert.DoesNotContain(name, address, StringComparison.Ordinal);
        var page = await administrator.PageAsync(address);
        var said = Assert.Single(page.QuerySelectorAll("main [role=alert]"));
        Assert.NotNull(said.ParentElement!.QuerySelector($"#{field}"));
        Assert.Equal((name, ""), (page.QuerySelector("#name")!.GetAttribute("value"), page.QuerySelector("#password")!.GetAttribute("value") ?? ""));
    }

    [Fact]
    public async Task A_refused_password_of_another_is_told_in_that_accounts_row()
    {
        using var administrator = await team.SignedInAsync(Role.Administrator);
        var name = await team.AccountAsync(Role.Reader);
        var page = await administrator.PageAsync(await administrator.PostAsync("/accounts", "/accounts/password", ("account", name), ("password", "short")));
        var row = page.QuerySelector("details[open] [role=alert]")!.Closest("tr")!;
        Assert.StartsWith(name, row.QuerySelector("th")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("", page.QuerySelector("#name")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Role_standing_password_and_codes_are_the_administrators()
    {
        using var administrator = await team.SignedInAsync(Role.Administrator);
        var name = await team.AccountAsync(Role.Reader);
        await team.Desk.Accounts.ChangeAsync(name, a => a with { Totp = Totp.NewSecret(), Failures = 9, LockedUntil = team.GetUtcNow().AddHours(1) });
        await administrator.PostAsync("/accounts", "/accounts/role", ("account", name), ("role", nameof(Role.DataManager)));
        await administrator.PostAsync("/accounts", "/accounts/standing", ("account", name));
        var asked = (await team.Desk.Access.PageAsync(new(Who: administrator.Name), 50)).Select(e => e.Route).ToList();
        Assert.Contains($"/accounts/role/{name}/data-manager", asked);
        Assert.Contains($"/accounts/standing/{name}/off", asked);
        Assert.Equal((nameof(Role.DataManager), true), await team.Desk.Accounts.FindAsync(name) is { } off ? (off.Role, off.Disabled) : default);
        await administrator.PostAsync("/accounts", "/accounts/standing", ("account", name));
        await administrator.PostAsync("/accounts", "/accounts/password", ("account", name), ("password", Another));
        await administrator.PostAsync("/accounts", "/accounts/no-codes", ("account", name));
        Assert.Equal("/", await team.Nobody().SignInAsync(name, Another));
        Assert.Single(await team.Desk.Sessions.OfAsync(name));
        await administrator.PostAsync("/accounts", "/accounts/end-all", ("account", name));
        Assert.Empty(await team.Desk.Sessions.OfAsync(name));
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var desk = new AccountDesk(team.Desk);
        foreach (var other in (await team.Desk.Accounts.AllAsync()).Where(a => a.Role == nameof(Role.Administrator)))
            await team.Desk.Accounts.ChangeAsync(other.Name, a => a with { Disabled = true });
        var last = await team.AccountAsync(Role.Administrator);
        using var administrator = await team.SignedInAsync(last);
        Assert.Contains("E_ACCOUNT_LAST", await SaidAsync(administrator, "/accounts", "/accounts/standing", ("account", last)), StringComparison.Ordinal);
        Assert.Contains("E_ACCOUNT_LAST", await SaidAsync(administrator, "/accounts", "/accounts/role", ("account", last), ("role", nameof(Role.Reader))), StringComparison.Ordinal);
        var wide = string.Concat(last.Select(c => c is >= '!' and <= '~' && c is not ('.' or '-' or '_' or '@' or '\'') ? (char)(c + 0xFEE0) : c)); // full-width letters: one name by Unicode's compatibility form
        Assert.Equal("E_ACCOUNT_LAST", (await Assert.ThrowsAsync<Islet.Course.RefusedException>(() => desk.GiveRoleAsync(wide, Role.Reader))).Problem.Code);
        await desk.AddAsync("ghost", Role.Administrator, password: null); // could come in at the centre's own page alone
        Assert.Contains("E_ACCOUNT_LAST", await SaidAsync(administrator, "/accounts", "/accounts/role", ("account", last), ("role", nameof(Role.Reader))), StringComparison.Ordinal);
        var second = await team.AccountAsync(Role.Administrator);
        await desk.GiveRoleAsync(last, Role.Reader);
        await Assert.ThrowsAsync<Islet.Course.RefusedException>(() => desk.SwitchAsync(second, off: true));
    }

    [Fact]
    public async Task One_time_codes_are_asked_for_once_the_authenticator_knew_the_key()
    {
        var name = await team.AccountAsync(Role.Reader);
        using var browser = await team.SignedInAsync(name);
        var offer = await browser.PageAsync("/account?set-up=1");
        var (secret, codes) = (offer.QuerySelector(".verbatim")!.TextContent.Replace(" ", "", StringComparison.Ordinal), offer.QuerySelector("pre")!.TextContent.Split('\n'));
        Assert.Null((await team.Desk.Accounts.FindAsync(name))!.Totp); // nothing is kept yet
        Assert.Contains("E_TOTP_CODE", await SaidAsync(browser, offer, "/account", "/account/codes", ("code", Totp.CodeOf(secret, Totp.StepOf(team.GetUtcNow()) - 2)), ("now", TeamWorkbench.Password)), StringComparison.Ordinal);
        Assert.Contains("E_PASSWORD_NOW", await SaidAsync(browser, offer, "/account", "/account/codes", ("code", Now()), ("now", "wrong")), StringComparison.Ordinal);
        using var another = await team.SignedInAsync(Role.Reader);
        var stolen = (offer.QuerySelector("input[name=offer]")!.GetAttribute("value")!, await another.PageAsync("/account?set-up=1"));
        Assert.Contains("E_TOTP_OFFER", await SaidAsync(another, stolen.Item2, "/account", "/account/codes", ("offer", stolen.Item1), ("code", Now()), ("now", TeamWorkbench.Password)), StringComparison.Ordinal);
        Assert.Contains("asks for a code from now on", await SaidAsync(browser, offer, "/account", "/account/codes", ("code", Now()), ("now", TeamWorkbench.Password)), StringComparison.Ordinal);
        Assert.Equal(("/sign-in?again=1", "/"), (await team.Nobody().SignInAsync(name, TeamWorkbench.Password), await team.Nobody().SignInAsync(name, TeamWorkbench.Password, codes[0])));
        Assert.Contains("7 recovery codes", (await browser.PageAsync("/account")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("E_TOTP_CODE", await SaidAsync(browser, "/account", "/account/no-codes", ("now", TeamWorkbench.Password)), StringComparison.Ordinal); // the password alone takes no second factor away
        Assert.NotNull((await team.Desk.Accounts.FindAsync(name))!.Totp);
        await browser.PostAsync("/account", "/account/no-codes", ("now", TeamWorkbench.Password), ("code", codes[1]));
        Assert.Equal("/", await team.Nobody().SignInAsync(name, TeamWorkbench.Password));

        string Now() => Totp.CodeOf(secret, Totp.StepOf(team.GetUtcNow()));
    }

    [Fact]
    public async Task No_secret_stands_on_the_pages_of_the_administrator()
    {
        var (name, secret) = (await team.AccountAsync(Role.Reader), Totp.NewSecret());
        await team.Desk.Accounts.ChangeAsync(name, a => a with { Totp = secret });
        using var administrator = await team.SignedInAsync(Role.Administrator);
        var html = await administrator.Http.GetStringAsync(new Uri("/accounts", UriKind.Relative));
        Assert.Contains(name, html, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, html, StringComparison.Ordinal);
        Assert.DoesNotContain((await team.Desk.Accounts.FindAsync(name))!.Password!, html, StringComparison.Ordinal);
    }

    private static async Task<string> SaidAsync(Browser browser, string page, string action, params (string, string)[] filled) => await SaidAsync(browser, await browser.PageAsync(page), page, action, filled);

    private static async Task<string> SaidAsync(Browser browser, AngleSharp.Dom.IDocument shown, string page, string action, params (string, string)[] filled)
    {
        var address = await browser.PostAsync(shown, action, filled);
        Assert.StartsWith(page, address, StringComparison.Ordinal);
        return (await browser.PageAsync(address)).QuerySelector("main [role=status], main [role=alert]")!.TextContent;
    }
}
