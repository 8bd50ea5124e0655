using System.CommandLine;
using System.Globalization;
using Islet.Course;
using Islet.Web;

namespace Islet.Cli.Guideline;

/// <summary><c>islet guideline feedback --registry R [--json]</c>: what clients told of the cards they were given.</summary>
internal static class FeedbackCommand
{
    public static Command Create()
    {
        var (registry, json) = (Options.Registry(), Options.Json());
        var command = new Command("feedback", "What readers did with the cards of the CDS services: how often, and for which reason they put one aside.") { registry, json };
        command.SetAction(async (call, cancel) =>
        {
            using var log = new FeedbackLog(call.GetRequiredValue(registry));
            await RunAsync(log, call.GetValue(json), call.InvocationConfiguration.Output);
            return ExitCode.Done;
        });
        return command;
    }

    internal static async Task RunAsync(FeedbackLog log, bool json, TextWriter output)
    {
        var told = log.Read();
        if (json)
            await output.WriteLineAsync(Json(told));
        else if (told.Count == 0)
            await output.WriteLineAsync("No feedback so far.");
        else
            WriteTable(told, output);
    }

    private static void WriteTable(IReadOnlyList<CdsFeedback> told, TextWriter output)
    {
        var table = Terminal.Table("Card", "Outcome", "Reason", "Times", "With a comment", "Last");
        foreach (var same in told.GroupBy(f => (f.Kind, f.Outcome, f.Reason)).OrderBy(g => g.Key.Kind, StringComparer.Ordinal).ThenByDescending(g => g.Count()))
            table.Add(same.Key.Kind, same.Key.Outcome, same.Key.Reason?.Replace('-', ' ') ?? "none given", same.Count(), same.Count(f => f.Commented), same.Max(f => f.OutcomeAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        output.WriteTable(table);
    }

    private static string Json(IReadOnlyList<CdsFeedback> told) => JsonForm.ToJson(json =>
    {
        json.WriteList("feedback", told, one =>
        {
            json.WriteString("told", one.Told);
            json.WriteString("outcome_at", one.OutcomeAt);
            json.WriteString("card", one.Card);
            json.WriteString("kind", one.Kind);
            json.WriteString("outcome", one.Outcome);
            json.WriteString("reason", one.Reason);
            json.WriteBoolean("commented", one.Commented);
        });
    });
}
