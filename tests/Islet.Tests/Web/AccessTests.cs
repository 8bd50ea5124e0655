using System.Net;
using System.Net.Sockets;
using Islet.Web;

namespace Islet.Tests.Web;

public sealed class AccessTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    [Theory]
    [InlineData("evil.example"), InlineData("127.0.0.1.evil.example"), InlineData("localhost.evil.example:80"), InlineData("10.0.0.1")]
    public async Task A_request_for_another_name_is_refused_in_words(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/patients") { Headers = { Host = host } };
        using var response = await workbench.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
        Assert.DoesNotContain("SYN-", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost"), InlineData("127.0.0.1"), InlineData("[::1]")]
    public async Task The_names_of_this_computer_are_answered(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/patients") { Headers = { Host = $"{host}:{workbench.Address.Port}" } };
        using var response = await workbench.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9"), InlineData("Forwarded", "for=203.0.113.9")]
    public async Task A_request_through_a_proxy_is_refused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { header, value } } };
        using var response = await workbench.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public void It_does_not_listen_where_others_reach_it() =>
        Assert.Throws<ArgumentException>(() => Workbench.Create(new("none.db", new(IPAddress.Any, 0))));

    [Theory]
    [InlineData("/"), InlineData("/patients/1"), InlineData("/nowhere"), InlineData("/studies/overall-survival-by-grade/results.json"), InlineData("/healthz")]
    public async Task Every_answer_forbids_scripts_frames_guessing_and_keeping(string address)
    {
        using var response = await workbench.Http.GetAsync(new Uri(address, UriKind.Relative));
        string Header(string name) => string.Join(';', response.Headers.GetValues(name));
        Assert.Contains("default-src 'self'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal(("nosniff", "no-referrer", "no-store"), (Header("X-Content-Type-Options"), Header("Referrer-Policy"), Header("Cache-Control")));
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task The_stylesheet_is_there_whole_and_may_be_kept_for_ever()
    {
        var page = await workbench.PageAsync("/");
        using var response = await workbench.Http.GetAsync(new Uri(page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!, UriKind.Relative));
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(Repository.File("src", "Islet.Web", "Styles", "islet.css")), await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Neither_key_nor_address_is_ever_logged()
    {
        await workbench.PageAsync("/patients?q=SYN-00");
        await workbench.PageAsync($"/patients/{workbench.HostileOne}");
        using var raw = new TcpClient();
        await raw.ConnectAsync(IPAddress.Loopback, workbench.Address.Port);
        await raw.GetStream().WriteAsync("GET /patients?q=SYN-0001 HTTP/9.9\r\nHost: localhost\r\n\r\n"u8.ToArray());
        Assert.True(await raw.GetStream().ReadAsync(new byte[256]) > 0);
        Assert.Equal("", workbench.Said);
    }
}
