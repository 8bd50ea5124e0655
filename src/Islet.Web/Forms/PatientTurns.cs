using System.Collections.Concurrent;
using Islet.Course;
using Islet.Registry;

namespace Islet.Web;

/// <summary>What forms record about one patient is recorded one after the other, each against what the one before left. What another server records at the same moment, the registry itself keeps apart.</summary>
internal sealed class PatientTurns(FindingLog log) : IDisposable
{
    private readonly ConcurrentDictionary<long, SemaphoreSlim> turns = new();

    /// <param name="work">Gets the course as it stands when its turn has come.</param>
    /// <exception cref="RefusedException">E_PATIENT_UNKNOWN.</exception>
    public async Task<T> TakeAsync<T>(long patient, Func<DiseaseCourse, Task<T>> work, CancellationToken cancel)
    {
        var turn = turns.GetOrAdd(patient, _ => new(1));
        await turn.WaitAsync(cancel);
        try
        {
            return await work(await log.KnownCourseAsync(patient, cancel));
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc cref="TakeAsync"/>
    public async Task DoAsync(long patient, Func<DiseaseCourse, Task> work, CancellationToken cancel) => await TakeAsync(patient, async course =>
    {
        await work(course);
        return true;
    }, cancel);

    public void Dispose()
    {
        foreach (var turn in turns.Values)
            turn.Dispose();
    }
}

/// <summary>The course that a form is about, or why nothing of the form can be recorded.</summary>
internal static class FormCourses
{
    /// <exception cref="RefusedException">E_PATIENT_UNKNOWN.</exception>
    public static async Task<DiseaseCourse> KnownCourseAsync(this FindingLog log, long patient, CancellationToken cancel) => await log.CourseAsync(patient, cancel) ?? throw Unknown();

    public static RefusedException Unknown() => new("E_PATIENT_UNKNOWN", T("form"), T("no patient of this number"), T("a patient of the registry"), T("Open the page again."));

    /// <param name="remedy">Where it is entered instead.</param>
    /// <exception cref="RefusedException">E_NO_CALENDAR.</exception>
    public static DiseaseCourse WithCalendar(this DiseaseCourse course, string remedy) => course.Axis.Kind is AxisKind.Calendar ? course
        : throw new RefusedException("E_NO_CALENDAR", T("the course"), T("a course without a calendar"), T("a course whose days are dates"), remedy);
}
