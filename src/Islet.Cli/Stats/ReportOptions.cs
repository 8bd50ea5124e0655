using System.CommandLine;

namespace Islet.Cli.Stats;

/// <summary>What every statistic of plain columns is told: the file, and where the answer goes.</summary>
internal sealed class ReportOptions
{
    private readonly Option<FileInfo?> csv = new("--csv") { Description = "Write the table to this file.", HelpName = "FILE" };
    private readonly Option<FileInfo?> markdown = new("--md") { Description = "Write the tables to this file as Markdown.", HelpName = "FILE" };
    private readonly Option<FileInfo?> html = new("--html") { Description = "Write the tables to this file as one page that stands alone.", HelpName = "FILE" };
    private readonly Option<FileInfo?> svg = new("--svg") { Description = "Draw the table (of times: the curves) into this file.", HelpName = "FILE" };
    private readonly Option<bool> json = Options.Json();

    public Argument<FileInfo> Data { get; } = new("DATA.csv") { Description = "One row a subject, a header, decimal points." };
    public Option<double> Level { get; } = new Option<double>("--level") { Description = "Confidence of limits.", HelpName = "SHARE", DefaultValueFactory = _ => 0.95 }.WithPoint();

    public void AddTo(Command command)
    {
        command.Arguments.Add(Data);
        foreach (Option option in new Option[] { Level, csv, markdown, html, svg, json })
            command.Options.Add(option);
    }

    public Places Read(ParseResult call) => new(call.GetValue(json), call.GetValue(csv), call.GetValue(markdown), call.GetValue(html), call.GetValue(svg));

    /// <exception cref="Islet.Course.RefusedException">E_STATS_SPEC.</exception>
    public double LevelOf(ParseResult call) => call.GetValue(Level) is > 0 and < 1 and var level ? level
        : throw StatsProblem.Spec("--level", StatsText.Number(call.GetValue(Level)), "a number between 0 and 1");

    public static Option<string> List(string name, string description) => new(name) { Description = description, HelpName = "A,B", DefaultValueFactory = _ => "" };

    public static string[] Split(string? list) => (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Where an answer goes besides the terminal.</summary>
    internal sealed record Places(bool Json, FileInfo? Csv = null, FileInfo? Markdown = null, FileInfo? Html = null, FileInfo? Svg = null);
}
