using System.CommandLine;
using System.Globalization;
using Islet.Course;
using Islet.Registry;

namespace Islet.Cli.Patients;

/// <summary><c>islet worklist</c>: what is to be done, patient by patient.</summary>
internal static class WorklistCommand
{
    private const int ShownAtOnce = 50;

    public static Command Create()
    {
        var (registry, asOf, json) = (Options.Registry(), Options.AsOf(), Options.Json());
        var all = new Option<bool>("--all") { Description = $"More than the first {ShownAtOnce} patients." };
        var kind = new Option<string?>("--kind") { Description = "Only items of this kind: " + string.Join(", ", Enum.GetValues<WorkKind>().Select(SnakeCase.Of)) + ".", HelpName = "KIND" };
        kind.AcceptOnlyFromAmong([.. Enum.GetValues<WorkKind>().Select(SnakeCase.Of)]);
        var command = new Command("worklist", "What is to be done by the record: boards, examinations due, progression without re-characterization, facts to settle, disagreements, problems.") { registry, asOf, kind, all, json };
        command.SetAction(async (call, cancel) =>
        {
            using var log = FindingLog.Open(call.GetValue(registry)!, TimeProvider.System);
            var (day, wanted) = (call.GetValue(asOf) ?? TimeProvider.System.Today(), call.GetValue(kind));
            var rows = await log.MapAsync(course => WorkRow.Of(course, PatientWork.Of(course, day, Statements.AreOn)), cancel: cancel);
            var filter = new WorkFilter(wanted is null ? null : Enum.GetValues<WorkKind>().First(k => SnakeCase.Of(k) == wanted));
            await WriteAsync(new(day, rows.OfType<WorkRow>()), filter, call.GetValue(all), call.GetValue(json), call.InvocationConfiguration.Output);
            return ExitCode.Done;
        });
        return command;
    }

    internal static async Task WriteAsync(Worklist list, WorkFilter filter, bool all, bool json, TextWriter output)
    {
        var page = list.Page(filter, 1);
        List<WorkRow> rows = [.. Enumerable.Range(1, all || json ? page.Pages : Math.Min(page.Pages, ShownAtOnce / WorkPage.Size)).SelectMany(n => list.Page(filter, n).Rows)];
        if (json)
        {
            await output.WriteLineAsync(JsonForm.ToJson(w =>
            {
                w.WriteString("as_of", list.Today.ToString("O", CultureInfo.InvariantCulture));
                WorklistJson.WriteCounts(w, list, filter);
                WorklistJson.WritePatients(w, rows, list.Today);
            }));
            return;
        }
        foreach (var kind in Enum.GetValues<WorkKind>())
            await output.WriteLineAsync($"{WorkWords.Heading(kind),-50} {list.Count(kind, filter).Items,7} of {list.Count(kind, filter).Patients} patients");
        foreach (var row in rows)
        {
            await output.WriteLineAsync($"\nP{row.Patient}  {row.Key}  {row.Center}");
            foreach (var text in row.Items.Select(item => WorkWords.Of(item, list.Today)))
                output.WriteWrapped($"  - {text.Says} ({string.Join("; ", text.Premises)})");
        }
        if (rows.Count < page.Total)
            await output.WriteLineAsync($"\nThe first {rows.Count} of {page.Total} patients; --all shows the rest.");
    }
}
