using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Board;

/// <summary>What rests on statements of guidelines: examinations that are due, questions that would decide something, values that are too old.</summary>
internal static class StatementWork
{
    /// <summary>House choice [H]: a window is listed so many days before it opens.</summary>
    public const int AheadDays = 14;

    /// <summary>House choice [H]: of one patient so many questions and so many old values, by the order of <see cref="NextQuestions"/>.</summary>
    public const int Most = 3;

    public static IEnumerable<WorkItem> Of(Snapshot snapshot)
    {
        List<GuidelineReading> all = [.. StatementBase.Shipped.Select(b => GuidelineReading.Of(b, snapshot.Reader))];
        List<GuidelineReading> made = all.FindAll(r => r.Guideline.Scope.Read(snapshot.Reader).Answer is var answer && (answer is Answer.Yes || answer is Answer.Unknown && r == all[0]));
        return [.. Examinations(all, snapshot), .. Questions(made, snapshot), .. Renewals(made, snapshot)];
    }

    private static IEnumerable<ExaminationDue> Examinations(IReadOnlyList<GuidelineReading> readings, Snapshot snapshot)
    {
        var plan = SurveillancePlan.Of(readings, SurveillanceAnchors.Of(snapshot), [.. Cautions.Of(snapshot).Select(c => c.Code)]);
        foreach (var next in plan.Next)
        {
            var window = next.First;
            if (window.Latest is not { } latest || (window.State is WindowState.Ahead && window.Earliest.Days > snapshot.View.Effective.Days + AheadDays))
                continue;
            yield return new(next.Kind, window.Statement.Statement, DayOf(window.Earliest), DayOf(latest), window.CountedFrom is { } done ? DayOf(done.When.Last) : null, window.State,
                next.Windows.Count - 1);
        }
    }

    private static IEnumerable<OpenQuestion> Questions(IReadOnlyList<GuidelineReading> readings, Snapshot snapshot)
    {
        List<NextQuestion> easy = [.. NextQuestions.Of(readings, snapshot).Where(q => q.Source.By is AnsweredBy.Patient or AnsweredBy.Record && q.Settles.Count > 0)];
        return easy.Take(Most).Select((q, i) => new OpenQuestion(q.Source, q.Settles.Count, q.MaySettle.Count, i == Most - 1 ? easy.Count - Most : 0));
    }

    private static IEnumerable<StaleFact> Renewals(IReadOnlyList<GuidelineReading> readings, Snapshot snapshot) =>
        NextQuestions.ToRenew(readings, snapshot).Where(r => r.Applying.Count > 0).Take(Most).Select(r => new StaleFact(
            r.Source, r.Value, r.AgeDays is { } age ? DayOf(new(snapshot.View.Effective.Days - age + r.ShelfDays + 1)) : null, r.ShelfDays, r.Applying.Count));

    private static DateOnly DayOf(AxisPoint at) => DateOnly.FromDayNumber((int)Math.Clamp(Math.Floor(at.Days), 0, DateOnly.MaxValue.DayNumber));
}
