using System.Text.Json;
using Islet.Course;

namespace Islet.Cli.Exchange;

/// <summary>
/// Where an export goes. It is written beside its place and moved there when it is whole; what stands there is not touched without --force, and with it
/// only the files of an earlier export are replaced or taken away.
/// </summary>
internal sealed class ExportPlace : IDisposable
{
    /// <summary>In a folder: what the export is and which files are its own.</summary>
    public const string Manifest = "export.json";

    private readonly string path;
    private readonly bool isFolder;
    private readonly bool force;
    private readonly string draft;

    /// <exception cref="RefusedException">E_EXPORT_EXISTS, E_EXPORT_PLACE.</exception>
    public ExportPlace(string path, bool isFolder, bool force)
    {
        (this.path, this.isFolder, this.force) = (Path.GetFullPath(Path.TrimEndingDirectorySeparator(path)), isFolder, force);
        draft = $"{this.path}.{Guid.NewGuid():N}.unfinished";
        if (isFolder ? File.Exists(this.path) : Directory.Exists(this.path))
            throw new RefusedException("E_EXPORT_PLACE", "PATH", isFolder ? "a file" : "a folder", isFolder ? "a folder, for this kind writes several files" : "a file", "Name another place.");
        if (!force && (isFolder ? Directory.Exists(this.path) && Directory.EnumerateFileSystemEntries(this.path).Any() : File.Exists(this.path)))
            throw new RefusedException("E_EXPORT_EXISTS", "PATH", "something that is there already", "a place that is free", "Name another place, or give --force to replace an earlier export.");
        Guarded(() => Directory.CreateDirectory(draft));
    }

    /// <summary>An empty folder beside the place. Where the export is one file, it is written under <see cref="FileName"/>.</summary>
    public string Draft => draft;

    public string FileName => Path.GetFileName(path);

    public string PathOf(string file) => Path.Combine(draft, file);

    /// <summary>Moves every file of the draft to its place.</summary>
    public void Publish() => Guarded(() =>
    {
        string[] files = [.. Directory.EnumerateFiles(draft).Select(f => Path.GetFileName(f))];
        var target = isFolder ? path : Path.GetDirectoryName(path)!;
        string[] earlier = isFolder && force ? Earlier() : [];
        if (isFolder)
            Directory.CreateDirectory(target);
        foreach (var file in files)
            File.Move(PathOf(file), Path.Combine(target, file), overwrite: force);
        foreach (var stale in earlier.Except(files, StringComparer.Ordinal))
            File.Delete(Path.Combine(target, stale)); // it may hold somebody who has withdrawn since
    });

    public void Dispose()
    {
        if (Directory.Exists(draft))
            Directory.Delete(draft, recursive: true);
    }

    /// <exception cref="RefusedException">E_EXPORT_PLACE.</exception>
    public static void Guarded(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(new Problem("E_EXPORT_PLACE", "PATH", "a place that cannot be written", "a folder with room for the export", "Name another place, or free it."), e);
        }
    }

    /// <summary>The files of an export that stood here before; none where its manifest is not ours.</summary>
    private string[] Earlier()
    {
        var manifest = Path.Combine(path, Manifest);
        if (!File.Exists(manifest))
            return [];
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(manifest));
            return [.. json.RootElement.GetProperty("files").EnumerateArray().Select(f => f.GetString()!).Where(f => f == Path.GetFileName(f) && f is not ("" or "." or ".."))];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [];
        }
    }
}
