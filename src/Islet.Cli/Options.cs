using System.CommandLine;
using Islet.Course;

namespace Islet.Cli;

/// <summary>Options that mean the same in every command.</summary>
internal static class Options
{
    private const string JsonName = "--json";

    public static Option<bool> Json() => new(JsonName) { Description = "One JSON document on standard output, nothing else." };

    public static Option<string> Registry() => new("--registry")
    {
        Description = "The registry's file. [default: $ISLET_REGISTRY, else ./islet.db]",
        HelpName = "FILE",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ISLET_REGISTRY") is { Length: > 0 } named ? named : "islet.db",
    };

    public static Option<DateOnly?> AsOf() => Date("--as-of", "The day of the view: what was true on it, from what was known on it. [default: today]");

    public static Option<DateOnly?> KnownBy() => Date("--known-by", "Look at the day of --as-of from what was known by this later day.");

    /// <summary>The view that the two options ask for; a course without a calendar is seen at its lock.</summary>
    /// <exception cref="RefusedException">E_NO_CALENDAR: a day was asked of a course that has none.</exception>
    public static View ViewOf(DiseaseCourse course, DateOnly? asOf, DateOnly? knownBy, DateOnly today) => (asOf, knownBy) switch
    {
        (null, null) => View.Latest(course, today),
        var (effective, known) => View.At(effective ?? today, known ?? effective ?? today),
    };

    public static bool WantsJson(ParseResult call) =>
        call.CommandResult.Command.Options.OfType<Option<bool>>().FirstOrDefault(o => o.Name == JsonName) is { } json && call.GetValue(json);

    private static Option<DateOnly?> Date(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = argument =>
        {
            if (Day.TryParse(argument.Tokens[0].Value, out var day) && day.IsExact)
                return day.First;
            argument.AddError($"{name}: '{argument.Tokens[0].Value}' is not a day; write it as 2024-03-15.");
            return null;
        },
    };
}
