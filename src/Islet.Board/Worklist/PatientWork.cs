using Islet.Clinic;
using Islet.Course;

namespace Islet.Board;

/// <summary>
/// What is to be done about one patient, by the record as it stands on a day. Nothing of it is stored but that somebody put an item off. Who died, and whose course
/// has no calendar, has nothing due; who took back the consent to be kept, and a record that yields to another of the same person, has nothing at all.
/// </summary>
/// <remarks>Regulation (EU) 2016/679, Art. 7(3), for the consent; what is due is the surveillance plan's, what is a re-characterization Mollazadegan et al. 2025.</remarks>
public static class PatientWork
{
    /// <param name="statements">False: the centre shows no statements of guidelines, so nothing that rests on them is listed.</param>
    public static IReadOnlyList<WorkItem> Of(DiseaseCourse course, DateOnly today, bool statements = true) => Of(new(course, View.Latest(course, today)), statements);

    /// <summary>Without what is put off.</summary>
    /// <param name="snapshot">Of the present: deferrals count by its day.</param>
    public static IReadOnlyList<WorkItem> Of(Snapshot snapshot, bool statements = true)
    {
        var (items, putOff) = (Everything(snapshot, statements), PutOff.Of(snapshot));
        return items.Count > 0 && putOff.Count > 0 ? [.. items.Where(item => !putOff.Any(d => d.Covers(item)))] : items;
    }

    /// <summary>With what is put off.</summary>
    public static IReadOnlyList<WorkItem> Everything(Snapshot snapshot, bool statements = true)
    {
        var course = snapshot.Course;
        var consents = PatientConsents.Of(course);
        if (consents[ConsentPurpose.Registry].IsWithdrawn || consents.YieldsTo is not null)
            return [];
        List<WorkItem> items = [];
        if (course.Axis.Kind is AxisKind.Calendar && !HasDied(course))
        {
            items.AddRange(DueWork.Boards(snapshot));
            if (DueWork.Uncharacterized(snapshot) is { } progressed)
                items.Add(progressed);
            if (statements)
                items.AddRange(StatementWork.Of(snapshot));
        }
        items.AddRange(Disagreements.Of(snapshot));
        items.AddRange(ConsistencyRules.Check(course).GroupBy(found => found.Code).Select(g => new Contradiction(ConsistencyRules.All.First(r => r.Code == g.Key), g.Count())));
        return items;
    }

    /// <summary>Dated or not: a death without a day is in no view, and is a death.</summary>
    private static bool HasDied(DiseaseCourse course)
    {
        var succession = Succession.Of(course.Findings);
        return course.Findings.Any(f => f.Content is VitalStatus { Alive: false } && succession.IsInForce(f));
    }
}
