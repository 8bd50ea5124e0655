using Islet.Clinic;
using Islet.Course;
using Islet.Registry;

namespace Islet.Web;

/// <summary>Where lesion tables are saved and taken back. Tables of one patient are saved one after the other, each against what the one before left.</summary>
public sealed class LesionDesk(FindingLog log, TimeProvider clock) : IDisposable
{
    /// <summary>The document that the registry names as the source of these findings.</summary>
    public const string Source = "lesion table";

    /// <summary>The reason of a batch that takes another back.</summary>
    public const string TakenBack = "taken back";

    private readonly PatientTurns turns = new(log);

    /// <summary>Records what was typed. Values on record are corrected by findings that replace them, never overwritten.</summary>
    /// <returns>What was recorded; empty: nothing differs from what is on record.</returns>
    /// <exception cref="SupersededTwiceException">Somebody else corrected the same lesion in the meantime; nothing was recorded.</exception>
    /// <exception cref="RefusedException">E_PATIENT_UNKNOWN, E_NO_CALENDAR, E_LESION_FIELD, E_LESION_LOOK, E_LESION_STUDY, or a registry that cannot be written.</exception>
    public Task<IReadOnlyList<Finding>> SaveAsync(long patient, LesionForm typed, SeriesReader reader, string by, CancellationToken cancel) => InTurnAsync(patient, async course =>
    {
        var entry = LesionEntry.Of(LesionTable.Of(Latest(course), reader), typed, Today);
        var reading = LesionReading.Of(entry, Latest(course), Today);
        Refuse(entry, reading);
        var findings = entry.Findings();
        return findings.Count == 0 ? [] : await log.AppendAsync(new(by, Source, ReasonOf(entry, reading)), patient, findings, cancel);
    }, cancel);

    /// <summary>Takes back what one saving recorded: first entries are withdrawn, corrections corrected back. All of it stays in the history.</summary>
    /// <exception cref="RefusedException">E_LESION_UNDO: something of it was changed since.</exception>
    public Task<IReadOnlyList<Finding>> UndoAsync(long patient, long batch, string by, CancellationToken cancel) => InTurnAsync(patient, course =>
        log.AppendAsync(new(by, Source, TakenBack), patient, LesionHistory.Undo(course, batch), cancel), cancel);

    public void Dispose() => turns.Dispose();

    private DateOnly Today => clock.Today();

    private Snapshot Latest(DiseaseCourse course) => new(course, View.Latest(course, Today));

    private Task<IReadOnlyList<Finding>> InTurnAsync(long patient, Func<DiseaseCourse, Task<IReadOnlyList<Finding>>> work, CancellationToken cancel) =>
        turns.TakeAsync(patient, course => work(course.WithCalendar(T("Measurements are entered where the course keeps its dates."))), cancel);

    private static void Refuse(LesionEntry entry, LesionReading reading)
    {
        if (entry.Form.Study.Length > 0 && entry.Saved is null && entry.Described is null)
            throw new RefusedException("E_LESION_STUDY", T("the study"), T("a study that this reader's course does not have"), T("a study of the course, or a new one"), T("Open the lesion table again and choose the study."));
        if (entry.OnRecord is not null)
            throw new RefusedException("E_LESION_STUDY", T("the study"), T("a new scan, of a day on which this reader has already measured one of its kind"), T("each scan once"),
                T("Choose it among the studies of this reader and correct it there. Nothing was recorded."));
        if (entry.Rows.Any(r => r.IsOvertaken))
            throw new RefusedException("E_LESION_FIELD", T("the lesion table"), T("values that somebody else saved since this page was opened"), T("what is on record now"),
                T("Look at what was recorded, beside the fields that are marked; open the study as it is on record now, and correct it there. Nothing was recorded."));
        if (!entry.IsReadable)
            throw new RefusedException("E_LESION_FIELD", T("the lesion table"), T("a field that cannot be read"), T("what the words beside the field ask for"), T("Correct the fields that are marked. Nothing was recorded."));
        if (reading.Odd.Count > 0 && !entry.Form.Sure)
            throw new RefusedException("E_LESION_LOOK", T("the lesion table"), T("values that speak against the protocol or against each other"), T("a person's word that they are as measured"),
                T("Look at what is said beside the fields. Correct it, or tick that the values are as measured. Nothing was recorded."));
    }

    /// <summary>Why it stands there although something speaks against it.</summary>
    private static string? ReasonOf(LesionEntry entry, LesionReading reading) =>
        reading.Odd.Count > 0 ? "as measured, although: " + string.Join("; ", reading.Odd) : entry.Saved is null ? null : "corrected in the lesion table";
}
