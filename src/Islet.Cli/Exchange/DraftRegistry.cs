using System.Runtime.InteropServices;
using Islet.Course;

namespace Islet.Cli.Exchange;

/// <summary>
/// A registry that does not exist yet: written beside its place, and moved there once its first import is committed. An import that is refused,
/// stopped or killed leaves no registry, and none takes away what another process made in the meantime.
/// </summary>
internal sealed class DraftRegistry(string registry) : IDisposable
{
    private static readonly string[] Parts = ["", "-wal", "-shm", "-journal"];

    public string Path { get; } = $"{registry}.{Guid.NewGuid():N}.new";

    /// <summary>False: something stands at the place by now, and it stays untouched. No connection may be open.</summary>
    /// <exception cref="RefusedException">E_REGISTRY_FULL: what was committed stands in the log beside the draft, because the disk had no room for it in the file.</exception>
    public bool TryPublish()
    {
        if (new FileInfo(Path + "-wal") is { Exists: true, Length: > 0 })
        {
            throw new RefusedException("E_REGISTRY_FULL", System.IO.Path.GetFileName(registry), "no space left, when the import was to be moved into its file",
                "free space on the disk of the registry, several times the size of the sheet", "Make space, then try again. Nothing was stored.");
        }
        // Off Windows, Move looks whether the place is free and then renames: two that look at one moment would both win. A link is made or refused in one step.
        if (!OperatingSystem.IsWindows() && Link(Native(Path), Native(registry)) == 0)
        {
            File.Delete(Path);
            return true;
        }
        try
        {
            File.Move(Path, registry, overwrite: false); // also where the file system has no hard links
            return true;
        }
        catch (IOException) when (System.IO.Path.Exists(registry))
        {
            return false;
        }
    }

    /// <summary>Does the work; a problem with the draft's file is told by the name that the user gave.</summary>
    public async Task<T> NamedAsItWillBe<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (RefusedException e) when (e.Problem.Where == System.IO.Path.GetFileName(Path))
        {
            throw new RefusedException(e.Problem with { Where = System.IO.Path.GetFileName(registry) }, e);
        }
    }

    public void Dispose()
    {
        foreach (var file in Parts.Select(part => Path + part).Where(File.Exists))
            File.Delete(file);
    }

    [DllImport("libc", EntryPoint = "link")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(byte[] from, byte[] to);

    private static byte[] Native(string path) => System.Text.Encoding.UTF8.GetBytes(path + '\0');
}
