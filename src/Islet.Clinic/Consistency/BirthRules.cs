using Islet.Course;
using static Islet.Course.Wording;

namespace Islet.Clinic;

/// <summary>The birth of a person against the days and the age of the disease.</summary>
internal static class BirthRules
{
    public const string BeforeCode = "W_BEFORE_BIRTH";
    public static Wording BeforeSays { get; } = N("A finding happened certainly before the patient was born.");
    public const string AgeCode = "W_AGE_BIRTH";
    public static Wording AgeSays { get; } = N("The stated age at diagnosis is two years or more from the one that birth and diagnosis give.");
    public const string Source = "Arithmetic of partial dates (facts.md 1.1, 1.8); an age within two years may have been rounded, or counted to another day of diagnosis [H].";

    private const int Named = 3; // of many findings before one birth: one wrong birth is one contradiction

    private const decimal YearsApart = 2, DaysPerYear = 365.25m;

    /// <summary>One finding before a birth may have the wrong day; of several the birth is the odd one.</summary>
    public static IEnumerable<Inconsistency> CheckBefore(IReadOnlyList<Stated> statements)
    {
        foreach (var (number, birth) in Births(statements))
        {
            var earlier = statements.Where(s => s.Content is { PlacedAtOrigin: false, Timing: not (Timing.Lifelong or Timing.SinceBirth) } && s.Happened.Day is not null
                && ConsistencyRules.IsCertainlyAfter(birth, s.Happened)).ToList();
            if (earlier.Count == 0)
                continue;
            var born = new Mention(number, "birth", earlier.Count == 1 ? N($"birth at {birth}") : N($"{earlier.Count} findings before the birth of {birth}"));
            var named = earlier.Take(Named).Select(s => new Mention(s.Number, "happened", N($"{Term.OfKind(s.Content.Kind)} at {s.Happened}")));
            yield return new(BeforeCode, earlier.Count == 1 ? [.. named, born] : [born, .. named], N("a day not before birth"), N("Correct the birth, or the day of the finding."));
        }
    }

    public static IEnumerable<Inconsistency> CheckAge(IReadOnlyList<Stated> statements)
    {
        foreach (var (person, birth) in Births(statements))
        {
            foreach (var (number, happened, diagnosis) in statements.Of<Diagnosis>())
            {
                if (diagnosis is { AgeYears: { } age, PlacedAtOrigin: false } && happened.Day is not null && IsFar(age, birth, happened))
                {
                    yield return new(AgeCode, [new(number, "age_years", N($"age {age} years")), new(person, "birth", N($"birth at {birth}")), new(number, "happened", N($"diagnosis at {happened}"))],
                        N("an age that birth and diagnosis allow"), N("Correct the age, the birth or the day of diagnosis."));
                }
            }
        }
    }

    private static bool IsFar(decimal age, When birth, When diagnosed) =>
        age <= (AxisPoint.DaysBetween(birth.Last!.Value, diagnosed.First!.Value) / DaysPerYear) - YearsApart
        || age >= (AxisPoint.DaysBetween(birth.First!.Value, diagnosed.Last!.Value) / DaysPerYear) + YearsApart;

    private static IEnumerable<(int Number, When Birth)> Births(IReadOnlyList<Stated> statements) =>
        statements.Of<Person>().Where(p => p.Content.Birth is not null).Select(p => (p.Number, When.On(p.Content.Birth!.Value)));
}
