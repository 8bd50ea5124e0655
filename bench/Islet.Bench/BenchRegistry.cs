using System.Diagnostics;
using System.Globalization;
using Islet.Registry;

namespace Islet.Bench;

/// <summary>A registry of 100,000 synthetic patients: the first 1,500 of the sample's profile with 138 findings each, the others from cBioPortal files with ten.</summary>
internal static class BenchRegistry
{
    public const int LongCourses = 1_500;

    private const int Others = 98_500;

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "islet.dll");

    /// <summary>A registry in which somebody is already stays as it is.</summary>
    public static async Task FillAsync(string registry, DirectoryInfo work)
    {
        using (var log = FindingLog.OpenOrCreate(registry, TimeProvider.System))
        {
            if ((await log.PositionAsync()).LastPatient > 0)
                return;
        }
        var files = work.CreateSubdirectory("files");
        if (!files.EnumerateFiles().Any())
            await CbioportalFiles.WriteAsync(files, Others, ScaleBench.Seed);
        var profile = Path.Combine(ScaleBench.Checkout(), "demo", "profiles", "pancreatic-net.yaml");
        await ScaleBench.IsletAsync("long courses", "virtual", profile, "--seed", "7", "--patients", LongCourses.ToString(CultureInfo.InvariantCulture), "--registry", registry);
        await ScaleBench.IsletAsync("short courses", "import", "cbioportal", files.FullName, "--registry", registry);
    }

    /// <summary>An administrator's account with this password, new or from a run before.</summary>
    public static async Task AccountAsync(string registry, string name, string password)
    {
        bool isThere;
        using (var log = FindingLog.Open(registry, TimeProvider.System))
            isThere = (await log.Desk.Accounts.AllAsync(default)).Any(a => a.Name == name);
        string[] call = isThere ? ["account", "password", name] : ["account", "add", name, "--role", "administrator"];
        using var islet = Process.Start(new ProcessStartInfo("dotnet", [Program, .. call, "--registry", registry]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await islet.StandardInput.WriteLineAsync(password);
        islet.StandardInput.Close();
        await islet.StandardOutput.ReadToEndAsync();
        await islet.WaitForExitAsync();
        if (islet.ExitCode != 0)
            throw new InvalidOperationException($"The account was not made: {islet.ExitCode}.");
    }
}
