using System.ComponentModel;
using System.Diagnostics;

namespace Islet.Tests.Web;

/// <summary>The client of @medplum/core, which nobody here wrote, against the workbench. It is skipped where node, npm or the package cannot be had.</summary>
public sealed class OutsideClientTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [SkippableFact]
    public async Task A_client_that_was_written_elsewhere_discovers_prefetches_calls_and_reads_the_cards()
    {
        var folder = Repository.File("tests", "clients", "cds-hooks");
        Skip.IfNot(Directory.Exists(Path.Combine(folder, "node_modules", "@medplum", "core")), "The client is not installed: npm install in tests/clients/cds-hooks.");
        var (code, said) = await RunAsync("node", folder, "conformance.js", workbench.Address.AbsoluteUri.TrimEnd('/'), "CAL-1");
        Skip.If(code is null, said);
        Assert.True(code == 0, said);
        Assert.Contains("conformant:", said, StringComparison.Ordinal);
    }

    /// <summary>Null: the program is not here.</summary>
    private static async Task<(int? Code, string Said)> RunAsync(string program, string folder, params string[] arguments)
    {
        try
        {
            using var run = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
            using var patience = new CancellationTokenSource(Patience);
            var (output, errors) = (run.StandardOutput.ReadToEndAsync(patience.Token), run.StandardError.ReadToEndAsync(patience.Token));
            await run.WaitForExitAsync(patience.Token);
            return (run.ExitCode, await output + await errors);
        }
        catch (Win32Exception)
        {
            return (null, $"{program} is not installed.");
        }
    }
}
