using System.Net;
using Islet.Web;

namespace Islet.Tests.Web;

public sealed class SessionsTests(TeamWorkbench team) : IClassFixture<TeamWorkbench>
{
    [Fact]
    public async Task Half_an_hour_without_a_request_ends_a_session_and_each_request_begins_it_anew()
    {
        using var browser = await team.SignedInAsync(Role.Reader);
        for (var i = 0; i < 3; i++)
        {
            team.Wait(TimeSpan.FromMinutes(30) - TimeSpan.FromTicks(1));
            Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/guidelines"));
        }
        team.Wait(TimeSpan.FromMinutes(30));
        using var over = await browser.GetAsync("/guidelines");
        Assert.Equal((HttpStatusCode.SeeOther, "/sign-in?to=%2Fguidelines"), (over.StatusCode, over.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task After_twelve_hours_a_session_is_over_whatever_is_asked()
    {
        using var browser = await team.SignedInAsync(Role.Reader);
        for (var i = 0; i < 36; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/account"));
            team.Wait(TimeSpan.FromMinutes(20));
        }
        Assert.Equal(HttpStatusCode.SeeOther, await browser.StatusAsync("/account"));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server_too()
    {
        using var browser = await team.SignedInAsync(Role.Reader);
        var token = browser.Cookies["islet-session"]!.Value;
        Assert.Equal("/sign-in", await browser.PostAsync("/patients", "/sign-out"));
        using var again = new Browser(team.Address, token);
        Assert.Equal(HttpStatusCode.SeeOther, await again.StatusAsync("/patients"));
        Assert.Equal("sign-out", (await team.Desk.Access.PageAsync(new(Who: browser.Name), 1))[0].Done);
    }

    [Fact]
    public async Task A_person_sees_their_sessions_ends_one_and_ends_all()
    {
        var name = await team.AccountAsync(Role.Reader);
        using var here = await team.SignedInAsync(name);
        using var there = await team.SignedInAsync(name);
        using var another = await team.SignedInAsync(Role.Reader);
        var page = await here.PageAsync("/account");
        Assert.Equal(2, page.QuerySelectorAll("tbody tr").Length);
        var other = page.QuerySelectorAll("tbody tr").Single(row => row.QuerySelector(".tag") is null).QuerySelector("input[name=session]")!.GetAttribute("value")!;
        await another.PostAsync("/account", "/account/end-session", ("session", other)); // not theirs
        Assert.Equal(HttpStatusCode.OK, await there.StatusAsync("/account"));
        await here.PostAsync(page, "/account/end-session", ("session", other));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.SeeOther), (await here.StatusAsync("/account"), await there.StatusAsync("/account")));
        Assert.Equal("/sign-in", await here.PostAsync("/account", "/account/end-all"));
        Assert.Equal(HttpStatusCode.SeeOther, await here.StatusAsync("/account"));
        Assert.Equal(HttpStatusCode.OK, await another.StatusAsync("/account"));
    }

    [Fact]
    public async Task An_account_is_at_the_next_request_what_it_is_now()
    {
        using var browser = await team.SignedInAsync(Role.Administrator);
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/accounts"));
        await team.Desk.Accounts.ChangeAsync(browser.Name, a => a with { Role = nameof(Role.Reader) });
        Assert.Equal(HttpStatusCode.SeeOther, await browser.StatusAsync("/accounts")); // a change of role ends the sessions
        using var again = await team.SignedInAsync(browser.Name);
        Assert.Equal(HttpStatusCode.Forbidden, await again.StatusAsync("/accounts"));
        await team.Desk.Accounts.ChangeAsync(browser.Name, a => a with { Disabled = true });
        Assert.Equal(HttpStatusCode.SeeOther, await again.StatusAsync("/guidelines"));
    }

    [Fact]
    public async Task Two_servers_over_one_registry_know_each_others_cookies_and_forms()
    {
        var second = await team.ServeAsync(access => access);
        using var browser = await team.SignedInAsync(Role.Reader);
        using var there = new Browser(second, browser.Cookies["islet-session"]!.Value);
        Assert.Equal(HttpStatusCode.OK, await there.StatusAsync("/account"));
        var page = await browser.PageAsync("/account"); // of the first
        var (token, cookie) = (page.QuerySelector("form[action='/sign-out'] input[type=hidden]")!, browser.Cookies["islet-form"]!);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-out") { Content = new FormUrlEncodedContent([new(token.GetAttribute("name")!, token.GetAttribute("value")!)]) };
        request.Headers.Add("Cookie", $"{cookie.Name}={cookie.Value}; islet-session={browser.Cookies["islet-session"]!.Value}");
        using var raw = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = second };
        using var response = await raw.SendAsync(request);
        Assert.Equal("/sign-in", response.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.SeeOther, await browser.StatusAsync("/account")); // signed out at the second, and so at the first
    }

    [Fact]
    public async Task A_form_that_is_posted_too_late_leads_back_to_its_patient()
    {
        using var response = await team.Nobody().Http.PostAsync(new Uri("/patients/12/facts/answers", UriKind.Relative), new FormUrlEncodedContent([]));
        Assert.Equal("/sign-in?to=%2Fpatients%2F12", response.Headers.Location!.ToString());
    }
}
