namespace Islet.Studies;

/// <summary>One line of systemic treatment.</summary>
/// <param name="Stopped">Null: running at the end of follow-up.</param>
/// <param name="Progressed">Null: no progression before the end of follow-up.</param>
internal sealed record Line(Regimen Regimen, DateOnly Started, DateOnly? Stopped, string? Reason, DateOnly? Progressed)
{
    /// <summary>The last day on which it was given, as far as anybody saw.</summary>
    public DateOnly Until(Ending ending) => Stopped ?? ending.Day;

    public static IEnumerable<Line> Of(TreatmentProfile treatments, Story story, Dice dice)
    {
        var watched = story is { Disease.Spread: Spread.Localised, Relapsed: null };
        if (dice.Chance(treatments.Untreated) || watched || story.WithTumourSince is not { } since)
            yield break;
        var grade = story.Disease.Grade;
        var given = new HashSet<string>(StringComparer.Ordinal);
        var start = (story.Resected is { } operated && operated > since ? operated : since).AddDays(treatments.StartDays.DrawDays(dice));
        for (var line = 0; start < story.Ending.Day; line++)
        {
            if (Next(treatments, story, line).Draw(dice, r => !given.Contains(r.Name) && (r.Follows is null || given.Contains(r.Follows))) is not { } regimen)
                yield break;
            given.Add(regimen.Name);
            var progressed = start.AddDays(Waiting.Days(dice, regimen.MedianPfsMonths * story.Ending.Pace, treatments.ProgressionHazardRatio[grade]));
            yield return Of(regimen, start, progressed, story.Ending, dice);
            start = progressed.AddDays(treatments.PauseDays.DrawDays(dice));
        }
    }

    private static Shares<Regimen> Next(TreatmentProfile treatments, Story story, int line) => story.Nature.Variant is Variant.Net
        ? treatments.Lines[Math.Min(line, treatments.Lines.Count - 1)][story.Disease.Grade]
        : treatments.CarcinomaLines[Math.Min(line, treatments.CarcinomaLines.Count - 1)];

    private static Line Of(Regimen regimen, DateOnly start, DateOnly progressed, Ending ending, Dice dice)
    {
        var (stop, reason) = (progressed, "progression");
        if (regimen.LongestMonths is { } longest && start.AddDays(Waiting.DaysOf(longest)) is var completed && completed < stop)
            (stop, reason) = (completed, "completed");
        if (dice.Chance(regimen.Toxicity) && start.AddDays(dice.Between(14, 240)) is var intolerable && intolerable < stop)
            (stop, reason) = (intolerable, "toxicity");
        if (stop >= ending.Day && ending.Dead)
            (stop, reason) = (ending.Day, "death");
        return stop <= ending.Day
            ? new(regimen, start, stop, reason, progressed < ending.Day ? progressed : null)
            : new(regimen, start, null, null, null);
    }
}
