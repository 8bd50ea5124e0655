using System.Collections.Concurrent;
using Islet.Course;
using Islet.Imaging.Dicom;

namespace Islet.Imaging.Series;

/// <summary>What a folder of DICOM files holds, in whatever arrangement.</summary>
public sealed record ImageFolder
{
    private const int DeepestFolder = 16;

    /// <summary>Of PET, CT and SPECT: the attenuation-corrected PET first, then by modality and UID.</summary>
    public required IReadOnlyList<ImageSeries> Series { get; init; }

    /// <summary>Contours, segmentations, reports and whatever else is DICOM and no slice.</summary>
    public required IReadOnlyList<DicomFile> Others { get; init; }

    public required int Files { get; init; }

    /// <summary>Files that are no DICOM.</summary>
    public required int Ignored { get; init; }

    /// <summary>Projections, which a scanner stores beside its slices (pet-quantification 2.1).</summary>
    public required int Projections { get; init; }

    /// <summary>Files that could not be read, and what the folder as a whole is refused or remarked for.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>The PET that is meant where nobody says: the one with attenuation correction.</summary>
    public ImageSeries? Preselected => Series.FirstOrDefault(s => s is { IsPet: true, IsAttenuationCorrected: true });

    /// <exception cref="RefusedException">E_IMAGES: there is no such folder, or it cannot be read.</exception>
    public static ImageFolder Read(string folder, CancellationToken cancel = default)
    {
        var paths = Paths(folder);
        var (read, problems) = (new DicomFile?[paths.Length], new ConcurrentDictionary<int, Problem>());
        Parallel.For(0, paths.Length, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            try
            {
                read[i] = DicomFile.Open(paths[i], FormattableString.Invariant($"file {i + 1} of {paths.Length}"));
            }
            catch (RefusedException refused)
            {
                problems[i] = refused.Problem;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problems[i] = new("E_IMAGES", FormattableString.Invariant($"file {i + 1} of {paths.Length}"), "a file that cannot be read", "files that may be read", "Look at the rights of the folder's files.");
            }
        });
        return Of(read, [.. problems.OrderBy(p => p.Key).Select(p => p.Value)]);
    }

    /// <param name="files">null: no DICOM.</param>
    public static ImageFolder Of(IReadOnlyList<DicomFile?> files, IReadOnlyList<Problem> problems)
    {
        List<DicomFile> known = [.. files.OfType<DicomFile>()];
        List<DicomFile> slices = [.. known.Where(IsSlice)];
        List<DicomFile> images = [.. slices.Where(f => !IsProjection(f))];
        List<ImageSeries> series = [.. images.GroupBy(f => f.Data.Text(Tags.SeriesInstanceUid) ?? "").Select(g => SeriesOf(g.Key, [.. g]))
            .OrderBy(s => (s.IsPet, s.IsAttenuationCorrected) switch { (true, true) => 0, (true, false) => 1, _ => 2 }).ThenBy(s => s.Modality, StringComparer.Ordinal).ThenBy(s => s.Uid, StringComparer.Ordinal)];
        return new()
        {
            Series = series, Others = [.. known.Where(f => !IsSlice(f))], Files = files.Count, Ignored = files.Count - known.Count - problems.Count, Projections = slices.Count - images.Count,
            Problems = [.. problems, .. Patients(series)],
        };
    }

    private static string[] Paths(string folder)
    {
        try
        {
            if (File.Exists(folder))
                return [folder];
            string[] paths = [.. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = DeepestFolder, AttributesToSkip = FileAttributes.None })];
            Array.Sort(paths, StringComparer.Ordinal);
            return paths;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException("E_IMAGES", "DIR", "no folder that can be read", "a folder with DICOM files", "Give the folder of the images.");
        }
    }

    private static bool IsSlice(DicomFile file) => file.HasPixels && file.Data.Text(Tags.Modality) is "PT" or "CT" or "NM";

    private static bool IsProjection(DicomFile file) =>
        file.Data.Texts(Tags.ImageType).Any(t => t.Contains("REPROJECTION", StringComparison.Ordinal) || t == "MIP") || file.Data.Texts(Tags.SeriesType) is [_, "REPROJECTION", ..]
        || file.Data.Text(Tags.VolumeBasedCalculationTechnique) is "MAX_IP" or "MIN_IP" or "VOLUME_RENDER" or "SURFACE_RENDER";

    private static ImageSeries SeriesOf(string uid, List<DicomFile> files)
    {
        var problems = new List<Problem>();
        try
        {
            files = EnhancedFrames.Of(files);
        }
        catch (RefusedException refused)
        {
            problems.Add(refused.Problem);
        }
        var header = files[0].Data;
        if (!UidText.IsUid(uid))
            problems.Add(new("E_SERIES_UID", $"{files[0].Where}, {Tags.SeriesInstanceUid}", UidText.Shown(uid.Length == 0 ? null : uid), "the series to which the slice belongs", "Export the series again."));
        if (files.Exists(f => Person(f) != Person(files[0])))
            problems.Add(new("E_MIXED_PATIENTS", $"series {UidText.Shown(uid)}", "slices of several patients, by name, number or date of birth", "one patient a series", "Export each patient's series by itself."));
        if (files.Exists(f => f.Data.Text(Tags.Modality) != header.Text(Tags.Modality) || f.Data.Text(Tags.StudyInstanceUid) != header.Text(Tags.StudyInstanceUid)))
            problems.Add(new("E_TAGS_DIFFER", $"series {UidText.Shown(uid)}, {Tags.StudyInstanceUid}, {Tags.Modality}", "several values", "one for all slices", "Export the series again."));
        return new(UidText.IsUid(uid) ? uid : "", header.Text(Tags.Modality)!, files, problems);
    }

    /// <summary>Compared, never shown.</summary>
    private static (string?, string?, string?) Person(DicomFile file) => (file.Data.Text(Tags.PatientId), file.Data.Text(Tags.PatientName), file.Data.Text(Tags.PatientBirthDate));

    private static IEnumerable<Problem> Patients(List<ImageSeries> series)
    {
        if (series.Select(s => s.Header.Text(Tags.PatientId)).Distinct().Count() > 1)
            yield return new("W_SEVERAL_PATIENTS", "DIR", "series of several patients, by their number", "one patient a folder", "Look whether they are one person before their numbers are compared.");
    }
}
