using Islet.Course;
using Islet.Exchange.DicomWeb;
using Islet.Imaging.Dicom;

namespace Islet.Web;

/// <summary>What a download of a series did to its folder.</summary>
/// <param name="Different">Objects that are here with other bytes than the archive sends; they stay as they are.</param>
public sealed record Downloaded(string Series, string? Modality, int Objects, int Added, int Unchanged, int Different);

/// <summary>Series from an archive into folders named by their UIDs: whole, or not at all, for a series that ends too early looks like a whole one.</summary>
/// <param name="out">What arrives is put beside it ("OUT.part") until it is whole: nobody who reads it meets half a series.</param>
public sealed class SeriesDownload(DicomWebClient archive, string @out, Action<int> told)
{
    private const string Ending = ".dcm";

    private readonly string folder = Path.GetFullPath(@out);

    /// <param name="again">Fetch also what is here already, and compare.</param>
    /// <exception cref="RefusedException">E_PACS_…; nothing of the series was changed.</exception>
    public async Task<Downloaded> RunAsync(string study, string series, string? modality, bool again, CancellationToken cancel)
    {
        var listed = await archive.InstancesAsync(study, series, cancel);
        if (listed.Count == 0)
            throw PacsProblems.Missing(archive.Name, "series");
        var (place, part) = (Path.Combine(folder, series), $"{folder}.part{Path.DirectorySeparatorChar}{series}");
        if (!again && listed.All(uid => File.Exists(Path.Combine(place, uid + Ending))))
            return new(series, modality, listed.Count, 0, listed.Count, 0);
        return await GuardedAsync(async () =>
        {
            if (Directory.Exists(part))
                Directory.Delete(part, recursive: true); // of a download that was killed
            Directory.CreateDirectory(part);
            try
            {
                var got = await FetchAsync(study, series, part, cancel);
                if (listed.Except(got).Count() is > 0 and var missing)
                    throw PacsProblems.Incomplete(archive.Name, missing, listed.Count);
                return Place(got, part, place, new(series, modality, got.Count, 0, 0, 0));
            }
            finally
            {
                Directory.Delete(part, recursive: true);
                if (!Directory.EnumerateFileSystemEntries(folder + ".part").Any())
                    Directory.Delete(folder + ".part");
            }
        });
    }

    private async Task<HashSet<string>> FetchAsync(string study, string series, string part, CancellationToken cancel)
    {
        var got = new HashSet<string>(StringComparer.Ordinal);
        await archive.RetrieveAsync(study, series, async (stream, stop) =>
        {
            var arriving = Path.Combine(part, "arriving");
            await using (var file = new FileStream(arriving, FileMode.Create, FileAccess.Write))
                await stream.CopyToAsync(file, stop);
            var uid = Checked(arriving, study, series, got.Count + 1);
            if (!got.Add(uid))
                throw PacsProblems.Other(archive.Name, "one object twice");
            File.Move(arriving, Path.Combine(part, uid + Ending));
            told(got.Count);
        }, cancel);
        return got;
    }

    /// <returns>The object's UID.</returns>
    private string Checked(string path, string study, string series, int number)
    {
        var file = DicomFile.Open(path, FormattableString.Invariant($"object {number} of the series")) ?? throw PacsProblems.Multipart(archive.Name, "a part that is no DICOM");
        if (file.Data.Text(Tags.StudyInstanceUid) != study || file.Data.Text(Tags.SeriesInstanceUid) != series)
            throw PacsProblems.Other(archive.Name, "an object of another study or series");
        return file.Data.Text(Tags.SopInstanceUid) is { } uid && DicomUid.Is(uid) ? uid : throw PacsProblems.Other(archive.Name, "an object without a UID");
    }

    private static Downloaded Place(HashSet<string> got, string part, string place, Downloaded done)
    {
        if (!Directory.Exists(place))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            Directory.Move(part, place); // in one step
            Directory.CreateDirectory(part);
            return done with { Added = got.Count };
        }
        foreach (var name in got.Select(uid => uid + Ending))
        {
            var (from, to) = (Path.Combine(part, name), Path.Combine(place, name));
            var there = File.Exists(to);
            if (!there)
                File.Move(from, to);
            done = !there ? done with { Added = done.Added + 1 } : Same(from, to) ? done with { Unchanged = done.Unchanged + 1 } : done with { Different = done.Different + 1 };
        }
        return done;
    }

    private static bool Same(string a, string b) => new FileInfo(a).Length == new FileInfo(b).Length && File.ReadAllBytes(a).AsSpan().SequenceEqual(File.ReadAllBytes(b));

    private static async Task<Downloaded> GuardedAsync(Func<Task<Downloaded>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(new Problem("E_PACS_FOLDER", "--out", "a folder that cannot be written, or no space", "a folder with space for the series", "Change the permissions, make space, or name another folder."), e);
        }
    }
}
