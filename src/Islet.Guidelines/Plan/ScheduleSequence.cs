using Islet.Course;

namespace Islet.Guidelines;

/// <summary>
/// What one statement wants done again and again from one anchor: its months first, then its intervals, phase after phase. Statement base, section 8: an interval is
/// the window for the next examination counted from the last one, or from the anchor; from and until bound the phase from the anchor; overdue is later than the last plus
/// the most.
/// </summary>
/// <remarks>[H] A window belongs to the phase in which it opens. A first window that opens after its phase has ended is counted by the next phase.</remarks>
internal sealed class ScheduleSequence
{
    private const int MostWindows = 400; // a guideline that asks for more within a plan's horizon is no guideline

    private readonly StatementReading statement;
    private readonly PlanAnchor anchor;
    private readonly SurveillanceAnchors record;
    private readonly IReadOnlyList<(int Step, ScheduledStep Of)> intervals;
    private readonly IReadOnlyList<ScheduleTarget> targets;
    private readonly List<PlanWindow> past = [];
    private AxisSpan last;
    private FollowUpDone? lastDone;
    private int met;

    public ScheduleSequence(StatementReading statement, IReadOnlyList<(int Step, ScheduledStep Of)> steps, PlanAnchor anchor, SurveillanceAnchors record)
    {
        (this.statement, this.anchor, this.record, last) = (statement, anchor, record, anchor.When);
        intervals = [.. steps.Where(s => s.Of is { EveryMinMonths: not null } or { EveryMaxMonths: not null }).OrderBy(s => s.Of.FromMonth ?? 0)];
        targets = [.. steps.SelectMany(s => ScheduleTarget.In(s.Step, s.Of)).OrderBy(t => t.Latest).ThenBy(t => t.Earliest)];
        foreach (var done in PlannedExaminations.Since(anchor, steps[0].Of.Modality, record))
            Take(done);
    }

    /// <summary>What was done, and what was passed over, since the anchor.</summary>
    public IReadOnlyList<PlanWindow> Past => past;

    /// <summary>No interval is left: the last day of the schedule has passed, or will before the next could be due.</summary>
    public bool IsOver => met == targets.Count && intervals.Count > 0 && (HasEnded || Next(CountedSpan.On(last, record.Axis)) is null);

    /// <summary>The last day that the text gives for any of its intervals; null: it gives none.</summary>
    public AxisPoint? Ends => intervals.Count > 0 && intervals.All(s => s.Of.UntilMonths is not null) ? After(anchor.When.Last, intervals.Max(s => s.Of.UntilMonths!.Value)) : null;

    private bool HasEnded => Ends is { } end && record.Day > end;

    /// <summary>What is to come: every month that is still open, the next by interval, the following ones up to a point, and the first of each later phase whenever it is.</summary>
    public IEnumerable<PlanWindow> Coming(AxisPoint horizon)
    {
        var number = past.Count;
        foreach (var target in targets.Skip(met))
            yield return Window(target, ++number);
        if (HasEnded)
            yield break;
        var from = CountedSpan.On(met < targets.Count ? SpanOf(targets[^1]) : last, record.Axis);
        if (met < targets.Count)
            from = from.NotBefore(record.Day);
        HashSet<int> shown = [];
        for (var i = 0; i < MostWindows && Next(from) is { } next; i++)
        {
            if (shown.Add(next.Step) || next.First.At <= horizon)
                yield return Window(next, ++number, isFollowing: i > 0 || met < targets.Count);
            else if (shown.Count == intervals.Count)
                yield break;
            from = new CountedSpan(next.First, next.Last).NotBefore(record.Day);
        }
    }

    private void Take(FollowUpDone done)
    {
        for (; met + 1 < targets.Count && done.When.First >= After(anchor.When.Last, targets[met + 1].CountsFrom); met++)
            past.Add(Window(targets[met], past.Count + 1) with { State = WindowState.Passed });
        if (met < targets.Count)
        {
            if (done.When.Last >= After(anchor.When.First, targets[met].CountsFrom))
                past.Add(Window(targets[met], past.Count + 1) with { State = IsMissed(targets[met++], done) ? WindowState.Missed : WindowState.Done, Done = done });
        }
        else if (Next(CountedSpan.On(last, record.Axis)) is { } next)
        {
            past.Add(Window(next, past.Count + 1, isFollowing: false) with { State = WindowState.Done, Done = done });
        }
        (last, lastDone) = (done.When, done);
    }

    /// <summary>By every day that partial dates allow.</summary>
    private bool IsMissed(ScheduleTarget target, FollowUpDone done) => target.IsSpan && done.When.First > After(anchor.When.Last, target.Latest + ScheduleTarget.MonthsAfter);

    /// <summary>The next by interval after a day, in the first phase in which it opens; null: there is none left.</summary>
    private IntervalWindow? Next(CountedSpan after)
    {
        foreach (var (step, of) in intervals)
        {
            var (min, max) = (of.EveryMinMonths ?? of.EveryMaxMonths!.Value, of.EveryMaxMonths ?? of.EveryMinMonths!.Value);
            var (begins, beginsBy) = (After(anchor.When.First, of.FromMonth ?? 0), After(anchor.When.Last, of.FromMonth ?? 0));
            var next = new IntervalWindow(step, of, after.First.Plus(min).NotBefore(begins), after.Last.Plus(max).NotBefore(beginsBy), after.First.Plus(max).NotBefore(begins));
            if (of.UntilMonths is not { } end || next.First.At <= After(anchor.When.Last, end))
                return next;
        }
        return null;
    }

    private PlanWindow Window(IntervalWindow next, int number, bool isFollowing)
    {
        var (first, latest) = (next.First.At, next.Last.At);
        return Stand(new(statement, next.Step, anchor, number, first, latest)
        {
            Modality = next.Of.Modality, Phase = PhaseOf(next.Of), Target = first == latest ? first : null, LatestAtLeast = isFollowing ? latest : next.LastAtLeast.At,
            CountedFrom = isFollowing ? null : lastDone, IsFollowing = isFollowing,
            IsBeyondLeast = next.Of.UntilMonthsMin is { } least && first > After(anchor.When.Last, least),
        });
    }

    /// <param name="LastAtLeast">The last day by the first day that a partial date allows.</param>
    private sealed record IntervalWindow(int Step, ScheduledStep Of, CountedDay First, CountedDay Last, CountedDay LastAtLeast);

    private PlanWindow Window(ScheduleTarget target, int number)
    {
        var span = SpanOf(target);
        return Stand(new(statement, target.Step, anchor, number, span.First, span.Last)
        {
            Modality = target.Of.Modality, Phase = PhaseOf(target.Of), Target = target.IsPoint && anchor.When.IsExact ? span.Last : null,
            LatestAtLeast = After(anchor.When.First, target.Latest),
        });
    }

    private PlanWindow Stand(PlanWindow window) => window with
    {
        State = window.Latest is { } latest && record.Day > latest ? WindowState.Overdue
            : window.LatestAtLeast is { } least && record.Day > least ? WindowState.PerhapsOverdue
            : record.Day >= window.Earliest ? WindowState.Open : WindowState.Ahead,
    };

    private PlanPhase PhaseOf(ScheduledStep of) => new(of.FromMonth, of.UntilMonths, of.UntilMonthsMin)
    {
        Begins = After(anchor.When.First, of.FromMonth ?? 0),
        Ends = (of.UntilMonths ?? of.UntilMonthsMin) is { } end ? After(anchor.When.Last, end) : null,
    };

    private AxisSpan SpanOf(ScheduleTarget target) => new(After(anchor.When.First, target.Earliest), After(anchor.When.Last, target.Latest));

    private AxisPoint After(AxisPoint from, decimal months) => PlanMonths.After(from, months, record.Axis);
}
