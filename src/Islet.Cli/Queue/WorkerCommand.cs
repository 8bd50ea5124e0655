using System.CommandLine;
using System.Globalization;
using Islet.Cli.Pet.Pacs;
using Islet.Course;
using Islet.Registry;
using Islet.Web;

namespace Islet.Cli.Queue;

/// <summary><c>islet worker --registry R</c>: takes queued jobs until it is stopped. Any number of workers, on any number of machines.</summary>
internal static class WorkerCommand
{
    private static readonly string[] Kinds = [QuantifyPayload.Kind];

    public static Command Create()
    {
        var registry = Options.Registry();
        var once = new Option<bool>("--once") { Description = "End when no job is left that could be done now." };
        var kinds = new Option<string[]>("--kinds") { Description = $"Only jobs of these kinds. [default: {string.Join(' ', Kinds)}]", HelpName = "KIND", AllowMultipleArgumentsPerToken = true };
        var parallel = new Option<int>("--parallel") { Description = "Jobs at a time. One already uses every core.", HelpName = "N", DefaultValueFactory = _ => 1 }.Between(1, 64);
        var images = new Option<DirectoryInfo?>("--images") { Description = "Folder below which the images of jobs lie.", HelpName = "DIR" };
        var command = new Command("worker", "Takes queued jobs (PET quantification) until it is stopped; Ctrl-C gives back what is not finished.") { registry, once, kinds, parallel, images };
        var pacs = PacsOptions.AddTo(command, "--from", required: false);
        kinds.Validators.Add(given =>
        {
            if (given.Tokens.Any(t => !Kinds.Contains(t.Value)))
                given.AddError($"--kinds: this program does {string.Join(", ", Kinds)}.");
        });
        command.SetAction(async (call, cancel) =>
        {
            using var archive = pacs.IsGiven(call) ? pacs.Open(call) : null;
            using var log = FindingLog.Open(call.GetValue(registry)!, TimeProvider.System);
            var all = new[] { new QuantifyJob(Checked(call.GetValue(images)), archive).Kind };
            return await RunAsync(log, [.. all.Where(k => call.GetValue(kinds) is not { Length: > 0 } named || named.Contains(k.Name))], call.GetValue(parallel), call.GetValue(once), call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, cancel);
        });
        return command;
    }

    private static async Task<int> RunAsync(FindingLog log, IReadOnlyList<JobKind> kinds, int parallel, bool once, TextWriter output, TextWriter errors, CancellationToken stop)
    {
        var (turn, name) = (new Lock(), FormattableString.Invariant($"{Environment.MachineName}, process {Environment.ProcessId}"));
        var runner = new JobRunner(log.Desk.Jobs, kinds, name, TimeProvider.System) { Begins = job => Say($"job {job.Number}: begins, attempt {job.Attempts}"), Ended = end => Say(Words(end)), Waits = problem => Say($"waits: {problem.Code}, {problem.Found}") };
        Say($"{name}: takes {string.Join(", ", kinds.Select(k => k.Name))}{(once ? "" : "; Ctrl-C stops it")}");
        var (done, failed) = await runner.RunAsync(parallel, once, stop);
        await output.WriteLineAsync(FormattableString.Invariant($"{done} done, {failed} failed."));
        return failed > 0 ? ExitCode.ProblemsFound : ExitCode.Done;

        void Say(string words)
        {
            lock (turn)
                errors.WriteLine(words);
        }
    }

    /// <summary>No sentence names what the job is about.</summary>
    private static string Words(JobEnd end) => string.Create(CultureInfo.InvariantCulture, $"job {end.Job.Number}: {end.State switch
    {
        JobState.Done => "done",
        JobState.Failed => $"failed: {end.Problem}",
        JobState.Queued when end.Problem is null => "given back",
        JobState.Queued => $"will be tried again: {end.Problem!.Code}, {end.Problem.Found}",
        _ => "is no longer this worker's; dropped",
    }} ({end.Took.TotalSeconds:F1} s)");

    private static string? Checked(DirectoryInfo? images) => images is null or { Exists: true } ? images?.FullName
        : throw new RefusedException("E_JOB_IMAGES", "--images", "no such folder", "the folder below which images lie", "Check the path.");
}
