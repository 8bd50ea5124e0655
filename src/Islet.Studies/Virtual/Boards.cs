using System.Globalization;
using Islet.Course;

namespace Islet.Studies;

/// <summary>What the tumour board decided: at diagnosis, where nothing is given, and after every re-characterization.</summary>
internal static class Boards
{
    private const string SupportiveCare = "best supportive care";

    public static void Write(Clerk clerk, Profile profile, Story story)
    {
        AtDiagnosis(clerk, profile, story);
        foreach (var turn in story.Turns.Where(t => t.IsCharacterized(profile.Recharacterization)))
            After(clerk, profile, story, turn);
    }

    private static void AtDiagnosis(Clerk clerk, Profile profile, Story story)
    {
        var dice = clerk.DiceFor("board/0");
        var (met, day, why) = (dice.Chance(0.6), story.Diagnosed.AddDays(dice.Between(14, 30)), profile.Care.Untreated.Draw(dice));
        var untreated = story.Lines.Count == 0 && story.WithTumourSince is { } since && since <= day && story.Resected is null;
        if (!met && !untreated)
            return;
        clerk.Happened("board/0", day, new BoardDecision
        {
            Tumour = "T1",
            StatedBy = StatedBy.Board,
            Question = "first treatment",
            Plan = untreated ? "no tumour treatment" : story.Resected is not null ? "resection" : story.Lines is [var first, ..] ? Named(first) : "follow-up",
            Considered = story.Disease.Metastases is null ? ["surgery"] : ["prrt", "ssa", "surgery"],
            Observation = untreated ? true : null,
            ReasonUntreated = untreated ? why : null,
            Done = dice.Chance(0.3) ? true : null,
        });
    }

    /// <summary>Whether the change matters is the board's word, not a consequence of the numbers.</summary>
    private static void After(Clerk clerk, Profile profile, Story story, Turn turn)
    {
        var record = string.Create(CultureInfo.InvariantCulture, $"board/{turn.Number}");
        var dice = clerk.DiceFor(record);
        if (!dice.Chance(profile.Recharacterization.BoardSees))
            return;
        var changes = Changes(story, turn);
        var changed = dice.Chance(profile.Recharacterization.TherapyChanged) && changes.Count > 0;
        var (hindsight, departs) = (dice.Chance(0.1) && !story.ByProtocol, dice.Chance(0.12));
        var next = story.Lines.FirstOrDefault(l => l.Started > turn.Day);
        var day = turn.Day.AddDays(dice.Between(32, 40));
        var fate = clerk.DiceFor(record + "/outcome");
        var (told, otherwise, later) = (fate.Chance(0.5), fate.Chance(0.25) && !changed, fate.Between(20, 60));
        var plan = told && otherwise ? Other(next) : Named(next);
        Before(clerk, record, day);
        var decision = Departing(clerk, record, departs, new BoardDecision
        {
            Tumour = "T1",
            StatedBy = StatedBy.Board,
            Question = "treatment after progression",
            Plan = plan,
            PlanBefore = changed ? Named(story.Lines[turn.Line]) : next is null ? null : plan,
            Considered = ["prrt", "chemotherapy", "everolimus"],
            TherapyChanged = hindsight ? null : changed,
            BecauseOf = changed ? changes : null,
            ChangeMatters = hindsight ? null : changed || (changes.Count > 0 && dice.Chance(0.6)),
            Followed = changed && plan == Named(next) && Statement(next) is { } followed ? [followed] : null,
            Present = Present(clerk, record),
        });
        clerk.Happened(record, day, decision);
        if (told && day <= story.Ending.Day)
            Became(clerk, profile, story, decision, next, later);
    }

    /// <summary>What somebody said later of the decision just written: known from its own day on, and not before what was done began.</summary>
    private static void Became(Clerk clerk, Profile profile, Story story, BoardDecision decision, Line? next, int later)
    {
        var written = clerk.Findings[^1];
        var since = written.Happened.Day!.Value.Last;
        var on = (next is { } line && line.Started > since ? line.Started : since).AddDays(later);
        if (on > story.Ending.Day || on > profile.DataLock)
            return;
        var done = decision.Plan == Named(next);
        var outcome = decision with
        {
            Done = done,
            DoneOn = on,
            DoneInstead = done || next is null ? null : Named(next),
            NotDoneReason = done ? null : next is null ? "general condition" : "patient's wish",
        };
        clerk.Replace(written, written, new(written.Happened, written.Reported, outcome), Why.Addendum, Reported.On(on));
    }

    /// <summary>A plan in a board's words, and not in the profile's.</summary>
    public static string Named(Line? line) => line?.Regimen.Name switch
    {
        null => SupportiveCare,
        "captem" => "capecitabine with temozolomide",
        "prrt" => "177Lu-DOTATATE",
        "prrt-again" => "a further course of 177Lu-DOTATATE",
        "streptozocin-5fu" => "streptozocin with 5-fluorouracil",
        var name => name,
    };

    /// <summary>The statement of NANETS 2020 that speaks of the drug; null: several do, or none.</summary>
    private static string? Statement(Line? line) => line?.Regimen.Name switch
    {
        "everolimus" => "SYS-07",
        "sunitinib" => "SYS-08",
        "streptozocin-5fu" => "SYS-09",
        "captem" => "SYS-10",
        "prrt" or "prrt-again" => "SYS-11",
        _ => null,
    };

    /// <summary>A plan that was not what came.</summary>
    private static string Other(Line? next) => next?.Regimen.Name is "everolimus" ? "sunitinib" : "everolimus";

    /// <summary>Some depart from two statements, each for a reason of its own.</summary>
    private static BoardDecision Departing(Clerk clerk, string record, bool departs, BoardDecision decision) => (departs, clerk.DiceFor(record + "/departure").Chance(0.4)) switch
    {
        (false, _) => decision,
        (true, false) => decision with { DepartedFrom = ["SEQ-12"], DepartureReason = "patient's wish" },
        (true, true) => decision with { DepartedFrom = ["SEQ-12", "SEQ-20"], DepartureReasons = ["patient's wish", "not available at the centre"] },
    };

    /// <summary>Roles, where they were noted.</summary>
    private static List<string>? Present(Clerk clerk, string record)
    {
        var dice = clerk.DiceFor(record + "/present");
        if (!dice.Chance(0.6))
            return null;
        List<string> roles = ["medical oncology", "surgery", "nuclear medicine", "radiology"];
        if (dice.Chance(0.7))
            roles.Add("pathology");
        if (dice.Chance(0.4))
            roles.Add("endocrinology");
        return roles;
    }

    /// <summary>Some were put on the board's list, and of some a scan that was due was left for later.</summary>
    private static void Before(Clerk clerk, string record, DateOnly day)
    {
        if (clerk.DiceFor(record + "/referral").Chance(0.3))
            clerk.Happened(record + "/referral", day.AddDays(-10), new BoardReferral { Tumour = "T1", StatedBy = StatedBy.Clinician, Question = "treatment after progression", BoardDay = day });
        if (clerk.DiceFor(record + "/deferral").Chance(0.1))
            clerk.Happened(record + "/deferral", day.AddDays(-12), new Deferral { StatedBy = StatedBy.Clinician, Item = WorkKind.Examination, About = "imaging", Until = day, Reason = "the board is to see the patient first" });
    }

    /// <summary>By the words of <see cref="BoardDecision.BecauseOf"/>.</summary>
    private static List<string> Changes(Story story, Turn turn)
    {
        var before = story.Ki67On(turn.Day.AddDays(-1));
        var (was, now) = (Uptake.ClassOf(before), Uptake.ClassOf(turn.Ki67));
        List<string> changes = [];
        if (turn.Biopsy is { Missed: false } && turn.Ki67 >= before * 1.3)
            changes.Add("ki67");
        if (turn.Biopsy is { Missed: false } && now != was)
            changes.Add("grade");
        if (story.ByProtocol ? turn.NewLesion || (now > was && turn.Pets is not Pets.Sstr) : turn.Pets is Pets.Dual && now > was)
            changes.Add("tracer_pattern");
        if (turn.Hormone is not null)
            changes.Add("hormones");
        if (turn.Syndrome)
            changes.Add("syndrome");
        return changes;
    }
}
