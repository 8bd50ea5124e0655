using Islet.Clinic;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Whose courses may leave the registry in a file, and how many do not.</summary>
/// <param name="Courses">One record a person, of those who did not withdraw their consent.</param>
/// <param name="Registered">Records before anybody was left out.</param>
/// <param name="Withdrawn">Left out: consent withdrawn, on this record or another of the same person.</param>
/// <param name="Duplicates">Left out: another record stands for the person.</param>
/// <param name="NotRecorded">In the file, though nobody recorded what they said.</param>
public sealed record ExportCohort(IReadOnlyList<DiseaseCourse> Courses, int Registered, int Withdrawn, int Duplicates, int NotRecorded)
{
    /// <summary>For analysis inside the centre.</summary>
    public static IReadOnlyList<ConsentPurpose> Analysis { get; } = [ConsentPurpose.Research];

    /// <summary>To leave the centre: who refuses research does not want it elsewhere either.</summary>
    public static IReadOnlyList<ConsentPurpose> Sharing { get; } = [ConsentPurpose.Sharing, ConsentPurpose.Research];

    /// <param name="purposes">Consent to none of them may be withdrawn; whether it was recorded is asked of the first.</param>
    public static ExportCohort Of(IReadOnlyList<DiseaseCourse> registered, IReadOnlyList<ConsentPurpose> purposes)
    {
        var persons = new Persons(registered.Select(c => (c.Key, PatientConsents.Of(c))));
        var (courses, withdrawn, duplicates, notRecorded) = (new List<DiseaseCourse>(registered.Count), 0, 0, 0);
        foreach (var course in registered)
        {
            if (purposes.Any(purpose => persons[course.Key, purpose] is ConsentStanding.Withdrawn))
            {
                withdrawn++;
            }
            else if (persons.Yields(course.Key))
            {
                duplicates++;
            }
            else
            {
                courses.Add(course);
                notRecorded += persons[course.Key, purposes[0]] is ConsentStanding.NotRecorded ? 1 : 0;
            }
        }
        return new(courses, registered.Count, withdrawn, duplicates, notRecorded);
    }
}
