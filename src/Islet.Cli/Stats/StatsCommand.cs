using System.CommandLine;

namespace Islet.Cli.Stats;

/// <summary><c>islet stats</c>: the statistics of Islet.Statistics on a CSV file.</summary>
internal static class StatsCommand
{
    public static Command Create() => new("stats", "Survival statistics of a CSV file: Kaplan-Meier, log-rank, Cox, stepwise selection, competing risks.")
    {
        KmCommand.Create(), LogRankCommand.Create(), CoxCommand.Create(), StepwiseCommand.Create(), CumincCommand.Create(), BatchCommand.Create(),
    };
}
