using System.Net;
using Islet.Cli;
using Islet.Cli.Accounts;
using Islet.Cli.Serve;
using Islet.Course;
using Islet.Registry;
using Islet.Web;

namespace Islet.Tests.Cli;

public sealed class AccountCommandTests : IDisposable
{
    private const string Password = "four words nobody joins";

    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task The_first_administrator_is_made_and_the_registry_with_it()
    {
        Assert.Equal((ExitCode.Done, "anna.berg may sign in: administrator.\n"), await AddAsync("anna.berg", "administrator"));
        var listed = (await terminal.IsletAsync("account", "list", "--registry", terminal.Registry, "--json")).Json.GetProperty("accounts").EnumerateArray().Single();
        Assert.Equal(("anna.berg", "administrator", true, false, false, false), (listed.GetProperty("name").GetString(), listed.GetProperty("role").GetString(),
            listed.GetProperty("password").GetBoolean(), listed.GetProperty("totp").GetBoolean(), listed.GetProperty("token").GetBoolean(), listed.GetProperty("disabled").GetBoolean()));
        var table = (await terminal.IsletAsync("account", "list", "--registry", terminal.Registry)).Output;
        Assert.Contains("anna.berg", table, StringComparison.Ordinal);
        using var log = Open();
        var account = (await log.Desk.Accounts.FindAsync("anna.berg"))!;
        Assert.True(Passwords.Fits(Password, account));
        Assert.DoesNotContain(account.Password!, table, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("anna", "emperor", Password, "E_ROLE"), InlineData("a", "reader", Password, "E_ACCOUNT_NAME"), InlineData("anna", "reader", "short", "E_PASSWORD_SHORT"), InlineData("anna", "reader", "", "E_PASSWORD_INPUT")]
    public async Task What_cannot_be_is_refused_and_nothing_is_made(string name, string role, string password, string code)
    {
        var (exit, said) = await AddAsync(name, role, password);
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains(code, said, StringComparison.Ordinal);
        using var log = FindingLog.OpenOrCreate(terminal.Registry, TimeProvider.System);
        Assert.Empty(await log.Desk.Accounts.AllAsync());
    }

    [Fact]
    public async Task An_account_is_changed_from_the_command_line()
    {
        await AddAsync("anna", "administrator");
        await AddAsync("berta", "reader");
        Assert.Equal(ExitCode.Done, (await ChangeAsync("role", "berta", "data-manager")).Exit);
        Assert.Equal("berta may no longer sign in.\n", (await ChangeAsync("disable", "berta")).Output);
        Assert.Equal("berta may no longer sign in.\n", (await ChangeAsync("disable", "berta")).Output); // twice is once
        Assert.Equal("berta may sign in again.\n", (await ChangeAsync("enable", "berta")).Output);
        Assert.Equal(ExitCode.Done, (await ChangeAsync("totp-reset", "berta")).Exit);
        Assert.Equal(ExitCode.Done, (await PipedAsync("another four words", "password", "berta", "--registry", terminal.Registry)).Exit);
        Assert.Contains("E_ACCOUNT_UNKNOWN", (await ChangeAsync("disable", "carla")).Errors, StringComparison.Ordinal);
        Assert.Contains("E_ACCOUNT_LAST", (await ChangeAsync("disable", "anna")).Errors, StringComparison.Ordinal);
        using var log = Open();
        var berta = (await log.Desk.Accounts.FindAsync("berta"))!;
        Assert.Equal((nameof(Role.DataManager), false), (berta.Role, berta.Disabled));
        Assert.True(Passwords.Fits("another four words", berta));
    }

    [Fact]
    public async Task A_token_is_told_once_and_is_a_machines()
    {
        await AddAsync("anna", "administrator");
        var first = (await ChangeAsync("token", "ehr")).Output.Trim();
        var second = (await ChangeAsync("token", "ehr", "--role", "researcher")).Output.Trim();
        Assert.Matches("^islet_[A-Za-z0-9_-]{43}$", second);
        using (var log = Open())
        {
            Assert.Null(await log.Desk.Accounts.FindByTokenAsync(Secrets.HashOf(first)));
            Assert.Equal(nameof(Role.Researcher), (await log.Desk.Accounts.FindByTokenAsync(Secrets.HashOf(second)))!.Role);
            Assert.Null(await log.Desk.Accounts.FindByTokenAsync(second)); // its hash is kept, not it
        }
        Assert.Contains("E_ACCOUNT_PERSON", (await ChangeAsync("token", "anna")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serving_asks_for_an_administrator_and_says_how_to_make_one()
    {
        FindingLog.OpenOrCreate(terminal.Registry, TimeProvider.System).Dispose();
        var refused = await terminal.IsletAsync("serve", "--registry", terminal.Registry, "--urls", "http://127.0.0.1:0");
        Assert.Equal(ExitCode.Refused, refused.Exit);
        Assert.Contains("E_ACCOUNT_NONE", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("islet account add NAME --role administrator", refused.Errors, StringComparison.Ordinal);
        await AddAsync("berta", "reader");
        Assert.Contains("E_ACCOUNT_NONE", (await terminal.IsletAsync("serve", "--registry", terminal.Registry, "--urls", "http://127.0.0.1:0")).Errors, StringComparison.Ordinal);
        await ChangeAsync("add", "ghost", "--role", "administrator", "--no-password");
        Assert.Contains("E_ACCOUNT_NONE", (await terminal.IsletAsync("serve", "--registry", terminal.Registry, "--urls", "http://127.0.0.1:0")).Errors, StringComparison.Ordinal);
        Assert.Contains("E_DEMO_ACCOUNTS", (await terminal.IsletAsync("demo", "--registry", terminal.Registry, "--port", "0")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demonstration_is_for_made_up_patients()
    {
        using (var log = FindingLog.OpenOrCreate(terminal.Registry, TimeProvider.System))
            await log.RegisterAsync(new("a test", "a test", "a real patient"), new(new("R-1", Axis.Calendar), []));
        var refused = await terminal.IsletAsync("demo", "--registry", terminal.Registry, "--port", "0");
        Assert.Equal(ExitCode.Refused, refused.Exit);
        Assert.Contains("E_DEMO_REAL", refused.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("E_TRUST_HEADER", "--trust-header", "X-Remote-User"), InlineData("E_TRUST_HEADER", "--trust-header", "X Remote", "--trust-proxy", "10.0.0.5"), InlineData("E_TRUST_PROXY", "--trust-proxy", "proxy.example")]
    [InlineData("E_CERTIFICATE", "--certificate", "missing.pem")]
    public async Task What_would_trust_anybody_is_refused(string code, params string[] options)
    {
        await AddAsync("anna", "administrator");
        var refused = await terminal.IsletAsync(["serve", "--registry", terminal.Registry, .. options]);
        Assert.Equal((ExitCode.Refused, true), (refused.Exit, refused.Errors.Contains(code, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("--session-idle", "0"), InlineData("--session-idle", "1441"), InlineData("--session-hours", "0"), InlineData("--session-hours", "169")]
    public async Task A_session_has_bounds(string option, string value) => Assert.Equal(ExitCode.Usage, (await terminal.IsletAsync("serve", "--registry", terminal.Registry, option, value)).Exit);

    [Fact]
    public void Other_computers_are_let_in_over_TLS_by_a_name()
    {
        var proxied = AccessOptions.Team with { Proxy = IPAddress.Parse("10.0.0.5") };
        Assert.Equal("E_LISTEN", Refused("http://10.0.0.1:80", AccessOptions.Team));
        Assert.Equal("E_LISTEN", Refused("http://0.0.0.0:80", proxied));
        Assert.Equal("E_LISTEN", Refused("http://islet.example:80", proxied));
        Assert.Equal("E_LISTEN", Refused("https://127.0.0.1:443", proxied));
        var (listen, access) = ServeCommand.EndPoint("http://10.0.0.1:80", proxied);
        Assert.Equal(("10.0.0.1:80", "10.0.0.1"), (listen.ToString(), Assert.Single(access.Hosts)));
        Assert.Equal(["islet.example"], ServeCommand.EndPoint("http://0.0.0.0:80", proxied with { Hosts = ["islet.example"] }).Access.Hosts);

        static string Refused(string urls, AccessOptions access) => Assert.Throws<RefusedException>(() => ServeCommand.EndPoint(urls, access)).Problem.Code;
    }

    private FindingLog Open() => FindingLog.Open(terminal.Registry, TimeProvider.System);

    private async Task<(int, string)> AddAsync(string name, string role, string password = Password) =>
        await PipedAsync(password, "add", name, "--role", role, "--registry", terminal.Registry) is var run ? (run.Exit, run.Output + run.Errors) : default;

    private Task<Terminal.Run> ChangeAsync(string verb, string name, params string[] more) => terminal.IsletAsync(["account", verb, name, .. more, "--registry", terminal.Registry]);

    /// <summary>As a script calls it: the password on standard input.</summary>
    private async Task<Terminal.Run> PipedAsync(string line, params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var account = AccountCommand.Create(new StringReader(line + "\n"));
        try
        {
            var exit = await account.Parse(args).InvokeAsync(new() { Output = output, Error = errors, EnableDefaultExceptionHandler = false });
            return new(exit, output.ToString(), errors.ToString());
        }
        catch (RefusedException refused)
        {
            return new(ExitCode.Refused, "", refused.Problem.Code);
        }
    }
}
