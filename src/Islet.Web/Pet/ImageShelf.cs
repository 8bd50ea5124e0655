using System.Globalization;
using Islet.Course;
using Islet.Imaging.Dicom;
using Islet.Imaging.Suv;
using Microsoft.Extensions.Logging;

namespace Islet.Web;

/// <summary>How far the folder of images is looked through.</summary>
/// <param name="Files">Looked into so far.</param>
/// <param name="Unreadable">Files that are DICOM and cannot be read.</param>
internal sealed record ShelfState(bool IsDone, int Files, int Unreadable, Problem? Problem);

/// <summary>The series of PET and CT in the folder of images. The folder is looked through in the background; what is asked for meanwhile is answered by what was found so far.</summary>
internal sealed class ImageShelf
{
    private const int DeepestFolder = 16;

    private readonly Lock one = new();
    private readonly string? folder;
    private readonly ILogger<ImageShelf> log;
    private volatile IReadOnlyDictionary<string, ShelvedSeries> byKey = new Dictionary<string, ShelvedSeries>();
    private volatile ShelfState state = new(true, 0, 0, null);
    private Task? looking;

    public ImageShelf(WorkbenchOptions options, ILogger<ImageShelf> log) => (folder, this.log) = (options.Images, log);

    /// <summary>A folder was named when the workbench was started.</summary>
    public bool IsThere => folder is not null;

    public ShelfState State
    {
        get
        {
            _ = LookAsync();
            return state;
        }
    }

    public IEnumerable<ShelvedSeries> All
    {
        get
        {
            _ = LookAsync();
            return byKey.Values;
        }
    }

    public ShelvedSeries? Find(string key) => byKey.GetValueOrDefault(key);

    /// <summary>The folder that holds all files of a series, below the folder of images, with forward slashes: as a worker on another machine finds it below its own.</summary>
    public string FolderOf(ShelvedSeries series)
    {
        var common = Path.GetDirectoryName(series.Files[0])!;
        foreach (var file in series.Files)
            while (!file.StartsWith(common.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                common = Path.GetDirectoryName(common)!;
        return Path.GetRelativePath(Path.GetFullPath(folder!), Path.GetFullPath(common)).Replace(Path.DirectorySeparatorChar, '/');
    }

    /// <summary>Looks the folder through, once; again: what came since.</summary>
    public Task LookAsync(bool again = false)
    {
        if (folder is null)
            return Task.CompletedTask;
        lock (one)
        {
            if (looking is null || (again && (state.IsDone || looking.IsCompleted)))
            {
                state = new(false, 0, 0, null);
                looking = Task.Run(() =>
                {
                    try
                    {
                        Look(folder);
                    }
                    catch (Exception e)
                    {
                        log.LogError("The folder of images could not be looked through: {Kind}.", e.GetType().Name); // its message may hold a file's name
                        state = new(true, 0, 0, new("E_IMAGES", "--images", "something that the program did not expect", "a folder with DICOM files", "Look whether islet pet series on the folder says more, then look again."));
                    }
                });
            }
            return looking;
        }
    }

    private void Look(string root)
    {
        var (heads, files, unreadable) = (new Dictionary<string, (DicomSet Head, List<string> Files)>(StringComparer.Ordinal), 0, 0);
        Problem? problem = null;
        try
        {
            foreach (var path in Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = DeepestFolder, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None }))
            {
                if (++files % 64 == 0)
                    state = new(false, files, unreadable, null);
                try
                {
                    if (DicomFile.Open(path, string.Create(CultureInfo.InvariantCulture, $"file {files}")) is not { HasPixels: true } file || file.Data.Text(Tags.Modality) is not ("PT" or "CT")
                        || file.Data.Text(Tags.SeriesInstanceUid) is not { } uid || uid.Length > 64 || !uid.All(c => char.IsAsciiDigit(c) || c == '.') || file.Data.Text(Tags.StudyInstanceUid) is null)
                        continue;
                    if (heads.TryGetValue(uid, out var known))
                        known.Files.Add(path);
                    else
                        heads[uid] = (file.Data, [path]);
                }
                catch (Exception e) when (e is RefusedException or IOException or UnauthorizedAccessException)
                {
                    unreadable++;
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = new("E_IMAGES", "--images", "no folder that can be read", "a folder with DICOM files", "Look at the folder and its rights, then look again.");
        }
        byKey = heads.Select(h => Of(h.Key, h.Value.Head, h.Value.Files)).ToDictionary(s => s.Key, StringComparer.Ordinal);
        state = new(true, files, unreadable, problem);
    }

    private static ShelvedSeries Of(string uid, DicomSet head, List<string> files)
    {
        files.Sort(StringComparer.Ordinal);
        return new(uid, head.Text(Tags.StudyInstanceUid)!, head.Text(Tags.Modality)!, head.Text(Tags.PatientId))
        {
            Day = DicomTime.Date(head.Text(Tags.StudyDate) ?? head.Text(Tags.SeriesDate)) is { } day ? DateOnly.FromDateTime(day) : null,
            Tracer = PetWords.TracerOf(head), IsAttenuationCorrected = head.Texts(Tags.CorrectedImage).Contains("ATTN"), FrameOfReference = head.Text(Tags.FrameOfReferenceUid), Files = files,
        };
    }
}
