using System.Diagnostics;

namespace Islet.Cli;

/// <summary>A count on standard error for work that takes over a second; on a terminal one line that is rewritten.</summary>
internal sealed class Progress(TextWriter errors) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Stopwatch sinceTold = Stopwatch.StartNew();
    private bool told;

    public void Tell(long count, string what)
    {
        if (sinceTold.Elapsed < Interval)
            return;
        errors.Write(Console.IsErrorRedirected ? $"{count} {what}\n" : $"\r{count} {what} ");
        told = true;
        sinceTold.Restart();
    }

    public void Dispose()
    {
        if (told && !Console.IsErrorRedirected)
            errors.WriteLine();
    }
}
