using System.CommandLine;
using System.Text;
using Islet.Cli.Patients;
using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;
using Islet.Registry;

namespace Islet.Cli.Guideline;

/// <summary><c>islet plan ID|FACTS.json</c>: surveillance as dated windows, each with the statement it comes from.</summary>
internal static class PlanCommand
{
    private const string JsonFile = ".json";

    public static Command Create()
    {
        var what = new Argument<string>("ID|FACTS.json") { Description = "A patient of the registry, or a file of facts." };
        var anchors = new Option<FileInfo>("--anchors") { Description = "A file of the days from which the plan counts, and of what was done; see docs/plan.md.", HelpName = "A.json" };
        var ics = new Option<FileInfo>("--ics") { Description = "Writes the windows as an iCalendar file.", HelpName = "FILE" };
        var label = new Option<bool>("--with-key") { Description = "Puts the patient's key before each summary of the calendar." };
        var (registry, asOf, knownBy, json) = (Options.Registry(), Options.AsOf(), Options.KnownBy(), Options.Json());
        var command = new Command("plan", "Surveillance as dated windows: what applying statements ask for, from when, what was done, what is overdue.")
        {
            what, anchors, asOf, knownBy, ics, label, registry, json,
        };
        command.SetAction(async (call, cancel) =>
        {
            Statements.Demand();
            var (name, day, io) = (call.GetRequiredValue(what), call.GetValue(asOf), call.InvocationConfiguration);
            var file = call.GetValue(anchors);
            if (name.EndsWith(JsonFile, StringComparison.OrdinalIgnoreCase))
            {
                var today = day ?? TimeProvider.System.Today();
                var given = file is null ? AnchorsFile.None : await AnchorsFile.ReadAsync(file, today, cancel);
                return await ShowAsync(await OfFactsAsync(new(name), today, given, io.Error, cancel), null, call.GetValue(ics), call.GetValue(json), io.Output, cancel);
            }
            using var log = FindingLog.Open(call.GetValue(registry)!, TimeProvider.System);
            var course = await log.CourseOfAsync(name, cancel);
            var snapshot = new Snapshot(course, Options.ViewOf(course, day, call.GetValue(knownBy), TimeProvider.System.Today()));
            var plan = SurveillancePlan.Of(snapshot, file is null ? null : await GivenAsync(file, snapshot, cancel));
            return await ShowAsync(plan, call.GetValue(label) ? course.Key : null, call.GetValue(ics), call.GetValue(json), io.Output, cancel);
        });
        return command;
    }

    /// <exception cref="RefusedException">E_FACTS_FILE; the problems of the facts are told, and the first of them refuses.</exception>
    internal static async Task<SurveillancePlan> OfFactsAsync(FileInfo facts, DateOnly day, AnchorsFile given, TextWriter errors, CancellationToken cancel)
    {
        var read = ClassifyFacts.Read(await ClassifyFacts.DocumentAsync(facts, cancel));
        if (read.Problems.Count > 0)
        {
            await ProblemWriter.WriteAsync([.. read.Problems.Skip(1)], errors);
            throw new RefusedException(read.Problems[0]);
        }
        var reader = DerivedFacts.Over(Possible.Of(read.Facts));
        var told = SurveillanceAnchors.Of(reader, day);
        await ProblemWriter.WriteAsync(Contradictions(told, given), errors);
        return SurveillancePlan.Of([.. StatementBase.Shipped.Select(b => GuidelineReading.Of(b, reader))], told.With(given.Anchors, given.Cycles, given.Done),
            ObservationCaution.Reasons(reader).Count > 0 ? [ObservationCaution.Code] : []);
    }

    private static async Task<Func<SurveillanceAnchors, SurveillanceAnchors>> GivenAsync(FileInfo file, Snapshot snapshot, CancellationToken cancel)
    {
        if (snapshot.Course.Axis.Kind is not AxisKind.Calendar)
            throw new RefusedException("E_NO_CALENDAR", "--anchors", $"dates for a course on the axis '{snapshot.Course.Axis}'", "a course with a calendar", "Ask for its plan without --anchors.");
        var given = await AnchorsFile.ReadAsync(file, PlanMonths.DateOf(snapshot.View.Effective), cancel);
        return recorded => recorded.With(given.Anchors, given.Cycles, given.Done);
    }

    private static async Task<int> ShowAsync(SurveillancePlan plan, string? label, FileInfo? ics, bool json, TextWriter output, CancellationToken cancel)
    {
        if (ics is not null)
            await WriteAsync(ics, PlanCalendar.Write(plan, StatementBase.Shipped, label), cancel);
        if (json)
            await output.WriteLineAsync(JsonForm.ToJson(w => PlanJson.Write(w, plan)));
        else
            PlanText.Write(plan, output);
        return ExitCode.Done;
    }

    private static async Task WriteAsync(FileInfo ics, string calendar, CancellationToken cancel)
    {
        try
        {
            await File.WriteAllTextAsync(ics.FullName, calendar, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(new Problem("E_PLAN_CALENDAR", $"--ics {ics}", Directory.Exists(ics.FullName) ? "a folder" : "a file that cannot be written", "a file in a folder that exists, and room in it", "Name another file."), fault);
        }
    }

    /// <summary>A number of months and a given day that cannot both be true. The day is taken, and that is told.</summary>
    private static IReadOnlyList<Problem> Contradictions(SurveillanceAnchors facts, AnchorsFile given) =>
    [
        .. given.Anchors.Where(day => facts[day.Name] is { } told && (told.When.Last < day.When.First || day.When.Last < told.When.First)).Select(day => new Problem("W_ANCHORS_FACTS",
            AnchorNames.Key(day.Name), "another day than the number of months in the facts leads to", "a day half a month or less from it", "The day of the anchors is taken. Correct the one that is wrong.")),
    ];
}
