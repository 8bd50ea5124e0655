using System.CommandLine;
using Islet.Clinic;
using Islet.Course;
using Islet.Registry;

namespace Islet.Cli.Exchange;

/// <summary><c>islet check</c>: what the findings of each course say against each other.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var (registry, json) = (Options.Registry(), Options.Json());
        var command = new Command("check", "Contradictions in the registry's data. Nothing is changed; a person decides.") { registry, json };
        command.SetAction(async (call, cancel) =>
        {
            using var log = FindingLog.Open(call.GetValue(registry)!, TimeProvider.System);
            var found = await log.MapAsync(ProblemsOf, cancel: cancel);
            return await WriteAsync([.. found.SelectMany(p => p)], found.Count, call.GetValue(json), call.InvocationConfiguration.Output, call.InvocationConfiguration.Error);
        });
        return command;
    }

    /// <summary>Named by the registry's number of the patient, never by the centre's pseudonym.</summary>
    internal static IReadOnlyList<Problem> ProblemsOf(DiseaseCourse course) => [.. ConsistencyRules.Check(course).Select(found => found.ToProblem(
        mention => $"patient P{course.Patient}, {course.Findings[mention.Number].Content.Kind}, {mention.Member}"))];

    private static async Task<int> WriteAsync(IReadOnlyList<Problem> problems, int patients, bool json, TextWriter output, TextWriter errors)
    {
        if (json)
            await output.WriteLineAsync(JsonForm.ToJson(w => JsonForm.WriteList(w, problems)));
        else
            await ProblemWriter.WriteAsync(problems, output);
        await errors.WriteLineAsync(problems.Count == 0 ? $"{patients} patients, no contradictions." : $"{problems.Count} problems in {patients} patients.");
        return problems.Count == 0 ? ExitCode.Done : ExitCode.ProblemsFound;
    }
}
