using Islet.Clinic;
using Islet.Course;

namespace Islet.Board;

/// <summary>What a board decided, as it is on record.</summary>
/// <param name="Plan">As typed; of an assessment of a treatment what is done with it.</param>
/// <param name="Done">Whether it was carried out, as somebody recorded; null: nobody did.</param>
/// <param name="Instead">What was done in its place.</param>
public sealed record Decided(string? Question, string? Plan, bool? Done, string? Instead, string? WhyNot);

/// <summary>What the record shows after a day. Nothing of it is known to be because of what was decided.</summary>
/// <param name="NextLine">Classes of the line that ran on the day and began shortly before it (<see cref="DecidedLines.BegunBeforeDays"/>), else of the first that began on it or later, by the words of treatment_class; null: none on record.</param>
/// <param name="NextLineDays">Days to its start; negative: it had begun so many days before.</param>
/// <param name="Response">Best response of that line by RECIST 1.1 from the measurements; null: not measured, or open.</param>
/// <param name="ProgressionDays">Days to the first progression that counts; null: none on record, which is not none.</param>
/// <param name="Survival">To death, or to the last day seen alive; with a reason where there is no outcome.</param>
public sealed record Followed(string? NextLine, int? NextLineDays, ResponseCategory? Response, int? ProgressionDays, TimeToEvent Survival)
{
    /// <summary>Classes of a line that ran on the day and began longer before; null: none.</summary>
    public string? Running { get; init; }

    public int? RunningDays { get; init; }
}

/// <summary>A day on which a board decided: the state of the patient by what was known then, and what followed by what is known now.</summary>
public sealed record Landmark(long Patient, string Key, string? Center, DateOnly Day, LandmarkState State, Decided Decision, Followed After);

/// <summary>The landmarks of one course.</summary>
public static class Landmarks
{
    /// <summary>
    /// Board decisions that are dated to the day, in their order. None of a course without calendar, of one that yields to another record of the same person, or of
    /// somebody who took back the consent to be counted.
    /// </summary>
    /// <param name="now">What is known today.</param>
    public static IReadOnlyList<Landmark> Of(Snapshot now)
    {
        var course = now.Course;
        List<Finding> decisions = course.Axis.Kind is AxisKind.Calendar ? [.. now.Visible<BoardDecision>().Select(s => s.Finding).Where(f => f.Happened.Day is { IsExact: true })] : [];
        if (decisions.Count == 0 || PatientConsents.Of(course) is var consents && (consents.YieldsTo is not null || consents[ConsentPurpose.Research].IsWithdrawn))
            return [];
        var following = new Following(now);
        return [.. decisions.GroupBy(f => f.Happened.Day!.Value.First).OrderBy(g => g.Key).Select(g => new Landmark(
            course.Patient, course.Key, course.Center, g.Key, LandmarkState.Of(new(course, View.AsOf(g.Key))), Of([.. g.Select(f => (BoardDecision)f.Content)]), following.After(g.Key)))];
    }

    /// <summary>Decisions of one day are one: the first that says something counts.</summary>
    private static Decided Of(IReadOnlyList<BoardDecision> said) => new(
        said.Select(b => b.Question).FirstOrDefault(q => q is not null), said.Select(b => b.Plan ?? (b.Decision is { } decision ? FactWords.Word(decision) : null)).FirstOrDefault(p => p is not null),
        said.Select(b => b.Done).FirstOrDefault(d => d is not null), said.Select(b => b.DoneInstead).FirstOrDefault(d => d is not null), said.Select(b => b.NotDoneReason).FirstOrDefault(r => r is not null));
}

/// <summary>What the record shows after any day of one course.</summary>
internal sealed class Following(Snapshot now)
{
    private readonly TherapyLines lines = TherapyLines.Of(now);
    private IReadOnlyList<LineResponse>? responses;

    public Followed After(DateOnly day)
    {
        var at = AxisPoint.Of(day);
        var begun = DecidedLines.BegunBefore(at, lines);
        var (next, running) = (begun ?? DecidedLines.BegunAfter(at, lines), begun is null ? lines.RunningOn(at).LastOrDefault() : null);
        var progression = Progressions.FirstAfter(at, now)?.Happened.First;
        return new(
            Classes(next),
            next is null ? null : Days(at, next.Start.First!.Value),
            next is null ? null : (responses ??= LineResponses.Of(now)).First(r => r.Line == next).Best,
            progression is { } seen ? Math.Max(0, Days(at, seen)) : null,
            OverallSurvival.From(now.Course, When.On(day), now.View.Effective))
        {
            Running = Classes(running),
            RunningDays = running is null ? null : Days(running.Start.First!.Value, at),
        };
    }

    private static string? Classes(TherapyLine? line) => line is null ? null : string.Intern(string.Join('+', TreatmentClasses.Of(line.Drugs) is { Count: > 0 } classes ? classes : ["other"]));

    private static int Days(AxisPoint from, AxisPoint to) => (int)AxisPoint.DaysBetween(from, to);
}
