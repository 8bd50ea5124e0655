using Islet.Course;

namespace Islet.Studies;

/// <summary>The lines of systemic treatment, each with its end as a finding of its own.</summary>
internal static class Therapy
{
    public static void Write(Clerk clerk, Story story)
    {
        foreach (var (number, line) in story.Lines.Index())
        {
            var course = $"L{number + 1}";
            clerk.Happened($"treatment/{course}", line.Started,
                new Treatment { Tumour = "T1", StatedBy = StatedBy.Clinician, Course = course, Drugs = line.Regimen.Drugs, Purpose = "tumour" });
            if (line.Stopped is { } stopped)
            {
                clerk.Happened($"treatment/{course}/stop", stopped,
                    new TreatmentStop { Tumour = "T1", StatedBy = StatedBy.Clinician, Course = course, Reason = line.Reason });
            }
        }
    }
}
