using System.CommandLine;
using Islet.Figures;

namespace Islet.Cli.Stats;

/// <summary>What every statistic of a CSV file is told: the file, its columns, and where the answer goes.</summary>
internal sealed class DataOptions
{
    private readonly Argument<FileInfo> data = new("DATA.csv") { Description = "One row a subject (or interval), a header, decimal points." };
    private readonly Option<string> time = new("--time") { Description = "Column with the time under observation.", Required = true, HelpName = "COLUMN" };
    private readonly Option<string> happened = new("--event") { Description = "Column that says whether the event ended it.", Required = true, HelpName = "COLUMN" };
    private readonly Option<string[]> value = new("--event-value") { Description = "What that column holds where the event happened. [default: 1]", HelpName = "VALUE" };
    private readonly Option<string?> strata = Column("--strata", "Compare within the values of this column only.");
    private readonly Option<string?> weights = Column("--weights", "Column with case weights.");
    private readonly Option<string?> groupKnownAt = Column("--group-known-at", "Column with the time, from time zero, at which the group was known: a group known later is remarked on (immortal time).");
    private readonly Option<string?> eligibleAt = Column("--eligible-at", "Column with the time, from time zero, at which a subject became eligible: one later is remarked on (immortal time).");
    private readonly Option<FileInfo?> svg = new("--svg") { Description = "Draw the figure into this file.", HelpName = "FILE" };
    private readonly Option<int> width = Options.Width();
    private readonly Option<TimeUnit?> unit = new("--unit") { Description = "What the figure's times count: days, weeks, months or years. Without it the column's name says so (OS_MONTHS); else days.", HelpName = "UNIT" };
    private readonly Option<bool> json = Options.Json();

    public Option<string?> By { get; } = Column("--by", "Column of groups.");
    public Option<string?> Entry { get; } = Column("--entry", "Column with the time from which a subject was under observation (left truncation).");
    public Option<double?> Landmark { get; } = new Option<double?>("--landmark") { Description = "Count from this time, and only those still under observation then. Groups may rest on what happened before it.", HelpName = "T" }.WithPoint();
    public Option<FileInfo?> Csv { get; } = new("--csv") { Description = "Write the whole table to this file.", HelpName = "FILE" };

    public static Option<string?> Column(string name, string description) => new(name) { Description = description, HelpName = "COLUMN" };

    public void AddTo(Command command)
    {
        command.Arguments.Add(data);
        foreach (Option option in new Option[] { time, happened, value, strata, weights, groupKnownAt, eligibleAt, Csv, svg, width, unit, json })
            command.Options.Add(option);
    }

    public StatsRequest Read(ParseResult call) => new(call.GetRequiredValue(data), new(call.GetRequiredValue(time), call.GetRequiredValue(happened))
    {
        EventValues = call.GetValue(value) is { Length: > 0 } values ? values : ["1"],
        Strata = call.GetValue(strata),
        Weights = call.GetValue(weights),
        GroupKnownAt = call.GetValue(groupKnownAt),
        EligibleAt = call.GetValue(eligibleAt),
    }, call.GetValue(json), call.GetValue(Csv), call.GetValue(svg) is { } file ? new(file, call.GetValue(width), call.GetValue(unit)) : null);
}

/// <param name="Csv">Where the whole table goes besides; null: nowhere.</param>
/// <param name="Figure">Null: none is drawn.</param>
internal sealed record StatsRequest(FileInfo Data, StatsSpec Spec, bool Json, FileInfo? Csv, StatsFigure? Figure = null)
{
    public async Task<StatsData> DataAsync(CancellationToken cancel) => StatsData.Of(await DataTable.ReadAsync(Data, cancel), Spec);
}
