using System.CommandLine;
using System.Net;
using Islet.Cli.Virtual;
using Islet.Course;
using Islet.Registry;
using Islet.Studies;
using Islet.Web;

namespace Islet.Cli.Serve;

/// <summary><c>islet demo [--port N] [--registry FILE]</c></summary>
internal static class DemoCommand
{
    private const int UsualPort = 4180;
    private const ulong Seed = 1;

    public static Command Create()
    {
        var registry = new Option<string>("--registry")
        {
            Description = "Where the sample registry is kept, and made if there is none.",
            HelpName = "FILE",
            DefaultValueFactory = _ => UsersRegistry(),
        };
        var port = new Option<int?>("--port") { Description = $"Port on this computer. [default: {UsualPort}, or a free one where that is taken]", HelpName = "N" };
        port.Between(0, IPEndPoint.MaxPort);
        var shared = new SharedOptions();
        var command = new Command("demo", "The workbench with a made-up cohort of 300 patients, to look around in.") { port, registry };
        shared.AddTo(command);
        command.SetAction((args, cancel) => RunAsync(args.GetRequiredValue(registry), args.GetValue(port), args.InvocationConfiguration.Output, args.InvocationConfiguration.Error, cancel,
            options => shared.Apply(args, options)));
        return command;
    }

    internal static async Task<int> RunAsync(string registry, int? port, TextWriter output, TextWriter errors, CancellationToken cancel,
        Func<WorkbenchOptions, WorkbenchOptions>? chosen = null)
    {
        var options = new WorkbenchOptions(registry, new(IPAddress.Loopback, port ?? UsualPort)) { Log = errors };
        options = chosen?.Invoke(options) ?? options;
        if (options.Images is null)
        {
            options = options with { Images = DemoPets.FolderOf(registry, UsersRegistry()) };
            DemoPets.Write(options.Images, cancel);
        }
        await FillAsync(registry, options, errors, cancel);
        await output.WriteLineAsync($"Registry: {(RegistryAddress.IsServer(registry) ? RegistryAddress.NameOf(registry) : Path.GetFullPath(registry))}");
        await output.WriteLineAsync("Every user of this computer is signed in as administrator; no other computer can reach it.");
        return await WorkbenchServer.RunAsync(options, orAnyPort: port is null, output, cancel);
    }

    /// <summary>Puts the sample cohort into a registry in which nobody is yet; another one of made-up patients is served as it is.</summary>
    private static async Task FillAsync(string registry, WorkbenchOptions options, TextWriter errors, CancellationToken cancel)
    {
        if (!RegistryAddress.IsServer(registry) && Path.GetDirectoryName(Path.GetFullPath(registry)) is { } folder)
            Directory.CreateDirectory(folder);
        using var log = FindingLog.OpenOrCreate(registry, TimeProvider.System);
        if ((await log.Desk.Accounts.AllAsync(cancel)).Count > 0)
            throw new RefusedException("E_DEMO_ACCOUNTS", "--registry", "a registry that has accounts", "one without, in which nobody has to sign in", "Serve it: islet serve --registry FILE.");
        if ((await log.PositionAsync(cancel)).LastPatient > 0)
        {
            if ((await log.PatientsAsync(cancel)).Any(patient => !patient.Synthetic))
                throw new RefusedException("E_DEMO_REAL", "--registry", "a registry with patients who are not synthetic", "a registry of made-up patients: the demonstration lets every user of this computer in",
                    "Make an administrator (islet account add NAME --role administrator --registry FILE), then: islet serve --registry FILE.");
            return;
        }
        await errors.WriteLineAsync("Making a synthetic cohort: nobody in it ever lived.");
        await VirtualCommand.ImportAsync(log, await SampleAsync(cancel), Seed, patients: null, cancel);
        await DemoBoard.ReferAsync(log, TimeProvider.System.Today(), cancel);
        await errors.WriteLineAsync("Reading the PETs of one of them.");
        await DemoPets.ReadAsync(log, options, cancel);
    }

    private static async Task<Profile> SampleAsync(CancellationToken cancel)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "demo", "profiles", "pancreatic-net.yaml");
        var (profile, problems) = ProfileFile.Read(await File.ReadAllTextAsync(file, cancel), Path.GetFileName(file));
        return profile ?? throw new RefusedException(problems[0]);
    }

    /// <summary>Outside the checkout, so that it outlives it: $XDG_DATA_HOME or what the system has in its place.</summary>
    private static string UsersRegistry() =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "islet", "demo.db");
}
