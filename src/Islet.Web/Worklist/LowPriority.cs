using System.Runtime.InteropServices;

namespace Islet.Web;

/// <summary>Threads that leave the processors to whoever waits for a page.</summary>
internal static class LowPriority
{
    private const int Process = 0, Nice = 10; // setpriority(2): of PRIO_PROCESS 0 Linux takes the calling thread

    /// <summary>Runs work on a thread of its own, behind everything else. .NET's own priorities do nothing on Linux, so there the system is asked; a system that refuses runs it as any other.</summary>
    public static Task RunAsync(Action work) => Task.Factory.StartNew(() =>
    {
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        if (OperatingSystem.IsLinux())
            _ = SetPriority(Process, 0, Nice);
        work();
    }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, uint who, int priority);
}
