using System.CommandLine;

namespace Islet.Cli.Response;

/// <summary><c>islet response</c>: what measurements say of response, by every criterion.</summary>
internal static class ResponseCommand
{
    public static Command Create() => new("response", "Response to treatment from measurements: RECIST 1.1 and the criteria beside it.")
    {
        AssessCommand.Create(),
    };
}
