using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Islet.Web;

namespace Islet.Tests.Web;

public sealed class DoorTests(TeamWorkbench team) : IClassFixture<TeamWorkbench>
{
    [Theory]
    [InlineData("evil.example", 421), InlineData("islet.clinic.example", 200), InlineData("ISLET.clinic.example:443", 200), InlineData("127.0.0.1", 200), InlineData("islet.clinic.example.evil.example", 421)]
    public async Task A_teams_server_answers_to_its_declared_names(string host, int status)
    {
        var address = await team.ServeAsync(access => access with { Hosts = ["islet.clinic.example"] });
        Assert.Equal(status, (int)(await SendAsync(address, "/sign-in", ("Host", host))).StatusCode);
    }

    [Fact]
    public async Task Without_a_declared_proxy_what_came_through_one_is_refused_and_no_header_signs_in()
    {
        var name = await team.AccountAsync(Role.Reader);
        Assert.Equal(403, (int)(await SendAsync(team.Address, "/sign-in", ("X-Forwarded-For", "203.0.113.9"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(team.Address, "/patients", ("X-Remote-User", name))).StatusCode);
    }

    [Fact]
    public async Task The_trusted_header_signs_in_from_the_proxys_address_only()
    {
        var name = await team.AccountAsync(Role.Clinician);
        var proxied = await team.ServeAsync(access => access with { Proxy = IPAddress.Loopback, TrustedHeader = "X-Remote-User" });
        var elsewhere = await team.ServeAsync(access => access with { Proxy = IPAddress.Parse("10.0.0.5"), TrustedHeader = "X-Remote-User" });
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(proxied, "/patients", ("X-Remote-User", name))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(proxied, "/patients", ("X-Remote-User", "nobody.here"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(proxied, "/patients", ("X-Remote-User", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(proxied, "/imports", ("X-Remote-User", name))).StatusCode); // the role is the account's
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(elsewhere, "/patients", ("X-Remote-User", name))).StatusCode); // from this computer: the header is taken off
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(elsewhere, "/patients", ("X-Remote-User", name), ("X-Forwarded-For", "203.0.113.9"))).StatusCode);
        using var twice = new HttpRequestMessage(HttpMethod.Get, new Uri(proxied, "/patients"));
        twice.Headers.Add("X-Remote-User", [name, "somebody.else"]);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var ambiguous = await http.SendAsync(twice);
        Assert.Equal(HttpStatusCode.SeeOther, ambiguous.StatusCode); // a header that came twice is nobody's
        await team.Desk.Accounts.ChangeAsync(name, a => a with { Disabled = true });
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(proxied, "/patients", ("X-Remote-User", name))).StatusCode);
    }

    [Fact]
    public async Task Behind_a_proxy_that_speaks_TLS_cookies_are_secure_and_browsers_stay_with_TLS()
    {
        var proxied = await team.ServeAsync(access => access with { Proxy = IPAddress.Loopback });
        using var response = await SendAsync(proxied, "/sign-in", ("X-Forwarded-Proto", "https"));
        Assert.Equal("max-age=31536000", string.Join(',', response.Headers.GetValues("Strict-Transport-Security")));
        Assert.Contains("; secure", Assert.Single(response.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        using var plain = await SendAsync(proxied, "/sign-in");
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task With_a_certificate_the_server_speaks_TLS_itself()
    {
        using var key = RSA.Create(2048);
        var made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var address = await team.ServeAsync(access => access with { Certificate = made });
        Assert.Equal("https", address.Scheme);
        using var browser = new Browser(address, handler: new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new(), SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate!.GetCertHashString() == made.GetCertHashString() } });
        using var page = await browser.GetAsync("/sign-in");
        Assert.True(page.Headers.Contains("Strict-Transport-Security"));
        Assert.Equal("/", await browser.SignInAsync(await team.AccountAsync(Role.Reader), TeamWorkbench.Password));
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/patients"));
    }

    [Fact]
    public void Beyond_this_computer_accounts_and_TLS_are_asked_for()
    {
        var anywhere = new IPEndPoint(IPAddress.Any, 0);
        Assert.Throws<ArgumentException>(() => Workbench.Create(new("none.db", anywhere)));
        Assert.Throws<ArgumentException>(() => Workbench.Create(new("none.db", anywhere) { Access = AccessOptions.Team }));
        Assert.Throws<ArgumentException>(() => Workbench.Create(new("none.db", anywhere) { Access = AccessOptions.LocalUser with { Proxy = IPAddress.Loopback } }));
    }

    [Theory]
    [InlineData("/"), InlineData("/patients/1"), InlineData("/accounts"), InlineData("/access"), InlineData("/access.csv"), InlineData("/imports"), InlineData("/nowhere")]
    public async Task Every_answer_to_a_person_forbids_scripts_frames_guessing_and_keeping(string address)
    {
        using var browser = await team.SignedInAsync(Role.Administrator);
        using var response = await browser.GetAsync(address);
        string Header(string name) => string.Join(';', response.Headers.GetValues(name));
        Assert.Equal("default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'", Header("Content-Security-Policy"));
        Assert.Contains("no-store", Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Equal(("nosniff", "no-referrer", "same-origin", "same-origin", "DENY"),
            (Header("X-Content-Type-Options"), Header("Referrer-Policy"), Header("Cross-Origin-Opener-Policy"), Header("Cross-Origin-Resource-Policy"), Header("X-Frame-Options")));
        Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(Uri server, string path, params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server, path));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request);
    }
}
