using Islet.Course;

namespace Islet.Studies;

/// <summary>What truly happened to one synthetic patient. The clerk writes down what of it a registry would have learned.</summary>
internal sealed record Story(
    Somebody Who, Disease Disease, DateOnly? Resected, ResectionMargin Margin, DateOnly? Relapsed, Ending Ending, IReadOnlyList<Line> Lines)
{
    public DateOnly Diagnosed => Who.Diagnosed;

    /// <summary>Since when there has been tumour that no operation took away; null: there is none.</summary>
    public DateOnly? WithTumourSince => Relapsed ?? (CuredOn < DateOnly.MaxValue ? null : Diagnosed);

    public bool TumourOn(DateOnly day) => day < CuredOn || RelapsedBy(day);

    public bool LiverMetastasesOn(DateOnly day) => Disease.InLiver || RelapsedBy(day);

    private DateOnly CuredOn => Disease.Spread is Spread.Metastatic ? DateOnly.MaxValue : Resected ?? DateOnly.MaxValue;

    private bool RelapsedBy(DateOnly day) => Relapsed is { } relapsed && day >= relapsed;

    public static Story Of(Profile profile, ulong seed, int patient)
    {
        var who = Somebody.Of(profile, Dice.For(seed, patient, "person"));
        var disease = Disease.Of(profile.Tumour, Dice.For(seed, patient, "tumour"));
        var ending = Ending.Of(profile, who, disease, Dice.For(seed, patient, "ending"));
        var (resected, margin, relapsed) = Operation(profile, who, disease, ending, Dice.For(seed, patient, "surgery"));
        var story = new Story(who, disease, resected, margin, relapsed, ending, []);
        return story with { Lines = [.. Line.Of(profile.Treatments, story, Dice.For(seed, patient, "treatment"))] };
    }

    private static (DateOnly?, ResectionMargin, DateOnly?) Operation(Profile profile, Somebody who, Disease disease, Ending ending, Dice dice)
    {
        var surgery = profile.Surgery;
        var operated = dice.Chance(surgery.Resected[disease.Spread]);
        var wait = dice.Chance(profile.Tissue.BiopsyBeforeResection) ? surgery.WaitDays.DrawDays(dice) : 0;
        if (disease.Spread is Spread.Metastatic)
            wait = Math.Max(wait, 1); // tissue comes from a metastasis first
        var margin = surgery.Margin[disease.Spread].Draw(dice);
        var resected = who.Diagnosed.AddDays(wait);
        if (!operated || resected >= ending.Day && wait > 0)
            return (null, margin, null);
        var hazardRatio = disease.Spread is Spread.Regional ? surgery.RegionalHazardRatio : 1;
        var relapsed = resected.AddDays(Waiting.Days(dice, surgery.RelapseMedianMonths[disease.Grade] * ending.Pace, hazardRatio));
        return (resected, margin, disease.Spread is not Spread.Metastatic && relapsed < ending.Day ? relapsed : null);
    }
}

/// <summary>A time to an event at a constant hazard.</summary>
internal static class Waiting
{
    private const double Ln2 = 0.693147180559945309; // written out: see Dice
    private const double DaysPerMonth = (double)Offset.DaysPerMonth;
    private const int Never = 60_000; // days; longer than any life, so that a date can still be made of it

    public static int Days(Dice dice, double medianMonths, double hazardRatio) => Days(dice.Exponential(), medianMonths, hazardRatio);

    /// <param name="span">An exponential number of mean 1.</param>
    public static int Days(double span, double medianMonths, double hazardRatio) =>
        (int)Math.Clamp(span * medianMonths * DaysPerMonth / (Ln2 * hazardRatio), 1, Never);

    public static int DaysOf(double months) => (int)Math.Round(months * DaysPerMonth);
}

internal sealed record Somebody(Sex Sex, DateOnly Born, Center Center, DateOnly Diagnosed)
{
    public static Somebody Of(Profile profile, Dice dice)
    {
        var diagnosed = profile.DiagnosedFrom.AddDays(dice.Between(0, profile.DiagnosedTo.DayNumber - profile.DiagnosedFrom.DayNumber));
        var born = diagnosed.AddDays(-(int)(profile.People.AgeYears.Draw(dice) * 365.25));
        return new(profile.People.Sex.Draw(dice), born, profile.People.Centers.Draw(dice), diagnosed);
    }

    /// <summary>Completed years.</summary>
    public int AgeAtDiagnosis => Diagnosed.Year - Born.Year - ((Diagnosed.Month, Diagnosed.Day).CompareTo((Born.Month, Born.Day)) < 0 ? 1 : 0);
}

/// <param name="Ki67">Per cent, before a report rounds it.</param>
internal sealed record Disease(
    string? Function, bool Familial, Grade Grade, double Ki67, Spread Spread, int SizeMm, bool InvadesNeighbours, bool Nodes, MetastaticTo? Metastases)
{
    public bool InLiver => Metastases is MetastaticTo.Liver or MetastaticTo.Both;

    public static Disease Of(TumourProfile tumour, Dice dice)
    {
        var grade = tumour.Grade.Draw(dice);
        var spread = tumour.Spread[grade].Draw(dice);
        var metastatic = spread is Spread.Metastatic;
        var nodes = dice.Chance(tumour.NodesWhenMetastatic);
        var metastases = tumour.Metastases.Draw(dice);
        var function = tumour.Function.Draw(dice);
        return new(
            function is "none" ? null : function, dice.Chance(tumour.FamilialSyndrome), grade, tumour.Ki67Percent[grade].Draw(dice), spread,
            (int)Math.Round(tumour.SizeMm[spread].Draw(dice)), dice.Chance(tumour.InvadesNeighbours[spread]),
            spread is Spread.Regional || (metastatic && nodes), metastatic ? metastases : null);
    }
}

/// <summary>How the follow-up ended.</summary>
/// <param name="Day">Of death, or the last day on which somebody saw the patient alive. Nothing is known of any later day.</param>
/// <param name="Pace">
/// Multiplies the patient's times to relapse and progression; its mean is 1. Who lives long for the hazard lives long between progressions.
/// </param>
internal sealed record Ending(DateOnly Day, bool Dead, DateOnly Reported, bool Lost, double Pace)
{
    public static Ending Of(Profile profile, Somebody who, Disease disease, Dice dice)
    {
        var survival = profile.Survival;
        var span = dice.Exponential();
        var pace = 1 - survival.ProgressionFollows + (survival.ProgressionFollows * span);
        var death = who.Diagnosed.AddDays(Waiting.Days(span, survival.ReferenceMedianMonths, HazardRatio(survival, who, disease)));
        var told = death.AddDays(survival.DeathReportDays.DrawDays(dice));
        var lost = who.Diagnosed.AddDays((int)Math.Min(dice.Exponential() * 365.25 / Math.Max(survival.LostPerYear, 1e-6), 60_000));
        var lastVisit = profile.DataLock.AddDays(-survival.LastSeenDaysBeforeLock.DrawDays(dice));
        if (lost < death && lost < lastVisit)
            return new(lost, Dead: false, lost, Lost: true, pace);
        if (told <= profile.DataLock)
            return new(death, Dead: true, told, Lost: false, pace);
        var seen = lastVisit < death ? lastVisit : death.AddDays(-1); // a death that nobody has reported is not in the extract
        return new(seen > who.Diagnosed ? seen : who.Diagnosed, Dead: false, seen, Lost: false, pace);
    }

    private static double HazardRatio(SurvivalProfile survival, Somebody who, Disease disease)
    {
        var age = who.AgeAtDiagnosis switch { < 50 => survival.Under50HazardRatio, >= 70 => survival.Over70HazardRatio, _ => 1 };
        var sex = who.Sex is Sex.Male ? survival.MaleHazardRatio : 1;
        return survival.GradeHazardRatio[disease.Grade] * survival.SpreadHazardRatio[disease.Spread] * sex * age;
    }
}

/// <summary>One line of systemic treatment.</summary>
/// <param name="Stopped">Null: running at the end of follow-up.</param>
/// <param name="Progressed">Null: no progression before the end of follow-up.</param>
internal sealed record Line(Regimen Regimen, DateOnly Started, DateOnly? Stopped, string? Reason, DateOnly? Progressed)
{
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
            if (treatments.Lines[Math.Min(line, treatments.Lines.Count - 1)][grade].Draw(dice, r => !given.Contains(r.Name)) is not { } regimen)
                yield break;
            given.Add(regimen.Name);
            var progressed = start.AddDays(Waiting.Days(dice, regimen.MedianPfsMonths * story.Ending.Pace, treatments.ProgressionHazardRatio[grade]));
            yield return Of(regimen, start, progressed, story.Ending, dice);
            start = progressed.AddDays(treatments.PauseDays.DrawDays(dice));
        }
    }

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
