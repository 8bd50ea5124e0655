using System.Globalization;
using Islet.Course;

namespace Islet.Studies;

/// <summary>Who called a progression, on what grounds; and what the source itself states of its lines, which need not agree with the measurements.</summary>
internal static class Progressions
{
    public static void Write(Clerk clerk, Profile profile, Story story, Lesions lesions, SeriesReads series)
    {
        foreach (var turn in story.Turns)
            Judged(clerk, story, lesions, turn);
        if (story.Relapsed is { } relapsed)
        {
            clerk.Result("progression/relapse", relapsed, relapsed.AddDays(8), new ProgressionJudgement
            {
                Tumour = "T1", StatedBy = StatedBy.Board, Progressive = true, Grounds = ["radiological"], Sites = ["liver"],
            });
        }
        if (clerk.DiceFor("stated").Chance(profile.Care.StatedLines))
        {
            foreach (var (i, line) in story.Lines.Index())
                Stated(clerk, profile, story, lesions, series.BestOf(i), i, line);
        }
    }

    private static void Judged(Clerk clerk, Story story, Lesions lesions, Turn turn)
    {
        var record = string.Create(CultureInfo.InvariantCulture, $"progression/{turn.Number}");
        var dice = clerk.DiceFor(record);
        if (turn.Seen is not { } seen)
        {
            clerk.Happened(record, turn.Day, new ProgressionJudgement { Tumour = "T1", StatedBy = StatedBy.Clinician, Progressive = true, Grounds = ["clinical"] });
            return;
        }
        var (board, biochemical, clinical) = (dice.Chance(0.6), dice.Chance(0.25), dice.Chance(0.2));
        clerk.Result(record, seen.Day, turn.Day.AddDays(board ? 7 : 3), new ProgressionJudgement
        {
            Tumour = "T1",
            StatedBy = board ? StatedBy.Board : StatedBy.Radiologist,
            Progressive = true,
            Grounds = (clinical, biochemical) switch
            {
                (true, true) => ["radiological", "clinical", "biochemical"],
                (true, false) => ["radiological", "clinical"],
                (false, true) => ["radiological", "biochemical"],
                _ => ["radiological"],
            },
            Sites = Sites(lesions, turn, seen.Day),
        });
        if (dice.Chance(0.1) && story.Lines[turn.Line].Started.AddDays(40) is var calm && calm < seen.Day.AddDays(-60))
            clerk.Result(record + "/before", calm, calm.AddDays(6), new ProgressionJudgement { Tumour = "T1", StatedBy = StatedBy.Radiologist, Progressive = false, Grounds = ["radiological"] });
    }

    /// <summary>By the words of the lesions' organs.</summary>
    private static List<string> Sites(Lesions lesions, Turn turn, DateOnly day)
    {
        var there = lesions.All.Where(l => l.IsThereOn(day)).ToList();
        var organs = (turn.NewLesion ? there.Where(l => l.Since == day) : there).Select(l => l.Organ).Distinct().ToList();
        return organs.Count > 0 ? organs : ["liver"];
    }

    private static void Stated(Clerk clerk, Profile profile, Story story, Lesions lesions, BestResponse? measured, int i, Line line)
    {
        var record = string.Create(CultureInfo.InvariantCulture, $"outcome/L{i + 1}");
        var (dice, ended) = (clerk.DiceFor(record), line.Progressed);
        var last = ended ?? story.Ending.Day;
        clerk.Happened(record, last, new ReportedOutcome
        {
            Tumour = "T1",
            StatedBy = StatedBy.Clinician,
            Line = i + 1,
            Regimen = Boards.Named(line),
            Drugs = line.Regimen.Drugs,
            BestResponse = Response(profile, lesions, measured, line, last, dice),
            Criterion = dice.Chance(0.7) ? "RECIST 1.1" : null,
            Progression = ended is null ? null : true,
            Endpoint = "pfs",
            Months = Amount.Of((last.DayNumber - line.Started.DayNumber) / Offset.DaysPerMonth, 1),
            Event = ended is not null || story.Ending.Dead,
        });
    }

    /// <summary>As the sizes say it, or now and then one class beside.</summary>
    private static BestResponse Response(Profile profile, Lesions lesions, BestResponse? measured, Line line, DateOnly last, Dice dice)
    {
        var (months, otherwise) = ((last.DayNumber - line.Started.DayNumber) / 30, dice.Chance(profile.Care.StatedOtherwise));
        var unsaid = months < 2 || dice.Chance(0.04);
        if (measured is { } best)
            return !otherwise ? best : best is BestResponse.SD ? BestResponse.PR : BestResponse.SD;
        if (unsaid)
            return line.Progressed is null ? BestResponse.NE : BestResponse.PD;
        var smallest = Enumerable.Range(1, Math.Min(months, 12)).Min(m => lesions.Burden.Over(line.Started, line.Started.AddDays(m * 30)));
        return (smallest, otherwise) switch
        {
            ( < 0.05, _) => BestResponse.CR,
            ( <= 0.70, false) or ( <= 0.85, true) => BestResponse.PR,
            (_, true) when line.Progressed is not null && months < 8 => BestResponse.PD,
            _ => BestResponse.SD,
        };
    }
}
