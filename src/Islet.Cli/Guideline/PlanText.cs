using Islet.Course;
using Islet.Guidelines;

namespace Islet.Cli.Guideline;

/// <summary>A plan as a person reads it in a terminal.</summary>
internal static class PlanText
{
    public static void Write(SurveillancePlan plan, TextWriter output)
    {
        var axis = plan.Anchors.Axis;
        output.WriteLine($"Surveillance plan, {PlanWords.On(plan.Anchors.Day, axis)}");
        output.WriteWrapped(IntendedPurpose.Text);
        foreach (var waiting in plan.Waiting)
            output.WriteWrapped($"{PlanWords.Waiting(waiting)}: {waiting.Source.Prompt} ({waiting.Fact.Name}; {string.Join(", ", waiting.Alone.Select(s => s.Statement.Number))})");
        foreach (var next in plan.Next)
        {
            output.WriteWrapped($"Next {PlanWords.Kind(next.Kind).ToLowerInvariant()}: first due {One(next.First, axis)}");
            foreach (var other in next.Windows.Skip(1))
                output.WriteWrapped($"  {One(other, axis)}");
        }
        Windows(plan, output);
        Section(output, "Lasts", plan.Durations, d => $"{d.Statement.Statement.Number}  {d.Modality} from {PlanWords.On(d.Anchor.When, axis)} {(d.IsLeast ? "until at least" : "up to")} {PlanWords.On(d.Until!.Value, axis)}"
            + (d.Stop is { } stop ? $", or until {stop}" : "") + (d.SupportPercent is { } share ? $" (wanted by {share:0.#} % of the panel)" : ""));
        Section(output, "Care", plan.Care, c => $"{c.Statement.Statement.Number}  {c.Step.Modality} {PlanWords.Interval(c.Step)}{(c.Step.Cycles is null ? "" : $"; {PlanWords.Given(c.Courses, axis)}")}");
        Section(output, "Schedules that have ended", plan.Ended, e => $"{e.Statement.Statement.Number}  {e.Modality}, {PlanWords.On(e.On, axis)}");
        Section(output, "Done", plan.Past, w => $"{w.Statement.Statement.Number}  {w.Modality}, {PlanWords.On(w.Earliest, axis)} to {(w.Latest is { } latest ? PlanWords.On(latest, axis) : "")}: {PlanWords.Standing(w, axis)}");
        Section(output, "Would add, if", plan.Undecided, s => $"{s.Statement.Number}  {string.Join("; ", s.Statement.Schedule.Select(PlanWords.Asked))}: not known {string.Join(", ", s.Truth.Missing.Select(f => f.Name))}");
        Section(output, "Not recorded", plan.AnchorsMissing, m => $"{m.Name} ({string.Join(", ", m.Statements.Select(s => s.Number))})");
        Section(output, "Modality", plan.Modality, a => $"{a.Statement.Statement.Number}  {ModalityAdvice.Word(a.Modality)}: {a.Statement.Statement.Says}{(a.Differs ? $" The last imaging was {a.Last!.Modality}, {PlanWords.On(a.Last.When, axis)}." : "")}");
        if (plan.ModalityChange is { } change)
            output.WriteWrapped($"  {change.Statement.Statement.Number}  {change.Before.Modality} {PlanWords.On(change.Before.When, axis)}, then {change.Last.Modality} {PlanWords.On(change.Last.When, axis)}: {change.Statement.Statement.Says}");
        Section(output, "Not routine", plan.NotRoutine, s => $"{s.Statement.Number}  {s.Statement.Says}");
        Section(output, "Manner", plan.Manner, s => $"{s.Statement.Number}  {PlanAspects.Heading(s.Statement)}: {s.Statement.Says}");
    }

    /// <summary>"2023-08-20 (SR-10, majority of the panel)".</summary>
    private static string One(PlanWindow window, Axis axis) => $"{PlanWords.Span(window, axis)} ({window.Statement.Statement.Number}, {PlanWords.Held(window.Statement.Statement)}{(window.IsOverdue ? $"; {PlanWords.Standing(window, axis)}" : "")})";

    private static void Windows(SurveillancePlan plan, TextWriter output)
    {
        if (!plan.NextWindows.Any())
        {
            output.WriteLine(plan.Waiting.Count > 0 ? "No window yet." : "No window: no applying statement has a schedule that can be dated.");
            return;
        }
        var table = Terminal.Table("Statement", "Strength", "What", "Earliest", "Latest", "Standing", "Counted from", "Then");
        foreach (var w in plan.NextWindows)
        {
            table.Add(w.Statement.Statement.Number, w.Statement.Statement.Strength, w.Modality, PlanWords.On(w.Earliest, plan.Anchors.Axis), w.Latest is { } latest ? PlanWords.On(latest, plan.Anchors.Axis) : "not recorded",
                PlanWords.Standing(w, plan.Anchors.Axis) + (w.Cautions.Count > 0 ? $" [{string.Join(", ", w.Cautions)}]" : ""), $"{w.Anchor.Name} {PlanWords.On(w.Anchor.When, plan.Anchors.Axis)}", PlanWords.Then(w, plan) ?? "");
        }
        output.WriteTable(table);
    }

    private static void Section<T>(TextWriter output, string title, IReadOnlyCollection<T> items, Func<T, string> line)
    {
        if (items.Count == 0)
            return;
        output.WriteLine(title);
        foreach (var item in items)
            output.WriteWrapped("  " + line(item));
    }
}
