using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Islet.Cli.Stats;
using Islet.Course;
using Islet.Registry;

namespace Islet.Cli.Queue;

/// <summary><c>islet jobs --registry R</c>: the queue, and what a person may do with it.</summary>
internal static class JobsCommand
{
    public static Command Create()
    {
        var (registry, json) = (Options.Registry(), Options.Json());
        var state = new Option<JobState?>("--state") { Description = "Only jobs in this state: queued, running, done, failed, cancelled." };
        var patient = new Option<string?>("--patient") { Description = "Only jobs about this patient.", HelpName = "ID" };
        var most = new Option<int>("--most") { Description = "Jobs to list, the newest.", HelpName = "N", DefaultValueFactory = _ => 200 }.Between(1, 1_000_000);
        var command = new Command("jobs", "The queue of work for islet worker: what waits, runs, is done or failed.") { registry, state, patient, most, json, Cancel(), Retry(), Result() };
        command.SetAction(async (call, cancel) =>
        {
            using var log = FindingLog.Open(call.GetValue(registry)!, TimeProvider.System);
            long? about = call.GetValue(patient) is { } id ? (await log.CourseOfAsync(id, cancel)).Patient : null;
            var jobs = await log.Desk.Jobs.AllAsync(call.GetValue(state), about, call.GetValue(most), cancel);
            await WriteAsync(await log.Desk.Jobs.CountAsync(cancel), jobs, call.GetValue(json), call.InvocationConfiguration.Output, call.InvocationConfiguration.Error);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Cancel()
    {
        var (numbers, registry) = (Numbers(), Options.Registry());
        var command = new Command("cancel", "Takes jobs out of the queue, or away from their workers.") { numbers, registry };
        command.SetAction((call, cancel) => EachAsync(call.GetRequiredValue(numbers), call.GetValue(registry)!, (jobs, n) => jobs.CancelAsync(n, cancel), "cancelled", call.InvocationConfiguration));
        return command;
    }

    private static Command Retry()
    {
        var (numbers, registry) = (Numbers(), Options.Registry());
        var again = new Option<bool>("--again") { Description = "Also jobs that are done: their results are dropped and computed anew." };
        var command = new Command("retry", "Queues jobs anew that failed or were cancelled.") { numbers, registry, again };
        command.SetAction((call, cancel) => EachAsync(call.GetRequiredValue(numbers), call.GetValue(registry)!, (jobs, n) => jobs.RetryAsync(n, call.GetValue(again), cancel), "queued", call.InvocationConfiguration));
        return command;
    }

    private static Command Result()
    {
        var number = new Argument<long>("NUMBER") { Description = "The job." };
        var registry = Options.Registry();
        var file = new Option<FileInfo?>("--out") { Description = "File for it. [default: standard output]", HelpName = "FILE" };
        var command = new Command("result", "What a job gave, byte by byte.") { number, registry, file };
        command.SetAction(async (call, cancel) =>
        {
            using var log = FindingLog.Open(call.GetValue(registry)!, TimeProvider.System);
            var result = await log.Desk.Jobs.ResultAsync(call.GetValue(number), cancel)
                ?? throw new RefusedException("E_JOB_STATE", FormattableString.Invariant($"job {call.GetValue(number)}"), "a job without a result", "a job that is done", "islet jobs shows how it stands.");
            if (call.GetValue(file) is { } to)
                await WriteAsync(to.FullName, result, cancel);
            else
                await call.InvocationConfiguration.Output.WriteLineAsync(System.Text.Encoding.UTF8.GetString(result));
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<long[]> Numbers() => new("NUMBER") { Description = "Numbers of jobs.", Arity = ArgumentArity.OneOrMore };

    /// <summary>All that can be done are; the first that cannot is told.</summary>
    private static async Task<int> EachAsync(long[] numbers, string registry, Func<Islet.Registry.Jobs, long, Task<Job>> change, string done, InvocationConfiguration to)
    {
        using var log = FindingLog.Open(registry, TimeProvider.System);
        var refused = new List<Problem>();
        foreach (var number in numbers.Distinct())
        {
            try
            {
                await to.Output.WriteLineAsync(FormattableString.Invariant($"job {(await change(log.Desk.Jobs, number)).Number}: {done}"));
            }
            catch (RefusedException e) when (e.Problem.Code is "E_JOB_UNKNOWN" or "E_JOB_STATE")
            {
                refused.Add(e.Problem);
            }
        }
        await ProblemWriter.WriteAsync(refused, to.Error);
        return refused.Count == 0 ? ExitCode.Done : refused.Count == numbers.Distinct().Count() ? ExitCode.Refused : ExitCode.ProblemsFound;
    }

    private static async Task WriteAsync(string path, byte[] result, CancellationToken cancel)
    {
        try
        {
            await File.WriteAllBytesAsync(path, result, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(new Problem("E_JOB_OUT", "--out", "a file that cannot be written", "a file in a folder that is there", "Check the path and the permissions."), e);
        }
    }

    private static async Task WriteAsync(IReadOnlyDictionary<JobState, long> counts, IReadOnlyList<Job> jobs, bool json, TextWriter output, TextWriter errors)
    {
        if (json)
        {
            await output.WriteLineAsync(Json(counts, jobs).ToJsonString(StatsJson.Form));
            return;
        }
        var table = Terminal.Table("job", "kind", "state", "patient", "attempts", "queued", "by", "ended", "result, kB", "problem");
        foreach (var j in jobs)
            table.Add(j.Number, j.Kind, Word(j.State), j.Patient is { } p ? FormattableString.Invariant($"P{p}") : "–", j.Attempts, Minute(j.QueuedAt), j.QueuedBy, j.EndedAt is { } ended ? Minute(ended) : "–",
                j.ResultBytes is { } bytes ? (bytes / 1000.0).ToString("F1", CultureInfo.InvariantCulture) : "–", j.Problem?.Code ?? "–");
        output.WriteTable(table);
        await output.WriteLineAsync(counts.Count == 0 ? "No jobs." : string.Join(", ", Enum.GetValues<JobState>().Where(counts.ContainsKey).Select(s => FormattableString.Invariant($"{counts[s]} {Word(s)}"))) + ".");
        await ProblemWriter.WriteAsync([.. jobs.Where(j => j.Problem is not null).Select(j => j.Problem! with { Where = FormattableString.Invariant($"job {j.Number}: {j.Problem!.Where}") })], errors);
    }

    /// <summary>Without the payload: it may name folders.</summary>
    private static JsonObject Json(IReadOnlyDictionary<JobState, long> counts, IReadOnlyList<Job> jobs) => new()
    {
        ["counts"] = new JsonObject([.. Enum.GetValues<JobState>().Select(s => KeyValuePair.Create(Word(s), (JsonNode?)counts.GetValueOrDefault(s)))]),
        ["jobs"] = new JsonArray([.. jobs.Select(j => (JsonNode)new JsonObject
        {
            ["job"] = j.Number, ["kind"] = j.Kind, ["state"] = Word(j.State), ["patient"] = j.Patient, ["attempts"] = j.Attempts, ["worker"] = j.Worker, ["due"] = Instant(j.Due),
            ["queued_at"] = Instant(j.QueuedAt), ["queued_by"] = j.QueuedBy, ["started_at"] = Instant(j.StartedAt), ["ended_at"] = Instant(j.EndedAt), ["result_bytes"] = j.ResultBytes, ["result_sha256"] = j.ResultSum,
            ["problem"] = j.Problem is null ? null : StatsJson.Problem(j.Problem),
        })]),
    };

    private static string Word(JobState state) => state.ToString().ToLowerInvariant();

    private static string Minute(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    private static string? Instant(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
