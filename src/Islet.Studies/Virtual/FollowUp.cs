using System.Globalization;

namespace Islet.Studies;

/// <summary>One time point at which the lesions of a line are measured.</summary>
/// <param name="Number">0 is the baseline.</param>
/// <param name="Seen">The scan that showed the progression of the line.</param>
internal sealed record Assessment(int Line, int Number, DateOnly Day, bool Seen = false)
{
    public bool IsBaseline => Number == 0;

    /// <summary>Of the study, where it is none that is there anyway.</summary>
    public string Study => string.Create(CultureInfo.InvariantCulture, $"R{Line + 1}-{Number}");
}

/// <summary>How one line is followed: when its lesions are measured, and how the tumour answers where the profile's curve leaves it open.</summary>
/// <param name="Modality">CT or MRI, one for all lines of a patient.</param>
/// <param name="Strays">The scan that shows the progression is of the other kind.</param>
/// <param name="Complete">A response is complete.</param>
/// <param name="Drift">Size at the last time point before a progression over the smallest; short of the 20 % that would show it.</param>
/// <param name="Undercalled">The last time point but one shows the progression already, and is read as stable.</param>
internal sealed record FollowUp(int Line, string Modality, IReadOnlyList<Assessment> Assessments, bool Complete, double Drift, bool Undercalled, bool Strays)
{
    private const int Window = 28; // days from the baseline to the line (Eisenhauer et al. 2009, section 4.1)
    private const int Apart = 35; // days between the scan that shows a progression and the one before it at the least [H]
    private const int AfterTwoCycles = 105; // days: before the third cycle of PRRT [H]
    private const int Carcinoma = 63; // days between time points in carcinomas [H]
    private const int Longest = 60; // time points
    private const int Soonest = 21; // days: a progression before that is none under the line [H]
    private const double DaysPerYear = 365.25;

    public string Course => string.Create(CultureInfo.InvariantCulture, $"L{Line + 1}");

    public DateOnly From => Assessments[0].Day;

    public DateOnly To => Assessments[^1].Day;

    /// <summary>Time points between the baseline and the scan that shows the progression.</summary>
    public IReadOnlyList<Assessment> Between => [.. Assessments.Where(a => !a.IsBaseline && !a.Seen)];

    /// <summary>By the line's number from 0. A line is followed from the time on when days are known, and by protocol always.</summary>
    public static IReadOnlyDictionary<int, FollowUp> Of(Profile profile, Story story, Func<string, Dice> diceFor)
    {
        var followed = new Dictionary<int, FollowUp>();
        var modality = diceFor("response").Chance(0.72) ? "CT" : "MRI"; // [H]
        foreach (var (i, line) in story.Lines.Index())
        {
            var dice = diceFor(string.Create(CultureInfo.InvariantCulture, $"response/L{i + 1}"));
            var measured = dice.Chance(profile.Response.Measured) || story.ByProtocol;
            if (measured && story.Nature.Followed && line.Started >= profile.Dates.CoarseBefore && Of(profile, story, i, modality, dice) is { } follow)
                followed.Add(i, follow);
        }
        return followed;
    }

    private static FollowUp? Of(Profile profile, Story story, int i, string modality, Dice dice)
    {
        var (line, turn) = (story.Lines[i], story.Turns.FirstOrDefault(t => t.Line == i));
        var (strays, complete, drift, under) = (dice.Chance(0.05), dice.Chance(profile.Response.Complete), 1 + (0.12 * dice.Uniform()), dice.Chance(profile.Response.Misread.Undercalled));
        var (late, before) = (dice.Chance(profile.Response.LateBaseline) && !story.ByProtocol, dice.Uniform());
        var baseline = Baseline(story, i, late, before);
        var seen = turn?.Seen?.Day;
        if (seen < line.Started.AddDays(Soonest))
            return null;
        List<DateOnly> days = [baseline, .. Rhythm(profile.Response, story, line, seen ?? turn?.Day ?? story.Ending.Day, dice).Where(d => d > baseline)];
        List<Assessment> all = [.. days.Select((day, number) => new Assessment(i, number, day))];
        if (seen is { } shown)
            all.Add(new(i, all.Count, shown, Seen: true));
        var grows = turn is { Seen: not null, NewLesion: false };
        return new(i, modality, all, complete, drift, under && grows && all.Count >= 4, strays);
    }

    /// <summary>After whatever came before: an operation, the scan that showed the last progression, the relapse.</summary>
    private static DateOnly Baseline(Story story, int i, bool late, double before)
    {
        var start = story.Lines[i].Started;
        var earliest = start.AddDays(late ? -2 * Window : -Window);
        foreach (var event_ in new[] { story.Turns.LastOrDefault(t => t.Line < i)?.Seen?.Day, story.Relapsed, story.Resected?.AddDays(10) })
        {
            if (event_ is { } day && day < start && day >= earliest)
                earliest = day.AddDays(1);
        }
        var latest = late && earliest < start.AddDays(-Window - 1) ? start.AddDays(-Window - 1) : start.AddDays(-1);
        return latest <= earliest ? latest : earliest.AddDays((int)((latest.DayNumber - earliest.DayNumber) * before));
    }

    private static IEnumerable<DateOnly> Rhythm(ResponseProfile response, Story story, Line line, DateOnly end, Dice dice)
    {
        var often = story.Nature.Variant is Variant.Net ? response.EveryDays : Carcinoma;
        var day = line.Started;
        for (var n = 0; n < Longest; n++)
        {
            var slow = day.DayNumber - line.Started.DayNumber > response.FirstYears * DaysPerYear;
            day = day.AddDays(n == 0 && line.Regimen.Cycles >= 4 ? AfterTwoCycles : slow ? 2 * often : often);
            var (visit, missed) = (day.AddDays(dice.Between(-7, 7)), dice.Chance(story.ByProtocol ? response.Missed / 3 : response.Missed));
            if (visit > end.AddDays(-Apart))
                yield break;
            if (!missed)
                yield return visit;
        }
    }
}
