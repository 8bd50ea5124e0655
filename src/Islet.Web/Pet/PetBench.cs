using System.Collections.Concurrent;
using Islet.Course;
using Islet.Imaging;
using Islet.Imaging.Dicom;
using Islet.Imaging.Lesions;
using Islet.Imaging.Series;
using Islet.Imaging.Suv;
using Microsoft.Extensions.Logging;

namespace Islet.Web;

/// <summary>What is done about a PET, from asking for it to having it.</summary>
internal sealed class PetWork(ShelvedSeries series, Func<PetWork, Task> read)
{
    private readonly Lock one = new();
    private Task? reading;

    public ShelvedSeries Series => series;

    /// <summary>What goes on now, as the page says it.</summary>
    public string Stage { get; internal set; } = N("waiting for its turn");

    public PetImage? Image { get; internal set; }

    public Problem? Problem { get; internal set; }

    public bool IsDone => Image is not null || Problem is not null;

    /// <summary>Over when it is done. The first who asks has it begun, and nobody a second time.</summary>
    public Task Ended
    {
        get
        {
            lock (one)
                return reading ??= read(this);
        }
    }

    internal long Asked { get; set; }
}

/// <summary>Reads PETs in the background, one at a time, and keeps the last ones in memory: as many as fit, and at least one.</summary>
internal sealed class PetBench(ImageShelf shelf, ILogger<PetBench> log) : IDisposable
{
    /// <summary>Of voxels, in bytes: two whole bodies of 96 million voxels with their CT.</summary>
    public const long MostBytes = 1_000_000_000;

    private readonly ConcurrentDictionary<string, PetWork> all = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim turn = new(1);
    private readonly CancellationTokenSource ending = new();
    private long clock;

    /// <summary>What there is of a series by now; the first who asks has it read.</summary>
    public PetWork Of(ShelvedSeries series)
    {
        var work = all.GetOrAdd(series.Key, _ => new(series, begun => Task.Run(() => ReadAsync(begun), ending.Token)));
        _ = work.Ended;
        work.Asked = Interlocked.Increment(ref clock);
        return work;
    }

    /// <summary>Reads again what was refused.</summary>
    public void Forget(string key) => all.TryRemove(key, out _);

    public void Dispose()
    {
        ending.Cancel();
        ending.Dispose();
        turn.Dispose();
    }

    private async Task ReadAsync(PetWork work)
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
            work.Stage = N("reading the images");
            var image = Load(work.Series, ending.Token);
            work.Stage = N("searching for uptake");
            if (PetWords.KindOf(work.Series.Tracer) is { } kind)
                _ = image.Candidates(kind, SegmentationMethod.Default, null);
            _ = image.Mip;
            work.Image = image;
            MakeRoom(work);
        }
        catch (RefusedException refused)
        {
            work.Problem = refused.Problem;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            work.Problem = new("E_IMAGES", "the series", "files that cannot be read any more", "the files that were there when the folder was looked through", "Look the folder through again.");
        }
        catch (Exception e)
        {
            log.LogError(e, "A PET could not be read.");
            work.Problem = new("E_IMAGES", "the series", "something that the program did not expect", "images as other programs write them", "Try islet pet suv on the folder: it says more.");
        }
        finally
        {
            turn.Release();
        }
    }

    private PetImage Load(ShelvedSeries series, CancellationToken cancel)
    {
        var pet = SuvImage.Load(Opened(series), SeriesChoices.None, SuvChoices.None, cancel);
        VoxelImage? ct = null;
        var beside = shelf.All.Where(s => s.Modality == "CT" && s.FrameOfReference is not null && s.FrameOfReference == series.FrameOfReference).OrderByDescending(s => s.StudyUid == series.StudyUid).ThenByDescending(s => s.Files.Count).FirstOrDefault();
        if (beside is not null)
        {
            try
            {
                ct = SeriesImage.Load(SliceOrder.Of(Opened(beside), SeriesChoices.None), isPet: false, cancel).Image;
            }
            catch (RefusedException)
            {
                // a CT that cannot be read is not shown: the PET is read without it, and its page says so
            }
        }
        return new(series, pet, ct);
    }

    private static ImageSeries Opened(ShelvedSeries series)
    {
        var files = new DicomFile?[series.Files.Count];
        Parallel.For(0, files.Length, i => files[i] = DicomFile.Open(series.Files[i], FormattableString.Invariant($"file {i + 1} of {files.Length}")));
        var folder = ImageFolder.Of(files, []);
        return folder.Series.FirstOrDefault(s => s.Uid == series.Uid)
            ?? throw new RefusedException("E_SERIES_EMPTY", "the series", "projections only", "slices", "Choose another series.");
    }

    private void MakeRoom(PetWork kept)
    {
        while (all.Values.Sum(w => w.Image?.Bytes ?? 0) > MostBytes && all.Values.Where(w => w != kept && w.Image is not null).MinBy(w => w.Asked) is { } oldest)
            all.TryRemove(oldest.Series.Key, out _);
    }
}
