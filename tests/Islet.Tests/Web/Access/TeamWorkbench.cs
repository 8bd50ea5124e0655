using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Islet.Registry;
using Islet.Web;
using Microsoft.AspNetCore.Builder;

namespace Islet.Tests.Web;

/// <summary>The workbench as a team is served it: with accounts, and a clock that the test sets.</summary>
public sealed class TeamWorkbench : TimeProvider, IAsyncLifetime
{
    public const string Password = "four words nobody joins";

    private static readonly Lazy<string> PasswordHash = new(() => Passwords.Hash(Password)); // slow on purpose; one is enough

    private readonly List<WebApplication> servers = [];
    private DateTimeOffset now = DateTimeOffset.UtcNow;
    private int names;

    internal TestWorkbench Demo { get; } = new();

    public FindingLog Log { get; private set; } = null!;

    public Desk Desk => Log.Desk;

    internal Uri Address { get; private set; } = null!;

    public override DateTimeOffset GetUtcNow() => now;

    public void Wait(TimeSpan time) => now += time;

    public async Task InitializeAsync()
    {
        await Demo.InitializeAsync();
        Log = FindingLog.Open(Demo.Registry, this);
        Address = await ServeAsync(access => access);
    }

    /// <summary>Another server over the same registry.</summary>
    internal async Task<Uri> ServeAsync(Func<AccessOptions, AccessOptions> access)
    {
        servers.Add(await Demo.AlsoAsync(options => options with { Access = access(AccessOptions.Team), Clock = this }));
        return Workbench.AddressOf(servers[^1]);
    }

    internal WebApplication Server => servers[0];

    public async Task DisposeAsync()
    {
        foreach (var server in servers)
            await server.DisposeAsync();
        Log.Dispose();
        await Demo.DisposeAsync();
    }

    /// <summary>A new account with <see cref="Password"/>.</summary>
    internal async Task<string> AccountAsync(Role role)
    {
        var name = $"{role}.{Interlocked.Increment(ref names)}";
        await Desk.Accounts.AddAsync(name, role.ToString(), PasswordHash.Value);
        return name;
    }

    internal Browser Nobody(Uri? at = null) => new(at ?? Address);

    /// <summary>A browser of a new account, signed in without the slow page.</summary>
    internal async Task<Browser> SignedInAsync(Role role, Uri? at = null) => await SignedInAsync(await AccountAsync(role), at);

    internal async Task<Browser> SignedInAsync(string account, Uri? at = null)
    {
        var token = Secrets.New();
        await Desk.Sessions.OpenAsync(Secrets.HashOf(token), account, AccessOptions.Team.Longest, "a test");
        return new(at ?? Address, token) { Name = account };
    }
}

/// <summary>A browser without script: keeps cookies, follows nothing by itself.</summary>
internal sealed class Browser : IDisposable
{
    private readonly CookieContainer cookies = new();

    public Browser(Uri address, string? session = null, HttpMessageHandler? handler = null)
    {
        if (session is not null)
            cookies.Add(address, new Cookie("islet-session", session));
        Http = new(handler ?? new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
    }

    public HttpClient Http { get; }

    public string Name { get; init; } = "";

    public CookieCollection Cookies => cookies.GetCookies(Http.BaseAddress!);

    public void Dispose() => Http.Dispose();

    public Task<HttpResponseMessage> GetAsync(string address) => Http.GetAsync(new Uri(address, UriKind.Relative));

    public async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var response = await GetAsync(address);
        return response.StatusCode;
    }

    public async Task<IDocument> PageAsync(string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await GetAsync(address);
        Assert.Equal(status, response.StatusCode);
        var html = await response.Content.ReadAsStringAsync();
        return await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html).Header("Content-Type", "text/html; charset=utf-8").Address(new Uri(Http.BaseAddress!, address).AbsoluteUri));
    }

    /// <summary>Fills in the form of a page that posts there, and says where the answer leads.</summary>
    public async Task<string> PostAsync(string page, string action, params (string Name, string Value)[] filled) => await PostAsync(await PageAsync(page), action, filled);

    public async Task<string> PostAsync(IDocument page, string action, params (string Name, string Value)[] filled)
    {
        var form = page.QuerySelectorAll<IHtmlFormElement>("form").First(f => f.GetAttribute("action") == action
            && filled.All(field => field.Name != "account" || f.QuerySelector("input[name=account]:not([type=hidden])") is not null || (f.QuerySelector("input[name=account]") as IHtmlInputElement)?.Value == field.Value));
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[name]").Where(i => filled.All(f => f.Name != i.Name)).Select(i => KeyValuePair.Create(i.Name!, i.Value))
            .Concat(filled.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var response = await Http.PostAsync(new Uri(action, UriKind.Relative), new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return response.Headers.Location!.ToString();
    }

    public Task<string> SignInAsync(string name, string password, string code = "", string page = "/sign-in") =>
        PostAsync(page, "/sign-in/now", ("name", name), ("password", password), ("code", code));
}
