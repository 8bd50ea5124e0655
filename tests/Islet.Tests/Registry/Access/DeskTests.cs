using Islet.Course;
using Islet.Registry;

namespace Islet.Tests.Registry;

/// <summary>On a file and on a server.</summary>
public abstract class DeskTests : IDisposable
{
    private readonly TemporaryRegistry registry;
    private readonly FindingLog log;

    protected DeskTests(Store store)
    {
        registry = new(store);
        log = registry.Open();
    }

    private Desk Desk => log.Desk;

    public void Dispose()
    {
        log.Dispose();
        registry.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableTheory]
    [InlineData("ab"), InlineData("Åsa Öberg"), InlineData("o'neil-2@clinic.example"), InlineData("123456789 123456789 123456789 123456789 123456789 123456789x")]
    public async Task A_name_of_an_account_is_kept_as_typed_and_found_in_any_case(string name)
    {
        await Desk.Accounts.AddAsync(name, "Reader", "hash");
        Assert.Equal((name, "Reader", "hash", registry.GetUtcNow()), await Desk.Accounts.FindAsync(name.ToUpperInvariant()) is { } a ? (a.Name, a.Role, a.Password, a.Created) : default);
        Assert.Equal("E_ACCOUNT_TAKEN", await CodeAsync(() => Desk.Accounts.AddAsync(name.ToUpperInvariant(), "Reader")));
        Assert.Null(await Desk.Accounts.FindAsync(name + "x"));
    }

    [SkippableTheory]
    [InlineData("a"), InlineData(""), InlineData(" ab"), InlineData("ab "), InlineData("a\nb"), InlineData("a\u202eb"), InlineData("<b>"), InlineData("a/b"), InlineData("123456789 123456789 123456789 123456789 123456789 123456789xy")]
    public async Task What_is_no_name_is_refused(string name) => Assert.Equal("E_ACCOUNT_NAME", await CodeAsync(() => Desk.Accounts.AddAsync(name, "Reader")));

    [SkippableFact]
    public async Task A_change_is_read_back_whole()
    {
        await Desk.Accounts.AddAsync("anna", "Reader");
        var until = registry.GetUtcNow().AddMinutes(5);
        var changed = await Desk.Accounts.ChangeAsync("ANNA", a => a with { Role = "Clinician", Password = "p", Token = "t", Totp = "S", TotpStep = 7, Recovery = ["x", "y"], Disabled = true, Failures = 3, LockedUntil = until });
        var read = (await Desk.Accounts.FindAsync("anna"))!;
        Assert.Equal(changed with { Recovery = read.Recovery }, read);
        Assert.Equal(("anna", "Clinician", "p", "t", "S", 7L, true, 3, (DateTimeOffset?)until), (read.Name, read.Role, read.Password, read.Token, read.Totp, read.TotpStep, read.Disabled, read.Failures, read.LockedUntil));
        Assert.Equal(["x", "y"], read.Recovery);
        Assert.Equal("anna", (await Desk.Accounts.FindByTokenAsync("t"))!.Name);
        Assert.Equal("E_ACCOUNT_UNKNOWN", await CodeAsync(() => Desk.Accounts.ChangeAsync("berta", a => a)));
    }

    [SkippableFact]
    public async Task Changes_at_one_time_lose_none()
    {
        await Desk.Accounts.AddAsync("anna", "Reader");
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Desk.Accounts.ChangeAsync("anna", a => a with { Failures = a.Failures + 1 })));
        Assert.Equal(40, (await Desk.Accounts.FindAsync("anna"))!.Failures);
    }

    [SkippableFact]
    public async Task A_session_is_found_until_its_time_is_over()
    {
        await Desk.Accounts.AddAsync("Anna", "Reader");
        var opened = await Desk.Sessions.OpenAsync("t1", "anna", TimeSpan.FromHours(12), "Firefox");
        registry.SetClock(opened.Ends.AddTicks(-1));
        var (session, account) = (await Desk.Sessions.FindAsync("t1"))!.Value;
        Assert.Equal((opened with { Account = "Anna" }, "Reader"), (session, account.Role));
        registry.SetClock(opened.Ends);
        Assert.Null(await Desk.Sessions.FindAsync("t1"));
        Assert.Empty(await Desk.Sessions.OfAsync("anna"));
        await Desk.Sessions.OpenAsync("t2", "anna", TimeSpan.FromHours(12), "Firefox");
        Assert.Equal(1, registry.Sql(db => Dapper.SqlMapper.QuerySingle<int>(db, "SELECT count(*) FROM session"))); // what is over was cleared away
    }

    [SkippableFact]
    public async Task Sessions_end_one_by_one_all_at_once_and_when_password_role_or_standing_change()
    {
        await Desk.Accounts.AddAsync("anna", "Reader");
        await Desk.Accounts.AddAsync("berta", "Reader");
        await Desk.Sessions.OpenAsync("b", "berta", TimeSpan.FromHours(1), "");
        await OpenAsync("1", "2");
        await Desk.Sessions.EndAsync("1", "berta"); // another's
        Assert.Equal(2, await CountAsync());
        await Desk.Sessions.EndAsync("1", "anna");
        Assert.Equal(["2"], (await Desk.Sessions.OfAsync("anna")).Select(s => s.Token));
        await Desk.Sessions.EndAllAsync("ANNA");
        Assert.Equal(0, await CountAsync());
        foreach (var change in new Func<Account, Account>[] { a => a with { Password = "new" }, a => a with { Role = "Clinician" }, a => a with { Disabled = true } })
        {
            await OpenAsync("3");
            await Desk.Accounts.ChangeAsync("anna", a => a with { Failures = 1 });
            Assert.Equal(1, await CountAsync());
            await Desk.Accounts.ChangeAsync("anna", change);
            Assert.Equal(0, await CountAsync());
        }
        Assert.NotNull(await Desk.Sessions.FindAsync("b"));

        async Task OpenAsync(params string[] tokens)
        {
            foreach (var token in tokens)
                await Desk.Sessions.OpenAsync(token, "anna", TimeSpan.FromHours(1), "");
        }
        async Task<int> CountAsync() => (await Desk.Sessions.OfAsync("anna")).Count;
    }

    [SkippableFact]
    public async Task A_session_remembers_when_it_was_last_seen()
    {
        await Desk.Accounts.AddAsync("anna", "Reader");
        await Desk.Sessions.OpenAsync("1", "anna", TimeSpan.FromHours(1), "");
        await Desk.Sessions.SeenAsync("1", registry.GetUtcNow().AddMinutes(20));
        Assert.Equal(registry.GetUtcNow().AddMinutes(20), (await Desk.Sessions.FindAsync("1"))!.Value.Session.Seen);
    }

    [SkippableFact]
    public async Task Keys_are_kept_under_their_names()
    {
        await Desk.Keys.AddAsync("b", "<b/>");
        await Desk.Keys.AddAsync("a", "<a/>");
        await Desk.Keys.AddAsync("a", "<a2/>");
        Assert.Equal(["<a2/>", "<b/>"], await Desk.Keys.AllAsync());
    }

    [SkippableFact]
    public async Task A_backup_carries_accounts_access_and_drafts_but_neither_sessions_nor_keys()
    {
        await Desk.Accounts.AddAsync("anna", "Reader", "hash");
        await Desk.Sessions.OpenAsync("ZEBRATOKEN", "anna", TimeSpan.FromHours(1), "");
        await Desk.Keys.AddAsync("k", "<ZEBRAKEY/>");
        await Desk.Access.AddAsync("anna", 1, "read", "/patients/{Number:long}");
        await Desk.Drafts.KeepAsync("d", "anna", "form", null, "text");
        var backup = Path.Combine(registry.Folder, "monday.islet");
        await log.BackupAsync(backup);
        var bytes = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(backup));
        Assert.DoesNotContain("ZEBRATOKEN", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("ZEBRAKEY", bytes, StringComparison.Ordinal);
        using var restored = FindingLog.Open(backup, registry);
        Assert.Equal(("hash", 0, 1, 1), ((await restored.Desk.Accounts.FindAsync("anna"))!.Password, (await restored.Desk.Keys.AllAsync()).Count,
            (await restored.Desk.Access.PageAsync(new(), 10)).Count, (await restored.Desk.Drafts.OfAsync("anna")).Count));
        Assert.NotNull(await Desk.Sessions.FindAsync("ZEBRATOKEN")); // the registry itself keeps them
    }

    private static async Task<string> CodeAsync(Func<Task> work) => (await Assert.ThrowsAsync<RefusedException>(work)).Problem.Code;
}

public sealed class DeskTestsOnFile() : DeskTests(Store.File);

public sealed class DeskTestsOnServer() : DeskTests(Store.Server);
