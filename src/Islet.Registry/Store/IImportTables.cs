using Islet.Course;

namespace Islet.Registry;

/// <summary>The temporary tables of one import: the rows as they were staged, and the plan that is made of them.</summary>
/// <remarks>
/// staged (course, id, n, happened, reported, kind, version, origin, supersedes, why, content) · target (course, patient, whole, fresh) ·
/// decided (course, id, staged, n, supersedes, why).
/// </remarks>
internal interface IImportTables : IDisposable
{
    /// <param name="number">Counts the rows of the import from 1.</param>
    void Stage(int course, long number, NewFinding finding);

    /// <summary>All that was staged is in its table; a transaction can begin.</summary>
    void Settle();

    /// <summary>An empty plan. Within the transaction that makes it.</summary>
    void BeginPlan(IReadOnlyList<StagedCourse> courses);

    /// <summary>The patient with this key; null: none.</summary>
    RegisteredPatient? Registered(string key);

    bool WasErased(string key);

    /// <summary>
    /// Every staged row is already there: its identity, a hash of all that it says, is that of a stored row that no later import replaced.
    /// A course that was imported more than once may fail this and yet be unchanged; then its rows are compared.
    /// </summary>
    bool HoldsAll(long registered, int course);

    IReadOnlyList<ImportRow> Stored(long registered);

    /// <summary>In the order of staging.</summary>
    IReadOnlyList<ImportRow> Staged(int course);

    /// <summary>The course is part of the import; <paramref name="whole"/>: every row of it is stored as it was staged.</summary>
    void Target(int course, long? registered, bool whole);

    void Decided(int course, ImportRow from, ImportRow row);

    void EndPlan();
}
