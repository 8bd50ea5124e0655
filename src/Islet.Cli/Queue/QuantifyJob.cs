using Islet.Course;
using Islet.Exchange.DicomWeb;
using Islet.Imaging.Lesions;
using Islet.Imaging.Quantify;
using Islet.Imaging.Series;
using Islet.Imaging.Suv;
using Islet.Registry;
using Islet.Web;

namespace Islet.Cli.Queue;

/// <summary>Does jobs of PET quantification: from a folder below the worker's own, or from the worker's archive, to the proposal that a reader decides on.</summary>
/// <param name="images">The worker's --images; null: it has none.</param>
/// <param name="archive">The worker's --from; null: it has none.</param>
internal sealed class QuantifyJob(string? images, DicomWebClient? archive)
{
    public JobKind Kind => new(QuantifyPayload.Kind, RunAsync, PacsProblems.PassesBy);

    /// <summary>The path of a folder below another.</summary>
    /// <exception cref="RefusedException">E_JOB_IMAGES: it leads out of it, or the worker has none.</exception>
    public static string Below(string? root, string folder)
    {
        if (root is null)
            throw new RefusedException("E_JOB_IMAGES", "job", "a folder of images, for a worker that has none", "a worker with --images", "Start a worker with --images DIR, where DIR is what the folder was queued below; then: islet jobs retry.");
        var top = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(top, folder)));
        return full == top || full.StartsWith(top + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? full
            : throw new RefusedException("E_JOB_IMAGES", "job", "a folder outside the images", "a folder below --images", "Queue the folder again, by islet pet queue.");
    }

    private async Task<byte[]> RunAsync(Job job, CancellationToken cancel)
    {
        var payload = QuantifyPayload.Parse(job.Payload);
        if (payload.Folder is { } folder)
            return Quantify(Below(images, folder), payload, cancel);
        if (archive is null)
            throw new RefusedException("E_JOB_ARCHIVE", "job", "a series of an archive, for a worker that has none", "a worker with --from", "Start a worker with --from URL; then: islet jobs retry.");
        var fetched = Directory.CreateTempSubdirectory("islet-worker-");
        try
        {
            await new SeriesDownload(archive, Path.Combine(fetched.FullName, "images"), _ => { }).RunAsync(payload.Study!, payload.Series!, modality: null, again: false, cancel);
            return Quantify(fetched.FullName, payload, cancel);
        }
        finally
        {
            fetched.Delete(recursive: true);
        }
    }

    private static byte[] Quantify(string folder, QuantifyPayload payload, CancellationToken cancel)
    {
        var read = ImageFolder.Read(folder, cancel);
        if (read.Problems.FirstOrDefault(p => p.Refuses()) is { } damaged)
            throw new RefusedException(damaged); // it may be a slice of the series: without it the series would look whole
        var series = (payload.Series is { } uid ? read.Series.FirstOrDefault(s => s.Uid == uid) : read.Preselected)
            ?? throw new RefusedException("E_NO_PET", "job", FormattableString.Invariant($"{read.Files} files, {read.Ignored} of them no DICOM, {read.Series.Count} series"), payload.Series is null ? "a PET series with attenuation correction" : "the series of the job",
                "See what the folder holds with islet pet series DIR.");
        var image = SuvImage.Load(series, new() { AcceptGap = payload.AcceptGap }, SuvChoices.None, cancel);
        var scan = ScanConditions.Of(image, payload.Tracer, ssa: null);
        var plan = new SearchPlan(scan.Kind) { Method = SegmentationMethod.Parse(payload.Method) };
        var found = CandidateSearch.Find(image.Image, plan);
        cancel.ThrowIfCancellationRequested();
        return QuantificationJson.Write(Quantifier.Of(image, scan, plan, found, found.Proposals, ReadersDecisions.None, Program));
    }

    /// <summary>As islet pet quantify writes it: the same image and settings give the same file.</summary>
    private static string Program => $"islet {Release.Version}";
}
