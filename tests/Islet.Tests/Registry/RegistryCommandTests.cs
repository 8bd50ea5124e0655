using Islet.Cli;
using Islet.Course;
using Islet.Registry;

namespace Islet.Tests.Registry;

/// <summary>islet keys, erase, backup and restore, as a terminal calls them. Names and numbers are nobody's.</summary>
public sealed class RegistryCommandTests : IDisposable
{
    private readonly Cli.Terminal terminal = new();

    private string Keys => terminal.Path("centre.keys");

    private string PasswordFile => terminal.Path("password.txt");

    public RegistryCommandTests() => File.WriteAllText(PasswordFile, "correct horse battery staple\n");

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task A_key_file_is_made_counted_searched_revealed_and_opened_by_another_secret()
    {
        var pseudonym = await FillAsync();
        Assert.Equal(1, (await KeysAsync("show", "--json")).Json.GetProperty("persons").GetInt32());
        Console.SetIn(new StringReader("191212121212\n"));
        Assert.Equal(pseudonym, (await KeysAsync("find", "--country", "SE")).Output.Trim());
        var revealed = await KeysAsync("reveal", "P1", "--registry", terminal.Registry, "--show-identity", "--json");
        Assert.Equal(("191212121212", "Anna Förebild"), (revealed.Json.GetProperty("number").GetString(), revealed.Json.GetProperty("names")[0].GetString()));
        Assert.Equal("number   SE 191212121212\nname     Anna Förebild", (await KeysAsync("reveal", pseudonym, "--show-identity")).Output.Trim());

        var key = terminal.Path("raw.key");
        File.WriteAllText(key, new string('a', 64) + "\n");
        Assert.Equal(ExitCode.Done, (await KeysAsync("password", "--new-key-file", key)).Exit);
        Assert.Contains("E_KEYS_PASSWORD", (await KeysAsync("show")).Errors, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, (await terminal.IsletAsync("keys", "show", "--keys", Keys, "--keys-key-file", key)).Exit);
    }

    [Fact]
    public async Task Nobody_is_shown_unless_that_is_asked_for()
    {
        var pseudonym = await FillAsync();
        var run = await KeysAsync("reveal", pseudonym);
        Assert.Equal((ExitCode.Usage, ""), (run.Exit, run.Output));
        Assert.Equal(ExitCode.Refused, (await KeysAsync("reveal", "P77", "--registry", terminal.Registry, "--show-identity")).Exit);
        Assert.Contains("E_IDENTITY_UNKNOWN", (await KeysAsync("reveal", "NOBODY", "--show-identity")).Errors, StringComparison.Ordinal);
        Assert.Contains("E_KEYS_SECRET", (await terminal.IsletAsync("keys", "show", "--keys", Keys, "--keys-password-file", terminal.Path("none"))).Errors, StringComparison.Ordinal);
        Assert.Contains("E_KEYS_SECRET", (await terminal.IsletAsync("keys", "show", "--keys", Keys, "--keys-key-file", PasswordFile)).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_erasure_takes_the_course_and_the_identity()
    {
        var pseudonym = await FillAsync();
        var run = await terminal.IsletAsync("erase", pseudonym, "--registry", terminal.Registry, "--reason", "consent withdrawn", "--yes", "--json", "--keys", Keys, "--keys-password-file", PasswordFile);
        Assert.Equal((ExitCode.Done, 1, true, "forgotten"), (run.Exit, run.Json.GetProperty("patient").GetInt32(), run.Json.GetProperty("purged").GetBoolean(), run.Json.GetProperty("identity").GetString()));
        Assert.Equal(0, (await KeysAsync("show", "--json")).Json.GetProperty("persons").GetInt32());
        Assert.Contains("E_PATIENT_UNKNOWN", (await terminal.IsletAsync("patient", "show", pseudonym, "--registry", terminal.Registry)).Errors, StringComparison.Ordinal);
        Assert.True((await terminal.IsletAsync("erase", "--purge", "--registry", terminal.Registry, "--json")).Json.GetProperty("purged").GetBoolean());
    }

    [Fact]
    public async Task An_erasure_is_confirmed_says_what_it_could_not_do_and_takes_no_name_as_a_reason()
    {
        var pseudonym = await FillAsync();
        Assert.Equal(ExitCode.Usage, (await terminal.IsletAsync("erase", pseudonym, "--registry", terminal.Registry)).Exit);
        Assert.Equal(ExitCode.Usage, (await terminal.IsletAsync("erase", pseudonym, "--registry", terminal.Registry, "--purge")).Exit);
        Console.SetIn(new StringReader("no\n"));
        Assert.Contains("E_ERASE_CONFIRM", (await terminal.IsletAsync("erase", pseudonym, "--registry", terminal.Registry, "--reason", "x")).Errors, StringComparison.Ordinal);
        foreach (var reason in new[] { "anna förebild wrote", "of " + pseudonym })
        {
            var refused = await terminal.IsletAsync("erase", "P1", "--registry", terminal.Registry, "--reason", reason, "--yes", "--keys", Keys, "--keys-password-file", PasswordFile);
            Assert.Contains("E_ERASE_REASON", refused.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("Anna", refused.Errors, StringComparison.OrdinalIgnoreCase);
        }
        File.Copy(terminal.Registry, terminal.Registry + ".before-restore");
        var run = await terminal.IsletAsync("erase", "P1", "--registry", terminal.Registry, "--reason", "consent withdrawn", "--yes");
        Assert.Equal(ExitCode.ProblemsFound, run.Exit);
        Assert.Contains("W_ERASE_COPIES", run.Errors, StringComparison.Ordinal);
        Assert.Contains("islet keys forget", run.Output, StringComparison.Ordinal);
        Assert.Contains("Backups and exports", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_is_made_and_restored_in_words_and_in_JSON()
    {
        await FillAsync();
        var backup = terminal.Path("monday.islet");
        var made = await terminal.IsletAsync("backup", backup, "--registry", terminal.Registry, "--json");
        Assert.Equal((ExitCode.Done, 1, 64), (made.Exit, made.Json.GetProperty("patients").GetInt32(), made.Json.GetProperty("sha256").GetString()!.Length));
        Assert.Contains("E_BACKUP_EXISTS", (await terminal.IsletAsync("backup", backup, "--registry", terminal.Registry)).Errors, StringComparison.Ordinal);
        var refused = await terminal.IsletAsync("restore", backup, "--registry", terminal.Registry, "--json");
        Assert.Equal((ExitCode.Refused, "E_REGISTRY_EXISTS"), (refused.Exit, refused.Json.GetProperty("error").GetProperty("code").GetString()));
        var restored = await terminal.IsletAsync("restore", backup, "--registry", terminal.Registry, "--force", "--sha256", made.Json.GetProperty("sha256").GetString()!, "--json");
        Assert.Equal((ExitCode.Done, "registry.db.before-restore"), (restored.Exit, restored.Json.GetProperty("kept_as").GetString()));
        Assert.Contains("1 patients, 1 findings", (await terminal.IsletAsync("restore", backup, "--registry", terminal.Path("second.db"))).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, (await terminal.IsletAsync("restore", backup, "--sha256", "abc")).Exit);
    }

    /// <summary>A key file with one person and a registry with her course.</summary>
    private async Task<string> FillAsync()
    {
        Assert.Equal(ExitCode.Done, (await KeysAsync("create", "--prefix", "UPP-")).Exit);
        using var keys = KeyFile.Open(Keys, KeySecret.OfPassword("correct horse battery staple"));
        var pseudonym = keys.Pseudonym(new("SE", "191212121212", ["Anna Förebild"], []));
        keys.Save();
        using var log = FindingLog.OpenOrCreate(terminal.Registry, TimeProvider.System);
        await TemporaryRegistry.ImportAsync(log, new NewCourse(Some.Patient(pseudonym), [Some.Biopsy(5)]));
        return pseudonym;
    }

    private Task<Cli.Terminal.Run> KeysAsync(string what, params string[] more) => terminal.IsletAsync(["keys", what, "--keys", Keys, "--keys-password-file", PasswordFile, .. more]);
}
