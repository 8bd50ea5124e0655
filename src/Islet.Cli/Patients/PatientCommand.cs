using System.CommandLine;
using System.Globalization;
using Islet.Clinic;
using Islet.Course;
using Islet.Registry;
using Islet.Studies;
using Islet.Web;

namespace Islet.Cli.Patients;

/// <summary><c>islet patient list|show|history</c>.</summary>
internal static class PatientCommand
{
    private const int ShownAtOnce = 200;
    private const int SaidAtMost = 110; // characters of a finding in a history

    public static Command Create() => new("patient", "Patients of the registry.") { List(), Show(), History() };

    private static Command List()
    {
        var (registry, asOf, all, json) = (Options.Registry(), Options.AsOf(), new Option<bool>("--all") { Description = $"More than the first {ShownAtOnce} patients." }, Options.Json());
        var command = new Command("list", "Who is in the registry, and what is known of them on a day; courses without a calendar with all that is known.") { registry, asOf, all, json };
        command.SetAction(async (call, cancel) =>
        {
            using var log = FindingLog.Open(call.GetValue(registry)!, TimeProvider.System);
            var day = call.GetValue(asOf) ?? TimeProvider.System.Today();
            await ListAsync(await log.MapAsync(course => PatientRow.Of(course, day), cancel: cancel), call.GetValue(all), call.GetValue(json), call.InvocationConfiguration.Output);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show()
    {
        var (patient, registry, asOf, knownBy, json) = (Id(), Options.Registry(), Options.AsOf(), Options.KnownBy(), Options.Json());
        var command = new Command("show", "What is known of a patient on a day, and from which finding.") { patient, registry, asOf, knownBy, json };
        command.SetAction(async (call, cancel) =>
        {
            using var log = FindingLog.Open(call.GetValue(registry)!, TimeProvider.System);
            var course = await log.CourseOfAsync(call.GetValue(patient)!, cancel);
            var view = Options.ViewOf(course, call.GetValue(asOf), call.GetValue(knownBy), TimeProvider.System.Today());
            await ShowAsync(new(course, view), call.GetValue(json), call.InvocationConfiguration.Output);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command History()
    {
        var (patient, registry, asOf, json) = (Id(), Options.Registry(), Options.AsOf(), Options.Json());
        var command = new Command("history", "Every finding about a patient as it was recorded, with what replaced it and why, and whether a view of the day sees it.") { patient, registry, asOf, json };
        command.SetAction(async (call, cancel) =>
        {
            using var log = FindingLog.Open(call.GetValue(registry)!, TimeProvider.System);
            var course = await log.CourseOfAsync(call.GetValue(patient)!, cancel);
            var view = Options.ViewOf(course, call.GetValue(asOf), knownBy: null, TimeProvider.System.Today());
            await HistoryAsync(course, view.Of(course), call.GetValue(json), call.InvocationConfiguration.Output);
            return ExitCode.Done;
        });
        return command;
    }

    internal static async Task ListAsync(IReadOnlyList<PatientRow> rows, bool all, bool json, TextWriter output)
    {
        if (json)
        {
            await output.WriteLineAsync(JsonForm.ToJson(w => PatientRowJson.WriteList(w, rows)));
            return;
        }
        var table = Terminal.Table("No.", "Patient", "Sex", "Age at diagnosis (years)", "Primary", "Grade", "UICC stage", "Status", "Findings");
        foreach (var r in all ? rows : rows.Take(ShownAtOnce))
            table.Add($"P{r.Patient}", r.Key, r.Sex, r.AgeAtDiagnosis, r.PrimarySite, r.Grade, r.Stage, r.VitalStatus, r.Findings);
        output.WriteTable(table);
        if (!all && rows.Count > ShownAtOnce)
            await output.WriteLineAsync($"The first {ShownAtOnce} of them; --all shows the rest.");
        await output.WriteLineAsync($"{rows.Count} patients{(rows.Any(r => r.Synthetic) ? $", {rows.Count(r => r.Synthetic)} of them synthetic" : "")}.");
    }

    internal static async Task ShowAsync(Snapshot snapshot, bool json, TextWriter output)
    {
        var course = snapshot.Course;
        if (json)
        {
            await output.WriteLineAsync(JsonForm.ToJson(w => PatientJson.Write(w, snapshot)));
            return;
        }
        await FactsText.WriteAsync(snapshot, output);
        await WriteAsync("Screens", ScreenAnswer.Screens(snapshot), output);
        await WriteAsync("Heredity prompts", ScreenAnswer.Heredity(snapshot), output);
    }

    private static async Task WriteAsync(string title, IReadOnlyList<ScreenAnswer> answers, TextWriter output)
    {
        await output.WriteLineAsync($"{title}:");
        foreach (var one in answers)
        {
            var waits = one.Missing == default ? "" : $", for want of {FactWords.List(one.Missing)}";
            output.WriteWrapped($"  {one.Name}: {FactWords.Word(one.Says)}{(one.Because is { } because ? $", {because}" : "")}{waits}");
        }
    }

    internal static async Task HistoryAsync(DiseaseCourse course, IReadOnlyList<Seen> findings, bool json, TextWriter output)
    {
        if (json)
        {
            await output.WriteLineAsync(JsonForm.ToJson(w => PatientJson.WriteHistory(w, course, findings)));
            return;
        }
        var table = Terminal.Table("Happened", "Says", "Reported", "State", "Finding", "Replaces", "Batch", "Recorded (UTC)", "By");
        foreach (var (f, visibility, _) in findings.OrderBy(s => s.Finding.HappenedBy(course.Axis) is null).ThenBy(s => s.Finding.HappenedBy(course.Axis)).ThenBy(s => s.Finding.Recorded.Batch))
        {
            table.Add(f.Happened.IsKnown ? f.Happened.ToString() : "no date", Says(f.Content), f.Reported.ToStored() ?? "", f.Why is { } why ? $"{FindingWords.Hidden(visibility)}; {FindingWords.Because(why)}" : FindingWords.Hidden(visibility),
                f.Id, f.Supersedes?.ToString() ?? "", f.Recorded.Batch, f.Recorded.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), f.Recorded.By);
        }
        output.WriteTable(table);
        await output.WriteLineAsync($"{findings.Count} findings.");
    }

    /// <summary>On one line; what is longer has its whole content in JSON and on the patient's page.</summary>
    private static string Says(Content content)
    {
        var text = FindingWords.Of(content);
        var said = text.Verbatim is null ? $"{text.Title}: {string.Join(", ", text.Details.Select(d => $"{d.Label} {d.Value}"))}".TrimEnd(' ', ':') : $"{text.Title}: of a kind that this version does not know";
        return said.Length <= SaidAtMost ? said : string.Concat(said.AsSpan(0, SaidAtMost - 1), "…");
    }

    private static Argument<string> Id() => new("ID") { Description = "The patient: the centre's pseudonym, or the registry's number (P12)." };
}
