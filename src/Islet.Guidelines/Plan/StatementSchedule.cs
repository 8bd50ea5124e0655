using System.Globalization;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>What one applying statement adds to a plan.</summary>
internal sealed class StatementSchedule
{
    private const string Each = "each ", Before = "before ";
    private const decimal MonthsInAYear = 12;

    private readonly SurveillanceAnchors record;
    private readonly AxisPoint horizon;
    private readonly List<PlanWindow> windows = [], past = [];
    private readonly List<PlanDuration> durations = [];
    private readonly List<PlanCare> care = [];
    private readonly List<EndedSchedule> ended = [];
    private readonly List<string> missing = [];

    private StatementSchedule(StatementReading statement, SurveillanceAnchors record, AxisPoint horizon) => (Statement, this.record, this.horizon) = (statement, record, horizon);

    public StatementReading Statement { get; }

    public IReadOnlyList<PlanWindow> Windows => windows;

    public IReadOnlyList<PlanWindow> Past => past;

    public IReadOnlyList<PlanDuration> Durations => durations;

    public IReadOnlyList<PlanCare> Care => care;

    public IReadOnlyList<EndedSchedule> Ended => ended;

    /// <summary>Anchors that the record does not have.</summary>
    public IReadOnlyList<string> Missing => missing;

    public static StatementSchedule Of(StatementReading statement, SurveillanceAnchors record, AxisPoint horizon)
    {
        var schedule = new StatementSchedule(statement, record, horizon);
        List<(int Step, ScheduledStep Of)> steps = [.. statement.Statement.Schedule.Select((of, i) => (i + 1, of))];
        foreach (var again in steps.Where(s => IsSequence(s.Of)).GroupBy(s => (s.Of.Modality, s.Of.Anchor)))
            schedule.Sequence([.. again]);
        foreach (var (step, of) in steps.Where(s => !IsSequence(s.Of)))
            schedule.Once(step, of);
        return schedule;
    }

    /// <summary>False: something that no date can stand for, every three hours, a dose and its cycles.</summary>
    public static bool HasDates(ScheduledStep of) => IsSequence(of) || of is { At: not null } or { DurationYearsMin: not null } or { UntilMonths: not null } or { UntilMonthsMin: not null };

    private static bool IsSequence(ScheduledStep of) => of is { EveryMinMonths: not null } or { EveryMaxMonths: not null } or { AtMonths.Count: > 0 } or { AtMonthsMin: not null, AtMonthsMax: not null };

    private void Sequence(IReadOnlyList<(int Step, ScheduledStep Of)> steps)
    {
        var (modality, name) = (steps[0].Of.Modality, steps[0].Of.Anchor);
        if (record[name] is not { } anchor)
        {
            missing.Add(name);
            return;
        }
        var sequence = new ScheduleSequence(Statement, steps, anchor, record);
        past.AddRange(sequence.Past);
        List<PlanWindow> coming = [.. sequence.Coming(horizon)];
        var never = PlannedExaminations.NeverShown(anchor, modality, record);
        windows.AddRange(coming.Select(w => w with { NeverShown = w.CountedFrom is null && FollowUpModality.KindsOf(modality).Count == never.Count ? [] : never }));
        if (coming.Count == 0)
            ended.Add(new(Statement, modality, sequence.Ends ?? past[^1].Latest ?? anchor.When.Last));
    }

    private void Once(int step, ScheduledStep of)
    {
        if (of.At is { } at)
            At(step, of, at);
        else if (of is { DurationYearsMin: not null } or { UntilMonths: not null } or { UntilMonthsMin: not null })
            Lasts(step, of);
        else
            care.Add(new(Statement, of, of.Cycles is null ? [] : record.Courses));
    }

    private void Lasts(int step, ScheduledStep of)
    {
        if (record[of.Anchor] is not { } anchor)
        {
            missing.Add(of.Anchor);
            return;
        }
        var (months, least) = of.UntilMonths is { } until ? (until, false) : (of.UntilMonthsMin ?? of.DurationYearsMin * MonthsInAYear ?? 0, true);
        var end = PlanMonths.After(least ? anchor.When.First : anchor.When.Last, months, record.Axis);
        if (!least && record.Day > end)
            ended.Add(new(Statement, of.Modality, end));
        else
            durations.Add(new(Statement, step, of.Modality, anchor, end, least) { Stop = of.Stop, SupportPercent = of.SupportPercent });
    }

    /// <summary>"each PRRT cycle", "before PRRT cycle 3": beside cycles, as far as they are on record or planned.</summary>
    private void At(int step, ScheduledStep of, string at)
    {
        var given = record.Cycles.Count(c => c.When.Last <= record.Day);
        if (at.Equals(Each + of.Anchor, StringComparison.OrdinalIgnoreCase))
            Cycle(step, of, given + 1);
        else if (at.StartsWith(Before + of.Anchor + " ", StringComparison.OrdinalIgnoreCase) && int.TryParse(at.AsSpan((Before + of.Anchor).Length), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var number))
            BeforeCycle(step, of, number, given);
        else
            care.Add(new(Statement, of, []));
    }

    private void Cycle(int step, ScheduledStep of, int number)
    {
        if (record.CyclesPlanned is { } planned && number > planned)
            ended.Add(new(Statement, of.Modality, record.Cycles[^1].When.Last));
        else if (number > record.Cycles.Count)
            missing.Add(NameOf(of, number));
        else
            windows.Add(Window(step, of, record.Cycles[number - 1], record.Cycles[number - 1].When.First, record.Cycles[number - 1].When.Last));
    }

    /// <summary>From the cycle before to the day before the cycle.</summary>
    private void BeforeCycle(int step, ScheduledStep of, int number, int given)
    {
        if (given >= number || number < 2 || given < number - 1)
        {
            if (given < number - 1)
                missing.Add(NameOf(of, number - 1));
            return;
        }
        var (previous, cycle) = (record.Cycles[number - 2], record.Cycles.Count >= number ? record.Cycles[number - 1] : null);
        if (PlannedExaminations.Since(previous, of.Modality, record) is [.., var done])
            past.Add(Window(step, of, previous, previous.When.First, cycle is null ? null : new(cycle.When.Last.Days - 1)) with { State = WindowState.Done, Done = done });
        else
            windows.Add(Window(step, of, previous, previous.When.First, cycle is null ? null : new(cycle.When.Last.Days - 1)));
        if (cycle is null)
            missing.Add(NameOf(of, number));
    }

    private PlanWindow Window(int step, ScheduledStep of, PlanAnchor anchor, AxisPoint earliest, AxisPoint? latest) => new(Statement, step, anchor, 1, earliest, latest)
    {
        Modality = of.Modality, Phase = new(null, null, null), LatestAtLeast = latest, Target = earliest == latest ? earliest : null,
        State = latest is { } end && record.Day > end ? WindowState.Overdue : record.Day >= earliest ? WindowState.Open : WindowState.Ahead,
    };

    private static string NameOf(ScheduledStep of, int number) => string.Create(CultureInfo.InvariantCulture, $"{of.Anchor} {number}");
}
