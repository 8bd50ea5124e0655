using System.Globalization;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>How a plan is said to a reader.</summary>
public static class PlanWords
{
    /// <summary>A day of the plan: a date, or months from the origin of a course without calendar.</summary>
    public static string On(AxisPoint point, Axis axis) => axis.Kind is AxisKind.Offset
        ? Offset.FromMonths(Math.Round(point.Days / Offset.DaysPerMonth, 1, MidpointRounding.AwayFromZero)).ToString() : Iso(point);

    /// <summary>"2024-05-17"; of a date known to the month or year the interval that it allows, as ISO 8601 writes one.</summary>
    public static string On(AxisSpan when, Axis axis) => when.IsExact ? On(when.First, axis) : $"{On(when.First, axis)}/{On(when.Last, axis)}";

    /// <summary>The interval of a step: "every 3–6 months", "at 3, 6 and 12 months".</summary>
    public static string Interval(ScheduledStep step) => step switch
    {
        { EveryMinMonths: { } min, EveryMaxMonths: { } max } when min == max => min == 1 ? "every month" : $"every {Number(min)} months",
        { EveryMinMonths: { } min, EveryMaxMonths: { } max } => $"every {Number(min)}–{Number(max)} months",
        { AtMonths: [.., var last] months } => months.Count == 1 ? $"at {Number(last)} months"
            : $"{(step.FirstIs is { } first ? $"{first}, then " : "")}at {string.Join(", ", months.SkipLast(1).Skip(step.FirstIs is null ? 0 : 1).Select(Number))} and {Number(last)} months",
        { AtMonthsMin: { } min, AtMonthsMax: { } max } => $"{Number(min)}–{Number(max)} months after it",
        { At: { } at } => at.StartsWith("each", StringComparison.Ordinal) ? $"at {at}" : at,
        { DurationYearsMin: { } years } => $"for at least {Number(years)} years",
        { EveryHours: { } hours } => $"every {Number(hours)} hours",
        { DoseGbq: { } dose, Cycles: { } cycles } => string.Create(CultureInfo.InvariantCulture, $"{Number(dose)} GBq a cycle, {cycles} cycles"),
        { UntilMonths: { } until } => $"for up to {Number(until)} months",
        _ => "as the text says",
    };

    /// <summary>What a step asks for: "imaging every 6 months up to 24 months".</summary>
    public static string Asked(ScheduledStep step) => $"{step.Modality} {Interval(step)}"
        + (step is { EveryMinMonths: not null } or { EveryMaxMonths: not null } && Phase(new(step.FromMonth, step.UntilMonths, step.UntilMonthsMin)) is { Length: > 0 } phase ? $" {phase}" : "");

    /// <summary>The months between which an interval holds: "for 24 months", "from 24 months on".</summary>
    public static string Phase(PlanPhase phase) => (phase.From, phase.Until ?? phase.UntilAtLeast) switch
    {
        (null, null) => "",
        ({ } from, null) => $"from {Number(from)} months on",
        (null, { } until) => $"{Least(phase)}up to {Number(until)} months",
        ({ } from, { } until) => $"from {Number(from)} {Least(phase)}to {Number(until)} months",
    };

    /// <summary>How a window stands on the day of the plan; overdue is said, not coloured.</summary>
    public static string Standing(PlanWindow window, Axis axis) => window.State switch
    {
        WindowState.Ahead => window.IsFollowing ? "following" : "ahead",
        WindowState.Open => "open now",
        WindowState.PerhapsOverdue => "perhaps overdue: a date behind it is not exact",
        WindowState.Overdue => $"overdue since {On(window.OverdueSince!.Value, axis)}",
        WindowState.Done when window.Done is { } done => $"done {On(done.When, axis)}{Timing(window, done)}",
        WindowState.Done => "done",
        WindowState.Passed => "passed without; what came later counts for the next",
    };

    public static string Kind(FollowUpKind kind) => kind switch
    {
        FollowUpKind.Imaging => "Imaging",
        FollowUpKind.Visit => "Visit",
        FollowUpKind.Laboratories => "Laboratories",
    };

    /// <summary>Whose words they are: of the panel, or of whom it quotes.</summary>
    public static string Whose(Statement statement, StatementBase guideline) => statement.Origin is { } origin ? $"{origin}, in {Named(guideline)}" : Named(guideline);

    /// <summary>The year stands beside the name, unless the name holds it.</summary>
    private static string Named(StatementBase guideline) => guideline.Year.ToString(CultureInfo.InvariantCulture) is var year && guideline.Name.Contains(year, StringComparison.Ordinal) ? guideline.Name : $"{guideline.Name} {year}";

    private static string Timing(PlanWindow window, FollowUpDone done) => done.When.First > window.Latest ? ", late" : done.When.Last < window.Earliest ? ", before its window" : "";

    private static string Least(PlanPhase phase) => phase.UntilAtLeast is null ? "" : "at least ";

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Iso(AxisPoint point) => PlanMonths.DateOf(point).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
