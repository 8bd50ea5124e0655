using Islet.Course;

namespace Islet.Guidelines;

/// <summary>How a window stands on the day of the plan.</summary>
public enum WindowState
{
    /// <summary>It has not opened.</summary>
    Ahead,

    /// <summary>Its days have begun and have not passed.</summary>
    Open,

    /// <summary>Its last day has passed by one of the days that a partial date allows, not by all.</summary>
    PerhapsOverdue,

    /// <summary>The day is later than its last day, and nothing was done.</summary>
    Overdue,

    /// <summary>Done, in it or after it.</summary>
    Done,

    /// <summary>Nothing was done in it, and what was done later counts for the next.</summary>
    Passed,

    /// <summary>Nothing was done in it nor within a month after it: what was done later is no examination of that time.</summary>
    Missed,
}

/// <summary>Months from the anchor between which an interval holds.</summary>
/// <param name="From">Null: from the anchor on.</param>
/// <param name="Until">Null: the text gives no end.</param>
/// <param name="UntilAtLeast">At least so long; then the text gives no end.</param>
public sealed record PlanPhase(decimal? From, decimal? Until, decimal? UntilAtLeast)
{
    /// <summary>The first and the last day, as far as the text gives them; of a partial anchor the widest.</summary>
    public AxisPoint? Begins { get; init; }

    public AxisPoint? Ends { get; init; }
}

/// <summary>When a statement wants something done: not before one day, not after another.</summary>
/// <param name="Statement">That it comes from, with its strength.</param>
/// <param name="Step">Number of the step in the statement's schedule, from 1.</param>
/// <param name="Anchor">From which it is counted.</param>
/// <param name="Number">Of the examinations of this schedule since the anchor, from 1: the same for a window that lies ahead and for the one that has come.</param>
/// <param name="Earliest">Of a partial date the earliest that it allows.</param>
/// <param name="Latest">Null: until something whose day is not recorded.</param>
public sealed record PlanWindow(StatementReading Statement, int Step, PlanAnchor Anchor, int Number, AxisPoint Earliest, AxisPoint? Latest)
{
    public required string Modality { get; init; }

    public required PlanPhase Phase { get; init; }

    public WindowState State { get; init; }

    /// <summary>Where the text names a day rather than a span, and its anchor is known to the day.</summary>
    public AxisPoint? Target { get; init; }

    /// <summary>The last day by the first day that a partial date allows; equal to <see cref="Latest"/> where the dates are exact.</summary>
    public AxisPoint? LatestAtLeast { get; init; }

    /// <summary>The examination from which it is counted; null: the anchor, for nothing was done since.</summary>
    public FollowUpDone? CountedFrom { get; init; }

    /// <summary>Of two things that it asks for together, the one that the record never shows since the anchor: nobody knows whether it was done.</summary>
    public IReadOnlyList<FollowUpKind> NeverShown { get; init; } = [];

    /// <summary>What was done for it; of a missed one the first after it.</summary>
    public FollowUpDone? Done { get; init; }

    /// <summary>Counted from a window that lies ahead, as if that one were kept.</summary>
    public bool IsFollowing { get; init; }

    /// <summary>Beyond the time that the text names as the least.</summary>
    public bool IsBeyondLeast { get; init; }

    /// <summary>Cautions that stand beside the statement; with one the window is listed and not put into what comes next.</summary>
    public IReadOnlyList<string> Cautions { get; init; } = [];

    /// <summary>It stands in what comes next; false under the caution that keeps a schedule from being chosen unseen.</summary>
    public bool IsPreselected => !Cautions.Contains(SurveillancePlan.NotPreselected, StringComparer.Ordinal);

    public bool IsOverdue => State is WindowState.Overdue;

    /// <summary>The first day on which it was overdue.</summary>
    public AxisPoint? OverdueSince => IsOverdue && Latest is { } latest ? new(latest.Days + 1) : null;
}
