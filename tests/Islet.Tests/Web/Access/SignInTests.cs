using System.Net;
using Islet.Registry;
using Islet.Web;

namespace Islet.Tests.Web;

public sealed class SignInTests(TeamWorkbench team) : IClassFixture<TeamWorkbench>
{
    private const string Again = "/sign-in?again=1";

    [Fact]
    public async Task Name_and_password_lead_to_the_page_that_was_asked_for()
    {
        var name = await team.AccountAsync(Role.Reader);
        using var browser = team.Nobody();
        using var refused = await browser.GetAsync("/patients/1?asOf=2024-01-01");
        Assert.Equal((HttpStatusCode.SeeOther, "/sign-in?to=%2Fpatients%2F1%3FasOf%3D2024-01-01"), (refused.StatusCode, refused.Headers.Location!.ToString()));
        Assert.Equal("/patients/1?asOf=2024-01-01", await browser.SignInAsync(name.ToUpperInvariant(), TeamWorkbench.Password, page: refused.Headers.Location.ToString()));
        var page = await browser.PageAsync("/patients/1");
        Assert.Equal(name, page.QuerySelector(".where a[href='/account']")!.TextContent); // as the account is called, not as it was typed
    }

    [Fact]
    public async Task The_cookie_is_for_the_server_alone()
    {
        using var browser = team.Nobody();
        var page = await browser.PageAsync("/sign-in");
        var form = page.QuerySelectorAll("input[name]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        (form["name"], form["password"]) = (await team.AccountAsync(Role.Reader), TeamWorkbench.Password);
        using var response = await browser.Http.PostAsync(new Uri("/sign-in/now", UriKind.Relative), new FormUrlEncodedContent(form));
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"), c => c.StartsWith("islet-session=", StringComparison.Ordinal));
        Assert.Contains("; path=/; samesite=strict; httponly", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("expires", cookie, StringComparison.Ordinal);
        Assert.Matches("^islet-session=[A-Za-z0-9_-]{43};", cookie);
    }

    [Fact]
    public async Task Every_refusal_is_the_same_answer()
    {
        var (name, off, machine) = (await team.AccountAsync(Role.Reader), await team.AccountAsync(Role.Reader), await team.AccountAsync(Role.Reader));
        await team.Desk.Accounts.ChangeAsync(off, a => a with { Disabled = true });
        await team.Desk.Accounts.ChangeAsync(machine, a => a with { Password = null });
        using var browser = team.Nobody();
        foreach (var (typed, password) in new[] { (name, "wrong password"), ("nobody.here", TeamWorkbench.Password), (off, TeamWorkbench.Password), (machine, TeamWorkbench.Password), (machine, ""), ("' OR 1=1 --", "x"), (name, new string('x', 5000)) })
            Assert.Equal(Again, await browser.SignInAsync(typed, password));
        Assert.DoesNotContain(browser.Cookies, c => c.Name == "islet-session");
        var said = (await browser.PageAsync(Again)).QuerySelector("[role=alert]")!.TextContent;
        Assert.Contains("the name, the password or the code", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_s_failures_do_not_keep_out_who_comes_from_a_known_browser()
    {
        var name = await team.AccountAsync(Role.Clinician);
        using var own = team.Nobody();
        Assert.Equal("/", await own.SignInAsync(name, TeamWorkbench.Password));
        await team.Desk.Accounts.ChangeAsync(name, a => a with { Failures = 10, LockedUntil = team.GetUtcNow().AddMinutes(15) });
        using var stranger = team.Nobody();
        Assert.Equal(Again, await stranger.SignInAsync(name, TeamWorkbench.Password));
        Assert.Equal("/", await own.SignInAsync(name, TeamWorkbench.Password));
        Assert.Equal((0, null), await team.Desk.Accounts.FindAsync(name) is { } account ? (account.Failures, account.LockedUntil) : default);
    }

    [Fact]
    public async Task A_known_browser_has_five_tries_of_its_own_and_then_waits_with_the_others()
    {
        var (name, other) = (await team.AccountAsync(Role.Clinician), await team.AccountAsync(Role.Clinician));
        using var own = team.Nobody();
        await own.SignInAsync(name, TeamWorkbench.Password);
        for (var i = 0; i < Attempts.FreeOfName; i++)
            Assert.Equal(Again, await own.SignInAsync(name, "wrong"));
        Assert.Equal(0, (await team.Desk.Accounts.FindAsync(name))!.Failures);
        Assert.Equal(Again, await own.SignInAsync(name, "wrong"));
        Assert.Equal(1, (await team.Desk.Accounts.FindAsync(name))!.Failures);
        Assert.Equal(Again, await own.SignInAsync(other, "wrong")); // known for one name, a stranger to another
        Assert.Equal(1, (await team.Desk.Accounts.FindAsync(other))!.Failures);
    }

    [Theory, InlineData(24 * 60, 1), InlineData((24 * 60) - 1, 11)]
    public void A_day_after_a_wait_what_failed_before_it_is_forgotten(int minutes, int failures)
    {
        var now = team.GetUtcNow();
        Assert.Equal(failures, Attempts.Failed(new("a", "Reader", now) { Failures = 10, LockedUntil = now.AddMinutes(-minutes) }, now).Failures);
    }

    [Theory, InlineData("/sign-in/now", 303), InlineData("/language", 303), InlineData("/sign-in", 400)]
    public async Task Nobody_sends_a_megabyte_before_signing_in(string path, int refused)
    {
        using var browser = team.Nobody();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["name"] = new('x', 1_000_000) });
        try
        {
            using var answer = await browser.Http.PostAsync(new Uri(path, UriKind.Relative), form);
            Assert.Equal(refused, (int)answer.StatusCode);
            Assert.Equal(refused == 303 ? "/entry-too-large" : null, answer.Headers.Location?.ToString());
        }
        catch (HttpRequestException)
        {
            // the server closed the connection while the rest was on its way
        }
    }

    [Fact]
    public async Task After_five_failures_an_account_waits_half_a_minute_whatever_is_typed()
    {
        var name = await team.AccountAsync(Role.Reader);
        using var browser = team.Nobody();
        await team.Desk.Accounts.ChangeAsync(name, a => a with { Failures = 3 });
        Assert.Equal(Again, await browser.SignInAsync(name, "wrong"));
        Assert.Null((await team.Desk.Accounts.FindAsync(name))!.LockedUntil); // four
        Assert.Equal(Again, await browser.SignInAsync(name, "wrong"));
        Assert.Equal(team.GetUtcNow().AddSeconds(30), (await team.Desk.Accounts.FindAsync(name))!.LockedUntil);
        team.Wait(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));
        Assert.Equal(Again, await browser.SignInAsync(name, TeamWorkbench.Password));
        team.Wait(TimeSpan.FromTicks(1));
        Assert.Equal("/", await browser.SignInAsync(name, TeamWorkbench.Password));
        Assert.Equal((0, null), await team.Desk.Accounts.FindAsync(name) is { } after ? (after.Failures, after.LockedUntil) : default);
    }

    [Fact]
    public async Task With_codes_the_password_alone_opens_nothing_and_a_code_is_good_once()
    {
        var (name, secret, recovery) = (await team.AccountAsync(Role.Reader), Totp.NewSecret(), RecoveryCodes.New());
        await team.Desk.Accounts.ChangeAsync(name, a => a with { Totp = secret, Recovery = [.. recovery.Select(RecoveryCodes.HashOf)] });
        using var browser = team.Nobody();
        var code = Totp.CodeOf(secret, Totp.StepOf(team.GetUtcNow()));
        Assert.Equal(Again, await browser.SignInAsync(name, TeamWorkbench.Password));
        Assert.Equal(Again, await browser.SignInAsync(name, "wrong", code));
        Assert.Equal("/", await browser.SignInAsync(name, TeamWorkbench.Password, code));
        Assert.Equal(Again, await team.Nobody().SignInAsync(name, TeamWorkbench.Password, code));
        Assert.Equal("/", await team.Nobody().SignInAsync(name, TeamWorkbench.Password, recovery[3].ToLowerInvariant().Replace('-', ' ')));
        Assert.Equal(Again, await team.Nobody().SignInAsync(name, TeamWorkbench.Password, recovery[3]));
        Assert.Equal(RecoveryCodes.Many - 1, (await team.Desk.Accounts.FindAsync(name))!.Recovery.Count);
    }

    [Theory]
    [InlineData("https://evil.example/"), InlineData("//evil.example"), InlineData("/\\evil.example"), InlineData("\\\\evil.example"), InlineData("/\t/evil.example"), InlineData("javascript:alert(1)"), InlineData(""), InlineData("evil.example"), InlineData("/a\r\nSet-Cookie: x=y"), InlineData("/é")]
    public async Task Signing_in_leads_to_no_other_server(string to)
    {
        Assert.Equal("/", ReturnPath.Safe(to));
        using var browser = team.Nobody();
        Assert.Equal("/", await browser.PostAsync("/sign-in", "/sign-in/now", ("name", await team.AccountAsync(Role.Reader)), ("password", TeamWorkbench.Password), ("code", ""), ("to", to)));
        var page = await browser.PageAsync("/sign-in?to=" + Uri.EscapeDataString(to));
        Assert.Empty(page.QuerySelectorAll("main a"));
    }

    [Theory]
    [InlineData("/"), InlineData("/patients/12"), InlineData("/patients/12/plan?asOf=2024-01-01"), InlineData("/studies/a-b")]
    public void Pages_of_this_server_are_led_to(string to) => Assert.Equal(to, ReturnPath.Safe(to));

    [Fact]
    public async Task What_was_searched_for_does_not_stand_in_the_address_of_the_page()
    {
        using var response = await team.Nobody().GetAsync("/patients?q=SYN-0001&sex=female");
        Assert.Equal("/sign-in?to=%2Fpatients", response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_token_that_was_there_before_is_not_taken_over()
    {
        using var browser = new Browser(team.Address, "planted-by-somebody-else");
        await browser.SignInAsync(await team.AccountAsync(Role.Reader), TeamWorkbench.Password);
        Assert.NotEqual("planted-by-somebody-else", Assert.Single(browser.Cookies, c => c.Name == "islet-session").Value);
        Assert.Equal(HttpStatusCode.SeeOther, await new Browser(team.Address, "planted-by-somebody-else").StatusAsync("/patients"));
    }

    [Fact]
    public async Task A_form_of_another_site_signs_nobody_in()
    {
        using var browser = team.Nobody();
        using var response = await browser.Http.PostAsync(new Uri("/sign-in/now", UriKind.Relative), new FormUrlEncodedContent([new("name", await team.AccountAsync(Role.Reader)), new("password", TeamWorkbench.Password)]));
        Assert.Equal("/form-expired", response.Headers.Location!.ToString());
        Assert.DoesNotContain(browser.Cookies, c => c.Name == "islet-session");
    }

    [Fact]
    public async Task Attempts_are_logged_and_a_name_that_is_none_is_not()
    {
        var name = await team.AccountAsync(Role.Reader);
        using var browser = team.Nobody();
        await browser.SignInAsync("my secret password", "x");
        await browser.SignInAsync(name, "x");
        await browser.SignInAsync(name, TeamWorkbench.Password);
        Assert.Equal(["sign-in", "sign-in refused"], (await team.Desk.Access.PageAsync(new(Who: name), 10)).Select(e => e.Done));
        Assert.NotEmpty(await team.Desk.Access.PageAsync(new(Who: SignInDesk.Nobody), 10));
        Assert.DoesNotContain(await team.Desk.Access.PageAsync(new(), 1000), e => e.Who.Contains("secret", StringComparison.Ordinal));
    }
}

public sealed class AttemptsTests : TimeProvider
{
    private DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    [Theory]
    [InlineData(4, null), InlineData(5, 30), InlineData(6, 60), InlineData(7, 120), InlineData(9, 480), InlineData(10, 900), InlineData(2_000_000_000, 900)]
    public void Each_failure_after_the_fifth_doubles_the_wait_to_a_quarter_of_an_hour(int failures, int? seconds) =>
        Assert.Equal(seconds is { } s ? now.AddSeconds(s) : null, Attempts.LockedUntil(failures, now));

    [Fact]
    public void Thirty_failures_from_one_address_within_ten_minutes_are_too_many()
    {
        var attempts = new Attempts(this);
        for (var i = 0; i < 29; i++)
            attempts.FailedFrom(IPAddress.Parse("192.0.2.1"));
        Assert.True(attempts.MayTry(IPAddress.Parse("192.0.2.1")));
        attempts.FailedFrom(IPAddress.Parse("::ffff:192.0.2.1")); // the same, written as IPv6
        Assert.False(attempts.MayTry(IPAddress.Parse("192.0.2.1")));
        Assert.True(attempts.MayTry(IPAddress.Parse("192.0.2.2")));
        now += Attempts.Window - TimeSpan.FromTicks(1);
        Assert.False(attempts.MayTry(IPAddress.Parse("192.0.2.1")));
        now += TimeSpan.FromTicks(1);
        Assert.True(attempts.MayTry(IPAddress.Parse("192.0.2.1")));
    }

    [Fact]
    public void An_IPv6_network_counts_as_one()
    {
        var attempts = new Attempts(this);
        for (var i = 0; i < 30; i++)
            attempts.FailedFrom(IPAddress.Parse($"2001:db8:1:2::{i:x}"));
        Assert.False(attempts.MayTry(IPAddress.Parse("2001:db8:1:2::ffff")));
        Assert.True(attempts.MayTry(IPAddress.Parse("2001:db8:1:3::1")));
    }

    [Fact]
    public void An_attack_from_everywhere_fills_no_memory()
    {
        var attempts = new Attempts(this);
        for (var i = 0; i < 30_000; i++)
            attempts.FailedFrom(new IPAddress([10, (byte)(i >> 16), (byte)((i >> 8) & 0xFF), (byte)(i & 0xFF)]));
        Assert.InRange(attempts.Remembered, 1, 10_001);
    }
}
