using System.CommandLine;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Cli.Guideline;

/// <summary><c>islet guideline list</c>: the statements of the shipped guidelines, in the document's order.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var (key, json) = (GuidelineOptions.Guideline("all"), Options.Json());
        var topic = new Option<string?>("--topic") { Description = "Only one part of the guideline, by the letters of its numbers: SYS, LDT." };
        var stance = new Option<Stance?>("--stance") { Description = "Only statements that do this." };
        var strength = new Option<Strength?>("--strength") { Description = "Only statements behind which so much of the panel stood." };
        var superseded = new Option<bool>("--superseded") { Description = "Only what something later has overtaken." };
        var search = new Option<string?>("--search") { Description = "Only statements in which all of these words stand.", HelpName = "WORDS" };
        var command = new Command("list", "The statements of the shipped guidelines, in the document's order.") { key, topic, stance, strength, superseded, search, json };
        command.SetAction(async (call, cancel) =>
        {
            Statements.Demand();
            IReadOnlyList<StatementBase> guidelines = call.GetValue(key) is { } wanted ? [await GuidelineOptions.ReadAsync(wanted, cancel)] : StatementBase.Shipped;
            var query = new StatementQuery(call.GetValue(search)?.Trim() ?? "", call.GetValue(topic) is { } part ? TopicOf(part, guidelines) : null, call.GetValue(stance), call.GetValue(strength), call.GetValue(superseded) ? true : null, null);
            return await WriteAsync(guidelines, query, call.GetValue(json), call.InvocationConfiguration.Output);
        });
        return command;
    }

    /// <exception cref="RefusedException">E_GUIDELINE_TOPIC.</exception>
    internal static string TopicOf(string typed, IReadOnlyList<StatementBase> guidelines)
    {
        List<string> topics = [.. guidelines.SelectMany(g => g.Statements).Select(StatementQuery.ChapterOf).Distinct(StringComparer.Ordinal)];
        return topics.Find(t => t.Equals(typed.Trim(), StringComparison.OrdinalIgnoreCase)) ?? throw new RefusedException("E_GUIDELINE_TOPIC", "--topic", "letters that no statement's number has",
            string.Join(", ", topics.Select(t => t.ToUpperInvariant())), Spelling.Nearest(typed, topics) is [var near, ..] ? $"Did you mean {near.ToUpperInvariant()}?" : "Correct the letters, or leave --topic out.");
    }

    internal static async Task<int> WriteAsync(IReadOnlyList<StatementBase> guidelines, StatementQuery query, bool json, TextWriter output)
    {
        if (json)
        {
            await output.WriteLineAsync(JsonForm.ToJson(w => StatementJson.WriteList(w, guidelines, query)));
            return ExitCode.Done;
        }
        foreach (var guideline in guidelines)
        {
            var statements = query.Of(guideline);
            output.WriteWrapped($"{guideline.Name}: {guideline.Title} ({guideline.Source})");
            output.WriteLine(statements.Count == guideline.Statements.Count ? Numbers.Count(statements.Count, "statement") : $"{statements.Count} of {Numbers.Count(guideline.Statements.Count, "statement")}");
            var table = Terminal.Table("Statement", "Stance", "Vote", "About", "");
            foreach (var s in statements)
                table.Add(s.Number, StatementWords.Stance(s.Stance), StatementWords.StrengthInList(s.Strength) ?? "", s.Topic, s.Superseded is null ? "" : "overtaken");
            if (statements.Count > 0)
                output.WriteTable(table);
        }
        output.WriteWrapped(IntendedPurpose.Text);
        return ExitCode.Done;
    }
}
