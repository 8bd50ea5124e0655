using Islet.Clinic;
using Islet.Course;

namespace Islet.Board;

/// <summary>What counting one patient gives: for the worklist, and for the decisions of boards.</summary>
public sealed record PatientOutlook(WorkRow? Work, IReadOnlyList<Landmark> Decisions)
{
    /// <summary>Those of this week.</summary>
    public IReadOnlyList<DecidedBoard> Decided { get; init; } = [];

    /// <param name="statements">Whether the centre shows statements of guidelines.</param>
    public static PatientOutlook Of(DiseaseCourse course, DateOnly today, bool statements)
    {
        var now = new Snapshot(course, View.Latest(course, today));
        return new(WorkRow.Of(course, PatientWork.Of(now, statements)), Landmarks.Of(now)) { Decided = DecidedBoard.Of(now, today) };
    }
}
