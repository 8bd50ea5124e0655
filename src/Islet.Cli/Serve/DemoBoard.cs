using Islet.Course;
using Islet.Registry;

namespace Islet.Cli.Serve;

/// <summary>The made-up cohort ends at its data lock; a board of today is put before it, so that there is one to prepare.</summary>
internal static class DemoBoard
{
    private const int Patients = 6;

    /// <summary>Puts living patients on the list of today's board: those who progressed last without a re-characterization.</summary>
    public static async Task ReferAsync(FindingLog log, DateOnly today, CancellationToken cancel)
    {
        var progressed = await log.MapAsync(course => (course.Patient, PatientWork.Of(course, today, statements: false).OfType<NotRecharacterized>().FirstOrDefault()?.Judged), cancel: cancel);
        foreach (var (patient, _) in progressed.Where(p => p.Judged is not null).OrderByDescending(p => p.Judged).ThenBy(p => p.Patient).Take(Patients))
        {
            var referral = new BoardReferral { StatedBy = StatedBy.Clinician, Question = "treatment after progression", BoardDay = today };
            await log.AppendAsync(new(Registries.Operator, "demo", null), patient, [new(When.On(today), Reported.WhenItHappened, referral)], cancel);
        }
    }
}
