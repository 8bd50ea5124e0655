using Islet.Course;

namespace Islet.Clinic;

/// <summary>Which line of therapy a board's decision was about, by days alone: a plan in words names no line.</summary>
/// <remarks>Lines as in Panzuto et al. 2024, section 2.1. House choices [H]: boards often confirm what was begun shortly before them, and what they decide begins within weeks. Only what is on record is used; nobody's word is moved by it.</remarks>
public static class DecidedLines
{
    /// <summary>A line begun at most so many days before the board, and running on its day, is taken for the one decided on [H].</summary>
    public const int BegunBeforeDays = 28;

    /// <summary>Otherwise the first line begun at most so many days after it is [H].</summary>
    public const int BegunWithinDays = 90;

    /// <summary>Begun shortly before the day, and running on it; the last of several.</summary>
    public static TherapyLine? BegunBefore(AxisPoint day, TherapyLines lines) => lines.RunningOn(day).LastOrDefault(l => AxisPoint.DaysBetween(l.Start.First!.Value, day) <= BegunBeforeDays);

    /// <summary>Begun on the day or later.</summary>
    public static TherapyLine? BegunAfter(AxisPoint day, TherapyLines lines) => lines.Lines.FirstOrDefault(l => l.Start.First >= day);

    /// <summary>Null: no line began near the decision.</summary>
    public static TherapyLine? Of(AxisPoint day, TherapyLines lines) => BegunBefore(day, lines)
        ?? (BegunAfter(day, lines) is { } next && AxisPoint.DaysBetween(day, next.Start.First!.Value) <= BegunWithinDays ? next : null);
}
