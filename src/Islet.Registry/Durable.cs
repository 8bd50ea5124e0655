using System.Runtime.InteropServices;

namespace Islet.Registry;

/// <summary>Files that are whole or not there: written beside their place, brought to the disk, then renamed. A rename within one folder is one step.</summary>
internal static class Durable
{
    private const int ReadOnly = 0; // O_RDONLY, on Linux and macOS

    /// <summary>A new file that only its owner may read, to be renamed over <paramref name="path"/>. Nobody else opens it while it is open.</summary>
    public static FileStream CreateBeside(string path) => new($"{path}.{Guid.NewGuid():N}.part", Options(FileMode.CreateNew, FileAccess.ReadWrite));

    /// <summary>An empty file that only its owner may read, where there is none yet. What another program keeps beside it gets the same mode.</summary>
    public static void CreateEmpty(string path)
    {
        var options = Options(FileMode.OpenOrCreate, FileAccess.ReadWrite);
        options.Share = FileShare.ReadWrite;
        using var file = new FileStream(path, options);
    }

    /// <summary>How a file is held against other processes. Windows would refuse to rename a file that shares nothing.</summary>
    public static FileShare Alone => OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;

    public static void Rename(string from, string to, bool overwrite)
    {
        File.Move(from, to, overwrite);
        SyncFolder(to);
    }

    /// <summary>Puts a file in the place of another, which stays under a third name. No moment is without a file in its place.</summary>
    public static void Replace(string from, string to, string keptAs)
    {
        File.Replace(from, to, keptAs);
        SyncFolder(to);
    }

    /// <summary>The system refused because another program holds the file: EWOULDBLOCK of flock (Linux 11, macOS 35), ERROR_SHARING_VIOLATION.</summary>
    public static bool IsHeldByAnother(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);

    /// <summary>A file's bytes, brought to the disk by name.</summary>
    public static void Sync(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    private static FileStreamOptions Options(FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = Alone };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    /// <summary>A name is on the disk when its folder is; Windows and some file systems keep that to themselves and refuse to be asked.</summary>
    private static void SyncFolder(string file)
    {
        if (OperatingSystem.IsWindows())
            return;
        var folder = Open(System.Text.Encoding.UTF8.GetBytes(Path.GetDirectoryName(Path.GetFullPath(file)) + '\0'), ReadOnly);
        if (folder < 0)
            return;
        _ = FSync(folder);
        _ = Close(folder);
    }

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FSync(int file);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int file);
}
