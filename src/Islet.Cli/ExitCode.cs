namespace Islet.Cli;

/// <summary>How a command ended (contract of the command line, "In general").</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Done, and problems in the data were found and listed.</summary>
    public const int ProblemsFound = 1;

    /// <summary>The call's words are off.</summary>
    public const int Usage = 2;

    /// <summary>The input was refused; nothing changed.</summary>
    public const int Refused = 3;

    /// <summary>A fault of ours.</summary>
    public const int Fault = 4;

    /// <summary>Stopped by Ctrl-C or by the system: 128 + SIGINT, as shells have it.</summary>
    public const int Stopped = 130;
}
