using System.CommandLine;

namespace Islet.Cli;

/// <summary>Options that mean the same in every command.</summary>
internal static class Options
{
    private const string JsonName = "--json";

    public static Option<bool> Json() => new(JsonName) { Description = "One JSON document on standard output, nothing else." };

    public static Option<string> Registry() => new("--registry")
    {
        Description = "The registry: a file, or postgres://… [default: $ISLET_REGISTRY, else ./islet.db]",
        HelpName = "FILE",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ISLET_REGISTRY") is { Length: > 0 } named ? named : "islet.db",
    };

    public static bool WantsJson(ParseResult call) =>
        call.CommandResult.Command.Options.OfType<Option<bool>>().FirstOrDefault(o => o.Name == JsonName) is { } json && call.GetValue(json);
}
