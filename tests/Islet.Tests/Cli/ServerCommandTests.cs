using Islet.Cli;
using Islet.Tests.Registry;

namespace Islet.Tests.Cli;

/// <summary>The commands that read and write a registry, over one on a server.</summary>
public sealed class ServerCommandTests : IDisposable
{
    private readonly TemporaryRegistry registry = new(Store.Server);
    private readonly Terminal terminal = new();

    public void Dispose()
    {
        terminal.Dispose();
        registry.Dispose();
    }

    [SkippableFact]
    public async Task Import_list_back_up_erase_and_restore()
    {
        var study = terminal.Study();
        Assert.Equal(3, (await IsletAsync("import", "cbioportal", study, "--dry-run", "--json")).Json.GetProperty("patients").GetInt32());
        var imported = await IsletAsync("import", "cbioportal", study, "--json");
        Assert.True(imported.Json.GetProperty("findings").GetInt32() > 10);
        Assert.Equal(0, (await IsletAsync("import", "cbioportal", study, "--json")).Json.GetProperty("findings").GetInt32());
        Assert.Contains("SECRET-2", (await IsletAsync("patient", "list")).Output, StringComparison.Ordinal);
        var backup = terminal.Path("monday.islet");
        Assert.Equal(ExitCode.Done, (await IsletAsync("backup", backup)).Exit);
        var erased = await IsletAsync("erase", "SECRET-2", "--reason", "a wish", "--yes");
        Assert.Equal(ExitCode.ProblemsFound, erased.Exit);
        Assert.Contains("W_ERASE_SERVER", erased.Errors, StringComparison.Ordinal);
        Assert.Contains("E_REGISTRY_EXISTS", (await IsletAsync("restore", backup)).Errors, StringComparison.Ordinal);
        var restored = await IsletAsync("restore", backup, "--force", "--json");
        Assert.Equal((ExitCode.Done, "islet_before_restore", 1), (restored.Exit, restored.Json.GetProperty("kept_as").GetString(), restored.Json.GetProperty("erased_again").GetInt32()));
    }

    [SkippableFact]
    public async Task An_export_of_a_server_is_imported_into_a_file_and_back()
    {
        await IsletAsync("import", "cbioportal", terminal.Study());
        var export = terminal.Path("all.islet.jsonl");
        Assert.Equal(ExitCode.Done, (await IsletAsync("export", "islet", export)).Exit);
        Assert.Equal(3, (await terminal.IsletAsync("import", "islet", export, "--registry", terminal.Registry, "--json")).Json.GetProperty("patients").GetInt32());
        using var second = new TemporaryRegistry(Store.Server);
        Assert.Equal(3, (await terminal.IsletAsync("import", "islet", export, "--registry", second.Path, "--json")).Json.GetProperty("patients").GetInt32());
    }

    private async Task<Terminal.Run> IsletAsync(params string[] args)
    {
        var run = await terminal.IsletAsync([.. args, "--registry", registry.Path]);
        Assert.DoesNotContain("p%40ss", run.Output + run.Errors, StringComparison.Ordinal);
        return run;
    }
}
