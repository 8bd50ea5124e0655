using System.Collections.Concurrent;
using Islet.Course;
using Islet.Exchange.DicomWeb;
using Islet.Registry;
using Microsoft.Extensions.Logging;

namespace Islet.Web;

/// <summary>A PET study that the archive has of a patient.</summary>
/// <param name="Key">By what the page names it: tells nothing to who does not have the UID already.</param>
/// <param name="IsHere">It lies in the folder of images.</param>
public sealed record ArchivedStudy(string Key, DateOnly? Day, IReadOnlyList<string> Modalities, int? Objects, bool IsHere);

/// <summary>What an archive has of a patient, or why that is not known.</summary>
/// <param name="IsCut">More studies of these days than are looked through: the list may lack some.</param>
public sealed record ArchiveAnswer(IReadOnlyList<ArchivedStudy> Studies, bool IsCut, Problem? Problem);

/// <summary>A study on its way from the archive into the folder.</summary>
public sealed class Fetching
{
    /// <summary>Objects that have come.</summary>
    public int Objects { get; internal set; }

    /// <summary>Of how many; null: the archive does not count.</summary>
    public int? Of { get; internal set; }

    public Problem? Problem { get; internal set; }

    public bool IsDone { get; internal set; }

    internal Task Ended { get; set; } = Task.CompletedTask;
}

/// <summary>The archive behind the workbench. A search asks for days and kinds; whose a study is, is compared here, so that nobody's number goes into an address.</summary>
internal sealed class PetArchive(WorkbenchOptions options, ImageShelf shelf, FindingLog log, ILogger<PetArchive> faults) : IDisposable
{
    /// <summary>Studies of a search that are looked through, those of all patients.</summary>
    public const int Most = 5000;

    private static readonly string[] Kinds = ["PT", "CT"]; // a PET with the CT of the same position

    private readonly ConcurrentDictionary<(long Patient, string Key), string> found = new();
    private readonly ConcurrentDictionary<string, Fetching> fetching = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim turn = new(1); // one study at a time: an archive serves a hospital
    private readonly CancellationTokenSource ending = new();

    /// <summary>An archive was named when the workbench was started, and a folder to put images into.</summary>
    public bool IsThere => options is { Archive: not null, Images: not null };

    public string Name => options.Archive?.Name ?? "";

    /// <summary>PET studies of these days whose patient number is the patient's key.</summary>
    public async Task<ArchiveAnswer> FindAsync(long patient, string key, DateOnly? from, DateOnly? to, CancellationToken cancel)
    {
        try
        {
            var all = await options.Archive!.StudiesAsync(new(null, from, to, "PT"), Most + 1, cancel);
            List<ArchivedStudy> theirs = [];
            var here = shelf.All.Select(s => s.StudyUid).ToHashSet(StringComparer.Ordinal);
            foreach (var study in all.Take(Most).Where(s => s.PatientId?.Trim().Equals(key.Trim(), StringComparison.OrdinalIgnoreCase) is true).OrderByDescending(s => s.Date).ThenBy(s => s.Uid, StringComparer.Ordinal))
            {
                var name = ShelvedSeries.KeyOf(study.Uid);
                found[(patient, name)] = study.Uid;
                theirs.Add(new(name, study.Date, study.Modalities, study.Instances, here.Contains(study.Uid)));
            }
            return new(theirs, all.Count > Most, null);
        }
        catch (RefusedException refused)
        {
            return new([], false, refused.Problem);
        }
    }

    /// <summary>How a study's way here stands; null: nobody asked for it since the workbench was started.</summary>
    public Fetching? Of(string key) => fetching.GetValueOrDefault(key);

    /// <summary>Begins to fetch a study that a search of this patient found; asked twice it is fetched once.</summary>
    /// <exception cref="RefusedException">E_PACS_MISSING: no search found it.</exception>
    public async Task FetchAsync(long patient, string key, CancellationToken cancel)
    {
        if (!found.TryGetValue((patient, key), out var study) || await log.CourseAsync(patient, cancel) is null)
            throw PacsProblems.Missing(Name, "study of this patient");
        if (fetching.TryGetValue(key, out var before) && !before.IsDone)
            return;
        var begun = new Fetching();
        fetching[key] = begun;
        begun.Ended = Task.Run(() => RunAsync(begun, study), ending.Token);
    }

    public void Dispose()
    {
        ending.Cancel();
        ending.Dispose();
        turn.Dispose();
    }

    private async Task RunAsync(Fetching work, string study)
    {
        try
        {
            await turn.WaitAsync(ending.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            return;
        }
        try
        {
            var series = (await options.Archive!.SeriesAsync(study, ending.Token)).Where(s => Kinds.Contains(s.Modality)).ToList();
            if (!series.Exists(s => s.Modality == "PT"))
                throw PacsProblems.Missing(Name, "PET series in this study");
            work.Of = series.TrueForAll(s => s.Instances is not null) ? series.Sum(s => s.Instances) : null;
            var before = 0;
            var download = new SeriesDownload(options.Archive!, options.Images!, got => work.Objects = before + got);
            foreach (var one in series)
                work.Objects = before += (await download.RunAsync(study, one.Uid, one.Modality, again: false, ending.Token)).Objects;
            await shelf.LookAsync(again: true);
        }
        catch (RefusedException refused)
        {
            work.Problem = refused.Problem;
        }
        catch (OperationCanceledException)
        {
            work.Problem = new("E_PACS_INCOMPLETE", Name, "a workbench that ended before the study was here", "one that stays until it is", "Nothing half was kept. Fetch the study again.");
        }
        catch (Exception e)
        {
            faults.LogError(e, "A study could not be fetched.");
            work.Problem = new("E_PACS_ANSWER", Name, "something that the program did not expect", "DICOM objects as PS3.18 sends them", "Try islet pet fetch: it says more.");
        }
        finally
        {
            work.IsDone = true;
            turn.Release();
        }
    }
}
