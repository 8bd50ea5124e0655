using System.ComponentModel;
using System.Diagnostics;

namespace Islet.Tests.Web;

/// <summary>The client of @medplum/core, which nobody here wrote, against the workbench. It is skipped where node, npm or the package cannot be had.</summary>
public sealed class OutsideClientTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private const int OldestNode = 20; // what @medplum/core names as its engine

    [SkippableFact]
    public async Task A_client_that_was_written_elsewhere_discovers_prefetches_calls_and_reads_the_cards()
    {
        var folder = Repository.File("tests", "clients", "cds-hooks");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "@medplum", "core")))
        {
            var (installed, why) = await RunAsync("npm", folder, "install", "--ignore-scripts", "--fetch-retries=0", "--fetch-timeout=15000");
            Skip.IfNot(installed == 0, $"The client cannot be installed here, by npm install in tests/clients/cds-hooks: {why}");
        }
        var (_, version) = await RunAsync("node", folder, "--version");
        Skip.IfNot(int.TryParse(version.TrimStart('v').Split('.')[0], out var major) && major >= OldestNode, $"The client wants node {OldestNode} or later; here is {version.Trim()}.");
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
            try
            {
                await run.WaitForExitAsync(patience.Token);
                return (run.ExitCode, await output + await errors);
            }
            catch (OperationCanceledException)
            {
                run.Kill(entireProcessTree: true);
                return (null, $"{program} {arguments[0]} did not end in {Patience}.");
            }
        }
        catch (Win32Exception)
        {
            return (null, $"{program} is not installed.");
        }
    }
}
