using System.Globalization;
using Islet.Clinic;
using Islet.Course;
using Islet.Registry;
using Islet.Studies;

namespace Islet.Web;

/// <summary>One patient of a cohort as its figures of response draw him or her.</summary>
public sealed record CohortPatient(long Patient, PatientResponse Response, TherapyLanes Lanes);

/// <summary>Reads the courses of a cohort's patients for the figures that need more than columns, and keeps what it read until the registry changes; while it reads anew, what it read before stands.</summary>
public sealed class CohortResponses(FindingLog log)
{
    /// <summary>Patients that one figure reads at most.</summary>
    public const int Most = 2000;

    private const int Kept = 8, Parallel = 2;

    private readonly WorkShelf<IReadOnlyList<CohortPatient>> works = new(Kept);

    /// <param name="line">Number of the line whose response is asked.</param>
    public LongWork<IReadOnlyList<CohortPatient>> Of(Census census, IReadOnlyList<PatientRow> patients, int line)
    {
        if (patients.Count > Most)
            throw new ArgumentException($"At most {Most} patients are read for a figure; found {patients.Count}.", nameof(patients));
        var who = patients.Aggregate(new HashCode(), (hash, p) => { hash.Add(p.Patient); return hash; }).ToHashCode();
        return works.Get(string.Create(CultureInfo.InvariantCulture, $"{line}/{patients.Count}/{who}"), string.Create(CultureInfo.InvariantCulture, $"{census.At.Batch}/{census.At.LastPatient}/{census.Today:O}"), patients.Count, progress => ReadAsync(census, patients, line, progress));
    }

    private async Task<IReadOnlyList<CohortPatient>> ReadAsync(Census census, IReadOnlyList<PatientRow> patients, int line, IProgress<int> progress)
    {
        var (read, done) = (new CohortPatient?[patients.Count], 0);
        await System.Threading.Tasks.Parallel.ForAsync(0, patients.Count, new ParallelOptions { MaxDegreeOfParallelism = Parallel }, async (i, cancel) =>
        {
            if (await log.CourseAsync(patients[i].Patient, cancel) is { } course)
                read[i] = Read(course, census.Today, line);
            progress.Report(Interlocked.Increment(ref done));
        });
        return [.. read.OfType<CohortPatient>()];
    }

    private static CohortPatient Read(DiseaseCourse course, DateOnly today, int line)
    {
        var all = new Snapshot(course, View.Latest(course, today));
        return new(course.Patient, PatientResponse.Of(all, line), TherapyLanes.Of(all, course.Patient.ToString(CultureInfo.InvariantCulture)));
    }
}
