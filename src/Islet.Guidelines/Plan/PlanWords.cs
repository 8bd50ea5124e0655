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

    /// <summary>"2024-03-01 to 2024-06-01"; one day stands alone.</summary>
    public static string Span(PlanWindow window, Axis axis) => window.Latest == window.Earliest ? On(window.Earliest, axis) : $"{On(window.Earliest, axis)} to {(window.Latest is { } latest ? On(latest, axis) : "a day that is not recorded")}";

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
        WindowState.Missed when window.Done is { } done => $"missed; first {(done.Kind is FollowUpKind.Imaging ? "scan" : "examination")} after it on {On(done.When, axis)}",
        WindowState.Missed => "missed",
        WindowState.Passed => "passed without; what came later counts for the next",
    };

    /// <summary>What comes after a window, without dates: they would rest on the day on which it will be done.</summary>
    public static string? Then(PlanWindow window, SurveillancePlan plan)
    {
        List<PlanWindow> following = [.. plan.Windows.Where(w => w.IsFollowing && w.Statement == window.Statement && w.Modality == window.Modality && w.Number > window.Number)];
        if (following is not [var first, ..])
            return null;
        var later = following.Find(w => w.Step != first.Step);
        return $"then {After(first)} after it was done{(later is null ? "" : $", from {Number(later.Phase.From ?? 0)} months after the {later.Anchor.Name} on every {After(later)}")}";

        static string After(PlanWindow of) => of.Statement.Statement.Schedule[of.Step - 1] is var step && (step.EveryMinMonths ?? step.EveryMaxMonths) is { } min && (step.EveryMaxMonths ?? min) is var max
            ? min == max ? min == 1 ? "1 month" : $"{Number(min)} months" : $"{Number(min)}–{Number(max)} months" : "as the text says";
    }

    /// <summary>Who stands behind it: whose words it quotes, else how much of the panel.</summary>
    public static string Held(Statement statement) => statement.Origin ?? statement.Strength switch
    {
        Strength.Consensus => "consensus of the panel",
        Strength.SignificantMajority => "significant majority of the panel",
        Strength.Majority => "majority of the panel",
        Strength.NoConsensus => "no consensus",
        Strength.Unstated => "no vote reported",
    };

    /// <summary>"4 schedules wait for one answer".</summary>
    public static string Waiting(WaitingSchedules waiting) => waiting.Alone.Count == 1 ? "1 schedule waits for one answer" : string.Create(CultureInfo.InvariantCulture, $"{waiting.Alone.Count} schedules wait for one answer");

    /// <summary>What was given of radionuclide therapy, course by course: cycles not on record are not none.</summary>
    public static string Given(IReadOnlyList<RadionuclideCourse> courses, Axis axis)
    {
        if (courses.Count == 0)
            return "cycles not recorded";
        var one = string.Join("; ", courses.Select((c, i) => $"{(courses.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"course {i + 1}: "))}{Given(c, axis)}"));
        return courses.Count == 1 ? one : $"{one}; together {Total(courses)}";
    }

    private static string Given(RadionuclideCourse course, Axis axis) => course.Given == 0 ? $"cycles not recorded{(course.Begun is { } start ? $" (begun {On(start, axis)})" : "")}"
        : string.Create(CultureInfo.InvariantCulture, $"{course.Given}{(course.Planned is { } planned ? $" of {planned}" : "")} {(course.Given == 1 && course.Planned is null ? "cycle" : "cycles")}")
            + (course.Begun is { } begun ? $" from {On(begun, axis)}" : "") + $", {Activity(course.ActivityGbq, course.WithActivity, course.Given)}";

    private static string Total(IReadOnlyList<RadionuclideCourse> courses) => courses.Sum(c => c.Given) is var given && given == 0 ? "cycles not recorded"
        : string.Create(CultureInfo.InvariantCulture, $"{given} {(given == 1 ? "cycle" : "cycles")} on record, ")
            + Activity(courses.Any(c => c.ActivityGbq is not null) ? courses.Sum(c => c.ActivityGbq ?? 0) : null, courses.Sum(c => c.WithActivity), given);

    private static string Activity(decimal? gbq, int known, int given) => gbq is not { } sum ? "activity not recorded"
        : known == given ? $"{Number(sum)} GBq" : string.Create(CultureInfo.InvariantCulture, $"{Number(sum)} GBq in {known} of {given} cycles, the rest not recorded");

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

    /// <summary>Neutrally how far from its days; of a window that opens with its anchor the day after it, for the text names no least interval.</summary>
    private static string Timing(PlanWindow window, FollowUpDone done) =>
        window.Latest is { } latest && done.When.First > latest ? $", {Days(latest, done.When.First)} after {(window.Earliest == latest ? "the date" : "its last day")}"
        : done.When.Last < window.Earliest ? ", before its window"
        : window.Earliest == window.Anchor.When.First && window.Anchor.When.IsExact && done.When.IsExact ? string.Create(CultureInfo.InvariantCulture, $", on day {Math.Round(done.When.First.Days - window.Anchor.When.First.Days)} after the {window.Anchor.Name}") : "";

    private static string Days(AxisPoint from, AxisPoint to) => Math.Round(to.Days - from.Days) is var days && days == 1 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{days} days");

    private static string Least(PlanPhase phase) => phase.UntilAtLeast is null ? "" : "at least ";

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Iso(AxisPoint point) => PlanMonths.DateOf(point).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
