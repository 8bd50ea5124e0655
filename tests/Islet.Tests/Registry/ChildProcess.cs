using System.Diagnostics;
using System.Globalization;
using Islet.Course;
using Islet.Registry;

namespace Islet.Tests.Registry;

/// <summary>The tests' own program, run as another process: one that can be killed, one that writes beside us.</summary>
internal static class ChildProcess
{
    public const string Committing = "committing";
    public const string Committed = "committed";
    public const string Reading = "reading";

    public static async Task<int> Main(string[] args)
    {
        using var log = FindingLog.OpenOrCreate(args[1], TimeProvider.System);
        switch (args[0])
        {
            case "import":
                await ImportAsync(log, int.Parse(args[2], CultureInfo.InvariantCulture));
                return 0;
            case "read": // holds one state of the registry until it is told to end
                using (var stored = log.ReadStored())
                {
                    await SayAsync(Reading);
                    await Console.In.ReadLineAsync();
                }
                return 0;
            case "backup":
                await SayAsync(Committing);
                await log.BackupAsync(args[2], overwrite: true);
                await SayAsync(Committed);
                return 0;
            case "work":
                await WorkAsync(log, int.Parse(args[2], CultureInfo.InvariantCulture));
                return 0;
            case "append":
                for (var i = 0; i < int.Parse(args[3], CultureInfo.InvariantCulture); i++)
                    await log.AppendAsync(new(args[2], "a test"), 1, [Some.Biopsy(i, origin: null)]);
                return 0;
            default:
                return 2;
        }
    }

    public static Process Start(params string[] args)
    {
        var program = typeof(ChildProcess).Assembly.Location;
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            ArgumentList = { "exec", program },
        };
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        return Process.Start(start)!;
    }

    private static async Task ImportAsync(FindingLog log, int patients)
    {
        await using var import = await log.BeginImportAsync(new("child", "synthetic.tsv"));
        foreach (var course in SyntheticCourses.Take(patients))
            await import.StageAsync(course);
        await SayAsync(Committing);
        await import.CommitAsync();
        await SayAsync(Committed);
    }

    private static async Task WorkAsync(FindingLog log, int msEach)
    {
        var runner = new JobRunner(log.Desk.Jobs, [new("pet.quantify", async (job, cancel) =>
        {
            await Task.Delay(msEach, cancel);
            return JobRunnerTests.Result(job);
        }, _ => false)], Environment.ProcessId.ToString(CultureInfo.InvariantCulture), TimeProvider.System) { Begins = job => SayAsync(FormattableString.Invariant($"begins {job.Number}")).Wait() };
        var (done, _) = await runner.RunAsync(1, once: true, default);
        await SayAsync(done.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task SayAsync(string word)
    {
        await Console.Out.WriteLineAsync(word);
        await Console.Out.FlushAsync();
    }
}
