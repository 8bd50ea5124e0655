using Islet.Course;

namespace Islet.Clinic;

/// <summary>What death before the next line is.</summary>
public enum DeathBeforeNextLine
{
    Event,
    Censored,
}

/// <summary>Time from the start of a line to the start of the next.</summary>
/// <param name="Died">The patient died before another line; <paramref name="Convention"/> says what that is.</param>
public sealed record NextTreatment(TimeToEvent Time, bool Died, DeathBeforeNextLine Convention);

/// <summary>
/// Time to next treatment: from the start of a line to the start of the next. Who has none is censored on the last day seen alive; what a death is
/// has to be said.
/// </summary>
/// <remarks>None of the papers defines it; the reading is the house's (docs/rules/outcomes.md). Lines as in Panzuto et al. 2024, section 2.1.</remarks>
public static class TimeToNextTreatment
{
    /// <param name="snapshot">The view at the data cut-off.</param>
    public static NextTreatment OfLine(Snapshot snapshot, TherapyLines lines, int number, DeathBeforeNextLine death)
    {
        if (lines.Lacks(number) is { } why)
            return None(why, death);
        var (start, next) = (lines.Lines[number - 1].Start, lines.Lines[number - 1].NextStart);
        if (start.First != start.Last)
            return None(NoOutcome.StartUncertain, death);
        if (next is { } begun)
            return begun.First == begun.Last ? new(new(AxisPoint.DaysBetween(start.First!.Value, begun.First!.Value), true), false, death) : None(NoOutcome.EndUncertain, death);
        var alive = OverallSurvival.From(snapshot.Course, start, snapshot.View.Effective);
        return new(alive.Event ? alive with { Event = death is DeathBeforeNextLine.Event } : alive, alive.Event, death);
    }

    private static NextTreatment None(NoOutcome reason, DeathBeforeNextLine death) => new(TimeToEvent.None(reason), false, death);
}
