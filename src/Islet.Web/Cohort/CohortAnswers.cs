using System.Collections.Concurrent;
using Islet.Clinic;
using Islet.Course;
using Islet.Registry;
using Islet.Studies;

namespace Islet.Web;

/// <summary>What every patient of a census answers to a condition that somebody typed.</summary>
/// <param name="Patients">Numbers, in the order of the bits.</param>
public sealed record ConditionAnswer(Position At, DateOnly Today, IReadOnlyList<PatientRow> Patients, PatientBits Yes, PatientBits Unknown);

/// <summary>
/// Asks all patients a typed condition. Any fact of the vocabulary may stand in it, so the courses are read; the answer is kept, and after a later batch only
/// the patients that it touched are asked again. All are read by one at a time: a second scan beside the first would make both late, and often the first spares it.
/// </summary>
public sealed class CohortAnswers(FindingLog log) : IDisposable
{
    private const int Kept = 24, ScanInstead = 2000; // answers; patients from which on one scan costs less than courses one by one

    private readonly WorkShelf<ConditionAnswer> works = new(Kept); // an answer is of one census, so the census is part of the topic
    private readonly SemaphoreSlim scan = new(1);
    private readonly ConcurrentDictionary<string, ConditionAnswer> latest = new(StringComparer.Ordinal); // by the condition: the last census it was answered for

    public LongWork<ConditionAnswer> Ask(Census census, Condition condition) =>
        works.Get($"{census.At.Batch}/{census.At.LastPatient}/{census.Today:O}/{condition.Text}", "", census.Rows.Count, async progress =>
            await AdvancedAsync(census, condition) ?? await InTurnAsync(async () => await AdvancedAsync(census, condition) ?? await ScannedAsync(census, condition, progress)));

    public void Dispose() => scan.Dispose();

    private async Task<ConditionAnswer> InTurnAsync(Func<Task<ConditionAnswer>> read)
    {
        await scan.WaitAsync();
        try
        {
            return await read();
        }
        finally
        {
            scan.Release();
        }
    }

    private ConditionAnswer Keep(Condition condition, ConditionAnswer answer)
    {
        if (latest.Count >= Kept && !latest.ContainsKey(condition.Text))
            latest.Clear();
        return latest[condition.Text] = answer;
    }

    private async Task<ConditionAnswer> ScannedAsync(Census census, Condition condition, IProgress<int> progress)
    {
        var answers = await log.MapAsync(course => (course.Patient, Answer: Read(course, condition, census.Today)), census.At, progress);
        return Keep(condition, Answered(census, answers.ToDictionary(a => a.Patient, a => a.Answer)));
    }

    /// <summary>Null: all have to be read.</summary>
    private async Task<ConditionAnswer?> AdvancedAsync(Census census, Condition condition)
    {
        if (latest.GetValueOrDefault(condition.Text) is not { } before || before.Today != census.Today || await log.ChangedSinceAsync(before.At) is not { Count: <= ScanInstead } changed)
            return null;
        var answers = new Dictionary<long, Answer>(census.Rows.Count);
        for (var i = 0; i < before.Patients.Count; i++)
            answers[before.Patients[i].Patient] = before.Yes[i] ? Answer.Yes : before.Unknown[i] ? Answer.Unknown : Answer.No;
        foreach (var patient in changed.Distinct())
            if (await log.CourseAsync(patient) is { } course)
                answers[patient] = Read(course, condition, census.Today);
        return Keep(condition, Answered(census, answers));
    }

    private static ConditionAnswer Answered(Census census, Dictionary<long, Answer> answers)
    {
        var (yes, unknown) = (new PatientBits(census.Rows.Count), new PatientBits(census.Rows.Count));
        for (var i = 0; i < census.Rows.Count; i++)
            _ = answers.GetValueOrDefault(census.Rows[i].Patient, Answer.Unknown) switch { Answer.Yes => yes[i] = true, Answer.Unknown => unknown[i] = true, _ => false };
        return new(census.At, census.Today, census.Rows, yes, unknown);
    }

    private static Answer Read(DiseaseCourse course, Condition condition, DateOnly today) => condition.Read(new Snapshot(course, View.Latest(course, today)).Reader).Answer;
}
