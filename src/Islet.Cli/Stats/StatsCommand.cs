using System.CommandLine;

namespace Islet.Cli.Stats;

/// <summary><c>islet stats</c>: the statistics of Islet.Statistics on a CSV file.</summary>
internal static class StatsCommand
{
    public static Command Create() => new("stats", "Statistics of a CSV file: survival, models, competing risks, table 1, comparisons, agreement, proportions; audit of printed tables.")
    {
        KmCommand.Create(), LogRankCommand.Create(), CoxCommand.Create(), ScreenCommand.Create(), StepwiseCommand.Create(), CumincCommand.Create(),
        Table1Command.Create(), CompareCommand.Create(), AgreementCommand.Create(), ProportionCommand.Create(), AuditCommand.Create(), BatchCommand.Create(),
    };
}
