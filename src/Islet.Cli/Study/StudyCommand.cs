using System.CommandLine;

namespace Islet.Cli.Study;

/// <summary><c>islet study</c>: studies that are written in a file.</summary>
internal static class StudyCommand
{
    public static Command Create() => new("study", "A study written in a file: its cohort, tables and figures from the registry.") { StudyRunCommand.Create(), StudyCheckCommand.Create(), StudyCompareCommand.Create(), StudyPaperCommand.Create() };
}
