using System.CommandLine;
using System.CommandLine.Parsing;
using Islet.Cli.Patients;
using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;
using Islet.Registry;

namespace Islet.Cli.Guideline;

/// <summary><c>islet guideline evaluate ID|FILE.json</c>: which statements apply to a patient, which do not, and which cannot be decided for want of what.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var what = new Argument<string>("ID|FILE.json") { Description = "A patient of the registry, or a file: {\"facts\":{...}} or {\"vignettes\":[{\"id\",\"facts\"}]}. A fact that is not there is unknown." };
        var (registry, asOf, knownBy, json) = (Options.Registry(), Options.AsOf(), Options.KnownBy(), Options.Json());
        var key = GuidelineOptions.Guideline(StatementBase.ShippedKeys[0]);
        var supposed = new Option<string[]>("--if") { Description = "Reads it also as if a fact were otherwise, and says what would change: --if ki67_percent=25, --if sstr_pet_result=unknown. May stand several times.", HelpName = "FACT=VALUE" };
        var all = new Option<bool>("--all") { Description = "Lists also the statements that do not apply." };
        var command = new Command("evaluate", "Which statements of a guideline apply to a patient, which do not, and which cannot be decided for want of which facts.") { what, registry, asOf, knownBy, key, supposed, all, json };
        command.SetAction(async (call, cancel) =>
        {
            Statements.Demand();
            var (name, io) = (call.GetRequiredValue(what), call.InvocationConfiguration);
            var guideline = call.GetValue(key) is { } wanted ? await GuidelineOptions.ReadAsync(wanted, cancel) : StatementBase.Nanets2020;
            var suppositions = Supposition.Together((call.GetValue(supposed) ?? []).Select(Supposition.Parse));
            if (suppositions.Value is not { } together)
                return await RefuseAsync(suppositions.Problems, call.GetValue(json), io.Output, io.Error);
            var question = new EvaluateQuestion(guideline, together, call.GetValue(all), call.GetValue(json));
            if (name.EndsWith(JsonFile.Extension, StringComparison.OrdinalIgnoreCase))
            {
                await ProblemWriter.WriteAsync(Undated(call.GetResult(asOf), call.GetResult(knownBy)), io.Error);
                return await OfFileAsync(new(name), question, io.Output, io.Error, cancel);
            }
            using var log = FindingLog.Open(call.GetValue(registry)!, TimeProvider.System);
            var course = await log.CourseOfAsync(name, cancel);
            var snapshot = new Snapshot(course, Options.ViewOf(course, call.GetValue(asOf), call.GetValue(knownBy), TimeProvider.System.Today()));
            return await AnswerAsync([new($"P{course.Patient}", course.Key, snapshot.Reader) { Snapshot = snapshot }], question, io.Output);
        });
        return command;
    }

    /// <exception cref="RefusedException">E_FACTS_FILE.</exception>
    internal static async Task<int> OfFileAsync(FileInfo file, EvaluateQuestion question, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var (cases, problems, unread) = await FactsCases.ReadAsync(file, cancel);
        await ProblemWriter.WriteAsync(unread, errors);
        return problems.Count > 0 ? await RefuseAsync(problems, question.Json, output, errors)
            : await AnswerAsync([.. cases.Select(c => new Evaluated(c.Id, c.Title, DerivedFacts.Over(Possible.Of(c.Facts))))], question, output);
    }

    private static List<Problem> Undated(params ReadOnlySpan<OptionResult?> days)
    {
        List<Problem> problems = [];
        foreach (var day in days)
            if (day is { Implicit: false })
                problems.Add(new("W_FACTS_UNDATED", day.Option.Name, "a day beside a file of facts", "a patient of the registry", "The facts of a file have no dates: they are read as they stand."));
        return problems;
    }

    private static async Task<int> AnswerAsync(IReadOnlyList<Evaluated> patients, EvaluateQuestion question, TextWriter output)
    {
        if (question.Json)
            await output.WriteLineAsync(JsonForm.ToJson(w => EvaluateJson.Write(w, patients, question.Guideline, question.Suppositions)));
        else
            EvaluateText.Write(patients, question, output);
        return ExitCode.Done;
    }

    private static async Task<int> RefuseAsync(IReadOnlyList<Problem> problems, bool json, TextWriter output, TextWriter errors)
    {
        await ProblemWriter.WriteAsync(problems, errors);
        if (json)
            await output.WriteLineAsync(JsonForm.ToJson(w => JsonForm.WriteList(w, problems)));
        return ExitCode.Refused;
    }
}

/// <summary>What a call wants to know.</summary>
/// <param name="All">In words: list also what does not apply.</param>
internal sealed record EvaluateQuestion(StatementBase Guideline, IReadOnlyList<Supposition> Suppositions, bool All, bool Json);
