using Islet.Course;
using Islet.Exchange;
using Islet.Registry;

namespace Islet.Web;

/// <summary>What came of reading a whole file by a map.</summary>
/// <param name="MayCommit">Nothing in the file or the map refuses.</param>
/// <param name="Difference">To the registry; null: the file or the map refuses, or it was stored.</param>
/// <param name="Gone">What the registry has from this source and the sheet no longer has.</param>
/// <param name="Stored">What storing did; null: nothing was to be stored.</param>
public sealed record CheckOutcome(IReadOnlyList<CellProblem> Problems, IReadOnlyList<string> Notes, bool MayCommit, int Patients, ImportDifference? Difference, IReadOnlyList<GoneRecords> Gone, ImportResult? Stored)
{
    public bool IsStored => Stored is { Batch: not null };

    /// <summary>Patients who are new have new findings, so that this says it all.</summary>
    public bool ChangesSomething => Difference is { Result.Findings: > 0 };

    public bool CanStore => MayCommit && Difference is { Result.IsRefused: false } && ChangesSomething;
}

/// <summary>A whole file on its way through a map and into the registry, or past it: read in the background, while pages tell how far it is.</summary>
public sealed class DraftCheck : IDisposable
{
    /// <summary>How long a page waits for a check before it tells how far it is.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    private readonly CancellationTokenSource stop = new();
    private readonly int total;
    private int read;

    private DraftCheck(SheetFile file, CourseMap map, FindingLog log, Provenance provenance, Action? stored)
    {
        Stores = stored is not null;
        total = Math.Max(1, 2 * file.Sheets.Sum(s => s.RowCount ?? 0)); // once to find the patients, once to read them
        Work = Task.Run(() => RunAsync(file with { Sheets = [.. file.Sheets.Select(Counted)] }, map, log, provenance, stored));
    }

    /// <summary>It stores what it reads; otherwise it only says what storing would do.</summary>
    public bool Stores { get; }

    public Task<CheckOutcome> Work { get; }

    public bool IsDone => Work.IsCompleted;

    /// <summary>Whole per cent, under 100 until all is done.</summary>
    public int Percent => (int)Math.Min(99, 100L * Volatile.Read(ref read) / total);

    /// <summary>Null: it is under way, or ended with a fault.</summary>
    public CheckOutcome? Outcome => Work.IsCompletedSuccessfully ? Work.Result : null;

    /// <summary>Why it could not be ended; null: it could, or is under way.</summary>
    public Problem? Refusal => Work.Exception?.GetBaseException() is { } fault ? (fault as RefusedException)?.Problem ?? new Problem("E_FAULT", "import", fault.GetType().Name,
        T("no fault of Islet's own"), T("Nothing was stored. Please report it.")) : null;

    /// <param name="stored">Is told once all is in the registry; null: nothing is stored.</param>
    internal static DraftCheck Begin(SheetFile file, CourseMap map, FindingLog log, Provenance provenance, Action? stored) => new(file, map, log, provenance, stored);

    /// <summary>Stops it, if it is under way.</summary>
    public void Dispose()
    {
        if (!IsDone)
            stop.Cancel();
        _ = Work.ContinueWith(_ => stop.Dispose(), TaskScheduler.Default);
    }

    private async Task<CheckOutcome> RunAsync(SheetFile file, CourseMap map, FindingLog log, Provenance provenance, Action? stored)
    {
        var courses = MappedCourses.Open(file, map, MappedOptions.None);
        await using var import = await log.BeginImportAsync(provenance, stop.Token);
        foreach (var course in courses.Courses())
            await import.StageAsync(course, stop.Token);
        if (!courses.MayCommit)
            return new(courses.CellProblems, courses.Notes, MayCommit: false, courses.Patients, null, [], null);
        var gone = await import.GoneAsync(map.Source, courses.RefusedKeys, stop.Token);
        var result = stored is null ? null : await import.CommitAsync(keepGoing: false, stop.Token);
        var difference = stored is null ? await import.DifferenceAsync(mostNew: 0, stop.Token) : null;
        if (result is { Batch: not null })
            stored!();
        return new([.. courses.CellProblems, .. (result ?? difference!.Result).Problems.Select(p => new CellProblem(p, "", null, null, 0))], courses.Notes, MayCommit: true, courses.Patients, difference, gone, result);
    }

    private Sheet Counted(Sheet sheet) => new(sheet.File, sheet.Name, sheet.Columns, () => Count(sheet.Rows())) { RowCount = sheet.RowCount };

    private IEnumerable<SheetRow> Count(IEnumerable<SheetRow> rows)
    {
        foreach (var row in rows)
        {
            stop.Token.ThrowIfCancellationRequested();
            Interlocked.Increment(ref read);
            yield return row;
        }
    }
}
