using System.CommandLine;
using System.Globalization;
using Islet.Clinic;
using Islet.Course;
using Islet.Registry;

namespace Islet.Cli.Patients;

/// <summary><c>islet duplicates [decide|undo]</c>: which records may be one person's. A person decides; nothing is merged.</summary>
internal static class DuplicatesCommand
{
    private const int ShownAtOnce = 100;

    public static Command Create()
    {
        var (registry, json) = (Options.Registry(), Options.Json());
        var command = new Command("duplicates", "Pairs of records that may be one person's, each with its reasons. A person decides.") { registry, json, Decide(), Undo() };
        command.SetAction(async (call, cancel) =>
        {
            using var log = FindingLog.Open(call.GetValue(registry)!, TimeProvider.System);
            var search = ProbableMatches.Among(await log.MapAsync(PersonTraits.Of, cancel: cancel));
            await WriteAsync(search, call.GetValue(json), call.InvocationConfiguration.Output);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Decide()
    {
        var (stays, yields, registry, json) = (Record("ID"), Record("OTHER"), Options.Registry(), Options.Json());
        var same = new Option<bool>("--same") { Description = "One person: OTHER is left out of lists, studies and exports in favour of ID." };
        var different = new Option<bool>("--different") { Description = "Two people: the pair is not shown again." };
        var reason = new Option<string>("--reason") { Description = "On what the decision rests, without a name or number of a person.", HelpName = "TEXT", Required = true };
        var command = new Command("decide", "Records a person's decision about two records.") { stays, yields, same, different, reason, registry, json };
        command.Validators.Add(call =>
        {
            if (call.GetValue(same) == call.GetValue(different))
                call.AddError("Say one of --same and --different.");
        });
        command.SetAction(async (call, cancel) =>
        {
            using var log = FindingLog.Open(call.GetValue(registry)!, TimeProvider.System);
            var (one, other) = (await log.CourseOfAsync(call.GetValue(stays)!, cancel), await log.CourseOfAsync(call.GetValue(yields)!, cancel));
            var decision = PersonDecisions.Decide(other, one, call.GetValue(same), call.GetValue(reason));
            await log.AppendAsync(new(Registries.Operator, "islet duplicates decide", call.GetValue(reason)), other.Patient, [decision], cancel);
            await AnswerAsync(one, other, call.GetValue(same) ? "one_person" : "two_people",
                call.GetValue(same) ? $"P{other.Patient} and P{one.Patient} are one person: P{other.Patient} yields to P{one.Patient}." : $"P{one.Patient} and P{other.Patient} are two people.",
                call.GetValue(json), call.InvocationConfiguration.Output);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Undo()
    {
        var (a, b, registry, json) = (Record("ID"), Record("OTHER"), Options.Registry(), Options.Json());
        var command = new Command("undo", "Withdraws what was decided about two records. The history keeps both.") { a, b, registry, json };
        command.SetAction(async (call, cancel) =>
        {
            using var log = FindingLog.Open(call.GetValue(registry)!, TimeProvider.System);
            var (one, other) = (await log.CourseOfAsync(call.GetValue(a)!, cancel), await log.CourseOfAsync(call.GetValue(b)!, cancel));
            await UndoAsync(log, one, other, cancel);
            await AnswerAsync(one, other, "undecided", $"P{one.Patient} and P{other.Patient} are undecided again.", call.GetValue(json), call.InvocationConfiguration.Output);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task UndoAsync(FindingLog log, DiseaseCourse one, DiseaseCourse other, CancellationToken cancel)
    {
        var withdrawn = 0;
        foreach (var (course, about) in new[] { (one, other), (other, one) })
        {
            if (PersonDecisions.Undo(course, about.Key) is { Count: > 0 } withdrawals)
                withdrawn += (await log.AppendAsync(new(Registries.Operator, "islet duplicates undo"), course.Patient, withdrawals, cancel)).Count;
        }
        if (withdrawn == 0)
            throw PersonDecisions.Undecided(one, other);
    }

    private static Argument<string> Record(string name) => new(name) { Description = "A record: the centre's pseudonym, or the registry's number (P12)." };

    private static async Task AnswerAsync(DiseaseCourse one, DiseaseCourse other, string decision, string words, bool json, TextWriter output) =>
        await output.WriteLineAsync(json ? JsonForm.ToJson(w =>
        {
            w.WriteNumber("a", one.Patient);
            w.WriteNumber("b", other.Patient);
            w.WriteString("decision", decision);
        }) : words);

    private static async Task WriteAsync(MatchSearch search, bool json, TextWriter output)
    {
        if (json)
        {
            await output.WriteLineAsync(ToJson(search));
            return;
        }
        var table = Terminal.Table("Record", "Centre", "Record", "Centre", "Weight (bits)", "Likelihood", "Reasons");
        foreach (var m in search.Matches.Take(ShownAtOnce))
        {
            table.Add($"P{m.A.Patient}", m.A.Center, $"P{m.B.Patient}", m.B.Center, m.Bits.ToString("0.0", CultureInfo.InvariantCulture), m.IsProbable ? "probable" : "possible",
                string.Join("; ", m.Evidence.Select(e => $"{e.Says} ({e.Bits.ToString("+0.0;-0.0", CultureInfo.InvariantCulture)})")));
        }
        output.WriteTable(table);
        if (search.Matches.Count > ShownAtOnce)
            await output.WriteLineAsync($"The {ShownAtOnce} heaviest; --json gives all.");
        await output.WriteLineAsync($"{search.Matches.Count} pairs among {search.Records} records may be one person.");
    }

    private static string ToJson(MatchSearch search) => JsonForm.ToJson(w =>
    {
        w.WriteNumber("records", search.Records);
        w.WriteNumber("pairs_compared", search.Compared);
        w.WriteNumber("blocks_too_large", search.BlocksTooLarge);
        w.WriteList("matches", search.Matches, m =>
        {
            w.WriteNumber("a", m.A.Patient);
            w.WriteNumber("b", m.B.Patient);
            w.WriteBoolean("across_centers", m.IsAcrossCentres);
            w.WriteNumber("weight_bits", m.Bits);
            w.WriteNumber("probability", m.Probability);
            w.WriteList("reasons", m.Evidence, e =>
            {
                w.WriteString("says", e.Says.ToString());
                w.WriteNumber("bits", e.Bits);
            });
        });
    });
}
