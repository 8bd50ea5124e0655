using System.CommandLine;
using System.Text.Json;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Cli.Guideline;

/// <summary><c>islet guideline check [FOLDER]</c>: whether a guideline reads, each of its statements can speak and be silent, and its examples come out.</summary>
internal static class GuidelineCheckCommand
{
    private const int MostOfAFile = 50;

    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo?>("FOLDER") { Description = "A guideline that is being written; without it every guideline that the program carries.", Arity = ArgumentArity.ZeroOrOne };
        var verbose = new Option<bool>("--verbose") { Description = "Print the patients that the check made: one to whom each statement applies, one to whom it does not." };
        var json = Options.Json();
        var command = new Command("check", "Problems of a guideline's files with line and column, statements that nobody can reach, and examples that do not come out.") { folder, verbose, json };
        command.SetAction((call, cancel) => RunAsync(call.GetValue(folder), call.GetValue(verbose), call.GetValue(json), call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, cancel));
        return command;
    }

    internal static async Task<int> RunAsync(DirectoryInfo? folder, bool verbose, bool json, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        IReadOnlyList<GuidelineFiles> files = folder is null ? GuidelineFiles.Shipped : [await GuidelineFiles.ReadAsync(folder, cancel)];
        List<GuidelineReport> reports = [.. files.Select(GuidelineCheck.Of)];
        if (json)
            await output.WriteLineAsync(JsonForm.ToJson(w => Write(w, reports)));
        foreach (var report in reports)
        {
            await WriteProblemsAsync(InFolder(report), errors);
            if (!json)
                await WriteAsync(report, verbose, output);
        }
        return reports.All(r => r.Problems.Count == 0) ? ExitCode.Done : ExitCode.ProblemsFound;
    }

    /// <summary>Of each file the first so many: who mends them sees the rest at the next run.</summary>
    private static async Task WriteProblemsAsync(List<Problem> problems, TextWriter errors)
    {
        foreach (var file in problems.GroupBy(p => p.Where.Split(", line ")[0], StringComparer.Ordinal))
        {
            await ProblemWriter.WriteAsync([.. file.Take(MostOfAFile)], errors);
            if (file.Count() > MostOfAFile)
                await errors.WriteLineAsync($"{file.Key}: {file.Count() - MostOfAFile} more; --json gives them all.");
        }
    }

    private static List<Problem> InFolder(GuidelineReport report) => [.. report.Problems.Select(p => p with { Where = $"{report.Folder}/{p.Where}" })];

    private static async Task WriteAsync(GuidelineReport report, bool verbose, TextWriter output)
    {
        if (report.Guideline is not { } guideline)
        {
            await output.WriteLineAsync($"{report.Folder} does not read. Problems: {report.Problems.Count}; nothing else was checked.");
            return;
        }
        var verdict = report.Problems.Count == 0 ? "is in order" : $"has problems: {report.Problems.Count}";
        await output.WriteLineAsync($"{report.Folder} {verdict}. {guideline.Name}, {guideline.Year}. Statements: {guideline.Statements.Count}; reached both ways by a constructed patient: {report.Reach.Count(r => r.BothWays)}; "
            + $"examples that come out: {report.Examples.Count}.");
        foreach (var reach in report.Reach.Where(r => r.ForEverybody))
            await output.WriteLineAsync($"  {reach.Statement.Number} applies to everybody within the scope.");
        foreach (var (a, b) in report.NeverTogether)
            await output.WriteLineAsync($"  {a.Number} and {b.Number} stand in tension and exclude each other: two sides of one question.");
        foreach (var option in report.Unspoken)
            await output.WriteLineAsync($"  {option.Option.Title}: no statement speaks of it ({option.Where}).");
        if (verbose)
            foreach (var reach in report.Reach)
            {
                await output.WriteLineAsync(reach.Statement.Id);
                await output.WriteLineAsync($"  applies to         {Text(reach.Applies)}");
                await output.WriteLineAsync($"  does not apply to  {Text(reach.DoesNotApply)}");
            }
        await output.WriteLineAsync(IntendedPurpose.Text);
    }

    private static string Text(Witness witness) => witness.Reach switch
    {
        Reach.Found => string.Join(", ", witness.Facts.Select(f => $"{f.Key.Name}: {f.Value}")),
        Reach.Never => "nobody",
        Reach.NotProved => "not found; not everything was tried",
    };

    private static void Write(Utf8JsonWriter json, IEnumerable<GuidelineReport> reports)
    {
        json.WriteString("purpose", IntendedPurpose.Text);
        json.WriteList("guidelines", reports, report =>
        {
            json.WriteString("guideline", report.Guideline?.Key ?? report.Folder);
            json.WriteNumber("statements", report.Guideline?.Statements.Count ?? 0);
            json.WriteNumber("examples", report.Examples.Count);
            WriteReach(json, report);
        });
        JsonForm.WriteList(json, reports.SelectMany(InFolder));
    }

    private static void WriteReach(Utf8JsonWriter json, GuidelineReport report)
    {
        json.WriteList("reach", report.Reach, reach =>
        {
            json.WriteString("id", reach.Statement.Id);
            Write(json, "applies", reach.Applies);
            Write(json, "does_not_apply", reach.DoesNotApply);
        });
        json.WriteStartArray("never_together");
        foreach (var (a, b) in report.NeverTogether)
        {
            json.WriteStartArray();
            json.WriteStringValue(a.Id);
            json.WriteStringValue(b.Id);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteList("unspoken", report.Unspoken, unspoken =>
        {
            json.WriteString("option", unspoken.Option.Key);
            json.WriteString("where", unspoken.Where);
        });
    }

    /// <summary>The facts of the patient; null: there is none, or none was found.</summary>
    private static void Write(Utf8JsonWriter json, string name, Witness witness)
    {
        if (witness.Reach is not Reach.Found)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        foreach (var (fact, value) in witness.Facts)
        {
            json.WritePropertyName(fact.Name);
            SnapshotJson.Write(json, value);
        }
        json.WriteEndObject();
    }
}
