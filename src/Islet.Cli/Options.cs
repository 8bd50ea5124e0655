using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Islet.Course;
using Islet.Studies;

namespace Islet.Cli;

/// <summary>Options that mean the same in every command.</summary>
internal static class Options
{
    private const string JsonName = "--json";
    private const int NarrowestFigure = 280, WidestFigure = 4000;

    public static Option<bool> Json() => new(JsonName) { Description = "One JSON document on standard output, nothing else." };

    public static Option<string> Registry()
    {
        var registry = new Option<string>("--registry")
        {
            Description = "The registry: a file, or postgres://user:password@host/database. $ISLET_REGISTRY where that is set, else islet.db here.",
            HelpName = "FILE|postgres://…",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ISLET_REGISTRY") is { Length: > 0 } named ? named : "islet.db",
        };
        registry.Validators.Add(given =>
        {
            if (string.IsNullOrWhiteSpace(given.GetValue(registry)))
                given.AddError("--registry: an empty name; give the path of a file, or the address of a database.");
        });
        return registry;
    }

    /// <summary>One, or several that are pooled.</summary>
    public static Option<string[]> Registries()
    {
        var registry = new Option<string[]>("--registry")
        {
            Description = "The registry: a file, or postgres://user:password@host/database. Several, or a study with datasets: NAME=FILE for each. $ISLET_REGISTRY where that is set, else islet.db here.",
            HelpName = "[NAME=]FILE|postgres://…",
            DefaultValueFactory = _ => [Environment.GetEnvironmentVariable("ISLET_REGISTRY") is { Length: > 0 } named ? named : "islet.db"],
        };
        registry.Validators.Add(given =>
        {
            if (given.GetValue(registry)?.Any(string.IsNullOrWhiteSpace) is true)
                given.AddError("--registry: an empty name; give the path of a file, or the address of a database.");
        });
        return registry;
    }

    /// <summary>Of figures; what does not fit a page or a screen is refused.</summary>
    public static Option<int> Width()
    {
        return new Option<int>("--width") { Description = "Width for which figures are laid out, in pixels.", HelpName = "PIXELS", DefaultValueFactory = _ => StudyOutput.CustomaryWidth }
            .Between(NarrowestFigure, WidestFigure, "pixels");
    }

    public static Option<DateOnly?> AsOf() => Date("--as-of", "The day of the view: what was true on it, from what was known on it. [default: today]");

    public static Option<DateOnly?> KnownBy() => Date("--known-by", "Look at the day of --as-of from what was known by this later day.");

    /// <summary>The view that the two options ask for; a course without a calendar is seen at its lock.</summary>
    /// <exception cref="RefusedException">E_NO_CALENDAR: a day was asked of a course that has none.</exception>
    public static View ViewOf(DiseaseCourse course, DateOnly? asOf, DateOnly? knownBy, DateOnly today) => (asOf, knownBy) switch
    {
        (null, null) => View.Latest(course, today),
        var (effective, known) => View.At(effective ?? today, known ?? effective ?? today),
    };

    /// <summary>Refuses a number that is out of range. What is no number the parser refuses: asked for its value here it would throw.</summary>
    public static TOption Between<TOption>(this TOption option, int least, int most, string unit = "")
        where TOption : Option
    {
        option.Validators.Add(given =>
        {
            if (given.Tokens is [{ Value: var text }] && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && (number < least || number > most))
                given.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name}: from {least} to {most}{(unit.Length == 0 ? "" : " " + unit)}."));
        });
        return option;
    }

    /// <summary>Of every file and folder that a command takes: an empty name is none.</summary>
    public static void RefuseEmptyPaths(Command command)
    {
        foreach (var option in command.Options.Where(o => typeof(FileSystemInfo).IsAssignableFrom(o.ValueType)))
            option.Validators.Add(given => Refuse(given, option.Name));
        foreach (var argument in command.Arguments.Where(a => typeof(FileSystemInfo).IsAssignableFrom(a.ValueType)))
            argument.Validators.Add(given => Refuse(given, argument.Name));
        foreach (var sub in command.Subcommands)
            RefuseEmptyPaths(sub);

        static void Refuse(SymbolResult given, string name)
        {
            if (given.Tokens.Any(t => string.IsNullOrWhiteSpace(t.Value)))
                given.AddError($"{name}: an empty name; give a path.");
        }
    }

    /// <summary>Also of a call that could not be read.</summary>
    public static bool SayJson(IEnumerable<string> args) => args.Contains(JsonName, StringComparer.Ordinal);

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

    /// <summary>A number is written with a point, wherever the command runs.</summary>
    public static Option<double> WithPoint(this Option<double> option)
    {
        option.CustomParser = argument => Number(argument, argument.Tokens[0].Value) ?? 0;
        return option;
    }

    /// <inheritdoc cref="WithPoint(Option{double})"/>
    public static Option<double?> WithPoint(this Option<double?> option)
    {
        option.CustomParser = argument => Number(argument, argument.Tokens[0].Value);
        return option;
    }

    /// <inheritdoc cref="WithPoint(Option{double})"/>
    public static Option<double[]> WithPoint(this Option<double[]> option)
    {
        option.CustomParser = argument => [.. argument.Tokens.Select(token => Number(argument, token.Value) ?? 0)];
        return option;
    }

    private static double? Number(ArgumentResult argument, string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return number;
        argument.AddError($"'{text}' is not a number; write it as 0.05.");
        return null;
    }
}
