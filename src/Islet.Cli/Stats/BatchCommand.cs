using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Islet.Cli.Patients;
using Islet.Course;

namespace Islet.Cli.Stats;

/// <summary><c>islet stats batch CASES.json</c>: many statistics of one table, for other programs.</summary>
internal static class BatchCommand
{
    private static readonly Dictionary<string, Func<StatsData, JsonObject>> Types = new(StringComparer.Ordinal)
    {
        ["km"] = Said(KmCase.Result),
        ["logrank"] = Said(LogRankCase.Result),
        ["cox"] = Said(CoxCase.Result),
        ["cox_univariate_screen"] = Said(ScreenCase.Result),
        ["cox_screen_selection"] = Said(SelectionCase.Result),
        ["cox_imputed"] = Said(ImputedCoxAnswer.Result),
        ["cox_firth"] = Said(FirthCase.Result),
        ["expect_warning"] = Said(ExpectWarningCase.Result),
        ["federated_pieces"] = Said(FederatedCase.Result),
        ["cox_stepwise"] = Said(StepwiseCase.Result),
        ["rmst_difference"] = Said(RmstDifferenceCase.Result),
        ["competing_risks"] = CompetingRisksCase.Result,
    };

    /// <summary>Of plain columns, or of numbers that the case brings: no time, no event.</summary>
    internal static IReadOnlyDictionary<string, Func<CaseSpec, JsonNode>> Plain { get; } = new Dictionary<string, Func<CaseSpec, JsonNode>>(StringComparer.Ordinal)
    {
        ["crosstab"] = CrosstabCase.Result,
        ["compare_continuous"] = CompareCase.Result,
        ["correlation_and_paired"] = PairedCase.Result,
        ["kappa"] = SummaryCases.Kappas,
        ["proportion_ci"] = SummaryCases.Proportions,
        ["rubin_pooling"] = SummaryCases.Rubin,
        ["fleiss_kappa"] = ReaderCases.Fleiss,
        ["icc"] = ReaderCases.Intraclass,
        ["proportion_difference"] = SummaryCases.Differences,
        ["audit"] = AuditCase.Result,
    };

    private static Func<StatsData, JsonObject> Said(Func<StatsData, JsonObject> compute) => data => StatsRemarks.Attach(compute(data), StatsRemarks.Of(data));

    public static Command Create()
    {
        var cases = new Argument<FileInfo>("CASES.json") { Description = "{\"csv\":…,\"cases\":[{\"id\",\"type\",\"spec\"}]}" };
        var data = new Option<FileInfo?>("--data") { Description = "The table, instead of the file that CASES.json names.", HelpName = "DATA.csv" };
        var command = new Command("batch", "Statistics of one table, each case answered or refused by itself; JSON out.") { cases, data, Options.Json() };
        command.SetAction((call, cancel) => RunAsync(call.GetRequiredValue(cases), call.GetValue(data), call.InvocationConfiguration.Output, cancel));
        return command;
    }

    /// <exception cref="RefusedException">E_STATS_FILE and what <see cref="DataTable"/> refuses: no case could be done.</exception>
    internal static async Task<int> RunAsync(FileInfo cases, FileInfo? data, TextWriter output, CancellationToken cancel)
    {
        if (await JsonFile.ReadAsync(cases, "a file of cases", cancel, "E_STATS_FILE") is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("cases", out var list) || list.ValueKind is not JsonValueKind.Array)
            throw StatsProblem.File(cases.Name, "no list 'cases'", "{\"csv\":…,\"cases\":[…]}", "See the contract of the command line.");
        var table = data ?? (root.TryGetProperty("csv", out var csv) && csv.GetString() is { Length: > 0 } name ? new FileInfo(Path.Combine(cases.DirectoryName!, name)) : null);
        var shared = table is null ? null : await DataTable.ReadAsync(table, cancel);
        var answers = new JsonArray();
        foreach (var asked in list.EnumerateArray())
        {
            cancel.ThrowIfCancellationRequested();
            answers.Add(Answer(asked, shared));
        }
        var failed = answers.Count(a => a!["error"] is not null);
        await output.WriteLineAsync(new JsonObject { ["cases"] = answers }.ToJsonString(StatsJson.Form));
        return failed == 0 ? ExitCode.Done : failed < answers.Count ? ExitCode.ProblemsFound : ExitCode.Refused;
    }

    private static JsonObject Answer(JsonElement asked, DataTable? shared)
    {
        var answer = new JsonObject { ["id"] = Member(asked, "id"), ["type"] = Member(asked, "type") };
        try
        {
            var type = answer["type"]?.ToString() ?? "nothing";
            var plain = Plain.GetValueOrDefault(type);
            if (!Types.TryGetValue(type, out var compute) && plain is null)
                throw StatsProblem.Type(type, Types.Keys.Concat(Plain.Keys));
            if (!asked.TryGetProperty("spec", out var spec))
                throw StatsProblem.Spec("spec", "nothing", "an object");
            DataTable Table() => asked.TryGetProperty("data", out var inline) ? Inline(inline) : shared ?? throw StatsProblem.File("csv", "nothing", "a table", "Name it in 'csv' or with --data.");
            answer["result"] = plain is not null ? plain(new(spec, Table)) : compute!(StatsData.Of(Table(), StatsSpec.Of(spec)));
        }
        catch (RefusedException refused)
        {
            answer["error"] = StatsJson.Problem(refused.Problem);
        }
        return answer;
    }

    /// <summary>A small table inside the case: an object of columns.</summary>
    private static DataTable Inline(JsonElement data)
    {
        if (data.ValueKind is not JsonValueKind.Object || data.EnumerateObject().Any(c => c.Value.ValueKind is not JsonValueKind.Array))
            throw StatsProblem.Spec("data", data.ValueKind.ToString(), "an object of columns, each a list");
        var columns = data.EnumerateObject().ToDictionary(c => c.Name, c => c.Value.EnumerateArray().Select(Cell).ToArray(), StringComparer.Ordinal);
        return columns.Values.Select(c => c.Length).Distinct().Count() == 1
            ? new([.. columns.Keys], columns, columns.Values.First().Length)
            : throw StatsProblem.Spec("data", "columns of different lengths", "columns of one length");
    }

    private static string? Cell(JsonElement cell) => cell.ValueKind is JsonValueKind.Null ? null : cell.ToString();

    private static JsonNode? Member(JsonElement asked, string name) =>
        asked.ValueKind is JsonValueKind.Object && asked.TryGetProperty(name, out var value) ? JsonNode.Parse(value.GetRawText()) : null;
}
