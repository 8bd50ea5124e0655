namespace Islet.Studies;

/// <summary>What holds of a patient: of each variable one of some words. Of a time the words are event, censored and none.</summary>
public sealed record Given(IReadOnlyList<(string Variable, IReadOnlyList<string> Words)> All)
{
    public bool Holds(Individuals people, int patient)
    {
        foreach (var (variable, words) in All)
        {
            if (!words.Contains(people.WordOf(variable, patient)))
                return false;
        }
        return true;
    }
}

/// <summary>A sum of a day, times, numbers of days, months or years, and days.</summary>
/// <param name="Day">The named day it begins with; null: it is a length of time.</param>
/// <param name="Terms">Each a time or number by its name, or so many days.</param>
public sealed record Sum(string? Day, IReadOnlyList<(int Sign, string? Name, int Days)> Terms)
{
    /// <summary>In days, where what the patient lacks adds nothing: a bound holds with a second line and without.</summary>
    public int LeastOf(Individuals people, int patient) => Terms.Sum(t => t.Sign * (t.Name is null ? t.Days : people.LengthOf(t.Name, patient) ?? 0));

    /// <summary>In days; null: the patient lacks one of the terms.</summary>
    public int? DaysOf(Individuals people, int patient)
    {
        var total = 0;
        foreach (var (sign, name, days) in Terms)
        {
            if (name is null)
                total += sign * days;
            else if (people.LengthOf(name, patient) is { } length)
                total += sign * length;
            else
                return null;
        }
        return total;
    }

    /// <summary>Years are those of the calendar. Null: the patient lacks one of the terms.</summary>
    public DateOnly? DayOf(Individuals people, int patient)
    {
        if (people.DayOf(Day!, patient) is not { } day)
            return null;
        foreach (var (sign, name, days) in Terms)
        {
            if (name is null)
                day = day.AddDays(sign * days);
            else if (people.YearsOf(name, patient) is { } years)
                day = day.AddYears(sign * years);
            else if (people.LengthOf(name, patient) is { } length)
                day = day.AddDays(sign * length);
            else
                return null;
        }
        return day;
    }
}
