using System.Collections.Concurrent;
using System.Security.Cryptography;
using Islet.Course;

namespace Islet.Web;

/// <summary>
/// The sheets that were brought in and not yet stored. Each lies in a folder that only this user may read, and is deleted when it is stored or discarded, and
/// with all others when the server stops.
/// </summary>
public sealed class ImportDrafts(TimeProvider clock) : IDisposable
{
    private const int Most = 20; // more are forgotten work, and each holds a file of patients

    private readonly ConcurrentDictionary<string, ImportDraft> byId = new(StringComparer.Ordinal);
    private readonly Lazy<string> folder = new(() => Private(Path.Combine(Path.GetTempPath(), $"islet-imports-{Guid.NewGuid():N}")));

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<ImportDraft> All => [.. byId.Values.Where(d => d is { IsReady: true, IsStored: false }).OrderBy(d => d.Begun).ThenBy(d => d.Id, StringComparer.Ordinal)];

    public ImportDraft? Find(string id) => byId.GetValueOrDefault(id) is { IsReady: true } draft ? draft : null;

    /// <summary>Takes a file in as it streams by.</summary>
    /// <param name="name">As the person's computer calls it; only letters, digits and a few signs of it are kept.</param>
    /// <exception cref="RefusedException">E_UPLOAD_KIND, E_UPLOAD_SIZE, E_UPLOAD_EMPTY, E_DRAFTS_FULL.</exception>
    public async Task<ImportDraft> BringInAsync(string name, Stream content, long largest, CancellationToken cancel)
    {
        var file = UploadName.Safe(name);
        var kind = UploadName.KindOf(file) ?? throw new RefusedException("E_UPLOAD_KIND", "sheet", T($"a file that ends in {Shown.Cut(Path.GetExtension(file), 12)}"), UploadName.Kinds,
            T("Save the table as one of these. A REDCap project, which is several files, comes in from the command line."));
        foreach (var done in byId.Values.Where(d => d.IsStored).OrderByDescending(d => d.Begun).Skip(Most))
            Discard(done);
        if (byId.Values.Count(d => !d.IsStored) >= Most)
            throw new RefusedException("E_DRAFTS_FULL", "imports", T($"{Most} sheets that are not yet stored"), T($"fewer than {Most}"), T("Store or discard one of them."));
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var draft = new ImportDraft(id, Path.Combine(Private(Path.Combine(folder.Value, id)), file), kind, clock.GetUtcNow());
        byId[id] = draft;
        try
        {
            await draft.WriteAsync(content, largest, cancel);
            return draft;
        }
        catch
        {
            Discard(draft);
            throw;
        }
    }

    public void Discard(ImportDraft draft)
    {
        if (byId.TryRemove(draft.Id, out _))
            draft.Dispose();
    }

    public void Dispose()
    {
        foreach (var draft in byId.Values)
            Discard(draft);
        if (folder.IsValueCreated && Directory.Exists(folder.Value))
            Directory.Delete(folder.Value, recursive: true);
    }

    /// <summary>Whoever else uses this computer can neither list nor read it.</summary>
    private static string Private(string path) => (OperatingSystem.IsWindows() ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)).FullName;
}
