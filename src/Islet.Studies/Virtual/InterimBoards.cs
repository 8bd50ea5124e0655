using Islet.Course;

namespace Islet.Studies;

/// <summary>
/// What is decided on PRRT after two cycles and at its end. Christoph et al., quoted by Di Franco et al., Semin Nucl Med 2025;55:754–765, reference 60: of 119
/// patients 83 went on and 36 did not, 27 of these for progression; here the course of the line says it.
/// </summary>
internal static class InterimBoards
{
    private const int TwoCycles = 56, BeforeTheFourth = 168; // days from the first cycle

    public static void Write(Clerk clerk, Story story, Lesions lesions, IReadOnlyDictionary<int, FollowUp> followed)
    {
        foreach (var follow in followed.Values)
        {
            var line = story.Lines[follow.Line];
            if (line.Regimen.Cycles is not >= 4 || line.Until(story.Ending) <= line.Started.AddDays(TwoCycles) || line.Reason is "death")
                continue;
            var broken = line.Stopped is { } stopped && stopped < line.Started.AddDays(BeforeTheFourth) ? stopped : default(DateOnly?);
            if (follow.Assessments.FirstOrDefault(a => a.Day > line.Started.AddDays(TwoCycles)) is not { } seen)
                continue;
            var day = broken < seen.Day ? broken.Value : seen.Day.AddDays(6);
            Decide(clerk, follow.Course, "interim", day, broken is null ? "continue" : "stop", broken is null ? Answer(follow, lesions, seen.Day) : line.Reason);
            if (line is { Reason: "completed", Stopped: { } end } && follow.Between.FirstOrDefault(a => a.Day > end) is { } after)
                Decide(clerk, follow.Course, "end_of_treatment", after.Day.AddDays(8), "stop", Answer(follow, lesions, after.Day));
        }
    }

    private static string Answer(FollowUp follow, Lesions lesions, DateOnly day) => lesions.Burden.Over(follow.From, day) <= 0.7 ? "response" : "stable";

    private static void Decide(Clerk clerk, string course, string assessment, DateOnly day, string decision, string? reason) => clerk.Happened($"board/{course}/{assessment}", day, new BoardDecision
    {
        Tumour = "T1",
        StatedBy = StatedBy.Board,
        Question = assessment is "interim" ? "interim assessment" : "end of treatment",
        Assessment = assessment,
        Course = course,
        Decision = decision,
        DecisionReason = reason,
    });
}
