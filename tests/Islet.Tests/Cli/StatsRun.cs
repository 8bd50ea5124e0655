using System.Globalization;
using Islet.Cli;

namespace Islet.Tests.Cli;

/// <summary>The commands of <c>islet stats</c>, as a person runs them.</summary>
internal static class StatsRun
{
    public static readonly string[] Fixtures = ["tests", "Islet.Tests", "Statistics", "Fixtures"];

    public static string Fixture(string name) => Repository.File([.. Fixtures, name]);

    public static async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] args)
    {
        using StringWriter output = new(CultureInfo.InvariantCulture), errors = new(CultureInfo.InvariantCulture);
        return (await IsletCommand.RunAsync(args, output, errors), output.ToString(), errors.ToString());
    }

    /// <param name="golden">Name of the file of what it prints.</param>
    public static async Task PrintsAsync(string golden, params string[] args)
    {
        var (exit, output, errors) = await RunAsync(args);
        Assert.Equal((ExitCode.Done, ""), (exit, errors));
        Golden.Matches(output, "tests", "Islet.Tests", "Cli", "Stats", golden);
    }
}
