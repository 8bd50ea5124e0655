using System.CommandLine;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Cli.Guideline;

/// <summary><c>islet guideline show ID</c>: one statement with everything that its file says.</summary>
internal static class ShowCommand
{
    public static Command Create()
    {
        var (key, json) = (GuidelineOptions.Guideline("all"), Options.Json());
        var id = new Argument<string>("ID") { Description = "NANETS2020-SYS-02, or SYS-02." };
        var command = new Command("show", "One statement: for whom, what it says, how strongly, on what evidence, and what has overtaken it.") { id, key, json };
        command.SetAction(async (call, cancel) =>
        {
            Statements.Demand();
            IReadOnlyList<StatementBase> guidelines = call.GetValue(key) is { } wanted ? [await GuidelineOptions.ReadAsync(wanted, cancel)] : StatementBase.Shipped;
            return await WriteAsync(call.GetRequiredValue(id), guidelines, call.GetValue(json), call.InvocationConfiguration.Output);
        });
        return command;
    }

    /// <exception cref="RefusedException">E_STATEMENT_UNKNOWN, E_GUIDELINE_UNKNOWN.</exception>
    internal static async Task<int> WriteAsync(string id, IReadOnlyList<StatementBase> among, bool json, TextWriter output)
    {
        var (guideline, statement) = GuidelineOptions.StatementOf(id, among);
        if (!json)
            Write(guideline, statement, output);
        else
            await output.WriteLineAsync(JsonForm.ToJson(w => StatementJson.WriteOne(w, guideline, statement)));
        return ExitCode.Done;
    }

    private static void Write(StatementBase guideline, Statement s, TextWriter output)
    {
        output.WriteLine($"{s.Id}  {s.Topic}");
        output.WriteWrapped($"  {s.Says}");
        output.WriteLine();
        foreach (var (name, text) in Rows(guideline, s))
            if (!string.IsNullOrEmpty(text))
                output.WriteWrapped($"  {name,-18}{text}");
        foreach (var macro in new[] { s.Condition, s.Check, s.Emphasis }.OfType<Condition>().SelectMany(OpenedCondition.Macros).DistinctBy(m => m.Name))
            output.WriteWrapped($"  {macro.Name,-18}{macro.Body.Text}");
        output.WriteLine();
        output.WriteWrapped(IntendedPurpose.Text);
    }

    private static IEnumerable<(string Name, string? Text)> Rows(StatementBase guideline, Statement s) =>
    [
        ("Guideline", $"{guideline.Name}, {guideline.Source}"),
        ("Stance", StatementWords.StanceOf(guideline, s.Stance)),
        ("Vote", $"{StatementWords.Strength(s.Strength)}{(s.Votes is { } votes ? $" ({votes})" : "")}. {StatementWords.StrengthMeans(s.Strength)}"),
        ("Origin", s.Origin),
        ("Overtaken", s.Superseded),
        ("Reading", s.Reading),
        ("Evidence", s.Evidence),
        ("Figures", string.Join(", ", s.Figures)),
        ("Caution", s.Caution),
        ("Shown beside it", string.Join(", ", s.Beware)),
        ("Advises against", FactWords.List(s.AdvisesAgainst)),
        ("Pulls against", string.Join(", ", guideline.Statements.Where(o => o.Id != s.Id && (s.Tension.Contains(o.Id) || o.Tension.Contains(s.Id))).Select(o => o.Number))),
        ("Options", string.Join(", ", s.Options.Select(o => $"{guideline.Options.First(known => known.Key == o.Option).Title}: {StatementWords.Bearing(o.Bearing)}"))),
        ("Schedule", string.Join("; ", s.Schedule.Select(StatementWords.Step))),
        ("Text", $"{s.Section}, lines {s.Lines}"),
        ("Condition", s.Condition.Text),
        ("Wants on record", s.Check?.Text),
        ("Stresses", s.Emphasis?.Text),
    ];
}
