using System.Collections.Concurrent;
using Islet.Clinic;
using Islet.Course;
using Islet.Registry;

namespace Islet.Web;

/// <summary>What became of a form that was to be saved.</summary>
/// <param name="Batch">Under which it was recorded; null: it was not, and the problems or the conflict say why.</param>
public sealed record EntryOutcome(long? Batch, IReadOnlyList<FieldProblem> Problems)
{
    /// <summary>Somebody else replaced the finding first.</summary>
    public bool IsOvertaken { get; init; }

    /// <summary>What cannot be true together since it was recorded, and could before.</summary>
    public int Contradictions { get; init; }
}

/// <summary>Where typed findings are recorded, corrected, withdrawn and brought back. Forms about one patient are saved one after the other.</summary>
/// <remarks>
/// A form that is sent twice records once: this process knows the tokens of its last savings, and what another server recorded is found by its content. A
/// finding is replaced once, and the database itself refuses the second.
/// </remarks>
public sealed class EntryDesk(FindingLog log, TimeProvider clock) : IDisposable
{
    /// <summary>The document that the registry names as the source of these findings.</summary>
    public const string Source = "entry form";

    /// <summary>Savings that are remembered by the token of their form: as many as a team makes in a day, and more.</summary>
    private const int Remembered = 20_000;

    private readonly PatientTurns turns = new(log);
    private readonly ConcurrentDictionary<(long Patient, string Token), long> saved = new();
    private readonly ConcurrentQueue<(long, string)> order = new();

    public DateOnly Today => clock.Today();

    /// <exception cref="RefusedException">E_PATIENT_UNKNOWN, or a registry that cannot be written.</exception>
    public Task<EntryOutcome> EnterAsync(long patient, EntryLayout layout, FormText typed, string by, CancellationToken cancel) => OnceAsync(patient, typed, async course =>
    {
        var attempt = EntryAttempt.Of(layout, typed, course, Today);
        return attempt.Findings.Count == 0 ? new(null, attempt.Problems) : await AppendAsync(new(by, Source), patient, attempt.Findings, cancel);
    }, cancel);

    /// <summary>Replaces the version that the form showed.</summary>
    public Task<EntryOutcome> CorrectAsync(long patient, int number, FormText typed, string by, CancellationToken cancel) => OnceAsync(patient, typed, async course =>
    {
        var (versions, layout) = Find(course, number);
        var latest = versions.Latest.Finding;
        if (latest.Id.ToString() != typed[TypedFinding.SeenField] || latest.IsWithdrawal)
            return new(null, []) { IsOvertaken = true };
        var attempt = CorrectionReading.Of(layout, typed, course, Today, latest);
        if (attempt.Finding is not { } corrected)
            return new(null, attempt.Problems);
        var made = NewContradictions.Of(course, course with { Findings = [.. course.Findings, EntryPreview.Of(corrected, 0)] }).Count;
        return await AppendAsync(new(by, Source, CorrectionReading.ReasonOf(typed)), patient, [corrected], cancel) with { Contradictions = made };
    }, cancel);

    /// <summary>Says that the finding was never true of this patient. It stays in the history.</summary>
    public Task<EntryOutcome> WithdrawAsync(long patient, int number, FormText typed, string by, CancellationToken cancel) => OnceAsync(patient, typed, async course =>
    {
        var latest = Find(course, number).Versions.Latest.Finding;
        if (CorrectionReading.ProblemInReason(typed) is { } problem)
            return new(null, [problem]);
        if (latest.Id.ToString() != typed[TypedFinding.SeenField] || latest.IsWithdrawal)
            return new(null, []) { IsOvertaken = true };
        return await AppendAsync(new(by, Source, CorrectionReading.ReasonOf(typed)), patient, [new(latest.Happened, latest.Reported, latest.Content, Supersedes: latest.Id, Why: Why.Withdrawal)], cancel);
    }, cancel);

    /// <summary>
    /// Brings an earlier version back as a new one. What was withdrawn is entered again: a withdrawal leaves no finding that could be replaced.
    /// </summary>
    public Task<EntryOutcome> UndoAsync(long patient, int number, FormText typed, string by, CancellationToken cancel) => OnceAsync(patient, typed, async course =>
    {
        var versions = Find(course, number).Versions;
        var (earlier, latest) = (course.Findings[number - 1], versions.Latest.Finding);
        if (latest.Id.ToString() != typed[TypedFinding.SeenField] || earlier.IsWithdrawal || (!latest.IsWithdrawal && latest.Id == earlier.Id))
            return new(null, []) { IsOvertaken = true };
        var again = latest.IsWithdrawal ? new NewFinding(earlier.Happened, earlier.Reported, earlier.Content) : new(earlier.Happened, earlier.Reported, earlier.Content, Supersedes: latest.Id, Why: Why.Correction);
        return await AppendAsync(new(by, Source, CorrectionReading.Undo), patient, [again], cancel);
    }, cancel);

    public void Dispose() => turns.Dispose();

    private async Task<EntryOutcome> AppendAsync(Provenance provenance, long patient, IReadOnlyList<NewFinding> findings, CancellationToken cancel)
    {
        try
        {
            return new((await log.AppendAsync(provenance, patient, findings, cancel))[0].Recorded.Batch, []);
        }
        catch (SupersededTwiceException) // by another server, between our look and our write
        {
            return new(null, []) { IsOvertaken = true };
        }
    }

    private Task<EntryOutcome> OnceAsync(long patient, FormText typed, Func<DiseaseCourse, Task<EntryOutcome>> work, CancellationToken cancel) => turns.TakeAsync(patient, async course =>
    {
        var token = (patient, typed[TypedFinding.TokenField]);
        if (token.Item2.Length > 0 && saved.TryGetValue(token, out var batch))
            return new(batch, []);
        var outcome = await work(course);
        if (outcome.Batch is { } recorded && token.Item2.Length > 0)
            Remember(token, recorded);
        return outcome;
    }, cancel);

    private void Remember((long, string) token, long batch)
    {
        saved[token] = batch;
        order.Enqueue(token);
        while (order.Count > Remembered && order.TryDequeue(out var oldest))
            saved.TryRemove(oldest, out _);
    }

    private static (FindingVersions Versions, EntryLayout Layout) Find(DiseaseCourse course, int number) =>
        FindingVersions.Of(course, number, []) is { } versions && EntryLayouts.Of(versions.Latest.Finding.Content.Kind) is { } layout ? (versions, layout)
        : throw new RefusedException("E_ENTRY_GONE", T("form"), T("no finding of this number that this program knows"), T("a finding of the patient"), T("Open the patient's page again."));
}
