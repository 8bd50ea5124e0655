using Islet.Clinic;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Whose courses may leave the registry in a file, and how many do not.</summary>
/// <param name="Courses">One record a person, of those who did not withdraw their consent to the purpose.</param>
/// <param name="Purpose">For which the file is made.</param>
/// <param name="Registered">Records before anybody was left out.</param>
/// <param name="Withdrawn">Left out: consent to the purpose withdrawn, on this record or another of the same person.</param>
/// <param name="Duplicates">Left out: another record stands for the person.</param>
/// <param name="NotRecorded">In the file, though nobody recorded what they said about the purpose.</param>
public sealed record ExportCohort(IReadOnlyList<DiseaseCourse> Courses, ConsentPurpose Purpose, int Registered, int Withdrawn, int Duplicates, int NotRecorded)
{
    /// <param name="keepYielding">A copy of the log keeps records that yield: the decision goes with them.</param>
    public static ExportCohort Of(IReadOnlyList<DiseaseCourse> registered, ConsentPurpose purpose, bool keepYielding = false)
    {
        var persons = new Persons(registered.Select(c => (c.Key, PatientConsents.Of(c))));
        var (courses, withdrawn, duplicates, notRecorded) = (new List<DiseaseCourse>(registered.Count), 0, 0, 0);
        foreach (var course in registered)
        {
            var standing = persons[course.Key, purpose];
            if (standing is ConsentStanding.Withdrawn)
            {
                withdrawn++;
            }
            else if (!keepYielding && persons.Yields(course.Key))
            {
                duplicates++;
            }
            else
            {
                courses.Add(course);
                notRecorded += standing is ConsentStanding.NotRecorded ? 1 : 0;
            }
        }
        return new(courses, purpose, registered.Count, withdrawn, duplicates, notRecorded);
    }
}
