using System.CommandLine;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary><c>islet stats table1</c>: the patients as they were at the start, in groups.</summary>
internal static class Table1Command
{
    private static readonly (string Word, QuantileDefinition Definition)[] Definitions = [("spss", QuantileDefinition.Spss), ("r7", QuantileDefinition.R7), ("sas", QuantileDefinition.Sas)];

    public static Command Create()
    {
        var options = new ReportOptions();
        var by = DataOptions.Column("--by", "Column of groups, one column of the table each. [default: all together]");
        var variables = ReportOptions.List("--variables", "Columns to describe, in this order. [default: all but those of groups and survival]");
        var factors = ReportOptions.List("--factors", "Columns of numbers that are categories.");
        var normal = ReportOptions.List("--normal", "Columns whose means are compared (Welch's t, analysis of variance).");
        var test = new Option<string[]>("--test") { Description = $"The test of a column: {string.Join(", ", [.. GroupTests.OfNumbers, .. GroupTests.OfCategories])}. [default: by the rule, which is printed]", HelpName = "COLUMN=TEST" };
        var quantiles = new Option<string>("--quantiles") { Description = "What a quartile is: spss (R type 6), r7 (R's default), sas (R type 2).", DefaultValueFactory = _ => "spss" };
        quantiles.AcceptOnlyFromAmong([.. Definitions.Select(d => d.Word)]);
        var (time, happened) = (DataOptions.Column("--time", "The time under observation: adds events and median survival."), DataOptions.Column("--event", "Column that says whether the event ended it."));
        var value = new Option<string[]>("--event-value") { Description = "What that column holds where the event happened. [default: 1]", HelpName = "VALUE" };
        var command = new Command("table1", "Table 1 of a paper: n (%), mean (SD), median (quartiles), missing, tests, standardized differences.") { by, variables, factors, normal, test, quantiles, time, happened, value };
        options.AddTo(command);
        command.SetAction(async (call, cancel) =>
        {
            Table1Request asked = new(call.GetValue(by), ReportOptions.Split(call.GetValue(variables)), ReportOptions.Split(call.GetValue(factors)), ReportOptions.Split(call.GetValue(normal)),
                Tests(call.GetValue(test) ?? []), Definitions.First(d => d.Word == call.GetRequiredValue(quantiles)).Definition, options.LevelOf(call))
            {
                Time = call.GetValue(time), Event = call.GetValue(happened), EventValues = call.GetValue(value) is { Length: > 0 } values ? values : ["1"],
            };
            await Table1.Report(await DataTable.ReadAsync(call.GetRequiredValue(options.Data), cancel), asked).WriteAsync(options.Read(call), call.InvocationConfiguration.Output, cancel);
            return ExitCode.Done;
        });
        return command;
    }

    private static Dictionary<string, string> Tests(string[] asked)
    {
        var tests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in asked)
            if (one.LastIndexOf('=') is var at and > 0)
                tests[one[..at]] = one[(at + 1)..];
            else
                throw StatsProblem.Spec("--test", one, "COLUMN=TEST");
        return tests;
    }
}

/// <summary>What a table 1 is asked for.</summary>
/// <param name="By">Null: all together.</param>
/// <param name="Variables">None: all columns.</param>
internal sealed record Table1Request(
    string? By, IReadOnlyList<string> Variables, IReadOnlyList<string> Factors, IReadOnlyList<string> Normal, IReadOnlyDictionary<string, string> Tests, QuantileDefinition Quantiles, double Level)
{
    public string? Time { get; init; }
    public string? Event { get; init; }
    public IReadOnlyList<string> EventValues { get; init; } = ["1"];
}
