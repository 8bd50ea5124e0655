using Islet.Clinic;
using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>How old a patient is, as exactly as the birth is recorded.</summary>
public static class AgeWords
{
    /// <summary>"90"; of somebody born in 1961 whose birthday nobody knows "64 or 65". Null: no birth on record, or no calendar.</summary>
    public static string? Today(Snapshot snapshot) => snapshot[Fact.AgeYears] is not { Value: FactValue.Number { Value: var years }, From: [{ Content: Person { Birth: { } birth } }, ..] } ? null
        : birth.First == birth.Last || Youngest(birth, snapshot) is not { } youngest || youngest == years ? FactWords.Value(FactValue.Of(years)) : T($"{FactWords.Value(FactValue.Of(youngest))} or {FactWords.Value(FactValue.Of(years))}");

    /// <summary>Completed years of somebody born on the last day that the record allows.</summary>
    private static decimal? Youngest(Day birth, Snapshot snapshot)
    {
        var (day, last) = (DateOnly.FromDayNumber((int)snapshot.View.Effective.Days), birth.Last);
        return day.Year - last.Year - ((day.Month, day.Day).CompareTo((last.Month, last.Day)) < 0 ? 1 : 0);
    }
}
