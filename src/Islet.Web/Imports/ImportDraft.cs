using Islet.Course;

namespace Islet.Web;

/// <summary>A sheet on its way into the registry: its file, and the map as far as it was mended.</summary>
public sealed partial class ImportDraft : IDisposable
{
    private readonly Lock turn = new();
    private readonly string path;

    internal ImportDraft(string id, string path, string kind, DateTimeOffset begun) => (Id, this.path, Kind, Begun) = (id, path, kind, begun);

    /// <summary>Random; all that stands of the draft in an address.</summary>
    public string Id { get; }

    /// <summary>Of the file, without folder.</summary>
    public string Name => Path.GetFileName(path);

    /// <summary>csv, xlsx or sav.</summary>
    public string Kind { get; }

    public DateTimeOffset Begun { get; }

    public long Bytes { get; private set; }

    /// <summary>The file has arrived whole.</summary>
    public bool IsReady { get; private set; }

    /// <summary>What it says is in the registry, and its file is deleted.</summary>
    public bool IsStored { get; private set; }

    public void Dispose()
    {
        lock (turn)
            Stop();
        DeleteFile();
    }

    /// <summary>Nothing but the outcome is kept.</summary>
    internal void Stored()
    {
        IsStored = true;
        DeleteFile();
    }

    private void DeleteFile()
    {
        if (Path.GetDirectoryName(path) is { } folder && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    internal static RefusedException TooLarge(long largest) => new("E_UPLOAD_SIZE", "sheet", T($"more than {Numbers.Count(largest / 1_000_000)} MB"),
        T($"at most {Numbers.Count(largest / 1_000_000)} MB"), T("Leave out what is not needed, or import the file from the command line."));

    internal async Task WriteAsync(Stream content, long largest, CancellationToken cancel)
    {
        await using (var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous }))
        {
            var buffer = new byte[1 << 16];
            for (var read = 0; (read = await content.ReadAsync(buffer, cancel)) > 0; Bytes += read)
            {
                if (Bytes + read > largest)
                    throw TooLarge(largest);
                await file.WriteAsync(buffer.AsMemory(0, read), cancel);
            }
        }
        if (Bytes == 0)
            throw new RefusedException("E_UPLOAD_EMPTY", "sheet", T("an empty file"), T("a table with a row of names and rows of values"), T("Save the table again, and look whether it has rows."));
        IsReady = true;
    }
}
