using Islet.Clinic;
using Islet.Course;

namespace Islet.Web;

/// <summary>A contradiction that a form would make, said to whoever types it.</summary>
internal static class ContradictionWords
{
    /// <param name="isOdd">What was typed is the statement most likely to be wrong; else one on record is.</param>
    public static string Says(Inconsistency found, bool isOdd, DiseaseCourse course) => found.Code switch
    {
        "W_AFTER_DEATH" => T("By what is on record or typed here, something happened after the death. Look at the days."),
        "W_TWO_DEATHS" => T("Another death is on record, of another day."),
        "W_BEFORE_BIRTH" => T("By what is on record or typed here, something happened before the birth. Look at the days."),
        "W_AGE_BIRTH" => T("Birth and day of diagnosis give another age, two years or more apart."),
        "W_TREATMENT_NAME" => Names(course) is { Length: > 0 } names ? T($"No treatment of this name has begun. On record: {names}.") : T("No treatment of this name has begun, and none of any other name."),
        "W_STOP_ORDER" => T("By what is on record the treatment of this name began later than that."),
        "W_LIMITS" => T("The lower limit is above the upper."),
        "W_NEGATIVE_RESULT" => T("A concentration is not below zero."),
        "W_NODES" => T("More nodes with tumour than were examined."),
        "W_AXES" => T("The short axis is longer than the longest diameter."),
        _ => isOdd ? T("This contradicts what is on record.") : T("What is on record contradicts this."),
    };

    private static string Names(DiseaseCourse course)
    {
        var succession = Succession.Of(course.Findings);
        return string.Join(", ", course.Findings.Where(succession.IsInForce).Select(f => (f.Content as Treatment)?.Course).OfType<string>().Distinct(StringComparer.Ordinal).Select(name => Shown.Cut(name, 60)));
    }
}
