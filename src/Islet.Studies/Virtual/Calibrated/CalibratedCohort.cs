using System.Globalization;
using Islet.Course;

namespace Islet.Studies;

/// <summary>A cohort simulated to match a paper: nobody in it ever lived, and nothing of it reproduces the paper's patients.</summary>
/// <param name="Missed">W_PROFILE_AIM: printed medians and ratios that the times stay more than one standard error away from.</param>
public sealed record CalibratedCohort(Individuals People, IReadOnlyList<NewCourse> Courses, IReadOnlyList<Problem> Missed)
{
    /// <summary>The same profile and seed give the same courses, to the byte, on every machine. Another seed gives other patients with the same counts.</summary>
    /// <exception cref="RefusedException">E_PROFILE_QUOTA, E_PROFILE_UNREACHABLE, E_PROFILE_ORDER, E_CONTENT.</exception>
    public static CalibratedCohort Of(CalibratedProfile profile, ulong seed)
    {
        var people = new Individuals(profile.Patients);
        List<Problem> missed = [];
        foreach (var variable in profile.Variables)
            Make(variable, people, seed, missed);
        foreach (var day in profile.Days)
            people.Add(day.Name, DaysOf(day, profile, people, seed));
        return new(people, [.. Enumerable.Range(0, profile.Patients).Select(i => CourseWriter.Of(profile, people, seed, i))], missed);
    }

    /// <summary>Begins the origin of every finding of the cohort.</summary>
    public static string OriginOf(CalibratedProfile profile, ulong seed) => string.Create(CultureInfo.InvariantCulture, $"virtual:{profile.Name}:{seed}");

    private static void Make(Variable variable, Individuals people, ulong seed, List<Problem> missed)
    {
        switch (variable)
        {
            case CountedVariable counted:
                people.Add(counted.Name, Quota.Of(counted, people, seed));
                break;
            case DerivedVariable derived:
                people.Add(derived.Name, [.. Enumerable.Range(0, people.Count).Select(i => WordOf(derived, people, i))]);
                break;
            case ListedVariable { Numbers: { } numbers } listed:
                people.Add(listed.Name, [.. numbers], listed.Unit);
                break;
            case ListedVariable listed:
                people.Add(listed.Name, [.. listed.Words.Select(word => word is CountedVariable.Missing ? null : word)]);
                break;
            case NumberVariable number:
                people.Add(number.Name, NumberMargins.Of(number, people, seed), number.Unit);
                break;
            case TimeVariable time:
                people.Add(time.Name, Calibration.Of(time, people, seed, missed));
                break;
        }
    }

    private static string? WordOf(DerivedVariable derived, Individuals people, int i)
    {
        var word = derived.When.FirstOrDefault(w => w.Any.Any(g => g.Holds(people, i))).Word ?? derived.Otherwise;
        return word is CountedVariable.Missing ? null : word;
    }

    private static DateOnly?[] DaysOf(NamedDay day, CalibratedProfile profile, Individuals people, ulong seed)
    {
        var column = new DateOnly?[people.Count];
        for (var i = 0; i < people.Count; i++)
        {
            if (day is { From: { } from, To: { } to })
            {
                var fits = profile.DataLock.AddDays(-(day.Leaves?.DaysOf(people, i) ?? 0));
                var last = fits < to ? fits : to;
                if (last < from)
                {
                    throw new RefusedException("E_PROFILE_ORDER", $"days.{day.Name}", string.Create(CultureInfo.InvariantCulture, $"a follow-up of {profile.DataLock.DayNumber - fits.DayNumber} days"),
                        "one that ends before the lock", "Begin earlier, or move the lock.");
                }
                column[i] = from.AddDays(Dice.For(seed, i + 1, "calibrated/days/" + day.Name).Between(0, last.DayNumber - from.DayNumber));
            }
            else
            {
                column[i] = day.Of!.DayOf(people, i);
            }
        }
        return column;
    }
}
