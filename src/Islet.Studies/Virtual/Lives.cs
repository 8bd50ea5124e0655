using Islet.Course;

namespace Islet.Studies;

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
