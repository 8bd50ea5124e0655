namespace Islet.Studies;

/// <summary>What truly befalls the lesions of a line beside the tumour's common curve, the same for every reader.</summary>
/// <param name="Larger">By lesion and time point: by how much it is larger for that once.</param>
/// <param name="Overcalled">The time point at which progression is read where there is none, and why.</param>
/// <param name="Doubtful">A shadow that is no lesion, seen at the overcalled time point; null: none.</param>
/// <param name="Split">A target that falls apart, and from which time point on.</param>
/// <param name="Merged">A target that becomes one mass with the other, and from when on.</param>
/// <param name="Softer">Density under full treatment over that before it.</param>
/// <param name="EquivocalFirst">A new lesion that shows the progression is there a time point before, and may be none.</param>
/// <param name="Nodule">The progression comes with a new nodule inside a target.</param>
internal sealed record SeriesTruth(
    FollowUp Follow, Lesions Lesions, IReadOnlyList<Followed> All, IReadOnlyDictionary<(string Lesion, int At), double> Larger, (Misreading Why, int At)? Overcalled,
    string? Doubtful, (Followed Lesion, int From)? Split, (Followed Into, Followed Lesion, int From)? Merged, double Softer, bool EquivocalFirst, bool Nodule)
{
    private const double JustBelow = 1.16; // over the smallest sum: growth, and no progression
    private const double OneAlone = 1.28; // over its smallest diameter
    private const int ByThen = 200; // days from the start of PRRT to its end [H]

    public double Mm(Lesion lesion, Assessment at) =>
        lesion.IsThereOn(at.Day) ? lesion.MmOn(at.Day, Lesions.Burden) * Larger.GetValueOrDefault((lesion.Name, at.Number), 1) : 0;

    /// <summary>How far size fell at its smallest, over that at the baseline.</summary>
    public double Depth => Follow.Assessments.Min(a => Lesions.Burden.Over(Follow.From, a.Day));

    /// <param name="targets">Of the first reader.</param>
    public static SeriesTruth Of(Profile profile, Story story, FollowUp follow, Lesions lesions, IReadOnlyList<Followed> all, IReadOnlyList<Followed> targets, Dice dice)
    {
        var (response, line) = (profile.Response, story.Lines[follow.Line]);
        var truth = new SeriesTruth(follow, lesions, all, new Dictionary<(string, int), double>(), null, null, null, null, 1, dice.Chance(response.EquivocalFirst), dice.Chance(response.Nodule));
        truth = truth with { Softer = SoftenedBy(line.Regimen, truth.Depth, dice.Uniform()) };
        var (whole, one, size) = (dice.Chance(response.Pseudoprogression.Whole), dice.Chance(response.Pseudoprogression.OneLesion), dice.Uniform());
        var (over, why, when) = (dice.Chance(response.Misread.Overcalled), response.Misread.By.Draw(dice), dice.Uniform());
        var (split, merged, from) = (dice.Chance(response.Split), dice.Chance(response.Merged), dice.Between(1, 3));
        if (line.Regimen.Cycles is not null && targets.Count > 0)
            truth = truth.WithPseudoprogression(response.Pseudoprogression, line, targets, whole, one, size);
        if (over)
            truth = truth.WithOvercall(why, when, targets);
        var last = follow.Line == story.Lines.Count - 1 && from < follow.Assessments.Count; // so that no later line has to know of it
        var pair = targets.Where(t => t.Lesion.Organ is "liver").ToList();
        if (last && split && pair is [var large, ..] && truth.Mm(large.Lesion, follow.Assessments[0]) >= 25)
            return truth with { Split = (large, from) };
        return last && merged && pair is [var into, var gone] ? truth with { Merged = (into, gone, from) } : truth;
    }

    /// <summary>Density over that before treatment at a time point: it falls over five months, and comes back in part with the tumour. [H]</summary>
    public double DensityAt(Assessment at, double strength)
    {
        var fallen = Math.Clamp((at.Day.DayNumber - Follow.From.DayNumber) / 150.0, 0, 1) * (at.Seen ? 0.4 : 1);
        return 1 - ((1 - Softer) * strength * fallen);
    }

    /// <summary>What responds and what starves of vessels softens; an analogue changes little. [H]</summary>
    private static double SoftenedBy(Regimen regimen, double depth, double u) => depth <= 0.7 ? 0.66 + (0.19 * u)
        : regimen.Drugs is ["sunitinib"] or ["everolimus"] ? 0.76 + (0.18 * u)
        : regimen.Cycles is not null ? 0.80 + (0.18 * u) : 0.95 + (0.08 * u);

    private SeriesTruth WithPseudoprogression(PseudoprogressionProfile pseudo, Line line, IReadOnlyList<Followed> targets, bool whole, bool one, double size)
    {
        if (whole && Follow.Between.FirstOrDefault(a => a.Day >= line.Started.AddDays(ByThen)) is { } after)
            return Grown(targets, after, pseudo.Size.Of(50 * size) * Smallest(targets, after) / Sum(targets, after));
        if (!one || Follow.Between is not [var first, ..])
            return this;
        IReadOnlyList<Followed> alone = [targets[(int)(size * targets.Count)]];
        return Grown(alone, first, pseudo.Size.Of(100 * size) * Smallest(alone, first) / Sum(alone, first));
    }

    private SeriesTruth WithOvercall(Misreading why, double when, IReadOnlyList<Followed> targets)
    {
        List<Assessment> open = [.. Follow.Between.SkipLast(Follow.Undercalled ? 1 : 0).Where(a => !Larger.Keys.Any(k => k.At == a.Number))];
        if (open.Count == 0)
            return this;
        var at = open[(int)(when * open.Count)];
        var (sum, smallest) = targets.Count == 0 ? (0, 0) : (Sum(targets, at), Smallest(targets, at));
        switch (why)
        {
            case Misreading.Sum when sum > 0 && JustBelow * smallest / sum is var more and > 1.02 and < 1.3:
                return Grown(targets, at, more) with { Overcalled = (why, at.Number) };
            case Misreading.SingleLesion when targets.FirstOrDefault(t => CanStandOut(t, targets, at)) is { } one:
                return Grown([one], at, OneAlone * Smallest([one], at) / Mm(one.Lesion, at)) with { Overcalled = (why, at.Number) };
            case Misreading.NonTarget when All.Except(targets).Any(l => Mm(l.Lesion, at) >= Followed.Visible):
                return this with { Overcalled = (why, at.Number) };
            default:
                return this with { Overcalled = (Misreading.NewLesion, at.Number), Doubtful = $"D{Follow.Line + 1}" };
        }
    }

    /// <summary>It grows by 20 % and 5 mm, and all together do not.</summary>
    private bool CanStandOut(Followed one, IReadOnlyList<Followed> targets, Assessment at)
    {
        var (before, now) = (Smallest([one], at), Mm(one.Lesion, at));
        var grown = before * OneAlone;
        return now > Followed.Visible && grown > now && grown - before >= 6 && Sum(targets, at) - now + grown < JustBelow * Smallest(targets, at);
    }

    private double Sum(IReadOnlyList<Followed> of, Assessment at) => of.Sum(l => Mm(l.Lesion, at));

    private double Smallest(IReadOnlyList<Followed> of, Assessment before) => Follow.Assessments.Where(a => a.Number < before.Number).Min(a => Sum(of, a));

    private SeriesTruth Grown(IReadOnlyList<Followed> lesions, Assessment at, double by) => double.IsFinite(by) && by > 1
        ? this with { Larger = new Dictionary<(string, int), double>(Larger.Concat(lesions.Select(l => KeyValuePair.Create((l.Name, at.Number), by)))) }
        : this;
}
