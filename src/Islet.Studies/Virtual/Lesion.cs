namespace Islet.Studies;

/// <summary>One lesion of one patient, under the name that it keeps over all studies.</summary>
/// <param name="Mm">Longest diameter when it was first there to be seen; of a node the short axis.</param>
/// <param name="Gone">When an operation or a needle took it away; null: never.</param>
/// <param name="Pliancy">How far it goes along with the tumour as a whole: above 1 it grows and shrinks more.</param>
/// <param name="Fdg">Where it stands in FDG uptake, 0 to 1: it takes it up once the tumour's probability is above.</param>
/// <param name="Sstr">The same of receptors.</param>
internal sealed record Lesion(string Name, string Organ, string? Part, double Mm, DateOnly Since, DateOnly? Gone, double Pliancy, double Fdg, double Sstr)
{
    public bool IsNode => Organ is "lymph_node";

    public bool IsThereOn(DateOnly day) => day >= Since && (Gone is not { } gone || day < gone);

    public double MmOn(DateOnly day, Burden burden) =>
        Math.Clamp(Mm * Math.Max(0.02, 1 + ((burden.Over(Since, day) - 1) * Pliancy)), 0, 280);
}

/// <summary>How large the lesions are over time against the day of diagnosis: grown, shrunk under treatment, grown again.</summary>
internal sealed class Burden
{
    private const double DaysPerYear = 365.25;
    private const double Largest = 6;

    private const double AlreadyShown = 1.235; // over the smallest, at the time point before, where the reader did not see it
    private const double NotYetShown = 1.14; // over the smallest: short of the 20 % of RECIST 1.1, also with a reader's error
    private const double Shown = 1.3; // by the scan that shows it
    private const double Bulky = 1.8; // of the size at diagnosis: from here on no more than shows it, for a liver has an end
    private const double Trace = 0.015; // of what a complete response leaves
    private const double ComesBack = 0.45; // of it, when it is back

    private readonly List<(int Day, double Scale)> knots = [];

    public Burden(LesionProfile lesions, Story story, IReadOnlyDictionary<int, FollowUp> followed, Func<string, Dice> diceFor)
    {
        var dice = diceFor("burden");
        var growth = lesions.GrowthPerYear[story.Disease.Grade];
        knots.Add((story.Diagnosed.DayNumber - 60, 1));
        foreach (var (i, line) in story.Lines.Index())
        {
            Grow(line.Started.DayNumber, growth);
            Treat(lesions, line, story.Turns.FirstOrDefault(t => t.Line == i), story.Ending, followed.GetValueOrDefault(i), dice);
        }
        Grow(story.Ending.Day.DayNumber + 1, growth);
    }

    /// <summary>Size on one day over that on another.</summary>
    public double Over(DateOnly from, DateOnly to) => On(to.DayNumber) / On(from.DayNumber);

    private void Grow(int until, double perYear)
    {
        var (day, scale) = knots[^1];
        if (until > day)
            knots.Add((until, Math.Min(Largest, scale * (1 + (perYear * (until - day) / DaysPerYear)))));
    }

    private void Treat(LesionProfile lesions, Line line, Turn? turn, Ending ending, FollowUp? follow, Dice dice)
    {
        var scale = knots[^1].Scale;
        var responds = dice.Chance(line.Regimen.ObjectiveResponse);
        var smallest = scale * (responds ? lesions.Response : lesions.Stable).Draw(dice);
        var regrowth = lesions.Regrowth.Draw(dice);
        var (start, end) = (line.Started.DayNumber, (turn?.Day ?? ending.Day).DayNumber);
        if (end - start < 60)
            (smallest, responds) = (scale, false); // no time to respond
        if (follow is not null)
        {
            Follow(follow, turn, end, smallest: responds && follow.Complete ? scale * Trace : smallest, regrowth, start);
            return;
        }
        knots.Add((start + 1 + Math.Min((end - start) / 2, 240), smallest));
        if (turn is not null && end > knots[^1].Day)
            knots.Add((end, smallest * (turn.NewLesion ? Math.Min(regrowth, 1.1) : regrowth)));
    }

    /// <summary>Measured lines progress between the last time point and the scan that shows it, and no others do: the registry's judgement and RECIST agree.</summary>
    private void Follow(FollowUp follow, Turn? turn, int end, double smallest, double regrowth, int start)
    {
        var scale = knots[^1].Scale;
        var (lowest, complete) = (Math.Min(scale, smallest), smallest <= scale * Trace);
        var held = complete ? smallest : Math.Min(smallest * follow.Drift, lowest * NotYetShown);
        var shown = turn?.Seen?.Day.DayNumber ?? end;
        knots.Add((start + 1 + Math.Min((shown - start) / 2, 240), smallest));
        IReadOnlyList<Assessment> before = follow.Between;
        if (follow.Undercalled)
            (before, held) = (before.SkipLast(1).ToList(), Math.Min(held, lowest * 1.1));
        if (before is [.., var last])
            Add(last.Day.DayNumber, held);
        if (follow.Undercalled)
            Add(follow.Between[^1].Day.DayNumber, lowest * AlreadyShown);
        var measured = follow.Between.Select(a => On(a.Day.DayNumber)).Append(scale).Min();
        Add(shown, turn is null || (turn.NewLesion && turn.Seen is not null) ? held : complete ? scale * ComesBack : Math.Max(smallest * (scale > Bulky ? 1 : regrowth), measured * Shown));
        Add(end, knots[^1].Scale);

        void Add(int day, double size)
        {
            if (day > knots[^1].Day)
                knots.Add((day, size));
        }
    }

    private double On(int day)
    {
        var next = 1;
        while (next < knots.Count - 1 && knots[next].Day < day)
            next++;
        var ((d0, s0), (d1, s1)) = (knots[next - 1], knots[next]);
        return day <= d0 ? s0 : day >= d1 ? s1 : s0 + ((s1 - s0) * (day - d0) / (d1 - d0));
    }
}
